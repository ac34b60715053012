"""Marks Markdown in a text, so that cleaning leaves it out."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from graphkit.read.characters import code_points
from graphkit.read.marked import Marked, plain


@cache
def _markup() -> dict[str, re.Pattern[str]]:
    """Return the patterns of markup by the sign each is looked for by; a group is a stretch to leave out."""
    return {
        "#": re.compile(r"(?:\A|\n)([ ]{0,3}#{1,6}[ ]+)(?=\S)"),
        ">": re.compile(r"(?:\A|\n)([ ]{0,3}>[ ]?)(?=\S)"),
        "<sup": re.compile(r"(<sup>[^<\n]{0,24}</sup>)"),
        "<": re.compile(r"(</?(?:sub|sup|b|i|u|em|strong|br|span|a|p)(?:\s[^<>\n]{0,200})?/?>)"),
        "](": re.compile(r"(\[)[^\[\]\n]{1,400}(\]\([^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,600})?\))"),
        "**": re.compile(r"(\*\*)(?![\s*])[^*\n]{1,2000}?(?<!\s)(\*\*)"),
        "*": re.compile(r"(\*)(?![\s*])[^*\n]{1,2000}?(?<![\s*])(\*)(?!\*)"),
    }


def mark_markdown(text: str) -> Marked:
    """Return a text with its Markdown marked; a text that holds none comes back unmarked.

    >>> marked = mark_markdown("## A *b* [c](#)")
    >>> "".join(char for char, gone in zip(marked.text, marked.drop) if not gone)
    'A b c'
    """
    signs = [sign for sign in _markup() if sign in text]
    if not signs:
        return plain(text)
    drop = np.zeros(len(text), bool)
    for sign in signs:
        pattern = _markup()[sign]
        for found in pattern.finditer(text):
            if sign == "*" and _within_word(text, found.start()):
                continue
            for group in range(1, pattern.groups + 1):
                drop[found.start(group) : found.end(group)] = True
    return Marked(text, code_points(text), drop=drop)


def _within_word(text: str, at: int) -> bool:
    """Tell whether an asterisk follows a word or another asterisk: a note mark, not emphasis."""
    before = text[at - 1 : at]
    return before.isalnum() or (before in ("*", "\\", "_") and bool(before))

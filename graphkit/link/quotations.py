"""Titles and quoted speech: what stands in one has no part in what is told outside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.scan.context import Found

_MORE = 8  # characters: with so few beside it, a word or name is only set in quotation marks
_MORE_HAN = 1
_CLOSING = {"“": "”", "«": "»", "《": "》", "「": "」", "『": "』", '"': '"'}
_TYPED = {"<": "«", ">": "»"}  # "<<...>>" in texts from typewriters
Span = tuple[int, int]


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Return what stands between quotation marks within a sentence, the marks left out.

    >>> quotations("of “the war of 1975”, in «Женева»", 0, 33)
    [(4, 19), (26, 32)]
    """
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for at in range(start, end):
        mark = text[at]
        if mark in _TYPED:
            if text[at : at + 2] != mark * 2:
                continue
            mark = _TYPED[mark]
        if opened and mark == opened[-1][0]:
            found.append((opened.pop()[1], at))
        elif mark in _CLOSING:
            opened.append((_CLOSING[mark], at + 1))
    return sorted(found)


def holding(given: list[Span], one: Found, lang: str) -> frozenset[Span]:
    """Return the quotations that a mention stands in with other words; a name alone in marks is in none."""
    more = _MORE_HAN if lang == "zh" else _MORE
    return frozenset(
        (start, end)
        for start, end in given
        if start <= one.start and one.end <= end and end - start - (one.end - one.start) > more
    )

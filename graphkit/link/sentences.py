"""Cuts a paragraph of the view into sentences."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml


class _Abbreviations(msgspec.Struct, frozen=True):
    lang: str
    abbreviations: list[str]


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    path = ontology_path() / "sentences.yml"
    try:
        records = msgspec.convert(read_yaml(path), list[_Abbreviations])
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error
    return {r.lang: frozenset(r.abbreviations) for r in records}


@cache
def _stop() -> re.Pattern[str]:
    closing = "[\\]\"'”»’)*]*"
    return re.compile(
        rf"[\n.!?؟…。！？](?:(?<=\n)\n*|(?<=[.!?؟…]){closing}(?=[ \n]|$)|(?<=[。！？]){closing})"
    )


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"[^\s(«“\"\[]+$")


def _ends(text: str, match: re.Match[str], start: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Say whether a stop ends the sentence: not after an abbreviation or before a small letter."""
    mark = match.group()
    if mark[0] != "." or match.end() >= end:
        return True
    follows = text[match.end() : match.end() + 3].lstrip(" “«\"'(*")
    if follows[:1].islower():
        return False
    word = _last_word().search(text, max(start, match.start() - 24), match.start())
    last = word.group() if word else ""
    if len(mark) > 1:
        return True
    one_letter = len(last) == 1 and last.isalpha() and last.isupper()
    numbered = last.isdigit() and match.start() - len(last) <= start  # "3. The Council ..."
    return not (last in abbreviations or one_letter or numbered)


def sentences(text: str, start: int, end: int, lang: str) -> list[tuple[int, int]]:
    """Return the sentences in a stretch of a text, as pairs of offsets without the blanks round them.

    Args:
        text: the normalised text.
        start, end: where to look, usually one paragraph.
        lang: language, for its abbreviations.

    >>> line = "See para. 3 of the report. It is long."
    >>> [line[s:e] for s, e in sentences(line, 0, len(line), "en")]
    ['See para. 3 of the report.', 'It is long.']
    """
    abbreviations = _abbreviations().get(lang, frozenset())
    found = []
    begin = start
    for match in _stop().finditer(text, start, end):
        if _ends(text, match, begin, end, abbreviations):
            found.append((begin, match.end()))
            begin = match.end()
    found.append((begin, end))
    stripped = []
    for first, last in found:
        piece = text[first:last]
        lead = len(piece) - len(piece.lstrip())
        if len(piece) > lead:
            stripped.append((first + lead, first + len(piece.rstrip())))
    return stripped

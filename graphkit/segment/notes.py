"""Footnotes, and the marks in the text that lead to them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from graphkit.model import Span
from graphkit.scan.context import Context
from graphkit.segment.paragraphs import Paragraph
from graphkit.segment.words import is_han

_REACH = 6_000  # characters before a note in which its mark stands
_NOTE_LIMIT = 1_500
_UNITS = "年月日届号"


class Note(NamedTuple):
    """A footnote and its mark.

    Args:
        start, end: view offsets of the note.
        marker: "*", "1" ...
        mark: view offset of the mark in the text.
        source: offsets of the note in the source, where its mark is markup that the view does not show.
        mark_source: the same of the mark.
    """

    start: int
    end: int
    marker: str
    mark: int
    source: Span | None = None
    mark_source: Span | None = None


def _marker(text: str, start: int, end: int) -> str | None:
    """Return the mark with which a paragraph opens, if it opens like a note."""
    stop = start
    while stop < end and text[stop] == "*":
        stop += 1
    if stop == start:
        while stop < end and text[stop].isdigit() and stop - start < 4:
            stop += 1
    if stop == start or stop >= end:
        return None
    rest = text[stop:end].lstrip()
    if not rest or rest[0] == "*" or not any(c.isalpha() for c in rest):
        return None
    if text[start].isdigit() and (
        not (rest[0].isalpha() or rest[0] in '"“«《[(') or rest[0].islower() or rest[0] in _UNITS
    ):
        return None
    return text[start:stop]


def _mark(context: Context, marker: str, start: int) -> int | None:
    """Return where the mark of a note stands in the text: before the note, right behind a word."""
    text = context.text
    low = max(0, start - _REACH)
    if marker[0] == "*":
        position = text.rfind(marker, low, start)
        while position > low:
            alone = (
                text[position - 1] not in "*\n"
                and text[position + len(marker) : position + len(marker) + 1] != "*"
            )
            if alone:
                return position
            position = text.rfind(marker, low, position)
        return None
    for hit in reversed(context.within("digits", low, start)):
        if hit.value == marker and hit.start > low:
            before, after = text[hit.start - 1], text[hit.end : hit.end + 1]
            glued = before.isalpha() or before in '.,;:)"”»。，；：'
            if (
                glued
                and not is_han(after)
                and not after.isalpha()
                and after not in {"(", "/", ".", "-", "年"}
            ):
                return hit.start
    return None


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(r"<sup>\s*(\w{1,3}|\*+)\s*</sup>|\[\^(\w{1,8})\]:?")


def _raised(context: Context, paragraphs: list[Paragraph]) -> list[Note]:
    """Return the notes whose marks are set as markup (<sup>1</sup>, [^1]), which the view leaves out."""
    source, view = context.document.text, context.document.view
    if "<sup>" not in source and "[^" not in source:
        return []
    marks = [(m[1] or m[2], m.start(), m.end()) for m in _markup().finditer(source)]
    found = []
    for paragraph in paragraphs:
        first = int(view.starts[paragraph.start])
        opening = next(
            (
                m
                for m in marks
                if m[2] <= first
                and not source[m[2] : first].strip()
                and not source[source.rfind("\n", 0, m[1]) + 1 : m[1]].strip()
            ),
            None,
        )
        called = [m for m in marks if opening and m[0] == opening[0] and m[2] < opening[1]]
        if opening is None or not called:
            continue
        span = view.to_source(paragraph.start, paragraph.end)
        place = int(np.searchsorted(view.starts, called[-1][1], "left"))
        place = min(max(0, place - 1), paragraph.start - 1)
        found.append(
            Note(
                paragraph.start,
                paragraph.end,
                opening[0],
                place,
                Span(opening[1], span.end),
                Span(*called[-1][1:]),
            )
        )
    return found


def notes(context: Context, paragraphs: list[Paragraph]) -> list[Note]:
    """Return the footnotes among some paragraphs."""
    found = _raised(context, paragraphs)
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        opening = context.text[start]
        if end - start > _NOTE_LIMIT or not (opening == "*" or opening.isdigit()):
            continue
        if any(n.start == start for n in found):
            continue
        marker = _marker(context.text, start, end)
        mark = _mark(context, marker, start) if marker else None
        if marker and mark is not None:
            found.append(Note(start, end, marker, mark))
    return found

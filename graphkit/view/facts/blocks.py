"""A text as a page sets it: paragraphs, with mentions as nested marks and noise put out of sight.

Every character of a paragraph stays on the page, in its place: what the reader of the file took
for noise (a hyphen at the end of a line, a line break between two Chinese characters) is marked as
hidden. So any range of characters of the file can be found on the page by counting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.model import Document

_BROKEN = dict.fromkeys(
    [*range(0xD800, 0xE000), *range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF], "\ufffd"
) | {13: " "}  # HTML folds a carriage return away, and every character must stay in its place


class Mark(msgspec.Struct, frozen=True):
    """A stretch of text that is a mention; `index`: its position among the mentions of the page.

    `begun` on what is left of one that began earlier.
    """

    start: int
    end: int
    index: int
    begun: bool = False


class Piece(msgspec.Struct, frozen=True):
    """Text, or a mark with pieces of its own; `first` where its mark begins, `hidden` on noise."""

    text: str = ""
    hidden: bool = False
    index: int = -1
    first: bool = False
    pieces: tuple[Piece, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A paragraph: its characters in the file, its language, what kind of line it is, and its pieces."""

    start: int
    end: int
    lang: str
    role: str
    pieces: tuple[Piece, ...] = ()


def blocks(document: Document, marks: Sequence[Mark]) -> list[Block]:
    """Return the paragraphs of a text in the order of its characters.

    Args:
        document: the text, read again.
        marks: its mentions, sorted by start, the longer one first.
    """
    found = []
    for block in document.blocks:
        start, end = document.view.to_source(block.start, block.end)
        if start < end:
            found.append((start, end, block))
    found.sort(key=lambda row: (row[0], -row[1]))
    result = []
    starts = [mark.start for mark in marks]
    longest = max((mark.end - mark.start for mark in marks), default=0)
    for start, end, block in found:
        low, high = np.searchsorted(starts, [start - longest, end]) if starts else (0, 0)
        noise = _noise(document, block.start, block.end)
        inside = [
            mark for mark in marks[int(low) : int(high)] if mark.end > start and not _within(mark, noise)
        ]
        pieces = tuple(_pieces(document.text, start, end, inside, noise))
        result.append(Block(start, end, block.lang, block.role, pieces))
    return result


def _within(mark: Mark, noise: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention stands in a running header or the like, which has a paragraph of its own."""
    return any(low <= mark.start and mark.end <= high for low, high in noise)


def _noise(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Source stretches inside a block that its view leaves out, but for white space beside a blank."""
    view = document.view
    starts = np.asarray(view.starts[first:last])
    ends = np.asarray(view.ends[first:last])
    found = []
    for at in np.flatnonzero(starts[1:] > ends[:-1]).tolist():
        low, high = int(ends[at]), int(starts[at + 1])
        gap = document.text[low:high]
        blank = view.text[first + at].isspace() or view.text[first + at + 1].isspace()
        if not (blank and gap.isspace()):
            found.append((low, high))
    return found


def _pieces(
    text: str, start: int, end: int, marks: Sequence[Mark], noise: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    """Cut a stretch into pieces; marks that cross others are cut where the outer one ends."""
    at = start
    rows = list(marks)
    while rows:
        mark = rows.pop(0)
        low, high = max(mark.start, at), min(mark.end, end)
        if low >= high:
            continue
        yield from _plain(text, at, low, noise)
        inner = []
        while rows and rows[0].start < high:
            inner.append(rows.pop(0))
        # what reaches beyond the outer mark goes on after it, without its beginning
        beyond = [Mark(high, row.end, row.index, begun=True) for row in inner if row.end > high]
        yield Piece(
            index=mark.index,
            first=low == mark.start and not mark.begun,
            pieces=tuple(_pieces(text, low, high, inner, noise)),
        )
        rows = sorted([*beyond, *rows], key=lambda row: (row.start, -row.end))
        at = high
    yield from _plain(text, at, end, noise)


def _plain(text: str, start: int, end: int, noise: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = start
    for low, high in noise:
        if high <= at or low >= end:
            continue
        low, high = max(low, at), min(high, end)
        if at < low:
            yield Piece(text[at:low].translate(_BROKEN))
        yield Piece(text[low:high].translate(_BROKEN), hidden=True)
        at = high
    if at < end:
        yield Piece(text[at:end].translate(_BROKEN))

"""Makes the view of a text: one paragraph a line, noise gone, every character mapped to its source.

All decisions are taken on arrays over the whole text: a class for each
character, a row for each line. The places of the characters that stay are the
map back to the source. Long texts are taken piece by piece, which keeps the
arrays small.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphkit.model import View
from graphkit.read.arabic import repair_visual_order
from graphkit.read.characters import (
    GONE,
    MANY,
    MARK,
    NEWLINE,
    Codes,
    Kinds,
    classify,
    kinds_of,
    tables,
    text_of,
)
from graphkit.read.furniture import ROLES, find_furniture
from graphkit.read.hyphens import find_divided
from graphkit.read.lines import Bools, Ints, Kept, Lines, find_lines, keep
from graphkit.read.marked import Marked
from graphkit.read.notemarks import find_note_marks
from graphkit.read.paragraphs import join_lines
from graphkit.read.pieces import cut
from graphkit.read.plan import Plan, with_borders
from graphkit.read.strays import find_strays
from graphkit.read.tidy import tidy_view


class Cleaned(NamedTuple):
    """A view with the class of each character, the bounds and roles of its blocks, and what was repaired."""

    view: View
    kinds: Kinds
    blocks: list[tuple[int, int, str]]
    flags: tuple[str, ...]


class _Piece(NamedTuple):
    """The view of one piece of the text; `flow` is where page furniture starts in it."""

    codes: Codes
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    breaks: Ints
    blocks: list[tuple[int, int, str]]
    flow: int
    flags: tuple[str, ...]


def clean(marked: Marked) -> Cleaned:
    """Return the view of a text.

    >>> from graphkit.read.marked import plain
    >>> clean(plain("The Coun-\\ncil  met\\non  1 May.")).view.text
    'The Council met on 1 May.'
    """
    pieces = [_clean_piece(marked, start, end) for start, end in cut(marked.codes)]
    whole = pieces[0] if len(pieces) == 1 else _merge(pieces)
    view = View(text_of(whole.codes), whole.starts, whole.ends, whole.breaks.astype(np.int32))
    flags = {flag for piece in pieces for flag in piece.flags}
    return Cleaned(view, kinds_of(whole.codes), whole.blocks, tuple(sorted({*marked.flags, *flags})))


def _merge(pieces: list[_Piece]) -> _Piece:
    """Put the flow of all pieces together, then the page furniture of all pieces."""
    codes: list[Codes] = []
    starts: list[NDArray[np.int32]] = []
    ends: list[NDArray[np.int32]] = []
    breaks: list[Ints] = []
    blocks: list[tuple[int, int, str]] = []
    at, flow = 0, 0
    for aside in (False, True):
        for piece in pieces:
            low, high = (piece.flow, piece.codes.size) if aside else (0, piece.flow)
            while low < high and piece.codes[low] == 10:
                low += 1
            if low == high:
                continue
            if at:
                codes.append(np.array([10], np.uint32))
                starts.append(starts[-1][-1:])
                ends.append(ends[-1][-1:])
                at += 1
            codes.append(piece.codes[low:high])
            starts.append(piece.starts[low:high])
            ends.append(piece.ends[low:high])
            breaks.append(piece.breaks[(piece.breaks >= low) & (piece.breaks < high)] - low + at)
            blocks += [(a - low + at, b - low + at, role) for a, b, role in piece.blocks if low <= a < high]
            at += high - low
        flow = flow or at
    if not codes:
        return pieces[0]
    columns = np.concatenate(starts), np.concatenate(ends), np.concatenate(breaks)
    return _Piece(np.concatenate(codes), *columns, blocks, flow, ())


def _clean_piece(marked: Marked, start: int, end: int) -> _Piece:
    """Return the view of the text between two offsets, which stand between lines."""
    kept, raw, ends = _kept(marked, start, end)
    if marked.wrapped is None and not marked.aside and not marked.pages:
        tidy = tidy_view(kept, raw)
        if tidy is not None:
            order, codes = tidy
            return _shown(kept, order, codes, ends, np.zeros(0, np.int64), [])
    lines = find_lines(kept, raw)
    roles = _roles(marked, kept, lines)
    flow = np.flatnonzero(roles == 0)
    after_furniture = np.diff(flow, prepend=0) > 1
    texts = Lines._make(column[flow] for column in lines) if flow.size < roles.size else lines
    divided = find_divided(kept, texts, raw)
    joins = join_lines(kept, texts, after_furniture, divided.rows, marked.wrapped)
    plan = Plan(kept)
    plan.join(texts, joins, divided.rows)
    plan.close(divided.closed, divided.dropped, find_strays(kept))
    return _finish(kept, raw, plan, plan.order(lines, roles), ends)


def _kept(marked: Marked, start: int, end: int) -> tuple[Kept, Codes, NDArray[np.int32]]:
    """Return the characters that stay, their unfolded code points, and where each ends in the source."""
    codes = marked.codes[start:end]
    kinds, folded = classify(codes)
    held = int(np.bitwise_or.reduce(kinds))
    if held & NEWLINE:
        held |= _end_lines(codes, kinds, folded, bool(held & GONE))
    if held & MARK:
        _compose(codes, kinds, folded)
    marks = find_note_marks(codes)
    stays = (kinds & (GONE | MARK)) == 0 if held & (GONE | MARK) else None
    for out in (None if marked.drop is None else marked.drop[start:end], marks):
        if out is not None:
            stays = ~out if stays is None else stays & ~out
    if stays is None or bool(stays.all()):
        offsets = np.arange(codes.size, dtype=np.int32)
        offsets += start
        return keep(offsets, kinds, folded), codes, offsets + 1
    offsets = np.flatnonzero(stays).astype(np.int32)
    ends = _ends(offsets, kinds, None if marked.glue is None else marked.glue[start:end]) + np.int32(start)
    return keep(offsets + np.int32(start), kinds[offsets], folded[offsets]), codes[offsets], ends


def _end_lines(codes: Codes, kinds: Kinds, folded: Codes, soft: bool) -> int:
    """Write line ends of two signs as one, and a soft hyphen at one as a hyphen; return the classes added."""
    returns = np.flatnonzero(codes == 0xD)
    if returns.size:
        followed = codes[np.minimum(returns + 1, codes.size - 1)] == 0xA
        kinds[returns[followed]] = GONE
    hyphens = np.flatnonzero(codes == 0xAD) if soft else returns[:0]
    if hyphens.size:
        ends = hyphens[(kinds[np.minimum(hyphens + 1, codes.size - 1)] & NEWLINE) != 0]
        kinds[ends], folded[ends] = 0, ord("-")
    return GONE if returns.size else 0


def _ends(offsets: NDArray[np.int32], kinds: Kinds, glue: Bools | None) -> NDArray[np.int32]:
    """Return where each kept character ends in the source, with what is glued to it."""
    ends = offsets + 1
    glued = (kinds & MARK) != 0
    if glue is not None:
        glued |= glue
    places = np.flatnonzero(glued)
    if places.size and offsets.size:
        firsts = places[np.concatenate(([True], np.diff(places) > 1))]
        lasts = places[np.concatenate((np.diff(places) > 1, [True]))]
        owners = np.searchsorted(offsets, firsts) - 1
        touching = (owners >= 0) & (ends[owners] == firsts)
        ends[owners[touching]] = lasts[touching] + 1
    return ends


def _compose(codes: Codes, kinds: Kinds, folded: Codes) -> None:
    """Write letter + accent as one letter where Unicode has one; the accent is left out anyway."""
    accents = np.flatnonzero((codes >= 0x300) & (codes <= 0x36F))
    accents = accents[accents > 0]
    if not accents.size:
        return
    pairs = (folded[accents - 1].astype(np.uint64) << np.uint64(16)) | codes[accents]
    for pair in np.unique(pairs).tolist():
        whole = unicodedata.normalize("NFC", chr(pair >> 16) + chr(pair & 0xFFFF))
        if len(whole) == 1:
            bases = accents[pairs == pair] - 1
            folded[bases] = ord(whole)
            kinds[bases] = classify(np.array([ord(whole)], np.uint32))[0][0]


def _roles(marked: Marked, kept: Kept, lines: Lines) -> NDArray[np.int8]:
    """Return the role of each line."""
    starts = kept.offsets[lines.first]
    pages = np.array(marked.pages, np.int64)
    page = np.searchsorted(pages, starts, side="right")
    tops = np.diff(page, prepend=page[:1]) > 0
    roles = find_furniture(kept, lines, tops)
    for aside in marked.aside:
        low, high = np.searchsorted(starts, [aside.start, aside.end])
        roles[low:high] = ROLES.index(aside.role)
    return roles


def _finish(kept: Kept, raw: Codes, plan: Plan, order: Ints, stops: NDArray[np.int32]) -> _Piece:
    """Return the view and its blocks for the chosen positions."""
    flow = order.size - sum(abs(size) for size, _ in plan.furniture)
    order, codes, borders = with_borders(order, plan, flow)
    breaks = np.flatnonzero(plan.breaks[order])
    grown = np.flatnonzero((kept.kinds[order] & MANY) != 0)
    grown = grown[codes[grown] != 10]
    if grown.size:
        forms = [tables().many[code] for code in raw[order[grown]].tolist()]
        extra = np.repeat(grown, [len(form) - 1 for form in forms])
        tail = [ord(character) for form in forms for character in form[1:]]
        codes, order = np.insert(codes, extra + 1, tail), np.insert(order, extra + 1, order[extra])
        breaks = breaks + np.searchsorted(extra, breaks, side="left")
        borders = [(at + int(np.searchsorted(extra, at, side="left")), role) for at, role in borders]
    return _shown(kept, order, codes, stops, breaks, borders)


def _shown(
    kept: Kept,
    order: Ints,
    codes: Codes,
    stops: NDArray[np.int32],
    breaks: Ints,
    borders: list[tuple[int, str]],
) -> _Piece:
    """Return the view of some positions, its blocks told by its line ends and by where furniture starts."""
    starts, ends = kept.offsets[order], stops[order]
    blocks = _blocks(codes, borders)
    codes, flags = repair_visual_order(codes, blocks)
    limit = borders[0][0] - 1 if borders and borders[0][0] else 0 if borders else codes.size
    return _Piece(codes, starts, ends, _onto_blanks(breaks, codes), blocks, int(limit), flags)


def _onto_blanks(breaks: Ints, codes: Codes) -> Ints:
    """Move each folded line end onto the blank that stands for it."""
    after = np.minimum(breaks + 1, max(codes.size - 1, 0))
    return np.where(codes[after] == 32, after, breaks) if breaks.size else breaks


def _blocks(codes: Codes, borders: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Return the bounds and role of each paragraph, then of each piece of furniture."""
    limit = borders[0][0] - 1 if borders else codes.size
    ends = np.flatnonzero(codes[: max(limit, 0)] == 10)
    bounds = np.concatenate(([-1], ends, [max(limit, 0)])).tolist()
    blocks = [(a + 1, b, "text") for a, b in pairwise(bounds) if b > a + 1]
    stops = [start - 1 for start, _ in borders[1:]] + [int(codes.size)] * bool(borders)
    blocks += [(start, stop, role) for (start, role), stop in zip(borders, stops, strict=True)]
    return blocks

"""Completes dates printed without their year, and relative ones, from the dates around them."""

from __future__ import annotations

import bisect
import itertools
from typing import NamedTuple

import msgspec

from graphkit.edtf import shifted
from graphkit.scan.context import Found


class Anchor(NamedTuple):
    """The date of a stretch of text: a part with its date, or a paragraph with none of its own.

    Args:
        start, end: view offsets.
        date: EDTF date of the part, or None.
    """

    start: int
    end: int
    date: str | None


def resolve_yearless(
    found: list[Found], anchors: list[Anchor], paragraphs: list[tuple[int, int]] | None = None
) -> list[Found]:
    """Complete year-less and relative dates.

    "On 12 May" takes the year of the nearest earlier date of its paragraph (basis "context"),
    else of the smallest dated part around it (basis "document"), so that it does not fall long
    after that date. "Next month" counts from the date of its part.

    Args:
        found: mentions of any kind, in order; only incomplete dates change.
        anchors: the parts with their dates, in any order; the smallest dated one around a mention counts.
        paragraphs: spans of the paragraphs, in order; where missing, each anchor is one.

    Returns:
        All mentions, in the same order; a date that nothing completes stays as it was.
    """
    dates = [f for f in found if f.kind == "date"]
    known = [
        (f.start, f.value)
        for f in dates
        if f.value and "X" not in f.value and f.attrs.get("basis") == "printed"
    ]
    starts = [s for s, _ in known]
    blocks = paragraphs or sorted({(a.start, a.end) for a in anchors})
    block_starts = [s for s, _ in blocks]
    dated = _Dated(anchors)
    result = []
    for one in found:
        if one.kind != "date" or not ("step" in one.attrs or (one.value and "XXXX" in one.value)):
            result.append(one)
            continue
        anchor = dated.at(one.start)
        if "step" in one.attrs:
            result.append(_stepped(one, anchor))
            continue
        b = bisect.bisect_right(block_starts, one.start) - 1
        floor = block_starts[b] if b >= 0 else 0
        k = bisect.bisect_left(starts, one.start) - 1
        nearest = known[k][1] if k >= 0 and starts[k] >= floor else None
        result.append(_completed(one, nearest, anchor))
    return result


class _Dated:
    """Gives the date of the smallest dated part around a place."""

    def __init__(self, anchors: list[Anchor]) -> None:
        self._anchors = [a for a in anchors if a.date]
        self._starts = [a.start for a in self._anchors]
        self._apart = all(a.start < a.end <= b.start for a, b in itertools.pairwise(self._anchors))

    def at(self, position: int) -> str | None:
        """Return the date that governs a view offset."""
        near = self._anchors
        if self._apart:  # paragraphs: at most one holds the place
            row = bisect.bisect_right(self._starts, position)
            near = near[max(0, row - 1) : row]
        held = [a for a in near if a.start <= position < a.end]
        return min(held, key=lambda a: a.end - a.start).date if held else None


def _with(one: Found, value: str, basis: str) -> Found:
    attrs = {**one.attrs, "basis": basis}
    return msgspec.structs.replace(one, value=value, id=f"date/{value}", attrs=attrs)


def _stepped(one: Found, anchor: str | None) -> Found:
    value = shifted(anchor, str(one.attrs["step"])) if anchor else None
    return _with(one, value, "document") if value else one


def _completed(one: Found, nearest: str | None, anchor: str | None) -> Found:
    value = one.value or ""
    if nearest is not None:
        return _with(one, value.replace("XXXX", _last(nearest)[:4]), "context")
    if anchor is not None and anchor[:4].isdigit():
        return _with(one, value.replace("XXXX", _year_near(value, _last(anchor))), "document")
    return one


def _last(value: str) -> str:
    return value.rpartition("/")[2]


def _year_near(value: str, anchor: str) -> str:
    """Return the anchor's year, or the one before where the date would lie half a year ahead."""
    year = int(anchor[:4])
    if len(anchor) >= 7 and value[5:7].isdigit() and int(value[5:7]) - int(anchor[5:7]) > 6:
        year -= 1
    return f"{year:04d}"

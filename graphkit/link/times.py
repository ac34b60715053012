"""Completes dates that a document leaves short, from the date of the part they stand in."""

from __future__ import annotations

from graphkit.model import Part
from graphkit.recognise.date_years import Anchor, resolve_yearless
from graphkit.scan.context import Context, Found


def _anchors(context: Context, parts: tuple[Part, ...]) -> list[Anchor]:
    """Return each paragraph with the date of the smallest dated part that holds it.

    What has no date and stands in no part that has one, an annex, was sent with the part that is dated first.
    """
    dated = sorted((p for p in parts if p.date), key=lambda p: p.end - p.start)
    sent = min(dated, key=lambda p: p.start).date if dated else None
    starts = context.document.view.starts
    anchors = []
    for block in context.blocks:
        if block.start < block.end:
            at = int(starts[block.start])
            date = next((p.date for p in dated if p.start <= at < p.end), sent)
            anchors.append(Anchor(block.start, block.end, date))
    return anchors


def complete_dates(context: Context, parts: tuple[Part, ...], found: list[Found]) -> list[Found]:
    """Return all mentions, with year-less and relative dates completed where something completes them.

    Args:
        context: the scanned document.
        parts: its parts with their dates.
        found: all mentions in view offsets, ordered.
    """
    if not any(f.kind == "date" and ("step" in f.attrs or "XXXX" in (f.value or "")) for f in found):
        return found
    return resolve_yearless(found, _anchors(context, parts))

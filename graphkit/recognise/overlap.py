"""Settles which of two overlapping mentions may stand."""

from __future__ import annotations

import bisect

from graphkit.scan.context import Found

# Nothing of these kinds may overlap what the other names: "822 (1993)" holds no date and no quantity.
_EXCLUDES: dict[str, frozenset[str]] = {
    "resolution": frozenset({"date", "quantity", "agenda_item"}),
    "document": frozenset({"quantity"}),
    "url": frozenset({"date", "quantity", "state", "place", "organisation", "body", "demonym"}),
    "session": frozenset({"quantity"}),
    "date": frozenset({"quantity"}),
    "agenda_item": frozenset({"quantity"}),
    "none": frozenset(),
}
_ATOMIC = frozenset({"resolution", "document", "url", "session", "date", "agenda_item"})
_SHORT = 120  # a document mention longer than this is a title: it may hold anything


def _order(found: Found) -> tuple[int, int, str, str, str]:
    return found.start, -found.end, found.kind, str(found.id), found.rule


def settle(found: list[Found]) -> list[Found]:
    """Return the mentions in order, without doubles and without what another excludes."""
    ordered = sorted(found, key=_order)
    unique: dict[tuple[int, int, str], Found] = {}
    for one in ordered:
        key = (one.start, one.end, one.kind)
        if key not in unique or (unique[key].id is None and one.id is not None):
            unique[key] = one
    ordered = sorted(unique.values(), key=_order)
    strict = [f for f in ordered if f.kind in _ATOMIC and not (f.kind == "document" and f.form != "symbol")
              and not (f.kind == "agenda_item" and f.form == "description")]
    starts = [f.start for f in strict]
    kept = []
    for one in ordered:
        excluded = False
        position = bisect.bisect_left(starts, one.end) - 1
        while position >= 0 and strict[position].start > one.start - _SHORT:
            other = strict[position]
            if other is not one and other.end > one.start and one.kind in _EXCLUDES[other.kind]:
                excluded = True
                break
            position -= 1
        if not excluded:
            kept.append(one)
    return kept

"""Settles which of two overlapping mentions may stand."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

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
_EXCLUDED = frozenset().union(*_EXCLUDES.values())
_MAY_BE_IDLE = frozenset({"treaty", "anaphor", "office"})  # with an id; without one, any kind may be
_ATOMIC = frozenset({"resolution", "document", "url", "session", "date", "agenda_item"})
_SHORT = 120  # a document mention longer than this is a title: it may hold anything


def _order(found: Found) -> tuple[int, int, str, str, str]:
    return found.start, -found.end, found.kind, str(found.id), found.rule


def _sorted(found: list[Found]) -> list[Found]:
    """Sort by `_order`; all of it is looked at only where several stand at one place."""
    keys = [(f.start << 32) - f.end for f in found]
    rows = sorted(range(len(found)), key=keys.__getitem__)
    ordered = [found[row] for row in rows]
    places = [keys[row] for row in rows]
    tied = [i for i, (a, b) in enumerate(pairwise(places)) if a == b]
    done = 0
    for first in tied:
        if first >= done:
            done = first + 2
            while done < len(places) and places[done] == places[first]:
                done += 1
            ordered[first:done] = sorted(ordered[first:done], key=_order)
    return ordered


def settle(found: list[Found]) -> list[Found]:
    """Return the mentions in order, without doubles and without what another excludes."""
    return settle_among([], found)


def settle_among(settled: list[Found], others: list[Found], changed: Sequence[Found] = ()) -> list[Found]:
    """Return mentions that are settled already with others among them.

    Mentions settle among those they touch: where no other one is near, they stay as they are.

    Args:
        settled: what `settle` gave.
        others: mentions that are new.
        changed: those of the settled ones that came to mean something else since.
    """
    ordered = _sorted([*settled, *others]) if settled else _sorted(others)
    fresh = {*map(id, others), *map(id, changed)} if settled else None
    kept: list[Found] = []
    first, reach = 0, -1
    for row, one in enumerate(ordered):
        if one.start >= reach:
            if row - first == 1:
                kept.append(ordered[first])
            elif row:
                group = ordered[first:row]
                kept += group if fresh is not None and fresh.isdisjoint(map(id, group)) else _settled(group)
            first = row
            reach = one.end
        elif one.end > reach:
            reach = one.end
    return kept + _settled(ordered[first:])


def _settled(ordered: list[Found]) -> list[Found]:
    """Settle mentions that hang together, given in order."""
    unique: dict[tuple[int, int, str, str | None], Found] = {}
    replaced = False
    for one in ordered:  # "A to D": the letters between stand at the place of the last
        key = (one.start, one.end, one.kind, one.id if one.form == "list-number" else None)
        known = unique.setdefault(key, one)
        if known is not one and known.id is None and one.id is not None:
            unique[key] = one
            replaced = True
    spans = {(f.start, f.end) for f in unique.values()}  # one character short of another: 代表 in 代表团
    ordered = [f for f in unique.values() if (f.start, f.end + 1) not in spans]
    if replaced:
        ordered = _sorted(ordered)
    strict = [
        f
        for f in ordered
        if f.kind in _ATOMIC
        and not (f.kind == "document" and f.form != "symbol")
        and not (f.kind == "agenda_item" and f.form == "description")
    ]
    starts = [f.start for f in strict]
    kept: list[Found] = []
    for one in ordered:
        excluded = False
        position = bisect.bisect_left(starts, one.end) - 1 if one.kind in _EXCLUDED else -1
        while position >= 0 and strict[position].start > one.start - _SHORT:
            other = strict[position]
            if other is not one and other.end > one.start and one.kind in _EXCLUDES[other.kind]:
                excluded = True
                break
            position -= 1
        if not excluded and not ((one.id is None or one.kind in _MAY_BE_IDLE) and _idle(one, kept)):
            kept.append(one)
    return kept


_NAMED = frozenset({"place", "organisation", "treaty"})


def _idle(one: Found, before: list[Found]) -> bool:
    """Say whether a mention adds nothing to the longer ones that hold it.

    An open short form or an anaphor within what is already named; an office in the
    middle of an office («представитель Азербайджана» within the Permanent Representative).
    """
    for other in reversed(before[-12:]):
        if other.end <= one.start:
            continue
        if (
            one.kind == "treaty"
            and one.form == "description"
            and other.kind == "document"
            and other.start == one.start
        ):
            return True  # «Carta de fecha ...» is a letter, not the Charter
        if one.kind == "anaphor":
            if other.kind == "anaphor" or (other.kind in _NAMED and other.end >= one.end):
                return True
        elif other.kind == one.kind and other.end >= one.end:
            if one.id is None and other.id is not None:
                return True
            if one.kind == "office" and other.start < one.start and one.end < other.end:
                return True
    return False


def without_within(found: list[Found], holders: Iterable[Found], *kinds: str) -> list[Found]:
    """Return mentions without those of some kinds that lie within others.

    Args:
        found: the mentions.
        holders: the others, in any order.
        kinds: the kinds that are dropped.
    """
    return without_inside(found, ((one.start, one.end) for one in holders), *kinds)


def without_inside(found: list[Found], held: Iterable[tuple[int, int]], *kinds: str) -> list[Found]:
    """Return mentions without those of some kinds that lie inside some spans.

    Args:
        found: the mentions.
        held: the spans, in any order.
        kinds: the kinds that are dropped.
    """
    spans = sorted(held)
    if not spans:
        return found
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))

    def inside(one: Found) -> bool:
        row = bisect.bisect_right(starts, one.start) - 1
        return row >= 0 and one.end <= reach[row]

    return [one for one in found if one.kind not in kinds or not inside(one)]

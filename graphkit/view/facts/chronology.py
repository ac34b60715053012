"""Events in order of time, as they are claimed: by whom, when, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.iris import NS
from graphkit.graph.terms import PREFIXES
from graphkit.view.facts.claims import ClaimRow, claim_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.view.facts.desk import Desk
    from graphkit.view.facts.values import Ref


class Dated(msgspec.Struct, frozen=True):
    """An event under the first day that anyone gives for it, with the claims about it."""

    event: Ref
    earliest: str
    latest: str
    type: str
    claims: tuple[ClaimRow, ...]


class Chronology(msgspec.Struct, frozen=True):
    """Events with a date, in order, and how many have none."""

    events: tuple[Dated, ...]
    undated: int


def all_claims(desk: Desk) -> Iterator[ClaimRow]:
    """Yield the claims that authors of documents make, in the order of their ids."""
    claims = desk.subjects(PREFIXES["rdf"] + "type", NS + "EventClaim")
    for name in claims:
        if "/register/" not in name:
            row = claim_row(desk, name)
            if row:
                yield row


def chronology(claims: Iterable[ClaimRow]) -> Chronology:
    """Put claims in order of time, event by event.

    Args:
        claims: claims in a fixed order.
    """
    grouped: dict[str, list[ClaimRow]] = {}
    for row in claims:
        grouped.setdefault(row.event.id, []).append(row)
    dated, undated = [], 0
    for rows in grouped.values():
        first = min((row.earliest or row.latest for row in rows if row.earliest or row.latest), default="")
        last = max((row.latest or row.earliest for row in rows if row.earliest or row.latest), default="")
        if first:
            dated.append(Dated(rows[0].event, first, last, rows[0].type, tuple(rows)))
        else:
            undated += 1
    return Chronology(tuple(sorted(dated, key=lambda row: (row.earliest, row.latest, row.event.id))), undated)

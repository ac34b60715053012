"""Places on the map: where they lie by the table of coordinates, and what is claimed to have happened."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from graphkit.graph.iris import NS
from graphkit.knowledge import ontology_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.view.facts.claims import ClaimRow
    from graphkit.view.facts.desk import Desk
    from graphkit.view.facts.values import Ref

FILE = "coordinates.csv"


class Position(NamedTuple):
    """Where something lies, in degrees; what the point is (point, town, capital, area) and its source."""

    latitude: float
    longitude: float
    what: str
    source: str


class Spot(msgspec.Struct, frozen=True):
    """A place with its position, how often documents name it, and the events claimed there."""

    ref: Ref
    position: Position | None
    mentions: int
    claims: tuple[tuple[Ref, int], ...]


@cache
def positions() -> dict[str, Position]:
    """Return the table `ontology/coordinates.csv` by id."""
    with (ontology_path() / FILE).open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: Position(float(row["latitude"]), float(row["longitude"]), row["what"], row["source"])
            for row in csv.DictReader(file)
        }


def spots(desk: Desk, claims: Iterable[ClaimRow]) -> tuple[Spot, ...]:
    """Return the places and States of a graph that events are claimed at or that documents name, by id.

    Args:
        desk: the graph.
        claims: all its claims.
    """
    events: dict[str, dict[str, int]] = {}
    refs: dict[str, Ref] = {}
    for row in claims:
        if row.place:
            at = events.setdefault(row.place.id, {})
            at[row.event.id] = at.get(row.event.id, 0) + 1
            refs[row.event.id] = row.event
    mentions: dict[str, int] = {}
    prefix = (desk.iris.id + "place/", desk.iris.id + "state/")
    for _, value in desk.pairs(NS + "refersTo"):
        if value.startswith(prefix):
            name = desk.iris.name(value)
            mentions[name] = mentions.get(name, 0) + 1
    names = sorted({*mentions, *(name for name in events if name.startswith(("place/", "state/")))})
    return tuple(
        Spot(
            desk.ref(name),
            positions().get(name),
            mentions.get(name, 0),
            tuple((refs[event], times) for event, times in sorted(events.get(name, {}).items())),
        )
        for name in names
        if desk.kind(name) in ("place", "state")
    )

"""What stands together with a thing: cited by the same texts, or named by the same documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.iris import NS, parse_mention
from graphkit.graph.terms import CITO
from graphkit.view.facts.values import Ref

if TYPE_CHECKING:
    from graphkit.graph.iris import Place
    from graphkit.view.facts.desk import Desk

SHOWN = 20
WORKS = ("doc/", "instrument/", "work/")


class Neighbour(msgspec.Struct, frozen=True):
    """A thing and how many documents have both."""

    ref: Ref
    together: int


def neighbours(desk: Desk, places: list[Place], name: str) -> tuple[Neighbour, ...]:
    """Return what is named by most of the documents that name a thing, but for what nearly all name.

    Each is weighed by how much oftener it stands with the thing than chance would have it, so that
    "United Nations" is not everything's neighbour.

    Args:
        desk: the graph.
        places: where the thing is mentioned; name: its id.
    """
    files = {place.sha12 for place in places}
    together: Counter[str] = Counter()
    for sha12 in files:
        together.update(_named_in(desk, sha12))
    together.pop(name, None)
    return _ranked(desk, together, len(files))


def cited_together(desk: Desk, iri: str) -> tuple[Neighbour, ...]:
    """Return the works that the texts that cite a work cite most as well."""
    texts = set()
    for citation in desk.subjects(CITO + "hasCitedEntity", iri):
        node = desk.reading.node(citation)
        texts.update(node.all("inWork") or node.all("cito:hasCitingEntity"))
    together: Counter[str] = Counter()
    for text in texts:
        together.update(cited_in(desk, text))
    together.pop(desk.iris.name(iri), None)
    rows = sorted(together.items(), key=lambda row: (-row[1], row[0]))[:SHOWN]
    return tuple(Neighbour(desk.ref(other), times) for other, times in rows)


def cited_in(desk: Desk, text: str) -> frozenset[str]:
    """Return the ids of the works that a text cites."""
    found = desk.cache.get(("cited", text))
    if found is None:
        names = {*desk.subjects("inWork", text), *desk.subjects(CITO + "hasCitingEntity", text)}
        cited = {
            other for citation in names if "/cites/" in citation
            for other in desk.reading.node(citation).all("cito:hasCitedEntity")
        }  # fmt: skip
        found = desk.cache[("cited", text)] = frozenset(desk.iris.name(other) for other in cited)
    return found


def _named_in(desk: Desk, sha12: str) -> frozenset[str]:
    """The ids of entities that a file names, each once."""
    found = desk.cache.get(("named", sha12))
    if found is None:
        import pyoxigraph as ox

        graph, prop = ox.NamedNode(desk.iris.assertions(sha12)), ox.NamedNode(NS + "refersTo")
        quads = desk.graph.store.quads_for_pattern(None, prop, None, graph)
        iris = {quad.object.value for quad in quads if parse_mention(quad.subject.value)}  # type: ignore[union-attr]
        names = (desk.iris.name(iri) for iri in iris if not parse_mention(iri))
        found = desk.cache[("named", sha12)] = frozenset(name for name in names if desk.kind(name))
    return found


def _ranked(desk: Desk, together: Counter[str], size: int) -> tuple[Neighbour, ...]:
    usual = desk.usual(_named_in)
    total = max(1, len(desk.graph.sources))

    def weight(other: str, times: int) -> float:
        expected = size * usual.get(other, times) / total
        return round(times * times / max(expected, 0.5), 6)

    rows = [(other, times) for other, times in together.items() if times > 1 or size < 3]
    rows.sort(key=lambda row: (-weight(*row), row[0]))
    return tuple(Neighbour(desk.ref(other), times) for other, times in rows[:SHOWN])

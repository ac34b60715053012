"""What a page says of one node: its names, its facts, the words behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import msgspec

from graphkit.graph.iris import NS
from graphkit.graph.terms import PREFIXES, SKOS
from graphkit.query.labels import Labels
from graphkit.query.results import shorten
from graphkit.query.why import Evidence, why

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_NAMES = (SKOS + "prefLabel", SKOS + "altLabel")
_MOST = 2000  # facts of one direction that are looked at


class Fact(msgspec.Struct, frozen=True):
    """One property with one value; `href` where the value leads somewhere."""

    property: str
    value: str
    href: str = ""
    lang: str = ""


class Look(msgspec.Struct, frozen=True):
    """Everything a page shows of a node."""

    iri: str
    id: str
    title: str
    labels: list[tuple[str, str]]
    facts: list[Fact]
    inward: list[Fact]
    names: list[tuple[str, str, int]]
    evidence: list[Evidence]
    total: int


def known(graph: GraphFolder, iri: str) -> bool:
    """Return whether anything is said of a node."""
    import pyoxigraph as ox

    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    store = graph.store
    return any(True for _ in store.quads_for_pattern(node, None, None, None)) or any(
        True for _ in store.quads_for_pattern(None, None, node, None)
    )


def look(graph: GraphFolder, iri: str, first: int = 0, count: int = 50) -> Look:
    """Gather what is known of a node.

    Args:
        graph: an open graph.
        iri: the node.
        first, count: which pieces of evidence.
    """
    labels = Labels(graph)
    evidence = why(graph, iri)
    said = [quad for quad in _quads(graph, iri, None) if quad.predicate.value not in _NAMES]
    spoken = sorted(
        {
            (quad.object.language or "", quad.object.value)
            for quad in _quads(graph, iri, None)
            if quad.predicate.value in _NAMES
        }
    )
    outward = {_fact(graph, labels, quad.predicate.value, quad.object) for quad in said}
    inward = {
        _fact(graph, labels, quad.predicate.value, quad.subject)
        for quad in _quads(graph, None, iri)
        if "/id/src/" not in quad.subject.value
    }
    names = Counter((row.lang, " ".join(row.words.split())) for row in evidence if "#char=" in row.about)
    return Look(
        iri,
        graph.iris.name(iri),
        labels.of(iri),
        spoken,
        sorted(outward, key=lambda fact: (fact.property, fact.value)),
        sorted(inward, key=lambda fact: (fact.property, fact.value)),
        [(lang, name, times) for (lang, name), times in sorted(names.items(), key=_often)],
        evidence[first : first + count],
        len(evidence),
    )


def _often(row: tuple[tuple[str, str], int]) -> tuple[str, int, str]:
    return row[0][0], -row[1], row[0][1]


def _quads(graph: GraphFolder, subject: str | None, value: str | None) -> Iterator[Any]:
    import pyoxigraph as ox

    terms = [ox.NamedNode(iri) if iri else None for iri in (subject, value)]
    for at, quad in enumerate(graph.store.quads_for_pattern(terms[0], None, terms[1], None)):
        if at >= _MOST:
            return
        yield quad


def _fact(graph: GraphFolder, labels: Labels, name: str, value: ox.NamedNode | ox.Literal) -> Fact:
    import pyoxigraph as ox

    about = shorten(name, graph.iris)
    if isinstance(value, ox.NamedNode):
        own = value.value.startswith(graph.iris.id)
        text = labels.of(value.value) if own else shorten(value.value, graph.iris)
        return Fact(about, text, href(graph, value.value))
    return Fact(about, str(value.value), "", getattr(value, "language", None) or "")


def href(graph: GraphFolder, iri: str) -> str:
    """Return the address of a node: on this server where it is ours, its own where it is on the web."""
    if iri.startswith(graph.iris.id):
        path, hash_, fragment = iri[len(graph.iris.id) :].partition("#")
        return f"/id/{quote(unquote(path), safe='/()!*,;:@')}{hash_}{quote(fragment, safe='=,')}"
    shown = iri.startswith(("http://", "https://")) and not iri.startswith((NS, PREFIXES["xsd"]))
    return iri if shown else ""

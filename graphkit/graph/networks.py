"""The graph for networkx: works, entities and events, and edges that know their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from graphkit.graph.iris import NS, Place, parse_mention
from graphkit.graph.terms import CITO, PREFIXES, SKOS

if TYPE_CHECKING:
    import networkx
    import pyoxigraph as ox

_TYPE = PREFIXES["rdf"] + "type"
_CLAIMED = {
    "place": "claimed-place",
    "agent": "claimed-agent",
    "affected": "claimed-affected",
    "adopter": "claimed-adopter",
    "result": "claimed-result",
    "signatoryParty": "claimed-signatory",
    "host": "claimed-host",
    "participant": "claimed-participant",
}
_PLAIN = {
    "transmits": "transmits",
    "underAgendaItem": "under-agenda-item",
    "underSession": "under-session",
    "author": "author",
    "addressee": "addressee",
    "sharesTextWith": "same-text",
}
KINDS = {
    "State": "state", "Place": "place", "Organization": "organisation", "Body": "body", "Community": "body",
    "Person": "person", "Office": "office", "Session": "session", "AgendaItem": "agenda_item",
    "Event": "event", "Demonym": "demonym", "Document": "document", "Resolution": "resolution",
    "Instrument": "treaty", "TransmittedText": "statement", "UnknownAgent": "agent", "Entity": "entity",
}  # fmt: skip

Values = dict[str, list[str]]


class Edge(NamedTuple):
    """One edge before it is put into the network."""

    source: str
    target: str
    key: str
    relation: str
    facts: dict[str, object]


def to_networkx(store: ox.Store, base: str) -> networkx.MultiDiGraph[str]:
    """Return the graph as a MultiDiGraph.

    Nodes are IRIs of works, entities and events, with `kind`, `label`, `labels` (by language).
    Edges are keyed by the IRI of the citation, claim or signature behind them, with `relation`,
    `claimed` (true where an author asserts it), `asserted_by`, `attributed_to`, `date`, `wording`
    and `evidence`: (first digits of the file's hash, start, end) of the words that carry it.
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(base=base)
    known = dict(nodes(store))
    for name in sorted(known):
        network.add_node(name, **known[name])
    for edge in sorted(edges(store), key=lambda edge: edge[:4]):
        if edge.source in known and edge.target in known:
            network.add_edge(edge.source, edge.target, key=edge.key, relation=edge.relation, **edge.facts)
    return network


def edges(store: ox.Store) -> Iterator[Edge]:
    """Yield all edges, kind by kind, one at a time; an end of them may be no node of the network."""
    yield from _citations(store)
    yield from _claims(store)
    yield from _signatures(store)
    yield from _plain(store)


def nodes(store: ox.Store) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield all entities, works and events with `kind`, `label` and `labels`."""
    for name, kind in KINDS.items():
        for subject in _instances(store, name):
            labels = {}
            for quad in store.quads_for_pattern(subject, _node(SKOS + "prefLabel"), None, None):
                labels[quad.object.language or ""] = quad.object.value  # type: ignore[union-attr]
            symbols = sorted(_values(store, subject).get(NS + "symbol", []))
            yield (
                subject.value,
                {
                    "kind": kind,
                    "label": _label(subject.value, labels, symbols),
                    "labels": dict(sorted(labels.items())),
                },
            )


def _label(iri: str, labels: dict[str, str], symbols: list[str]) -> str:
    if symbols:
        return symbols[0]
    if labels:
        return labels.get("en") or labels[min(labels)]
    return iri.rsplit("/", 1)[-1]


def _instances(store: ox.Store, name: str) -> list[ox.NamedNode]:
    found = {quad.subject for quad in store.quads_for_pattern(None, _node(_TYPE), _node(NS + name), None)}
    return sorted(found, key=str)  # type: ignore[arg-type]


def _node(iri: str) -> ox.NamedNode:
    import pyoxigraph

    return pyoxigraph.NamedNode(iri)


def _values(store: ox.Store, subject: ox.NamedNode) -> Values:
    values: Values = {}
    for quad in store.quads_for_pattern(subject, None, None, None):
        values.setdefault(quad.predicate.value, []).append(quad.object.value)  # type: ignore[union-attr]
    return {predicate: sorted(every) for predicate, every in values.items()}


def _evidence(values: Values) -> tuple[Place, ...]:
    spans = [
        parse_mention(iri)
        for name in ("viaReference", "evidence", "context")
        for iri in values.get(NS + name, [])
    ]
    return tuple(sorted(span for span in spans if span))


def _one(values: Values, name: str) -> str | None:
    return next(iter(values.get(name, [])), None)


def _citations(store: ox.Store) -> Iterator[Edge]:
    dates = document_dates(store)
    for node in _instances(store, "Citation"):
        values = _values(store, node)
        function = (_one(values, CITO + "hasCitationCharacterization") or "").rsplit("/", 1)[-1]
        facts: dict[str, object] = {
            "claimed": False,
            "function": function,
            "date": dates.get(_one(values, CITO + "hasCitingEntity") or ""),
            "wording": _one(values, NS + "sourceWording"),
            "in_work": _one(values, NS + "inWork"),
            "evidence": _evidence(values),
        }
        for source in values.get(CITO + "hasCitingEntity", []):
            for target in values.get(CITO + "hasCitedEntity", []):
                yield Edge(source, target, node.value, "cites", facts)


def _claims(store: ox.Store) -> Iterator[Edge]:
    for node in _instances(store, "EventClaim"):
        values = _values(store, node)
        facts: dict[str, object] = {
            "claimed": True,
            "asserted_by": _one(values, NS + "assertedBy"),
            "attributed_to": _one(values, NS + "attributedTo"),
            "event_type": (_one(values, NS + "eventType") or "").rsplit("/", 1)[-1],
            "modality": (_one(values, NS + "modality") or "").rsplit("/", 1)[-1],
            "date": _one(values, NS + "edtf"),
            "wording": _one(values, NS + "sourceWording"),
            "in_work": _one(values, NS + "inWork"),
            "evidence": _evidence(values),
        }
        for event in values.get(NS + "aboutEvent", []):
            for source in values.get(NS + "inWork", []):
                yield Edge(source, event, node.value, "claims-about", facts)
            for name, relation in _CLAIMED.items():
                for target in values.get(NS + name, []):
                    yield Edge(event, target, f"{node.value}#{relation}", relation, facts)


def _signatures(store: ox.Store) -> Iterator[Edge]:
    for node in _instances(store, "Signature"):
        values = _values(store, node)
        facts: dict[str, object] = {
            "claimed": False,
            "office": _one(values, NS + "inCapacity"),
            "date": _one(values, NS + "edtf"),
            "evidence": _evidence(values),
        }
        for source in values.get(NS + "signs", []):
            for target in values.get(NS + "signatory", []):
                yield Edge(source, target, node.value, "signed-by", facts)


def document_dates(store: ox.Store) -> dict[str, str]:
    """Return the dates of the works by IRI, as precisely as they are known."""
    dates: dict[str, str] = {}
    for name in ("Document", "Resolution", "Instrument", "TransmittedText"):
        for work in _instances(store, name):
            for quad in store.quads_for_pattern(work, _node(NS + "edtf"), None, None):
                value = quad.object.value  # type: ignore[union-attr]
                dates[work.value] = min(value, dates.get(work.value, value))
    return dates


def _plain(store: ox.Store) -> Iterator[Edge]:
    for name, relation in _PLAIN.items():
        found = store.quads_for_pattern(None, _node(NS + name), None, None)
        for quad in sorted(found, key=str):
            source, target = quad.subject.value, quad.object.value  # type: ignore[union-attr]
            facts: dict[str, object] = {"claimed": False, "evidence": ()}
            yield Edge(source, target, f"{source}#{relation}", relation, facts)

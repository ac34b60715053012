"""The tables of each report."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graphkit.edtf import bounds
from graphkit.graph.networks import document_dates
from graphkit.graph.projections import citation_network, claim_network, co_mention_network
from graphkit.report.measures import Pair, measures, together
from graphkit.report.sheet import Cell, Sheet

if TYPE_CHECKING:
    import networkx

    from graphkit.store.folder import GraphFolder

_MOST = 1000  # pairs in a table


def citations(graph: GraphFolder) -> list[Sheet]:
    """Return works by how they are cited, co-citation, coupling, and citations by year."""
    network = citation_network(graph.store, graph.base)
    cited, citing = defaultdict(set), defaultdict(set)
    years: Counter[str] = Counter()
    ages: Counter[int] = Counter()
    for source, target, facts in network.edges(data=True):
        cited[target].add(source)
        citing[source].add(target)
        year, old = _year(facts.get("date")), _year(network.nodes[target].get("date") or _own_year(target))
        if year:
            years[year] += 1
        if year and old:
            ages[int(year) - int(old)] += 1
    return [
        Sheet(
            "citations",
            "Works by how often other works cite them",
            ("id", "label", "kind", "cited_by_works", "times_cited", "cites_works", *_MEASURES),
            _nodes(graph, network, {name: (len(cited[name]), network.in_degree(name), len(citing[name]))
                                    for name in network}),
        ),
        _pairs(graph, network, "co-citation", "Works that are cited together", together(citing.values())),
        _pairs(graph, network, "coupling", "Works that cite the same works", together(cited.values())),
        Sheet("citations-by-year", "Citations by the year of the citing document", ("year", "citations"),
              sorted(years.items()), series=True),
        Sheet("citation-age", "Citations by the age of the cited work in years", ("age", "citations"),
              sorted(ages.items()), series=True),
    ]  # fmt: skip


def entities(graph: GraphFolder) -> list[Sheet]:
    """Return entities by how often and with whom they are named, and by year."""
    network = co_mention_network(graph.store, graph.base)
    mentions, years = _mentions(graph)
    strength: Counter[tuple[str, str]] = Counter((one, other) for one, other in network.edges())
    near = {name: len(set(network.successors(name)) | set(network.predecessors(name))) for name in network}
    ranked = sorted(strength.items(), key=lambda row: (-row[1], row[0]))
    names = graph.iris.name
    return [
        Sheet(
            "entities",
            "Entities and works by how often they are named",
            ("id", "label", "kind", "mentions", "named_with", *_MEASURES),
            _nodes(graph, network, {name: (mentions[name], near[name]) for name in network}),
        ),
        Sheet("named-together", "Pairs that the same parts of documents name",
              ("one", "label_one", "other", "label_other", "parts"),
              [(names(a), network.nodes[a]["label"], names(b), network.nodes[b]["label"], count)
               for (a, b), count in ranked[:_MOST]]),
        Sheet("mentions-by-year", "Mentions by the year of the document", ("year", "mentions"),
              sorted(years.items()), series=True),
    ]  # fmt: skip


def claims(graph: GraphFolder) -> list[Sheet]:
    """Return who claims what of which events, and the years that are spoken of."""
    network = claim_network(graph.store, graph.base)
    by_claimant: Counter[tuple[str, str]] = Counter()
    events: dict[str, set[str]] = defaultdict(set)
    made: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for source, target, facts in network.edges(data=True):
        if facts["relation"] == "claims":
            by_claimant[source, str(facts.get("event_type") or "")] += 1
            events[target].add(source)
            made[source] += 1
            year = _year(facts.get("date"))
            if year:
                years[year] += 1
    label = {name: facts["label"] for name, facts in network.nodes(data=True)}
    ranked = sorted(by_claimant.items(), key=lambda row: (-row[1], row[0]))
    spoken = sorted(events.items(), key=lambda row: (-len(row[1]), -network.in_degree(row[0]), row[0]))
    names = graph.iris.name
    return [
        Sheet(
            "claims",
            "Claimants, events and participants",
            ("id", "label", "kind", "claims_made", "claimed_of", *_MEASURES),
            _nodes(graph, network, {name: (made[name], network.in_degree(name)) for name in network}),
        ),
        Sheet("claimants", "Who claims events of which type", ("claimant", "label", "event_type", "claims"),
              [(names(name), label[name], kind, count) for (name, kind), count in ranked]),
        Sheet("events", "Events by how many speak of them", ("event", "label", "claimants", "claims"),
              [(names(event), label[event], len(who), network.in_degree(event)) for event, who in spoken]),
        Sheet("claims-by-year", "Claims by the year they speak of", ("year", "claims"),
              sorted(years.items()), series=True),
    ]  # fmt: skip


_MEASURES = ("pagerank", "betweenness", "community")


def _nodes(
    graph: GraphFolder, network: networkx.MultiDiGraph[str], counts: dict[str, tuple[int, ...]]
) -> list[tuple[Cell, ...]]:
    """One row for each node, those with the greatest first count first."""
    found = measures(network)
    rows: list[tuple[Cell, ...]] = []
    for name in sorted(network, key=lambda name: (*(-count for count in counts[name]), name)):
        facts = network.nodes[name]
        measured = found.pagerank[name], found.betweenness[name], found.community[name]
        rows.append((graph.iris.name(name), facts["label"], facts["kind"], *counts[name], *measured))
    return rows


def _pairs(
    graph: GraphFolder, network: networkx.MultiDiGraph[str], name: str, title: str, pairs: list[Pair]
) -> Sheet:
    label = {node: facts["label"] for node, facts in network.nodes(data=True)}
    rows = [
        (graph.iris.name(a), label[a], graph.iris.name(b), label[b], shared, strength)
        for a, b, shared, strength in pairs[:_MOST]
    ]
    return Sheet(name, title, ("one", "label_one", "other", "label_other", "shared", "cosine"), rows)


def _mentions(graph: GraphFolder) -> tuple[Counter[str], Counter[str]]:
    """Mentions by what they refer to, and by the year of the document they stand in."""
    import pyoxigraph as ox

    from graphkit.graph.iris import NS

    store = graph.store
    dates = document_dates(store)
    mentions: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for quad in store.quads_for_pattern(None, ox.NamedNode(NS + "refersTo"), None, None):
        mentions[quad.object.value] += 1  # type: ignore[union-attr]
        files[quad.subject.value.partition("#")[0]] += 1  # type: ignore[union-attr]
    years: Counter[str] = Counter()
    for sha12, entry in graph.sources.items():
        year = _year(dates.get(graph.iris.entity(entry.document)))
        if year:
            years[year] += files[graph.iris.source(sha12)]
    return mentions, +years


def _year(date: object) -> str | None:
    first = bounds(str(date))[0] if date else None
    return first[:4] if first else None


def _own_year(name: str) -> str | None:
    """The year in the name of a work such as S_RES_822-1993 or S_2020_90."""
    import re

    match = re.search(r"(?:-|_)((?:19|20)\d\d)(?:_|$)", name)
    return match[1] if match else None

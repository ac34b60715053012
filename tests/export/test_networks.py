"""Network files, read by networkx, and compared with the network of the graph itself."""

from __future__ import annotations

import csv
import json
from collections import Counter

import pytest


@pytest.fixture(scope="module")
def network(graph):
    return graph.to_networkx()


def relations(network) -> Counter[str]:
    return Counter(facts["relation"] for _, _, facts in network.edges(data=True))


def named(graph, network) -> set[str]:
    return {graph.iris.name(name) for name in network}


def test_graphml(graph, exported, network) -> None:
    import networkx

    found = networkx.read_graphml(exported("graphml"), force_multigraph=True)
    assert set(found) == named(graph, network)
    assert relations(found) == relations(network)
    assert all(facts["asserted_by"] for _, _, facts in found.edges(data=True) if facts["claimed"])
    assert found.nodes["state/FJI"]["label_ru"] == "Фиджи"


def test_gexf_has_the_dates_of_the_works(graph, exported, network) -> None:
    import networkx

    found = networkx.read_gexf(exported("gexf"))
    assert set(found) == named(graph, network)
    assert relations(found) == relations(network)
    assert found.nodes["doc/A_74_672"]["start"] == "2020-03-31"
    starts = {facts.get("start") for _, _, facts in found.edges(data=True) if facts["relation"] == "cites"}
    assert starts <= {"2020-03-31", "2020-04-01", "2020-04-02"}


def test_cytoscape(graph, exported, network) -> None:
    import networkx

    found = networkx.cytoscape_graph(json.loads(exported("cytoscape").read_text("utf-8")))
    assert set(found) == named(graph, network)
    assert relations(found) == relations(network)
    keys = [key for _, _, key in found.edges(keys=True)]
    assert len(keys) == len(set(keys))


def test_neo4j(graph, exported, network) -> None:
    with (exported("neo4j") / "nodes.csv").open(encoding="utf-8", newline="") as stream:
        nodes = list(csv.DictReader(stream))
    with (exported("neo4j") / "relationships.csv").open(encoding="utf-8", newline="") as stream:
        edges = list(csv.DictReader(stream))
    assert {row["id:ID"] for row in nodes} == named(graph, network)
    assert len(edges) == network.number_of_edges()
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} <= named(graph, network)
    assert {row["claimed:boolean"] for row in edges} == {"true", "false"}
    assert {row[":LABEL"] for row in nodes} >= {"State", "AgendaItem", "Resolution"}


def test_evidence_leads_to_the_words(graph, exported) -> None:
    import networkx

    found = networkx.read_graphml(exported("graphml"), force_multigraph=True)
    names = {names[0]: sha for sha in graph.sources for names in [graph.names(sha)]}
    (facts,) = found.get_edge_data("doc/A_74_672", "doc/S_RES_822-1993").values()
    words = []
    for place in facts["evidence"].split("; "):
        name, _, offsets = place.rpartition(":")
        start, end = map(int, offsets.split("-"))
        words.append(graph.text(names[name])[start:end])
    assert words == ["822 (1993)", "Those resolutions"]

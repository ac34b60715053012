"""The network for networkx: typed edges that lead back to their evidence."""

from __future__ import annotations

import pytest
from graph.factory import corpus

from graphkit.graph.iris import Place
from graphkit.store import write_graph


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with write_graph(corpus(), tmp_path_factory.mktemp("net") / "G") as folder:
        yield folder


def test_every_edge_about_the_world_has_a_claimant(graph) -> None:
    network = graph.to_networkx()
    claimed = [data for _, _, data in network.edges(data=True) if data["claimed"]]
    assert len(claimed) > 5
    assert all(data["asserted_by"] for data in claimed)
    assert not [
        d for _, _, d in network.edges(data=True) if d["relation"].startswith("claim") and not d["claimed"]
    ]


def test_evidence_slices_to_the_words(graph) -> None:
    network = graph.to_networkx()
    base = graph.iris.id
    edges = network.get_edge_data(base + "doc/A_74_672", base + "doc/S_RES_822-1993")
    (data,) = edges.values()
    words = [graph.text(sha)[start:end] for sha, start, end in data["evidence"]]
    assert words == ["822 (1993)", "Those resolutions"]
    assert all(isinstance(place, Place) for place in data["evidence"])


def test_nodes_have_kind_and_label(graph) -> None:
    network = graph.to_networkx()
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert kinds >= {
        "state",
        "place",
        "body",
        "person",
        "office",
        "document",
        "resolution",
        "treaty",
        "event",
    }
    assert all(data["label"] for _, data in network.nodes(data=True))
    assert network.nodes[graph.iris.entity("state/FJI")]["labels"]["zh"] == "斐济"


def test_the_same_network_each_time(graph) -> None:
    one, two = graph.to_networkx(), graph.to_networkx()
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))

"""The place of every node: the same each time, apart from each other, neighbours near."""

from __future__ import annotations

import math
import random

import networkx as nx

from graphkit.view.explorer.facets import first_year
from graphkit.view.explorer.spread import spread


def test_the_same_graph_lies_the_same_way() -> None:
    links = sorted(nx.barabasi_albert_graph(600, 2, seed=3).edges)
    again = links[:]
    random.Random(5).shuffle(again)
    assert spread(600, links) == spread(600, [(b, a) for a, b in again] + links[:50])


def test_neighbours_are_nearer_than_others() -> None:
    graph = nx.connected_caveman_graph(12, 10)
    places = spread(120, list(graph.edges))
    linked = [math.dist(places[a], places[b]) for a, b in graph.edges]
    every = [math.dist(places[a], places[b]) for a in range(0, 120, 3) for b in range(1, 120, 7)]
    assert sum(linked) / len(linked) < 0.4 * sum(every) / len(every)


def test_nodes_do_not_hide_each_other() -> None:
    places = spread(400, sorted(nx.barabasi_albert_graph(400, 2, seed=1).edges))
    assert len(set(places)) == 400
    nearest = [min(math.dist(a, b) for b in places if b != a) for a in places]
    assert sorted(nearest)[20] > 10


def test_odd_graphs_have_places_too() -> None:
    assert spread(0, []) == []
    assert spread(1, [(0, 0)]) == [(0, 0)]
    assert len(set(spread(5, []))) == 5
    assert len(spread(3, [(0, 1), (1, 0)])) == 3


def test_years_of_dates() -> None:
    assert [first_year(date) for date in ("2020-03", "199X", "", "../2020", "-0044")] == [
        2020,
        0,
        0,
        2020,
        44,
    ]

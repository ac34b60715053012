"""A small graph to ask questions of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graph.factory import corpus

from graphkit.store import GraphFolder, write_graph


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphFolder]:
    """Return a graph of two letters with one statement, and a note."""
    with write_graph(corpus(), tmp_path_factory.mktemp("query") / "G") as folder:
        yield folder


# What the examples of the shipped queries stand for in this graph.
EXAMPLES = {"Kalbajar": "Lake district", "AZE-MFA": "FJI-MFA"}


@pytest.fixture(scope="session")
def examples():
    """Return a function that gives the parameters of a named query for the small graph."""
    return lambda named: {name: EXAMPLES.get(value, value) for name, value in named.examples.items()}

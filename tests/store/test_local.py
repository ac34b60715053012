"""Queries that are said to be about single files give the same file by file as for all files at a time."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import graphkit
from graphkit.sample import sample_documents
from graphkit.store.across import shortcuts
from graphkit.store.construct import Construct
from graphkit.store.local import Local, queries
from graphkit.store.runs import read_lines


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> graphkit.Graph:
    return graphkit.build([sample_documents()], tmp_path_factory.mktemp("local") / "G")


def test_file_by_file(graph: graphkit.Graph, tmp_path: Path) -> None:
    store, iris, files = graph.folder.store, graph.folder.iris, set(graph.folder.sources)
    Local(tmp_path / "whole", None, store, iris).make(files, set())
    (tmp_path / "empty").touch()
    Local(tmp_path / "each", tmp_path / "empty", store, iris).make(files, files)
    whole = list(read_lines(tmp_path / "whole"))
    assert len(whole) > 50
    assert {line[:12] for line in whole} <= {*files, "-" * 12}
    assert list(read_lines(tmp_path / "each")) == whole


def test_what_is_taken_over_is_not_asked_again(graph: graphkit.Graph, tmp_path: Path) -> None:
    store, iris, files = graph.folder.store, graph.folder.iris, set(graph.folder.sources)
    Local(tmp_path / "whole", None, store, iris).make(files, set())
    gone = max(files, key=lambda file: sum(line.startswith(file) for line in read_lines(tmp_path / "whole")))
    Local(tmp_path / "less", tmp_path / "whole", ox.Store(), iris).make(files - {gone}, {gone})
    kept = [line for line in read_lines(tmp_path / "whole") if not line.startswith((gone, "-"))]
    assert kept
    assert list(read_lines(tmp_path / "less")) == kept


def test_shortcuts_are_what_the_queries_construct(graph: graphkit.Graph, tmp_path: Path) -> None:
    store, iris = graph.folder.store, graph.folder.iris
    local = Local(tmp_path / "local", None, store, iris)
    local.make(set(graph.folder.sources), set())
    plain = {str(t) for text, _ in queries() for t in store.query(text, use_default_graph_as_union=True)}
    assert set(shortcuts(store, local)) == plain
    assert sum(node is not None for _, node in queries()) == 4


def test_a_graph_of_graphs_is_asked() -> None:
    store = ox.Store()
    store.bulk_load(b"<x:a> <x:p> <x:b> <x:g> .\n<x:c> <x:p> <x:d> <x:h> .\n", ox.RdfFormat.N_QUADS)
    construct = Construct("PREFIX x: <x:> CONSTRUCT { ?o a x:T } WHERE { ?s x:p ?o }")
    rdf = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    assert list(construct.triples(store, [ox.NamedNode("x:g")], "s")) == [("<x:a>", f"<x:b> {rdf} <x:T>")]
    assert len(list(construct.triples(store))) == 2

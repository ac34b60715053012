"""Every shipped query has an example answer on the built-in sample, and still gives it.

After a change that is meant to change answers: GRAPHKIT_WRITE_ANSWERS=1 pytest tests/query/test_answers.py,
and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib

import graphkit
from graphkit.knowledge import ontology_path
from graphkit.query import query
from graphkit.query.answers import answer, parameters, sheet
from graphkit.query.named import named_queries
from graphkit.sample import sample_documents
from graphkit.store import GraphFolder

QUERIES = [row.name for row in named_queries()]
WRITE = bool(os.environ.get("GRAPHKIT_WRITE_ANSWERS"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphFolder]:
    with graphkit.build([sample_documents()], tmp_path_factory.mktemp("answers") / "G") as graph:
        yield graph.folder


@pytest.fixture(scope="module")
def flat(sample: GraphFolder) -> tuple[ox.Store, rdflib.Graph]:
    """Return the graph merged into one, in two engines."""
    store, memory = ox.Store(), rdflib.Graph()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in sample.store)
    data = ox.serialize((quad.triple for quad in sample.store), format=ox.RdfFormat.N_TRIPLES)
    memory.parse(data=data or b"", format="nt")
    return store, memory


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_is_that_of_the_example(sample: GraphFolder, name: str) -> None:
    given = sheet(query(sample, name, parameters(name)))
    if WRITE:
        (ontology_path() / "queries" / "answers" / f"{name}.tsv").write_text(given, encoding="utf-8")
    assert given == answer(name)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", QUERIES)
def test_as_many_rows_everywhere(sample: GraphFolder, flat: tuple[ox.Store, rdflib.Graph], name: str) -> None:
    answered = query(sample, name, parameters(name))
    graphs = list(sample.store.named_graphs())
    only = sample.store.query(answered.text, default_graph=graphs, named_graphs=graphs)
    assert len(list(only)) == len(answered)  # type: ignore[arg-type]
    if "GRAPH ?graph" not in answered.text:
        assert len(list(flat[0].query(answered.text))) == len(answered)  # type: ignore[arg-type]
        assert len(list(flat[1].query(answered.text))) == len(answered)


def test_no_answer_is_left_over() -> None:
    kept = {path.stem for path in (ontology_path() / "queries" / "answers").glob("*.tsv")}
    assert kept == set(QUERIES)
    answered = [name for name in QUERIES if len(answer(name).splitlines()) > 1]
    assert len(answered) >= 30

"""Every shipped query has an example answer on the built-in sample, and still gives it.

After a change that is meant to change answers: GRAPHKIT_WRITE_ANSWERS=1 pytest tests/query/test_answers.py,
and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

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


Row = tuple[str, ...]
Ask = Callable[[str], list[Row]]


def _row(terms: Iterable[object]) -> Row:
    """Return a row as text, the same from both engines."""
    found = []
    for term in terms:
        plain = term is None or isinstance(term, rdflib.term.Node)
        value = ("" if term is None else str(term)) if plain else str(getattr(term, "value", term))
        found.append(f"{value}@{getattr(term, 'language', None) or ''}")
    return tuple(found)


@pytest.fixture(scope="module")
def setups(sample: GraphFolder) -> dict[str, Ask]:
    """Return ways to ask the same graph: two engines, one merged file, named graphs only."""
    data = ox.serialize((quad.triple for quad in sample.store), format=ox.RdfFormat.N_TRIPLES) or b""
    merged = ox.Store()
    merged.load(input=data, format=ox.RdfFormat.N_TRIPLES)
    flat = rdflib.Graph().parse(data=data, format="nt")
    quads = ox.serialize(sample.store, format=ox.RdfFormat.N_QUADS) or b""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=quads, format="nquads")
    graphs = list(sample.store.named_graphs())

    def named_only(text: str) -> list[Row]:
        rows = sample.store.query(text, default_graph=graphs, named_graphs=graphs)
        return [_row(row) for row in rows]  # type: ignore[union-attr,arg-type]

    return {
        "named graphs only": named_only,
        "merged": lambda text: [_row(row) for row in merged.query(text)],  # type: ignore[union-attr,arg-type]
        "rdflib, merged": lambda text: [_row(row) for row in flat.query(text)],  # type: ignore[arg-type]
        "rdflib, named graphs": lambda text: [_row(row) for row in dataset.query(text)],  # type: ignore[arg-type]
    }


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_is_that_of_the_example(sample: GraphFolder, name: str) -> None:
    given = sheet(query(sample, name, parameters(name)))
    if WRITE:
        (ontology_path() / "queries" / "answers" / f"{name}.tsv").write_text(given, encoding="utf-8")
    assert given == answer(name)


@pytest.mark.parametrize("name", QUERIES)
def test_the_sample_holds_an_answer_to_each(name: str) -> None:
    assert len(answer(name).splitlines()) > 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", QUERIES)
def test_equal_rows_everywhere(sample: GraphFolder, setups: dict[str, Ask], name: str) -> None:
    """The same rows in the same order from both engines, from one merged file and from named graphs only."""
    text = query(sample, name, parameters(name)).text
    stored = sample.store.query(text, use_default_graph_as_union=True)
    wanted = [_row(row) for row in stored]  # type: ignore[union-attr,arg-type]
    merged = "GRAPH ?graph" not in text  # a query that names graphs needs them
    for setup, ask in setups.items():
        if merged or "named" in setup:
            assert ask(text) == wanted, setup


def test_no_answer_is_left_over() -> None:
    kept = {path.stem for path in (ontology_path() / "queries" / "answers").glob("*.tsv")}
    assert kept == set(QUERIES)
    answered = [name for name in QUERIES if len(answer(name).splitlines()) > 1]
    assert len(answered) >= 30

"""Every shipped query: documented, answered alike by two engines on several set-ups."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib

from graphkit.errors import KnowledgeError, QueryError
from graphkit.query import named_queries, query
from graphkit.query.named import named, parse

QUERIES = {row.name: row for row in named_queries()}
ANSWERED = {
    "anaphora": 8, "cites-without": 1, "claims-by-author": 4, "co-cited": 5, "discrepancies": 4,
    "documents": 3, "documents-by-agenda-item": 2, "documents-by-session": 3, "enumerations": 8,
    "events-at-place": 2, "evidence": 4, "labels-of": 3, "names-of": 4, "offices": 2, "outside-session": 1,
    "parallel-symbols": 2, "quantities": 2, "reported-speech": 1, "same-statement": 2, "signatures": 2,
    "sources": 3, "timeline": 8, "treaties-relied-on": 1, "unresolved": 1, "who-cites": 5,
    "who-transmits": 2,
}  # fmt: skip


def test_there_are_thirty_and_more() -> None:
    assert len(QUERIES) >= 30
    assert set(ANSWERED) <= set(QUERIES)


@pytest.mark.parametrize("row", QUERIES.values(), ids=lambda row: row.name)
def test_documented_and_ordered(row, small_graph, examples) -> None:
    answer = query(small_graph, row.name, examples(row))
    assert answer.columns == tuple(name for name, _ in row.columns)
    assert all(about for _, about in row.columns)
    assert row.description and row.title
    assert "ORDER BY" in row.text
    assert "GROUP_CONCAT" not in row.text and "SAMPLE" not in row.text
    for parameter in row.parameters:
        assert parameter.about
        assert parameter.example or parameter.optional
        assert f"?{parameter.name}" in row.text
        assert not re.search(rf"AS \?{parameter.name}\b", row.text)


@pytest.mark.parametrize("name", ANSWERED)
def test_answers_on_the_small_graph(name, small_graph, examples) -> None:
    assert len(query(small_graph, name, examples(QUERIES[name]))) == ANSWERED[name]


@pytest.fixture(scope="session")
def setups(small_graph):
    """The graph merged into one, under named graphs only, and in rdflib in both shapes."""
    quads = list(small_graph.store)
    flat = ox.Store()
    flat.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    memory = rdflib.Graph()
    memory.parse(data=ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES), format="nt")
    return flat, memory


def oxigraph_rows(answer, columns) -> list[tuple[str, ...]]:
    return [tuple(str(row[name] or "") for name in columns) for row in answer]


def rdflib_rows(answer, columns) -> list[tuple[str, ...]]:
    return [tuple(plain(row[name]) for name in columns) for row in answer]


def plain(term) -> str:
    if term is None:
        return ""
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return str(ox.Literal(str(term), datatype=datatype, language=term.language))
    return str(ox.NamedNode(str(term)))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", QUERIES)
def test_equal_rows_everywhere(name, small_graph, setups, examples) -> None:
    flat, memory = setups
    answer = query(small_graph, name, examples(QUERIES[name]))
    columns, text = answer.columns, answer.text
    expected = [tuple("" if term is None else str(term) for term in row) for row in answer.rows]
    graphs = list(small_graph.store.named_graphs())
    named_only = small_graph.store.query(text, default_graph=graphs, named_graphs=graphs)
    assert oxigraph_rows(named_only, columns) == expected
    if "GRAPH ?graph" not in text:
        assert oxigraph_rows(flat.query(text), columns) == expected
        assert sorted(rdflib_rows(memory.query(text), columns)) == sorted(expected)
    assert sorted(rdflib_rows(small_graph.to_rdflib().query(text), columns)) == sorted(expected)


def test_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(QueryError, match="did you mean who-cites"):
        named("who-cite")
    with pytest.raises(QueryError, match="no query named"):
        named("zzz")


def test_a_report_says_why_it_takes_long() -> None:
    assert parse("x", "# title: a\n# description: b\n# report: counts all\nASK {}").report == "counts all"
    assert named("economy").report
    assert not named("who-cites").report
    needed = {
        row.name for row in named_queries() if any(not p.optional for p in row.parameters) and row.report
    }
    assert needed <= {"co-mentioned"}  # what is asked about one thing is answered while one waits


def test_a_query_without_head_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="title"):
        parse("x", "SELECT * WHERE { ?s ?p ?o }")
    with pytest.raises(KnowledgeError, match="not of the form"):
        parse("x", "# title: a\n# description: b\n# parameter: nonsense\nASK {}")

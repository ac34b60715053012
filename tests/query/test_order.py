"""Rows are put in the order in which the engine itself would put them."""

from __future__ import annotations

import random
from io import BytesIO

import pyoxigraph as ox
import pytest

from graphkit.graph.terms import EDTF, XSD
from graphkit.query import query
from graphkit.query.order import Key, ordered, split, window

COLUMNS = {
    "names": ["<urn:b>", "<urn:a>", "<urn:é>", "<urn:z>", "<urn:文>", "<urn:𝄞>", "UNDEF"],
    "numbers": ["10", "9", "-3", "0", "UNDEF", "<urn:a>"],
    "text": ['"b"', '"a"', '"é"', '"文"', '"𝄞"', '"\uffee"', '""'],
    "dates": [f'"{day}"^^<{EDTF}EDTF>' for day in ("1993-04", "1993", "../2000", "2021?", "1993-04-30")],
    "days": [f'"{day}"^^<{XSD}date>' for day in ("1993-04-30", "1992-12-31", "2020-01-01")],
}


@pytest.mark.parametrize("terms", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize("order", ["?v ?w", "DESC(?v) ?w", "?w ?v"])
def test_the_order_is_that_of_the_engine(terms: list[str], order: str) -> None:
    pairs = [f"({one} <urn:{at}>)" for at, one in enumerate(terms * 2)]
    random.Random(1).shuffle(pairs)
    text = f"SELECT ?v ?w {{ VALUES (?v ?w) {{ {' '.join(pairs)} }} }} ORDER BY {order}"
    asked, keys = split(text)
    assert "ORDER" not in asked
    store = ox.Store()
    wanted, rows = ([tuple(row) for row in store.query(one)] for one in (text, asked))  # type: ignore[union-attr]
    assert ordered(rows, ["v", "w"], keys) == wanted != rows


def test_words_and_their_languages_are_two_things_to_order_by() -> None:
    values = 'VALUES ?v { "b"@en "a"@fr "a"@en UNDEF }'
    asked, keys = split(f'SELECT ?v {{ {values} }} ORDER BY COALESCE(STR(?v), "") COALESCE(LANG(?v), "")')
    rows = [tuple(row) for row in ox.Store().query(asked)]  # type: ignore[union-attr]
    assert [str(row[0]) for row in ordered(rows, ["v"], keys) or []] == ["None", '"a"@en', '"a"@fr', '"b"@en']


@pytest.mark.parametrize(
    "row",
    [
        [ox.Literal("a", language="en"), ox.Literal("b", language="fr")],
        [ox.Literal("12020-01-01", datatype=ox.NamedNode(f"{XSD}date"))],
        [ox.BlankNode("a")],
    ],
)
def test_where_only_the_engine_can_tell_it_is_asked(row: list[object]) -> None:
    assert ordered([(term,) for term in row], ["v"], [Key("v")]) is None
    assert ordered([(ox.NamedNode("urn:a"),)], ["v"], [Key("w")]) is None  # not among the columns


@pytest.mark.parametrize(
    "tail", ["ORDER BY ?s LIMIT 2", "ORDER BY STRLEN(?s)", "ORDER BY ?s # why", "LIMIT 3"]
)
def test_any_other_end_of_a_query_is_left_to_the_engine(tail: str) -> None:
    text = f"SELECT ?s {{ ?s ?p ?o }} {tail}"
    assert split(text) == (text, ())


def test_an_order_that_only_the_engine_knows_is_kept(small_graph) -> None:
    values = 'VALUES ?v { "b"@en 2 <urn:a> "a" 10 }'
    rows = query(small_graph, f"SELECT ?v {{ {values} }} ORDER BY ?v").rows
    assert [str(getattr(row[0], "value", "")) for row in rows] == ["urn:a", "2", "10", "a", "b"]


@pytest.mark.parametrize("end", ["", " LIMIT 5", " OFFSET 3", " LIMIT 5 OFFSET 2", " offset 2 limit 5"])
def test_any_values_can_be_put_in_order(small_graph, end: str) -> None:
    """The store would end the process: it does not order all values of a graph in one way."""
    text = f"SELECT ?o ?s ?p {{ ?s ?p ?o }} ORDER BY ?o ?s ?p{end}"
    every = query(small_graph, text.removesuffix(end)).rows
    result = query(small_graph, text)
    assert result.rows == every[window(text)[1]]
    assert len(every) > 500
    for form in ("json", "tsv", "xml", "csv", "table"):
        out = BytesIO()
        result.dump(form, out)
        assert out.getvalue()
    few = query(small_graph, "SELECT ?o { ?s ?p ?o } ORDER BY ?o LIMIT 1")  # one value is of one sort
    few.dump("json", BytesIO())
    assert len(query(small_graph, text.replace(" ?s ?p {", " {")).rows) == len(result)


def test_rows_that_are_put_in_order_here_are_handed_on_in_it(small_graph) -> None:
    values = 'VALUES (?v ?w) { ("b"@en UNDEF) (2 1) (<urn:a> 2) ("a" 3) (10 4) ("2020"^^<urn:year> 5) }'
    out = BytesIO()
    query(small_graph, f"SELECT ?v ?w {{ {values} }} ORDER BY DESC(?v) LIMIT 4").dump("tsv", out)
    year = '"2020"^^<urn:year>'
    assert out.getvalue().decode().splitlines() == ["?v\t?w", f"{year}\t5", '"b"@en\t', '"a"\t3', "10\t4"]

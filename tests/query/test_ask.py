"""Asking: parameters are bound safely, mistakes give one clear line, nothing is changed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import QueryError
from graphkit.query import query
from graphkit.query.bind import bare, bound

ALL = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    "value",
    [
        "822> } UNION { ?citation ?p ?o } #",
        '822"@en } ; DROP ALL ; { "',
        "Lake district\n} } SELECT * WHERE { ?s ?p ?o",
        "https://w3id.org/graphkit/id/state/FJI> ?p ?o . <urn:x",
        "\\u003E }",
        "?cited",
        "",
        " ",
    ],
)
def test_parameters_cannot_break_out(small_graph, value) -> None:
    with pytest.raises(QueryError) as caught:
        query(small_graph, "who-cites", {"cited": value})
    assert "\n" not in str(caught.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_no_text_ever_parses_as_query(small_graph, value) -> None:
    """Whatever is typed is a name in the graph or a QueryError, never anything else."""
    with contextlib.suppress(QueryError):
        query(small_graph, "evidence", {"entity": value})


@given(st.text(max_size=60))
def test_bound_literals_stay_literals(value) -> None:
    import pyoxigraph as ox

    store = ox.Store()
    plain = value.encode("utf-8", "replace").decode()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(plain)))
    text = bound("SELECT ?s WHERE { ?s <urn:p> ?v }", {"v": ox.Literal(plain)})
    assert len(list(store.query(text))) == 1


@pytest.mark.parametrize("value", ["S/RES/822(1993)", "S/RES/822 (1993)", "822", "doc/S_RES_822-1993"])
def test_one_work_however_it_is_named(small_graph, value) -> None:
    assert len(query(small_graph, "who-cites", {"cited": value})) == 5


@pytest.mark.parametrize(
    ("text", "params", "message"),
    [
        ("SELECT ?s WHERE { ?s ?p }", {}, "malformed query, line 1, column"),
        ("SELECT ?s\nWHERE {\n  ?s a gk:State . ?s ?p\n}", {}, "malformed query, line 4"),
        ("who-cites", {}, "needs --param cited"),
        ("who-cites", {"cited": "822", "x": "1"}, "has no parameter 'x'"),
        ("documents", {"x": "1"}, "has no parameter 'x'"),
        ("SELECT ?s WHERE { ?s ?p ?o }", {"zzz": "FJI"}, "has no parameter"),
        ("SELECT ?s WHERE { ?s ?p ?o }", {"s) { } #": "FJI"}, "not the name of a parameter"),
        ("SELECT * WHERE { SERVICE <https://example.org/> { ?s ?p ?o } }", {}, "SERVICE is refused"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", {}, "read only: INSERT"),
        ("PREFIX a: <urn:a>\nDELETE WHERE { ?s ?p ?o }", {}, "read only: DELETE"),
        ("# talk\nDROP ALL", {}, "read only: DROP"),
        ("no-such-query", {}, "no query named"),
        ("missing.rq", {}, "cannot be read"),
        ("?s ?p ?o", {}, "not a SPARQL query"),
    ],
)
def test_mistakes_give_one_line(small_graph, text, params, message) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        query(small_graph, text, params)
    assert "\n" not in str(caught.value)


def test_words_in_strings_and_comments_are_no_commands(small_graph) -> None:
    text = '# SERVICE, DELETE\nSELECT ?s WHERE { ?s ?p "SERVICE <x> INSERT" }'
    assert len(query(small_graph, text)) == 0


def test_a_long_head_is_passed_over_once(small_graph, tmp_path) -> None:
    """Its comments and addresses become blanks, and no pattern may try every way of sharing them out."""
    file = tmp_path / "long.rq"
    heads = "".join(f"PREFIX p{n}: <http://example.org/{'x' * 3000}>\n# {'long ' * 3000}\n" for n in range(4))
    file.write_text(heads + "SELECT ?s WHERE { ?s a gk:State }")
    assert len(query(small_graph, file)) == 2


def test_ask_construct_describe(small_graph) -> None:
    assert query(small_graph, "ASK { ?s a gk:EventClaim }").boolean is True
    assert not query(small_graph, "ASK { ?s a gk:Nothing }")
    assert len(query(small_graph, "CONSTRUCT { ?s a gk:State } WHERE { ?s a gk:State }")) == 2
    assert len(query(small_graph, "DESCRIBE state:FJI")) > 3


def test_a_file_with_a_head_has_parameters(small_graph, tmp_path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        "# title: mine\n# description: mine\n# parameter: day (date) = 2020-03-31 | the day\n"
        "SELECT ?d WHERE { ?d a gk:Document ; dcterms:date ?day } ORDER BY ?d\n"
    )
    assert len(query(small_graph, file, {"day": "2020-03-31"})) == 1
    assert len(query(small_graph, str(file), {"day": "2020-04-02"})) == 1
    with pytest.raises(QueryError, match="not a day"):
        query(small_graph, file, {"day": "soon"})


def test_free_query_takes_parameters(small_graph) -> None:
    text = "SELECT ?m WHERE { ?m gk:refersTo ?who }"
    assert len(query(small_graph, text, {"who": "Мальта"})) == 5


def test_bare_keeps_every_character_in_place() -> None:
    text = 'SELECT ?s # WHERE {\nWHERE { ?s <urn:x> "}{" }'
    assert len(bare(text)) == len(text)
    assert bare(text).count("{") == 1


def test_queries_change_nothing(small_graph) -> None:
    before = query(small_graph, ALL).rows
    for text in ("DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "LOAD <file:///etc/passwd>"):
        with pytest.raises(QueryError):
            query(small_graph, text)
    assert query(small_graph, ALL).rows == before


def test_a_query_inside_is_told_the_value_that_it_hands_on() -> None:
    import pyoxigraph as ox

    store, (one, two, knows) = ox.Store(), (ox.NamedNode(f"urn:{name}") for name in ("one", "two", "knows"))
    store.extend([ox.Quad(one, knows, two), ox.Quad(two, knows, one)])
    asked = "SELECT ?s ?n { { SELECT ?s (COUNT(*) AS ?n) { ?s <urn:knows> ?o } GROUP BY ?s } }"
    text = bound(asked, {"s": one})
    assert text.count("VALUES (?s) { (<urn:one>) }") == 2
    assert [[str(term) for term in row] for row in store.query(text)] == [  # type: ignore[union-attr]
        ["<urn:one>", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>']
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "SELECT ?o { ?s ?p ?o }",  # its ?s is another one
        "SELECT (COUNT(?s) AS ?n) { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 1",  # the first of all, not the first of these
        "SELECT ?s { ?x ?p ?o BIND(?x AS ?s) }",
        "SELECT ?o { { SELECT ?s ?o { ?s ?p ?o } } }",
        'SELECT ?o { ?o ?p "SELECT ?s {" }',
    ],
)
def test_a_query_inside_that_means_something_else_is_left_alone(inside: str) -> None:
    import pyoxigraph as ox

    asked = f"SELECT * {{ {{ {inside} }} }}"
    assert bound(asked, {"s": ox.NamedNode("urn:s")}).endswith(asked.removeprefix("SELECT * {"))


def test_the_rows_that_are_found_first_are_some_of_all(small_graph) -> None:
    every = query(small_graph, "evidence", {"entity": "Fiji"})
    some = query(small_graph, "evidence", {"entity": "Fiji"}, first=2)
    assert len(every) > len(some) == 2
    assert set(some.rows) < set(every.rows)
    assert len(query(small_graph, "evidence", {"entity": "Fiji"}, first=1000)) == len(every)


@pytest.mark.parametrize(
    "question",
    ["names-of", "ASK { ?s ?p ?o }", "SELECT ?s { ?s ?p ?o } LIMIT 5", "SELECT ?s { } ORDER BY STR(?s)"],
)
def test_first_rows_are_refused_where_they_would_mean_something_else(small_graph, question) -> None:
    params = {"entity": "Fiji"} if question == "names-of" else {}
    with pytest.raises(QueryError, match=r"come first|to begin with|says itself"):
        query(small_graph, question, params, first=3)

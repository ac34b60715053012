"""SERVICE and updates never reach the engine, however they are hidden."""

from __future__ import annotations

import pytest

from graphkit.query.keywords import keywords
from graphkit.serve.guard import changes, check, check_update, with_dataset
from graphkit.serve.messages import Refusal

CALL = "SERVICE <http://127.0.0.1:1/> { ?a ?b ?c }"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {CALL} }}",
        f"SELECT * {{ {CALL.lower()} }}",
        f"SELECT * {{ # a comment ends here\r {CALL} }}",
        f"PREFIX e: <http://e/> SELECT * {{ ?s e:a\\' ?o . {CALL} . ?s e:b\\' ?o }}",
        "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE :x { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        f"SELECT * {{ ?s ?p 'a'@en{CALL} }}",
        f"SELECT * {{ FILTER(1<2){CALL} }}",
        "SELECT * { SERVICE SILENT ?where { ?a ?b ?c } }",
        f"SELECT * {{ ?s ?p 'it\\'s' . {CALL} . ?s ?p 'x' }}",
    ],
)
def test_what_is_refused(query: str) -> None:
    with pytest.raises(Refusal) as caught:
        check(query)
    assert caught.value.status == 403


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'SERVICE' }",
        "SELECT * { ?s <http://example.org/SERVICE> ?o # SERVICE\n }",
        "PREFIX e: <urn:e> SELECT * { ?s e:service ?o ; e:insert ?x }",
        '''SELECT * { ?s ?p """a "SERVICE" <x>""" }''',
        "PREFIX add: <urn:add> SELECT * { ?s add:delete ?o }",
    ],
)
def test_what_is_let_through(query: str) -> None:
    check(query)


def test_keywords_are_what_is_left() -> None:
    assert keywords("ASK { ?a <urn:x> 'y' }").split() == ["ASK", "{", "}"]


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX e: <urn:e> BASE <urn:b> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1/>",
        "# a comment\nDROP ALL",
        "WITH <urn:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
    ],
)
def test_updates_are_known(update: str) -> None:
    assert changes(update)


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1/>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> } ; load silent <http://127.0.0.1/> INTO GRAPH <urn:g>",
        "PREFIX : <http://127.0.0.1/> LOAD:x",
        f"INSERT {{ ?a ?b ?c }} WHERE {{ {CALL} }}",
    ],
)
def test_updates_fetch_nothing(update: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_update(update)
    assert caught.value.status == 403


def test_words_in_braces_are_no_operations() -> None:
    check_update("INSERT DATA { <urn:load> <urn:b> 'LOAD' } ; DELETE WHERE { ?load <urn:b> ?c }")


def test_graphs_of_the_protocol_go_into_each_operation() -> None:
    text = "INSERT { ?a ?b 'WHERE' } WHERE { SELECT * WHERE { ?a ?b ?c } } ; DELETE { ?a ?b ?c } where {}"
    given = with_dataset(text, ["urn:g"], ["urn:h"])
    assert given.count("USING <urn:g> USING NAMED <urn:h> ") == 2
    assert "} USING <urn:g> USING NAMED <urn:h> WHERE { SELECT * WHERE" in given
    assert with_dataset(text, [], []) == text


@pytest.mark.parametrize(
    ("update", "graph"),
    [
        ("INSERT { ?a ?b ?c } USING <urn:g> WHERE { ?a ?b ?c }", "urn:g"),
        ("WITH <urn:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }", "urn:g"),
        ("DELETE WHERE { ?a ?b ?c }", "urn:g"),
        ("INSERT { ?a ?b ?c } WHERE { ?a ?b ?c }", "urn:g> DROP ALL #"),
    ],
)
def test_graphs_that_do_not_fit(update: str, graph: str) -> None:
    with pytest.raises(Refusal) as caught:
        with_dataset(update, [graph], [])
    assert caught.value.status == 400

"""SERVICE and updates never reach the engine, however they are hidden."""

from __future__ import annotations

import pytest

from graphkit.serve.guard import check, keywords
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
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX e: <urn:e> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1/>",
        "DROP ALL",
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
    ],
)
def test_what_is_let_through(query: str) -> None:
    check(query)


def test_keywords_are_what_is_left() -> None:
    assert keywords("ASK { ?a <urn:x> 'y' }").split() == ["ASK", "{", "}"]

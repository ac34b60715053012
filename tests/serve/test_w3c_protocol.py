"""The W3C's tests of the SPARQL 1.1 protocol, under their names, in our own words and with our own data.

Those of queries are asked of a server for reading only and of one that is written to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
import requests
from serve.conftest import serving

from graphkit.graph.iris import BASE
from graphkit.store.manifest import Manifest, write_manifest

TOKEN = "a token that is long enough"
PAGE, BOOK = "http://example.org/Page", "http://example.org/Book"
ONE, TWO, THREE = (f"http://example.org/data/{name}" for name in ("one", "two", "three"))
FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
BOOLEANS = {"application/sparql-results+json", "application/sparql-results+xml"}
ROWS = {*BOOLEANS, "text/csv", "text/tab-separated-values"}
TRIPLES = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
ALL = [("default-graph-uri", iri) for iri in (ONE, TWO)]
NAMED = [("named-graph-uri", iri) for iri in (ONE, TWO)]


class Request(NamedTuple):
    """A request, and what must come: a class of status, and what the body must say."""

    method: str
    params: Sequence[tuple[str, str]] = ()
    body: bytes | None = None
    media: str = ""
    status: int = 2
    truth: bool | None = None
    medias: frozenset[str] = frozenset()


def page(*graphs: str) -> str:
    """Return a pattern: something is a page in each of these graphs, together."""
    return " ".join(f"<{iri}> a ?type ." for iri in graphs)


def form(*pairs: tuple[str, str]) -> bytes:
    """Return the body of a form."""
    return urlencode(pairs).encode()


both = f"ASK {{ {page(ONE, TWO)} }}"
each = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?type }} GRAPH ?h {{ <{TWO}> a ?type }} }}"
full = f"ASK {{ <{THREE}> a ?type GRAPH ?g {{ <{ONE}> a ?type }} GRAPH ?h {{ <{TWO}> a ?type }} }}"
multiple = f"ASK FROM <{THREE}> {{ GRAPH ?g {{ <{ONE}> a ?type }} <{TWO}> a ?type }}"
dataset = [("default-graph-uri", TWO), ("named-graph-uri", ONE)]

QUERIES = {
    "query_post_form": Request(
        "POST",
        [("default-graph-uri", "http://example.org/data/none")],
        form(("query", "ASK {}")),
        FORM,
        truth=True,
    ),
    "query_dataset_default_graphs_get": Request("GET", [("query", both), *ALL], truth=True),
    "query_dataset_default_graphs_post": Request("POST", ALL, both.encode(), QUERY, truth=True),
    "query_dataset_named_graphs_post": Request("POST", NAMED, each.encode(), QUERY, truth=True),
    "query_dataset_named_graphs_get": Request("GET", [("query", each), *NAMED], truth=True),
    "query_dataset_full": Request(
        "POST", [("default-graph-uri", THREE), *NAMED], full.encode(), QUERY, truth=True
    ),
    "query_multiple_dataset": Request("POST", dataset, multiple.encode(), QUERY, truth=True),
    "query_get": Request("GET", [("query", "ASK {}")], truth=True),
    "query_content_type_select": Request("GET", [("query", "SELECT (1 AS ?v) {}")], medias=frozenset(ROWS)),
    "query_content_type_ask": Request("GET", [("query", "ASK {}")], medias=frozenset(BOOLEANS)),
    "query_content_type_describe": Request(
        "GET", [("query", f"DESCRIBE <{ONE}>")], medias=frozenset(TRIPLES)
    ),
    "query_content_type_construct": Request(
        "GET", [("query", "CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}")], medias=frozenset(TRIPLES)
    ),
    "query_post_direct": Request("POST", (), b"ASK {}", QUERY, truth=True),
    "bad_query_method": Request("PUT", [("query", "ASK {}")], status=4),
    "bad_multiple_queries": Request("GET", [("query", "ASK {}"), ("query", "SELECT * {}")], status=4),
    "bad_query_wrong_media_type": Request("POST", (), b"ASK {}", "text/plain", status=4),
    "bad_query_missing_form_type": Request("POST", (), form(("query", "ASK {}")), status=4),
    "bad_query_missing_direct_type": Request("POST", (), b"ASK {}", status=4),
    "bad_query_non_utf8": Request(
        "POST", [], "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", status=4
    ),
    "bad_query_syntax": Request("GET", [("query", "ASK {")], status=4),
}
insert = f"INSERT {{ GRAPH <{THREE}> {{ ?s a <{BOOK}> }} }} WHERE {{ ?s a <{PAGE}> }}"
from_named = f"INSERT {{ GRAPH <{THREE}> {{ ?s a <{BOOK}> }} }} WHERE {{ GRAPH ?g {{ ?s a <{PAGE}> }} }}"
from_both = (
    f"INSERT {{ GRAPH <{THREE}> {{ ?s a <{BOOK}> }} }} "
    f"WHERE {{ {{ ?s a <{PAGE}> }} UNION {{ GRAPH ?g {{ ?s a <{PAGE}> }} }} }}"
)
conflict = f"INSERT {{ ?s a <{BOOK}> }} USING <{ONE}> WHERE {{ ?s a <{PAGE}> }}"
USING = [("using-graph-uri", ONE)]

# Each update, and what is a book afterwards.
UPDATES = {
    "update_dataset_default_graph": (Request("POST", USING, insert.encode(), UPDATE), {ONE}),
    "update_dataset_default_graphs": (
        Request("POST", [*USING, ("using-graph-uri", TWO)], insert.encode(), UPDATE),
        {ONE, TWO},
    ),
    "update_dataset_named_graphs": (
        Request("POST", [("using-named-graph-uri", iri) for iri in (ONE, TWO)], from_named.encode(), UPDATE),
        {ONE, TWO},
    ),
    "update_dataset_full": (
        Request("POST", [*USING, ("using-named-graph-uri", TWO)], from_both.encode(), UPDATE),
        {ONE, TWO},
    ),
    "update_post_form": (Request("POST", (), form(("update", f"CLEAR GRAPH <{THREE}>")), FORM), set()),
    "update_post_direct": (Request("POST", (), f"CLEAR GRAPH <{THREE}>".encode(), UPDATE), set()),
    "update_base_uri": (
        Request(
            "POST",
            [],
            f"CLEAR ALL ; INSERT DATA {{ GRAPH <{THREE}> {{ <here> a <{BOOK}> }} }}".encode(),
            UPDATE,
        ),
        {f"{BASE}here"},
    ),
    "bad_update_get": (Request("GET", [("update", "CLEAR ALL")], status=4), set()),
    "bad_multiple_updates": (
        Request("POST", (), form(("update", "CLEAR ALL"), ("update", "CLEAR ALL")), FORM, status=4),
        set(),
    ),
    "bad_update_wrong_media_type": (Request("POST", (), b"CLEAR ALL", "text/plain", status=4), set()),
    "bad_update_missing_form_type": (Request("POST", (), form(("update", "CLEAR ALL")), status=4), set()),
    "bad_update_non_utf8": (
        Request("POST", (), "CLEAR ALL".encode("utf-16"), f"{UPDATE}; charset=UTF-16", status=4),
        set(),
    ),
    "bad_update_syntax": (Request("POST", (), form(("update", "CLEAR XYZ")), FORM, status=4), set()),
    "bad_update_dataset_conflict": (Request("POST", USING, conflict.encode(), UPDATE, status=4), set()),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph with three graphs of one page each."""
    found = tmp_path_factory.mktemp("protocol") / "graph"
    found.mkdir()
    store = ox.Store(str(found / "store"))
    store.update(f"INSERT DATA {{ {pages()} }}")
    store.flush()
    write_manifest(Manifest(1, BASE, "none", "none", 3, ()), found)
    return found


def pages() -> str:
    """Return the data."""
    return " ".join(f"GRAPH <{iri}> {{ <{iri}> a <{PAGE}> }}" for iri in (ONE, TWO, THREE))


@pytest.fixture(scope="module")
def reading(folder: Path) -> Iterator[str]:
    """Return the address of a server for reading only."""
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def writing(folder: Path, reading: str) -> Iterator[str]:
    """Return the address of a server that is written to."""
    assert reading
    with serving(folder, "--writable", token=TOKEN) as address:
        yield address


def send(address: str, asked: Request, path: str = "sparql") -> requests.Response:
    """Send a request as it is, without headers that a library would add."""
    with requests.Session() as session:
        url = f"{address}{path}?{urlencode(asked.params)}" if asked.params else address + path
        prepared = session.prepare_request(requests.Request(asked.method, url, data=asked.body))
        prepared.headers.pop("Content-Type", None)
        if asked.media:
            prepared.headers["Content-Type"] = asked.media
        prepared.headers["Authorization"] = f"Bearer {TOKEN}"
        return session.send(prepared, timeout=30, allow_redirects=False)


@pytest.mark.parametrize("name", sorted(QUERIES))
@pytest.mark.parametrize("path", ["sparql", "sparql/"])
def test_query(reading: str, name: str, path: str) -> None:
    asked = QUERIES[name]
    reply = send(reading, asked, path)
    assert reply.status_code // 100 == asked.status, reply.text
    if asked.truth is not None:
        assert reply.json()["boolean"] is asked.truth
    if asked.medias:
        assert reply.headers["Content-Type"].split(";")[0] in asked.medias


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_query_of_a_server_that_is_written_to(writing: str, name: str) -> None:
    assert send(writing, QUERIES[name]).status_code // 100 == QUERIES[name].status


@pytest.mark.parametrize("name", sorted(UPDATES))
def test_update(writing: str, name: str) -> None:
    asked, wanted = UPDATES[name]
    fresh = Request("POST", (), f"DROP ALL ; INSERT DATA {{ {pages()} }}".encode(), UPDATE)
    assert send(writing, fresh).status_code == 204
    reply = send(writing, asked)
    assert reply.status_code // 100 == asked.status, reply.text
    books = f"SELECT DISTINCT ?book {{ ?book a <{BOOK}> }}"
    rows = send(writing, Request("GET", [("query", books)])).json()["results"]["bindings"]
    assert {row["book"]["value"] for row in rows} == wanted
    if asked.status == 4:
        assert send(writing, Request("GET", [("query", both)])).json()["boolean"] is True


@pytest.mark.parametrize("name", sorted(UPDATES))
def test_no_update_where_only_reading_is_allowed(reading: str, name: str) -> None:
    assert send(reading, UPDATES[name][0]).status_code // 100 == 4

"""The SPARQL 1.1 protocol on a real server, as far as it applies to one that is for reading only."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import requests

ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 3"
BUILD = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
RDF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def ask(address: str, query: str, accept: str = "*/*", **more: object) -> requests.Response:
    """Post a query as a form."""
    data = {"query": query, **more}
    return requests.post(f"{address}sparql", data=data, headers={"Accept": accept}, timeout=30)


def test_three_ways_to_ask_give_the_same(address: str) -> None:
    headers = {"Accept": "text/csv"}
    one = requests.get(f"{address}sparql", params={"query": ALL}, headers=headers, timeout=30)
    two = ask(address, ALL, "text/csv")
    direct = {**headers, "Content-Type": "application/sparql-query; charset=utf-8"}
    three = requests.post(f"{address}sparql", data=ALL.encode(), headers=direct, timeout=30)
    assert one.status_code == two.status_code == three.status_code == 200
    assert one.content == two.content == three.content
    assert one.content.count(b"\r\n") == 4


@pytest.mark.parametrize("media", sorted(FORMATS))
def test_rows_in_every_format(address: str, media: str) -> None:
    reply = ask(address, ALL, media)
    assert reply.headers["Content-Type"].split(";")[0] == media
    found = ox.parse_query_results(reply.content, format=FORMATS[media])
    assert len(list(found)) == 3


@pytest.mark.parametrize("media", [*sorted(FORMATS), "text/csv"])
def test_ask_in_every_format(address: str, media: str) -> None:
    reply = ask(address, "ASK { ?s ?p ?o }", media)
    assert reply.status_code == 200
    assert b"true" in reply.content


@pytest.mark.parametrize("media", sorted(RDF))
@pytest.mark.parametrize("query", [BUILD, "DESCRIBE <https://w3id.org/graphkit/id/state/NOR>"])
def test_triples_in_every_format(address: str, media: str, query: str) -> None:
    reply = ask(address, query, media)
    assert reply.headers["Content-Type"].split(";")[0] == media
    assert len(list(ox.parse(reply.content, format=RDF[media]))) >= 3


def test_graphs_named_in_the_protocol_go_first(address: str) -> None:
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    names = [row["g"]["value"] for row in ask(address, graphs).json()["results"]["bindings"]]
    assert len(names) > 3
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def number(query: str, **more: object) -> int:
        return int(ask(address, query, **more).json()["results"]["bindings"][0]["n"]["value"])

    assert number(count) > number(count, **{"default-graph-uri": names[0]}) > 0
    two = number(count, **{"default-graph-uri": names[:2]})
    assert two > number(count, **{"default-graph-uri": names[0]})
    assert number(count, **{"named-graph-uri": names[0]}) == 0
    one = ask(address, graphs, **{"named-graph-uri": names[0]}).json()["results"]["bindings"]
    assert [row["g"]["value"] for row in one] == names[:1]
    written = count.replace("{", f"FROM <{names[1]}> {{", 1)
    assert number(written) == number(count, **{"default-graph-uri": names[1]})
    assert number(written, **{"default-graph-uri": names[0]}) == number(
        count, **{"default-graph-uri": names[0]}
    )


def test_service_description(address: str) -> None:
    reply = requests.get(f"{address}sparql", timeout=30)
    assert reply.headers["Content-Type"].startswith("text/turtle")
    text = {str(quad.predicate) for quad in ox.parse(reply.content, format=ox.RdfFormat.TURTLE)}
    assert any("supportedLanguage" in name for name in text)
    page = requests.get(f"{address}sparql", headers={"Accept": "text/html"}, timeout=30)
    assert page.url == f"{address}query"


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"params": {"query": "SELEC"}}, 400),
        ({"params": [("query", ALL), ("query", ALL)]}, 400),
        ({"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, 403),
        ({"params": {"query": "DROP ALL"}}, 403),
        ({"params": {"update": "DROP ALL"}}, 405),
        ({"params": {"query": ALL, "default-graph-uri": "not an iri"}}, 400),
        ({"params": {"query": ALL}, "headers": {"Accept": "image/png"}}, 406),
    ],
)
def test_what_get_refuses(address: str, how: dict[str, object], status: int) -> None:
    reply = requests.get(f"{address}sparql", timeout=30, **how)
    assert reply.status_code == status
    assert len(reply.text.splitlines()) == 1


@pytest.mark.parametrize(
    ("media", "data", "status"),
    [
        ("application/sparql-update", b"DROP ALL", 403),
        ("application/x-www-form-urlencoded", b"update=DROP+ALL", 403),
        ("application/x-www-form-urlencoded", b"x=1", 400),
        ("application/x-www-form-urlencoded", b"query=%ff", 400),
        ("application/sparql-query", b"\xff\xfe", 400),
        ("text/plain", b"ASK {}", 415),
        ("application/sparql-query", b"", 400),
        ("application/x-www-form-urlencoded", b"query=ASK+%7B%7D&update=DROP+ALL", 400),
        ("application/x-www-form-urlencoded", b"query=ASK+%7B%7D&using-graph-uri=urn%3Ag", 400),
    ],
)
def test_what_post_refuses(address: str, media: str, data: bytes, status: int) -> None:
    reply = requests.post(f"{address}sparql", data=data, headers={"Content-Type": media}, timeout=30)
    assert reply.status_code == status
    assert len(reply.text.splitlines()) == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_is_written(address: str, method: str) -> None:
    for path in ("sparql", "id/state/NOR", "store?default", "graph/mine"):
        reply = requests.request(method, address + path, data=b"x", timeout=30)
        assert reply.status_code == (403 if path[:5] in ("store", "graph") and method != "PATCH" else 405)
    reply = requests.post(
        f"{address}store?default", data=b"", headers={"Content-Type": "text/turtle"}, timeout=30
    )
    assert reply.status_code == 403
    assert "GET" in requests.put(f"{address}sparql", timeout=30).headers["Allow"]


def test_other_sites_may_read(address: str) -> None:
    headers = {"Origin": "https://example.org"}
    reply = requests.get(f"{address}sparql", params={"query": "ASK {}"}, headers=headers, timeout=30)
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    before = {
        **headers,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    assert requests.options(f"{address}sparql", headers=before, timeout=30).status_code == 200


def test_head(address: str) -> None:
    for path in ("", "id/state/NOR", "sparql?query=ASK%7B%7D", "api/documents", "assets/site.css"):
        reply = requests.head(address + path, timeout=90, allow_redirects=True)
        assert reply.status_code == 200, path
        assert reply.content == b""

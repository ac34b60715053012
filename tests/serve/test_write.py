"""Writing with a token: SPARQL Update, the Graph Store Protocol, and what a write may never do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
import requests
from serve.conftest import serving

TOKEN = "a token that is long enough"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = {**BEARER, "Content-Type": "text/turtle"}
Write = Callable[..., requests.Response]


@pytest.fixture(scope="module")
def written(served_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph of our own to write to."""
    folder = tmp_path_factory.mktemp("written") / "graph"
    shutil.copytree(served_graph, folder)
    return folder


@pytest.fixture(scope="module")
def writable(written: Path) -> Iterator[str]:
    """Return the address of a server that may be written to."""
    with serving(written, "--writable", "--timeout", "10", token=TOKEN) as found:
        yield found


@pytest.fixture
def update(writable: str) -> Write:
    """Return a way to post an update, with the token unless told otherwise."""

    def post(text: str, headers: dict[str, str] = BEARER, **more: object) -> requests.Response:
        data = {"update": text, **more}
        return requests.post(f"{writable}sparql", data=data, headers=headers, timeout=60)

    return post


def number(address: str, query: str = COUNT, **more: object) -> int:
    """Return the one number that a query gives."""
    data = {"query": query, **more}
    reply = requests.post(f"{address}sparql", data=data, headers={"Accept": "text/csv"}, timeout=60)
    assert reply.status_code == 200, reply.text
    return int(reply.text.split()[1])


def ask(address: str, pattern: str) -> bool:
    """Return whether something is in the graph."""
    reply = requests.get(f"{address}sparql", params={"query": f"ASK {{ {pattern} }}"}, timeout=60)
    return bool(reply.json()["boolean"])


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic !!!"},
        {"Authorization": "Basic eDp3cm9uZw=="},
        {"Authorization": f"Digest {TOKEN}"},
    ],
)
def test_nobody_writes_without_the_token(writable: str, update: Write, headers: dict[str, str]) -> None:
    before = number(writable)
    reply = update("CLEAR ALL", headers)
    assert reply.status_code == 401
    assert reply.headers["WWW-Authenticate"].startswith("Bearer")
    for method in ("PUT", "POST", "DELETE"):
        wrong = {**headers, "Content-Type": "text/turtle"}
        reply = requests.request(method, f"{writable}store?default", data=b"", headers=wrong, timeout=30)
        assert reply.status_code == 401
    assert number(writable) == before


def test_a_page_of_another_site_does_not_write(writable: str, update: Write) -> None:
    assert update("CLEAR ALL", {**BEARER, "Origin": "https://example.org"}).status_code == 403
    asked = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization",
    }
    assert requests.options(f"{writable}store", headers=asked, timeout=30).status_code == 400
    own = {**BEARER, "Origin": writable.rstrip("/")}
    assert update("INSERT DATA { GRAPH <urn:own> { <urn:a> <urn:b> 1 } }", own).status_code == 204


def test_updates_in_both_ways(writable: str, update: Write, written: Path) -> None:
    assert update("INSERT DATA { GRAPH <urn:two> { <urn:a> <urn:two> 1 } }").status_code == 204
    direct = {**BEARER, "Content-Type": "application/sparql-update; charset=utf-8"}
    text = "INSERT DATA { GRAPH <urn:two> { <urn:ü> <urn:two> 'é', 请 } }".replace("请", "'请'@zh")
    reply = requests.post(f"{writable}sparql", data=text.encode(), headers=direct, timeout=30)
    assert reply.status_code == 204
    assert ask(writable, "GRAPH <urn:two> { <urn:ü> <urn:two> '请'@zh }")
    clear = {"update": "CLEAR SILENT GRAPH <urn:two>"}
    basic = requests.post(f"{writable}sparql", data=clear, auth=("x", TOKEN), timeout=30)
    assert basic.status_code == 204
    assert not ask(writable, "?s <urn:two> ?o")
    import json

    manifest = json.loads((written / "manifest.json").read_text("utf-8"))
    assert manifest["edits"] >= 3
    store = ox.Store.read_only(str(written / "store"))
    assert manifest["quads"] == len(store)


def test_graphs_of_the_protocol(writable: str, update: Write) -> None:
    update("INSERT DATA { GRAPH <urn:p1> { <urn:a> <urn:p> 1 } GRAPH <urn:p2> { <urn:a> <urn:p> 2 } }")
    copy = "INSERT { GRAPH <urn:p3> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
    assert update(copy, **{"using-graph-uri": "urn:p2"}).status_code == 204
    assert ask(
        writable, "GRAPH <urn:p3> { <urn:a> <urn:p> 2 } FILTER NOT EXISTS { GRAPH <urn:p3> { ?s ?p 1 } }"
    )
    named = "INSERT { GRAPH <urn:p4> { ?s ?p ?g } } WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert update(named, **{"using-named-graph-uri": ["urn:p1", "urn:p2"]}).status_code == 204
    assert number(writable, COUNT, **{"default-graph-uri": "urn:p4"}) == 2
    both = "INSERT { ?s ?p ?o } USING <urn:p1> WHERE { ?s ?p ?o }"
    assert update(both, **{"using-graph-uri": "urn:p2"}).status_code == 400


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("INSERT DATA { state:NOR gk:party 'x' }", 422, "as a fact"),
        ("INSERT { ?s <urn:invaded> ?s } WHERE { GRAPH ?g { ?s a gk:State } }", 422, "as a fact"),
        ("INSERT DATA { <urn:c> a gk:EventClaim ; gk:evidence <urn:e> }", 422, "without a claimant"),
        (
            "INSERT DATA { <https://w3id.org/graphkit/id/src/0123456789ab#char=0,5> gk:refersTo state:NOR }",
            422,
            "no place in a text",
        ),
        ("INSERT DATA {", 400, "malformed update"),
        ("SELECT * { ?s ?p ?o }", 400, "malformed update"),
        ("LOAD <http://127.0.0.1:1/>", 403, "LOAD is refused"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE"),
        ("CREATE GRAPH <urn:again> ; CREATE GRAPH <urn:again>", 400, "the update failed"),
    ],
)
def test_what_a_write_may_not_do(writable: str, update: Write, text: str, status: int, said: str) -> None:
    before = number(writable)
    reply = update(f"INSERT DATA {{ <urn:half> <urn:done> 1 }} ; {text}" if status == 422 else text)
    assert reply.status_code == status
    assert said in reply.text
    assert len(reply.text.splitlines()) == 1
    assert number(writable) == before
    assert not ask(writable, "<urn:half> ?p ?o")


def test_a_mention_may_be_written_where_there_is_text(writable: str, update: Write, written: Path) -> None:
    sha12 = next((written / "texts").glob("*.txt")).stem
    mention = f"<https://w3id.org/graphkit/id/src/{sha12}#char=0,6>"
    assert (
        update(f"INSERT DATA {{ GRAPH <urn:more> {{ {mention} gk:refersTo state:NOR }} }}").status_code == 204
    )
    reply = requests.get(f"{writable}api/evidence", params={"of": "state/NOR", "limit": 500}, timeout=30)
    assert any(row["about"].endswith(f"{sha12}#char=0,6") for row in reply.json()["items"])


def test_blank_nodes_get_names_that_stay(writable: str, update: Write) -> None:
    text = "INSERT DATA { GRAPH <urn:blank> { [] <urn:b> [ <urn:c> 5 ] } }"
    assert update(text).status_code == update(text).status_code == 204
    dump = requests.get(f"{writable}store", params={"graph": "urn:blank"}, timeout=30).text
    assert "_:" not in dump
    assert number(writable, COUNT, **{"default-graph-uri": "urn:blank"}) == 2


def test_graph_store_protocol(writable: str) -> None:
    url = f"{writable}store?graph=urn%3Agsp"
    assert requests.get(url, timeout=30).status_code == 404
    assert requests.head(url, timeout=30).status_code == 404
    assert requests.delete(url, headers=BEARER, timeout=30).status_code == 404
    made = requests.put(url, data=b"<> <b> 1 .", headers=TURTLE, timeout=30)
    assert made.status_code == 201
    assert made.headers["Location"] == url
    assert requests.put(url, data=b"<> <b> 2 .", headers=TURTLE, timeout=30).status_code == 204
    ntriples = {**BEARER, "Content-Type": "application/n-triples"}
    assert (
        requests.post(url, data=b"<urn:a> <urn:b> <urn:c> .", headers=ntriples, timeout=30).status_code == 204
    )
    for accept, form in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples;q=0.9, text/turtle;q=0.1", ox.RdfFormat.N_TRIPLES),
    ):
        reply = requests.get(url, headers={"Accept": accept}, timeout=30)
        found = {str(quad.object) for quad in ox.parse(reply.content, format=form)}
        assert len(found) == 2, accept
    head = requests.head(url, timeout=30)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["Content-Length"]) > 20
    assert requests.delete(url, headers=BEARER, timeout=30).status_code == 204
    assert requests.get(url, timeout=30).status_code == 404


def test_a_graph_whose_address_is_its_name(writable: str) -> None:
    url = f"{writable}graph/mine/%D0%B0"
    assert requests.put(url, data=b"<> <urn:b> 1 .", headers=TURTLE, timeout=30).status_code == 201
    name = "https://w3id.org/graphkit/graph/mine/а"
    other = requests.get(f"{writable}store", params={"graph": name}, timeout=30)
    assert other.content == requests.get(url, timeout=30).content
    assert name in other.text
    assert requests.delete(url, headers=BEARER, timeout=30).status_code == 204


def test_a_new_graph_is_named_after_its_triples(writable: str) -> None:
    first, second = (
        requests.post(f"{writable}store", data=b"<urn:a> <urn:new> [] .", headers=TURTLE, timeout=30)
        for _ in range(2)
    )
    assert first.status_code == 201
    assert requests.get(first.headers["Location"], timeout=30).status_code == 200
    assert second.status_code == 204  # the same triples are the same graph


@pytest.mark.parametrize(
    ("query", "media", "body", "status"),
    [
        ("", "text/turtle", b"<urn:a> <urn:b> 1 .", 400),
        ("?default&graph=urn:g", "text/turtle", b"<urn:a> <urn:b> 1 .", 400),
        ("?graph=urn:g&graph=urn:h", "text/turtle", b"<urn:a> <urn:b> 1 .", 400),
        ("?graph=", "text/turtle", b"<urn:a> <urn:b> 1 .", 400),
        ("?graph=relative", "text/turtle", b"<urn:a> <urn:b> 1 .", 400),
        ("?graph=urn:g", "text/plain", b"<urn:a> <urn:b> 1 .", 415),
        ("?graph=urn:g", "text/turtle", b"<urn:a> <urn:b>", 400),
        ("?graph=urn:g", "text/turtle", b"\xff\xfe", 400),
        ("?graph=urn:g", "application/trig", b"<urn:h> { <urn:a> <urn:b> 1 }", 415),
        ("?graph=urn:g", "application/ld+json", b'{"@context": "http://127.0.0.1:1/", "a": 1}', 400),
    ],
)
def test_what_the_store_refuses(writable: str, query: str, media: str, body: bytes, status: int) -> None:
    headers = {**BEARER, "Content-Type": media}
    reply = requests.put(f"{writable}store{query}", data=body, headers=headers, timeout=30)
    assert reply.status_code == status
    assert len(reply.text.splitlines()) == 1
    assert requests.get(f"{writable}store?graph=urn:g", timeout=30).status_code == 404


def test_writes_at_once_are_one_after_another(writable: str, update: Write) -> None:
    def one(step: int) -> int:
        return update(f"INSERT DATA {{ GRAPH <urn:many> {{ <urn:a> <urn:n> {step} }} }}").status_code

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(one, range(12))) == {204}
    assert number(writable, COUNT, **{"default-graph-uri": "urn:many"}) == 12


def test_a_second_server_may_not_write(writable: str, written: Path) -> None:
    assert writable
    with (
        pytest.raises(AssertionError, match="another server writes"),
        serving(written, "--writable", token=TOKEN),
    ):
        pass


def test_a_token_must_be_there(served_graph: Path) -> None:
    with (
        pytest.raises(AssertionError, match="16 characters"),
        serving(served_graph, "--writable", token="short"),
    ):
        pass


def test_the_folder_is_a_graph_when_the_server_is_gone(served_graph: Path, tmp_path: Path) -> None:
    import graphkit

    folder = tmp_path / "graph"
    shutil.copytree(served_graph, folder)
    before = sorted(path.name for path in folder.iterdir())
    with serving(folder, "--writable", token=TOKEN) as address:
        data = {"update": "INSERT DATA { <urn:a> <urn:b> 1 }"}
        assert requests.post(f"{address}sparql", data=data, headers=BEARER, timeout=30).status_code == 204
        with graphkit.open_graph(folder) as graph:  # also while it is served
            assert graph.query("ASK { <urn:a> <urn:b> 1 }").boolean
    assert sorted(path.name for path in folder.iterdir()) == before
    check = [sys.executable, "-m", "graphkit", "check", str(folder), "--quiet"]
    said = subprocess.run(check, capture_output=True, text=True, timeout=120, check=False).stderr
    assert "was edited 1 times since it was built" in said
    (folder / "store").rename(folder / ".store-old")  # as if the server had been killed between two steps
    with serving(folder, "--writable", token=TOKEN) as address:
        assert ask(address, "<urn:a> <urn:b> 1")


def test_the_description_says_that_updates_are_taken(writable: str) -> None:
    about = requests.get(f"{writable}sparql", headers={"Accept": "text/turtle"}, timeout=30)
    assert "SPARQL11Update" in about.text


def test_names_that_were_written_are_found(writable: str, update: Write) -> None:
    text = "INSERT DATA { GRAPH <urn:names> { state:NOR skos:altLabel 'Kingdom of the Fjords'@en } }"
    assert update(text).status_code == 204
    found = requests.get(f"{writable}api/search", params={"q": "the fjords"}, timeout=60).json()
    assert [row["iri"].rpartition("/")[2] for row in found["labels"]] == ["NOR"]
    assert requests.get(f"{writable}api/search", params={"q": "young"}, timeout=60).json()["passages"]


def test_a_graph_is_pushed_back(served_graph: Path, writable: str, tmp_path: Path) -> None:
    from graphkit.remote import Target, push
    from graphkit.store import open_graph

    target = Target(f"{writable}store", f"{writable}sparql", "anybody", TOKEN, batch=400)
    with open_graph(served_graph) as graph:
        assert push(graph, target, tmp_path / "state") == graph.manifest.quads
        for name in graph.store.named_graphs():
            want = {f"{quad.triple} ." for quad in graph.store.quads_for_pattern(None, None, None, name)}
            headers = {"Accept": "application/n-triples"}
            got = requests.get(f"{writable}store", params={"graph": name.value}, headers=headers, timeout=60)
            assert set(got.text.splitlines()) == want

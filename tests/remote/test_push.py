"""Pushing to a real second store, also over connections that break."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from graphkit.errors import QueryError, StoreError
from graphkit.remote import Target, ask, push
from graphkit.store import GraphFolder

COUNT = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


class Breaking(ThreadingHTTPServer):
    """Passes requests on to a store; some it drops before they arrive, some after."""

    daemon_threads = True

    def __init__(self, behind: str) -> None:
        self.behind, self.requests, self.dead_after = behind, 0, 10**9
        super().__init__(("127.0.0.1", 0), _Passing)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: broken connections are what this is for."""


class _Passing(BaseHTTPRequestHandler):
    def _pass(self) -> None:
        assert isinstance(self.server, Breaking)
        server = self.server
        server.requests += 1
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if server.requests % 3 == 0 or server.requests > server.dead_after:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        headers = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
        reply = requests.request(
            self.command, server.behind + self.path, data=body, headers=headers, timeout=30
        )
        if server.requests % 4 == 0:
            self.connection.shutdown(socket.SHUT_RDWR)  # it arrived, but the sender is not told
            return
        self.send_response(reply.status_code)
        self.send_header("Content-Type", reply.headers.get("Content-Type", "text/plain"))
        self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        self.wfile.write(reply.content)

    do_PUT = do_POST = _pass  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def breaking(store: str) -> Iterator[Breaking]:
    """Return a way to the store that breaks."""
    server = Breaking(store)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def count(store: str) -> int:
    """Return how many triples stand in a store."""
    reply = requests.post(
        f"{store}/query",
        data={"query": COUNT},
        headers={"Accept": "application/sparql-results+json"},
        timeout=30,
    )
    return int(reply.json()["results"]["bindings"][0]["n"]["value"])


def test_all_arrives_and_twice_is_once(graph: GraphFolder, store: str, tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        total = push(graph, Target(f"{store}/store", batch=50), tmp_path / "state", told.append)
        assert total == graph.manifest.quads == count(store)
        assert not (tmp_path / "state").exists()
    dump = requests.get(f"{store}/store", headers={"Accept": "application/n-quads"}, timeout=30).text
    assert sorted(dump.splitlines()) == sorted(f"{quad} ." for quad in graph.store)
    assert len(told) > 6


def test_what_stood_there_before_goes(graph: GraphFolder, store: str, tmp_path: Path) -> None:
    name = f"{graph.base}graph/projection"
    old = b"<urn:a> <urn:b> <urn:c> .\n"
    headers = {"Content-Type": "application/n-triples"}
    assert requests.put(f"{store}/store", params={"graph": name}, data=old, headers=headers, timeout=30).ok
    assert push(graph, Target(f"{store}/store"), tmp_path / "state") == count(store)


def test_connections_that_break_lose_and_double_nothing(
    graph: GraphFolder, store: str, breaking: Breaking, tmp_path: Path
) -> None:
    address = f"http://127.0.0.1:{breaking.server_address[1]}"
    assert push(graph, Target(f"{address}/store", batch=40, pause=0.01), tmp_path / "state") == count(store)
    assert breaking.requests > 10


def test_a_push_goes_on_where_it_stopped(
    graph: GraphFolder, store: str, breaking: Breaking, tmp_path: Path
) -> None:
    address, state = f"http://127.0.0.1:{breaking.server_address[1]}", tmp_path / "state"
    breaking.dead_after = 24
    target = Target(f"{address}/store", batch=40, pause=0.01)
    with pytest.raises(StoreError, match="run the same command again"):
        push(graph, target, state)
    before, sent = count(store), state.read_text()
    assert 0 < before < graph.manifest.quads
    assert "assertions" in sent
    breaking.dead_after, breaking.requests = 10**9, 0
    target = Target(f"{address}/store", batch=40, pause=0.01)
    assert push(graph, target, state) == count(store) == graph.manifest.quads


def test_a_store_that_refuses_is_told_of(graph: GraphFolder, store: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="answered 4"):
        push(graph, Target(f"{store}/nothing"), tmp_path / "state")
    with pytest.raises(StoreError, match="the connection broke"):
        push(graph, Target("http://127.0.0.1:1/store", attempts=1), tmp_path / "state")
    with pytest.raises(StoreError, match="not an address"):
        push(graph, Target("ftp://example.org/"), tmp_path / "state")


def test_questions_to_a_store_elsewhere(graph: GraphFolder, store: str, tmp_path: Path) -> None:
    from io import BytesIO

    push(graph, Target(f"{store}/store"), tmp_path / "state")
    for form in ("table", "csv", "tsv", "json", "xml"):
        out, here = BytesIO(), BytesIO()
        ask(f"{store}/query", "who-cites", {"cited": "S/RES/822(1993)"}, form, out)
        from graphkit.query import query

        query(graph, "who-cites", {"cited": "822"}).dump(form, here)
        assert out.getvalue()
        assert out.getvalue().count(b"\n") == here.getvalue().count(b"\n") or form in ("json", "xml")
    out = BytesIO()
    ask(f"{store}/query", "ASK { ?s gk:refersTo ?o }", {}, "table", out)
    assert b"true" in out.getvalue()
    for question, params, said in (
        ("who-cites", {}, "needs --param"),
        ("who-cites", {"cited": "Kalbajar"}, "not known from here"),
        ("SELECT nonsense", {}, "answered 400"),
    ):
        with pytest.raises(QueryError, match=said):
            ask(f"{store}/query", question, params, "table", BytesIO())
    with pytest.raises(QueryError, match="cannot be reached"):
        ask("http://127.0.0.1:1/", "ASK {}", {}, "table", BytesIO())

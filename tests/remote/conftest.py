"""Stores that other people wrote, each started for the tests; and a way to them that breaks."""

from __future__ import annotations

import contextlib
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest
import requests
from graph.factory import corpus
from requests.auth import HTTPDigestAuth

from graphkit.remote import Target
from graphkit.store import GraphFolder, write_graph

VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 100000
"""

TRUE = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphFolder]:
    """Return a small graph."""
    with write_graph(corpus(), tmp_path_factory.mktemp("push") / "G") as folder:
        yield folder


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], url: str, folder: Path) -> Iterator[None]:
    """Start a server, wait until it answers, and end it."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                requests.get(url, timeout=1)
                break
            except requests.RequestException:
                assert process.poll() is None, "the server ended at once"
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    """Start the oxigraph server, and give its address."""
    program = Path(sys.executable).with_name("oxigraph")
    found = str(program) if program.exists() else shutil.which("oxigraph")
    if not found:
        pytest.skip("no oxigraph server here")
    url = f"http://127.0.0.1:{free_port()}"
    command = [found, "serve", "--location", str(tmp_path / "db"), "--bind", url.removeprefix("http://")]
    with running(command, url, tmp_path):
        yield url


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start Virtuoso, and give its address; everything in it is dropped before each use."""
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("no Virtuoso here (Debian: virtuoso-opensource-7-bin)")
    folder = tmp_path_factory.mktemp("virtuoso")
    http = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=http))
    url = f"http://127.0.0.1:{http}"
    with running([program, "-f", "+configfile", "virtuoso.ini", "+wait"], f"{url}/sparql", folder):
        yield url


def target(url: str, way: str, **more: object) -> Target:
    """Return where to push to: one of four ways.

    Args:
        url: address of the server.
        way: name of the store and of the protocol.
    """
    more = {"batch": 40, "pause": 0.01, **more}
    if way == "oxigraph":
        return Target(f"{url}/store", query=f"{url}/query", **more)
    if way == "oxigraph-update":
        return Target(f"{url}/update", query=f"{url}/query", update=True, **more)
    more |= {"user": "dba", "password": "dba", "query": f"{url}/sparql"}
    if way == "virtuoso":
        return Target(f"{url}/sparql-graph-crud-auth", **more)
    return Target(f"{url}/sparql-auth", update=True, **more)


def dropped(url: str, graph: GraphFolder) -> None:
    """Remove our graphs from Virtuoso."""
    for name in names(graph):
        data = {"query": f"CLEAR GRAPH <{name}>"}
        auth = HTTPDigestAuth("dba", "dba")
        assert requests.post(f"{url}/sparql-auth", data=data, auth=auth, timeout=30).ok


def names(graph: GraphFolder) -> list[str]:
    """Return the names of all graphs, where the default graph needs one."""
    return [*(str(name.value) for name in graph.store.named_graphs()), f"{graph.iris.graph}default"]  # type: ignore[union-attr]


def stands(url: str, way: str, graph: GraphFolder) -> dict[str, list[str]]:
    """Return what stands in a store by the name of its graph, asked of the store in its own words."""
    found = {}
    for name in names(graph):
        query = f"SELECT ?s ?p ?o {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        if name.endswith("/default") and way.startswith("oxigraph"):
            query = "SELECT ?s ?p ?o { ?s ?p ?o }"
        path = "query" if way.startswith("oxigraph") else "sparql"
        headers = {"Accept": "application/sparql-results+json"}
        reply = requests.post(f"{url}/{path}", data={"query": query}, headers=headers, timeout=60)
        rows = ox.parse_query_results(reply.content, format=ox.QueryResultsFormat.JSON)
        lines = (" ".join(str(term) for term in row) for row in rows)  # type: ignore[union-attr]
        # Virtuoso writes true as 1; all else comes back as it was sent.
        found[name] = sorted(
            line.replace('"1"^^<http://www.w3.org/2001/XMLSchema#boolean>', TRUE) for line in lines
        )
    return found


def here(graph: GraphFolder) -> dict[str, list[str]]:
    """Return the same of the graph on disk."""
    found: dict[str, list[str]] = {name: [] for name in names(graph)}
    for quad in graph.store:
        name = getattr(quad.graph_name, "value", f"{graph.iris.graph}default")
        found[name].append(f"{quad.subject} {quad.predicate} {quad.object}")
    return {name: sorted(rows) for name, rows in found.items()}


class Faulty:
    """Passes bytes on to a server, and breaks connections after so many of them, drawn by a seed.

    Args:
        behind: address of the server.
        seed: of the draws.
        chance: how many connections in a hundred break.
        span: bytes, in both directions together, after which they do, at most.
    """

    def __init__(self, behind: str, seed: int, chance: int = 50, span: int = 30_000) -> None:
        host, _, port = behind.removeprefix("http://").partition(":")
        self._behind = (host, int(port))
        self._draw, self._chance, self._span = random.Random(seed), chance, span
        self.connections = self.broken = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            breaks = self._draw.randrange(100) < self._chance
            left = [self._draw.randrange(self._span) if breaks else 1 << 60]
            self.connections += 1
            server = socket.create_connection(self._behind)
            ways = [
                threading.Thread(target=self._pass, args=(one, other, left), daemon=True)
                for one, other in ((client, server), (server, client))
            ]
            for way in ways:
                way.start()
            threading.Thread(target=self._end, args=(ways, client, server), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, left: list[int]) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(8192):
                if len(data) >= left[0]:
                    other.sendall(data[: left[0]])
                    self.broken += 1
                    break
                left[0] -= len(data)
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _end(self, ways: list[threading.Thread], *ends: socket.socket) -> None:
        for way in ways:
            way.join()
        for end in ends:
            end.close()

    def close(self) -> None:
        """Take no more connections."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

"""Pushing to stores that other people wrote, by both protocols, over connections that break anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from remote.conftest import Faulty, dropped, here, stands, target

from graphkit.errors import StoreError
from graphkit.remote import push
from graphkit.store import GraphFolder

WAYS = ("oxigraph", "oxigraph-update", "virtuoso", "virtuoso-update")


@pytest.fixture
def url(way: str, graph: GraphFolder, request: pytest.FixtureRequest) -> str:
    """Return the address of the store of a way, with nothing of ours in it."""
    found: str = request.getfixturevalue("store" if way.startswith("oxigraph") else "virtuoso")
    if way.startswith("virtuoso"):
        dropped(found, graph)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_all_arrives_as_it_is_and_twice_is_once(
    graph: GraphFolder, way: str, url: str, tmp_path: Path
) -> None:
    for _ in range(2):
        assert push(graph, target(url, way), tmp_path / "state") == graph.manifest.quads
        assert stands(url, way, graph) == here(graph)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", [1, 2])
def test_connections_that_break_anywhere(
    graph: GraphFolder, way: str, url: str, seed: int, tmp_path: Path
) -> None:
    faulty = Faulty(url, seed)
    try:
        aim = target(faulty.address, way, attempts=2)
        total = 0
        for _ in range(200):
            try:
                total = push(graph, aim, tmp_path / "state")
                break
            except StoreError as error:
                assert "run the same command again" in str(error) or "triples there" in str(error)
        assert total == graph.manifest.quads
        assert faulty.broken
        assert stands(url, way, graph) == here(graph)
    finally:
        faulty.close()


@pytest.mark.parametrize("way", ["oxigraph", "oxigraph-update"])
def test_triples_of_others_in_the_default_graph_stay(
    graph: GraphFolder, way: str, url: str, tmp_path: Path
) -> None:
    other = "<urn:other> <urn:b> 1"
    data = {"update": f"INSERT DATA {{ {other} }}"}
    assert requests.post(f"{url}/update", data=data, timeout=30).ok
    push(graph, target(url, way), tmp_path / "state")
    found = requests.post(f"{url}/query", data={"query": f"ASK {{ {other} }}"}, timeout=30)
    assert b"true" in found.content


def test_a_redirect_is_not_followed(graph: GraphFolder, tmp_path: Path) -> None:
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Moved(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.send_response(301)
            self.send_header("Location", "http://127.0.0.1/elsewhere")
            self.end_headers()

        do_POST = do_PUT  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Moved)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with pytest.raises(StoreError, match=r"answered 301: http://127\.0\.0\.1/elsewhere"):
            push(
                graph, target(f"http://127.0.0.1:{server.server_address[1]}", "oxigraph"), tmp_path / "state"
            )
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def command(graph: GraphFolder, tmp_path: Path) -> Iterator[list[str]]:
    """Return the beginning of a push on the command line."""
    yield [sys.executable, "-m", "graphkit", "push", str(graph.path), "--state", str(tmp_path / "state")]


@pytest.mark.parametrize("way", ["virtuoso-update"])
def test_the_command_says_what_arrived(command: list[str], graph: GraphFolder, url: str) -> None:
    words = [f"{url}/sparql-auth", "--update", "--user", "dba", "--query-url", f"{url}/sparql"]
    environment = {**os.environ, "GRAPHKIT_PASSWORD": "dba"}
    done = subprocess.run(
        [*command, *words], capture_output=True, text=True, timeout=120, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert f"{graph.manifest.quads} triples stand at" in done.stderr
    ask = [sys.executable, "-m", "graphkit", "query", f"--endpoint={url}/sparql", "who-cites"]
    found = subprocess.run(
        [*ask, "--param", "cited=S/RES/822(1993)", "--format", "csv"],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.count(b"\n") > 1

"""The folder of the site: the same bytes each time, whole or not at all, and the same from a web host."""

from __future__ import annotations

import hashlib
import html
import json
import re
import threading
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

import graphkit
from graphkit.cli import main
from graphkit.errors import GraphkitError
from graphkit.view.site import assets
from graphkit.view.site.chunks import chunk, path_of


def content(file: Path) -> object:
    """Return what a chunk hands over, read as a script engine reads it."""
    match = re.fullmatch(
        r"graphkit\.chunk\(\"([a-z0-9/-]+)\", '(.*)'\);\n", file.read_text("utf-8"), re.DOTALL
    )
    assert match is not None
    return json.loads(re.sub(r"\\(.)", r"\1", match[2]))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def digests(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_the_same_graph_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    with graphkit.open_graph(site.parent / "graph") as graph:
        graph.view(tmp_path / "again", 'Sample </title><script>alert("title")</script>')
    assert digests(tmp_path / "again") == digests(site)


def test_pages_have_no_script_of_their_own_and_a_strict_policy(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) >= 3
    for page in pages:
        text = page.read_text("utf-8")
        policy = unescape(
            text.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        )
        assert policy.startswith("default-src 'none'")
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text)
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)=", text)
        assert not re.search(
            r"<(?!a )[^>]*\s(?:src|href)=\"(?:https?:)?//", text
        )  # links to the web are fine


def test_evidence_is_exactly_the_words_of_the_file(site: Path) -> None:
    data = content(site / path_of("explorer/graph"))
    assert isinstance(data, dict)
    texts: dict[str, str] = {}
    with graphkit.open_graph(site.parent / "graph") as graph:
        for sha12 in graph.folder.sources:
            texts[graph.folder.names(sha12)[0]] = graph.folder.text(sha12)
    seen = 0
    for part in range(-(-len(data["edges"]["source"]) // 200)):
        words = content(site / path_of(f"explorer/words-{part}"))
        assert isinstance(words, list)
        for passage in (one for link in words for one in link):
            # shown without the line breaks and hyphens of the file, and as HTML shows it
            exact = html.unescape(texts[passage["file"]][passage["start"] : passage["end"]])
            assert letters(passage["mention"]) == letters(exact)
            seen += 1
    assert seen > 100
    assert {
        len(column) for name, column in data["edges"].items() if name in ("source", "target", "type")
    } == {len(data["edges"]["source"])}


def test_every_claim_has_a_claimant(site: Path) -> None:
    data = content(site / path_of("explorer/graph"))
    assert isinstance(data, dict)
    edges = data["edges"]
    claims = [n for n, kind in enumerate(edges["type"]) if edges["types"][kind].startswith("claim")]
    assert claims
    assert all(edges["claimant"][n] >= 0 for n in claims)


def test_a_host_serves_pages_at_the_paths_of_their_iris(site: Path) -> None:
    from urllib.request import urlopen

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        base = f"http://127.0.0.1:{server.server_port}/"
        for path in ("explorer", "sparql/", ""):
            with urlopen(base + quote(path), timeout=10) as answer:
                assert b"Content-Security-Policy" in answer.read()
    finally:
        server.shutdown()
        server.server_close()


def test_a_folder_of_something_else_is_left_alone(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    assert main(["view", str(site.parent / "graph"), "-o", str(tmp_path / "mine")]) == 1
    assert "no site of graphkit" in capsys.readouterr().err
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_missing_scripts_are_said_and_leave_nothing_behind(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "BUNDLE", tmp_path / "nowhere")
    assets._files.cache_clear()
    try:
        with graphkit.open_graph(site.parent / "graph") as graph:
            with pytest.raises(GraphkitError, match=r"Node\.js and npm"):
                graph.view(tmp_path / "out")
            assert list(tmp_path.iterdir()) == []
            graph.view(tmp_path / "page.html")  # the single page needs none of them
    finally:
        assets._files.cache_clear()


@pytest.mark.parametrize("name", ["../x", "A", "a b", "", "a//b", "a/"])
def test_a_chunk_has_a_plain_name(name: str) -> None:
    with pytest.raises(ValueError, match="no name of a chunk"):
        chunk(name, {})

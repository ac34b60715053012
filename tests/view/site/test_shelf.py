"""What is dear to make is kept, for the graph it was made of alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.store.manifest import Manifest
from graphkit.view.site.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def graph(*, quads: int = 5, edits: int = 0) -> Any:
    return SimpleNamespace(manifest=Manifest(1, "https://x.org/", "p", "k", quads, (), edits))


def test_a_file_is_kept_for_the_same_graph_and_words() -> None:
    Shelf(graph(), "Title", "en").put("index.html", b"page")
    assert Shelf(graph(), "Title", "en").get("index.html") == b"page"
    assert Shelf(graph(), "Title", "fr").get("index.html") is None
    assert Shelf(graph(quads=6), "Title", "en").get("index.html") is None
    assert Shelf(graph(), "Title", "en").get("other.html") is None


def test_an_edited_graph_keeps_nothing(home: Path) -> None:
    shelf = Shelf(graph(edits=1))
    shelf.put("index.html", b"page")
    assert shelf.get("index.html") is None
    assert not home.exists()


@pytest.mark.parametrize("path", ["../../outside", "/etc/passwd", "a/\x00b", "\udc80", "x" * 5000])
def test_no_path_leads_out_of_the_shelf(home: Path, path: str) -> None:
    Shelf(graph()).put(path, b"page")
    assert Shelf(graph()).get(path) == b"page"
    assert all(
        len(file.name) == 32 and file.parent.parent == home for file in home.rglob("*") if file.is_file()
    )


def test_where_nothing_can_be_written_nothing_is_kept(home: Path) -> None:
    home.write_text("a file where the folder would be")
    shelf = Shelf(graph())
    shelf.put("index.html", b"page")
    assert shelf.get("index.html") is None

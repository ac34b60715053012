"""The index of words is made anew where it is damaged, and in memory where none can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.query.search import Passage, Search, index_file
from graphkit.store import GraphFolder

WORDS = "resolution"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _found(graph: GraphFolder) -> list[Passage]:
    return Search(graph, index_file(graph)).passages(WORDS)


@pytest.fixture
def wanted(small_graph: GraphFolder, home: Path) -> list[Passage]:
    found = _found(small_graph)
    assert found
    assert [path.suffix for path in home.iterdir()] == [".sqlite"]
    return found


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda data: data[: len(data) // 2], lambda _: b"\0" * 9000]
)
def test_a_damaged_index_is_made_again(
    small_graph: GraphFolder, home: Path, wanted: list[Passage], damage
) -> None:
    (index,) = home.iterdir()
    whole = index.read_bytes()
    index.write_bytes(damage(whole))
    assert _found(small_graph) == wanted
    assert list(home.iterdir()) == [index]
    assert len(index.read_bytes()) == len(whole)


@pytest.mark.parametrize("name", ["a#b", "a?mode=rwc", "a%41", "a b", "кэш"])
def test_any_name_of_the_folder(
    small_graph: GraphFolder,
    wanted: list[Passage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path / name))
    assert _found(small_graph) == wanted
    assert [path.suffix for path in (tmp_path / name).iterdir()] == [".sqlite"]


def test_where_none_can_be_kept(
    small_graph: GraphFolder, wanted: list[Passage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path / "file"))
    assert index_file(small_graph) is None
    assert _found(small_graph) == wanted

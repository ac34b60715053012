"""What was found in many files lies in packs, and a graph is the same with them as without."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import graphkit
from graphkit.errors import StoreError
from graphkit.store import packs
from tests.store.test_incremental import EXTRA, built, killed

FEW = 4  # files from which on these tests make a pack
BUILD = f"""
import sys
import graphkit
from graphkit.store import packs
packs.ENOUGH = {FEW}
graphkit.build([sys.argv[1]], sys.argv[2])
"""


def _write(folder: Path, numbers: range) -> None:
    for number in numbers:
        text = EXTRA["letter.en.txt"].format(number=822, year=1993, count=number + 2)
        (folder / f"{number:02}.txt").write_text(text, "utf-8")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    _write(folder, range(6))
    return folder


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "ENOUGH", FEW)


def _loose(graph: Path) -> int:
    return len(list((graph / "facts").iterdir()))


def _packs(graph: Path) -> list[str]:
    return sorted(path.name for path in (graph / "packs").iterdir() if path.name != "index")


def _anew(documents: Path, tmp_path: Path) -> dict[str, bytes]:
    """Build from nothing, without packs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs, "ENOUGH", 10**6)
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        made = built(documents, tmp_path / "new", tmp_path)
    assert not (tmp_path / "new" / "packs").exists()
    return made


@pytest.mark.usefixtures("few")
def test_files_added_changed_and_removed(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    assert built(documents, graph, tmp_path) == _anew(documents, tmp_path)
    assert (_loose(graph), _packs(graph)) == (0, ["000001"])
    (documents / "00.txt").write_text("The Security Council met.", "utf-8")
    (documents / "01.txt").unlink()
    _write(documents, range(6, 8))
    assert built(documents, graph, tmp_path) == _anew(documents, tmp_path)
    assert (_loose(graph), _packs(graph)) == (3, ["000001"])
    _write(documents, range(8, 10))
    assert built(documents, graph, tmp_path) == _anew(documents, tmp_path)
    assert (_loose(graph), _packs(graph)) == (0, ["000001", "000002"])
    with graphkit.open_graph(graph) as opened:
        told = {
            name: opened.folder.text(sha12)
            for sha12 in opened.folder.sources
            for name in opened.folder.names(sha12)
        }
    assert told == {path.name: path.read_text("utf-8") for path in documents.iterdir()}


@pytest.mark.usefixtures("few")
def test_a_pack_that_is_mostly_of_no_use_is_written_anew(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    built(documents, graph, tmp_path)
    for number in range(4):
        (documents / f"{number:02}.txt").unlink()
    _write(documents, range(6, 11))
    assert built(documents, graph, tmp_path) == _anew(documents, tmp_path)
    assert (_loose(graph), _packs(graph)) == (0, ["000002"])


@pytest.mark.usefixtures("few")
def test_the_same_bytes_read_in_another_way(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    (documents / "zz.txt").write_text("<p>The Council met in <b>Geneva</b> on 4 May 2011.</p>", "utf-8")
    built(documents, graph, tmp_path)
    (documents / "zz.txt").rename(documents / "zz.html")
    assert built(documents, graph, tmp_path) == _anew(documents, tmp_path)
    assert _loose(graph) == 1


@pytest.mark.usefixtures("few")
def test_packs_are_not_too_many(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "_MOST", 2)
    graph = tmp_path / "G"
    for last in (6, 10, 14, 18):
        _write(documents, range(last - 4, last))
        built(documents, graph, tmp_path)
        assert len(_packs(graph)) <= 2
    assert built(documents, graph, tmp_path) == _anew(documents, tmp_path)


@pytest.mark.usefixtures("few")
def test_files_that_were_left_beside_a_pack(documents: Path, tmp_path: Path) -> None:
    """A build that is stopped at its very end leaves files that are in the pack as well: none is read."""
    graph = tmp_path / "G"
    built(documents, graph, tmp_path)
    sha12 = min(graphkit.open_graph(graph).folder.sources)
    (graph / "facts" / f"{sha12}.msgpack").write_bytes(b"damaged")
    _write(documents, range(6, 7))
    assert built(documents, graph, tmp_path) == _anew(documents, tmp_path)
    assert _loose(graph) == 1


@pytest.mark.usefixtures("few")
def test_a_pack_that_is_cut_off(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "G"
    built(documents, graph, tmp_path)
    os.truncate(graph / "packs" / "000001", 10)
    _write(documents, range(6, 7))
    with pytest.raises(StoreError, match="is damaged"):
        built(documents, graph, tmp_path)
    with graphkit.open_graph(graph) as opened, pytest.raises(StoreError, match="missing or damaged"):
        opened.folder.text(min(opened.folder.sources))


def test_killed_while_packing(documents: Path, tmp_path: Path) -> None:
    graph, work = tmp_path / "G", tmp_path / ".G.building"
    command = [sys.executable, "-c", BUILD, str(documents), str(graph)]
    before = _anew(documents, tmp_path)
    assert not killed(command, lambda: False)
    _write(documents, range(6, 12))
    whole = _anew(documents, tmp_path)
    stopped = 0
    for reached in (
        (work / "packs" / "index").exists,
        (work / "packs" / "000002").exists,
        lambda: not work.exists() or (work / "manifest.json").exists(),
    ):
        stopped += killed(command, reached)
        with graphkit.open_graph(graph) as opened:
            texts = {opened.folder.text(sha12) for sha12 in opened.folder.sources}
        assert len(texts) in {6, 12}
    assert stopped
    assert not killed(command, lambda: False)
    assert (_loose(graph), _packs(graph)) == (0, ["000001", "000002"])
    assert before != whole
    assert built(documents, graph, tmp_path) == whole

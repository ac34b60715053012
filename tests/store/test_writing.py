"""Lines are put into a store a lot at a time, however small the lots are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.store import writing
from graphkit.store.merge import parted

LINES = [f'<https://x.org/{at}> <https://x.org/says> "слово {at}" <https://x.org/g> .' for at in range(200)]


@pytest.mark.parametrize(("part", "lot"), [(1 << 20, 1 << 20), (100, 1 << 20), (100, 900), (1, 1)])
def test_lots_of_any_size(monkeypatch: pytest.MonkeyPatch, part: int, lot: int) -> None:
    monkeypatch.setattr(writing, "_PART", part)
    monkeypatch.setattr(writing, "_CHUNK", lot)
    store = ox.Store()
    stretches = [*LINES[:50], "\n".join(LINES[50:120]), *LINES[120:]]
    writing.bulk(store, iter(stretches))
    assert sorted(f"{quad} ." for quad in store) == sorted(LINES)


def test_what_comes_and_goes_is_counted_where_it_is_little(monkeypatch: pytest.MonkeyPatch) -> None:
    store = ox.Store()
    assert writing.bulk(store, iter([*LINES[:7], *LINES[:9]])) == 9 == len(store)
    assert writing.bulk(store, iter(LINES[5:12])) == 3
    assert writing.remove(store, iter([*LINES[10:15], LINES[11]])) == 2
    assert len(store) == 10
    monkeypatch.setattr(writing, "_PART", 100)
    assert writing.bulk(store, iter(LINES)) is None


def test_nothing_to_load() -> None:
    store = ox.Store()
    writing.bulk(store, iter(()))
    assert len(store) == 0


@pytest.mark.parametrize("part", [1 << 20, 100])
def test_what_the_maker_of_lines_raises_is_raised(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(writing, "_PART", part)

    def lines() -> Iterator[str]:
        yield from LINES
        raise KeyError("told")

    with pytest.raises(KeyError, match="told"):
        writing.bulk(ox.Store(), lines())


@pytest.mark.parametrize("part", [1 << 20, 100])
def test_a_line_that_is_cut_off_is_refused(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(writing, "_PART", part)
    with pytest.raises(SyntaxError):
        writing.bulk(ox.Store(), iter([*LINES, LINES[0][:40]]))


def test_a_shard_is_parted_by_how_its_lines_begin() -> None:
    lines = sorted(f"<{first}/{at}> x" for first in ("a", "b", "ba", "c", "d") for at in range(7))
    for own in (("<b/",), ("<a/", "<c/"), ("<d/", "<a/"), ("<e/", "<0/"), ("<ba/", "<b/")):
        stretches = list(parted("\n".join([*lines, ""]), own))
        assert [line for _, stretch in stretches for line in stretch.split("\n")] == lines
        for mine, stretch in stretches:
            assert all(line.startswith(own) == mine for line in stretch.split("\n"))


FULL = """
import resource
import sys
from pathlib import Path
from graphkit.store.kept import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
try:
    write_whole(Path(sys.argv[1]), b"a" * 3000)
except OSError:
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_file_that_has_no_room_is_not_there(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL, str(tmp_path / "facts")]
    assert subprocess.run(command, check=False, timeout=60).returncode == 7
    assert not (tmp_path / "facts").exists()


def test_a_copy_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "no links here")

    def cut_off(old: str, new: Path) -> None:
        new.write_bytes(Path(old).read_bytes()[:2])
        raise KeyboardInterrupt

    (tmp_path / "old").write_bytes(b"whole")
    monkeypatch.setattr(os, "link", no_links)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(shutil, "copyfile", cut_off)
        writing.link(str(tmp_path / "old"), tmp_path / "new")
    assert not (tmp_path / "new").exists()
    writing.link(str(tmp_path / "old"), tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == b"whole"

"""What is kept for later is kept whole or not at all, and nothing needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.knowledge.home import cache_home, keep
from graphkit.knowledge.tables import read_yaml

FULL = """
import resource
import sys
from pathlib import Path
from graphkit.knowledge.home import keep
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
keep(Path(sys.argv[1]), b"a" * 3000)
"""


def test_a_file_is_kept(tmp_path: Path) -> None:
    keep(tmp_path / "cache" / "file", b"first")
    keep(tmp_path / "cache" / "file", b"second")
    assert {path.name: path.read_bytes() for path in (tmp_path / "cache").iterdir()} == {"file": b"second"}


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_where_there_is_no_room_nothing_stays(tmp_path: Path) -> None:
    target = tmp_path / "cache" / "file"
    subprocess.run([sys.executable, "-c", FULL, str(target)], check=True, timeout=60)
    assert list(target.parent.iterdir()) == []


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "file" / "within").mkdir(parents=True)
    keep(tmp_path / "file", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="every user has a home")
def test_a_user_without_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def unknown(number: int) -> None:
        raise KeyError(number)

    for name in ("HOME", "GRAPHKIT_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "table.yml"
    table.write_text("- a\n", "utf-8")
    assert read_yaml(table) == ["a"]
    keep(cache_home() / "file", b"data")
    assert not cache_home().exists()
    assert [path.name for path in tmp_path.iterdir()] == ["table.yml"]


def test_the_folder_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path))
    assert cache_home() == tmp_path

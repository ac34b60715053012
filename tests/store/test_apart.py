"""Steps of a build in processes of their own: the same graph, and nothing lost when one of them ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import graphkit
from graphkit.errors import StoreError
from graphkit.graph.iris import BASE
from graphkit.store import build as build_module
from graphkit.store.apart import apart
from graphkit.store.steps import Compare, Fill

BUILD = """
import sys
import graphkit
from graphkit.store import build
build._FEW = 0
graphkit.build([sys.argv[1]], sys.argv[2]).close()
"""


LETTER = """Letter dated {day} March 2014 from the Permanent Representative of Norway
to the United Nations addressed to the Secretary-General

My country recalls Security Council resolution 1325 (2000).
On 4 May 2011, {day} civilians were killed in Geneva.

(Signed) Ana Example
Ambassador
Permanent Representative
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for day in range(2, 8):
        (folder / f"{day}.txt").write_text(LETTER.format(day=day), "utf-8")
    (folder / "note.txt").write_text("Совет Безопасности принял резолюцию 1325 (2000).\n", "utf-8")
    return folder


def kept(folder: Path) -> dict[str, bytes]:
    """Return all that a graph folder holds beside its store, and the quads of the store."""
    found = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "store" not in path.relative_to(folder).parts
    }
    with graphkit.open_graph(folder) as graph:
        graph.export("nquads", folder.parent / "out.nq")
    return {**found, "quads": (folder.parent / "out.nq").read_bytes()}


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    except FileNotFoundError:
        return []


def test_the_same_graph(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graphkit.build([documents], tmp_path / "here").close()
    monkeypatch.setattr(build_module, "_FEW", 0)
    started: list[object] = []
    monkeypatch.setattr(
        "graphkit.store.apart.apart", lambda step, lock: (started.append(type(step)), apart(step, lock))[1]
    )
    graphkit.build([documents], tmp_path / "apart").close()
    assert started == [Compare, Fill]
    assert kept(tmp_path / "apart") == kept(tmp_path / "here")


def test_a_step_that_cannot_be_done(tmp_path: Path) -> None:
    missing = Compare(str(tmp_path), "G", BASE, ("0" * 12,), frozenset())
    with pytest.raises(StoreError, match=r"^G: what it keeps of 000000000000 is damaged"):
        apart(missing)
    with pytest.raises(FileNotFoundError):
        apart(Compare(str(tmp_path / "none"), "G", BASE, (), frozenset()))


class Other(Fill, frozen=True, tag="Other"):
    """A step that the other process does not know."""


def test_a_step_that_goes_wrong(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus.msgpack").write_bytes(b"\xc1")
    with pytest.raises(StoreError, match=r"^G: .* is lost; build it anew"):
        apart(Fill(str(tmp_path), "G", BASE, ()))
    with pytest.raises(StoreError, match=r"^G: the process that fills it ended with code 1"):
        apart(Other(str(tmp_path), "G", BASE, ()))
    assert "Traceback" in capfd.readouterr().err


@pytest.mark.skipif(not children(os.getppid()), reason="this system does not tell what a process has started")
@pytest.mark.parametrize("whom", ["step", "build"])
def test_a_process_is_killed(documents: Path, tmp_path: Path, whom: str) -> None:
    graphkit.build([documents], tmp_path / "whole").close()
    command = [sys.executable, "-c", BUILD, str(documents), str(tmp_path / "G")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        until = time.monotonic() + 240
        while not (found := children(run.pid)) and time.monotonic() < until:
            time.sleep(0.002)
        (step,) = found
        os.kill(step if whom == "step" else run.pid, signal.SIGKILL)
        _, said = run.communicate()
    assert run.returncode == (1 if whom == "step" else -signal.SIGKILL)
    assert ("was ended by SIGKILL" in said) == (whom == "step")
    while Path(f"/proc/{step}").exists() and time.monotonic() < until:  # it sees that nobody waits for it
        time.sleep(0.01)
    assert not Path(f"/proc/{step}").exists()
    assert not (tmp_path / "G").exists()
    graphkit.build([documents], tmp_path / "G").close()
    assert kept(tmp_path / "G") == kept(tmp_path / "whole")

"""Local processes: the same graph as without, and one bad document costs only itself."""

from __future__ import annotations

import os
import shutil
import signal
import time
from functools import partial
from pathlib import Path

import pytest

import graphkit
from graphkit.engine import Finished, Setup, gather
from graphkit.engine.local import Local
from graphkit.errors import GraphkitError, ReadError, StoreError
from graphkit.model import Document
from graphkit.read.documents import read_bytes
from graphkit.read.raw import Raw, from_bytes
from graphkit.sample import sample_documents
from graphkit.store.build import Builder

BASE = "https://example.org/"
GOOD = [f"Security Council resolution 822 (1993), copy {number}." for number in range(4)]


def crash(data: bytes, name: str) -> Document:
    """Stand for a reader that fails inside a library; it must be importable by the other process."""
    if data == b"abort":
        os.abort()
    if data == b"exit":
        os._exit(3)
    if data == b"sleep":
        time.sleep(60)
    if data == b"memory":
        _ = bytearray(1 << 33)
    if data == b"fault":
        raise RuntimeError("a fault of ours")
    if data.startswith(b"once "):  # ends its process the first time
        marker = Path(data[5:].decode())
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return read_bytes(data, name)


def bad(data: bytes) -> Raw:
    name = f"{data[:6].decode()}.txt"
    return from_bytes(data, name, 1000, 1000)._replace(read=partial(crash, data, name))


def finished(raws: list[Raw], folder: Path, **options: object) -> tuple[list[str], list[str]]:
    """Return the names of the good documents, and what was said of the bad ones."""
    good: list[str] = []
    errors: list[ReadError] = []
    with Builder(folder / "G", BASE) as builder:
        setup = Setup(BASE, builder.how, **options)  # type: ignore[arg-type]
        gather(raws, builder, Local(setup, 2), errors.append, good.append)
        builder.finish()
    return sorted(good), sorted(map(str, errors))


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes import this file."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setattr(crash, "__module__", "test_local")
    import sys

    monkeypatch.setitem(sys.modules, "test_local", sys.modules[__name__])


def test_the_same_graph(tmp_path: Path) -> None:
    source = tmp_path / "documents"
    shutil.copytree(sample_documents(), source)
    one = min(source.glob("*.txt"))
    shutil.copyfile(one, source / "zz-copy.txt")
    written = []
    for jobs in (None, 2):
        seen: list[str] = []
        with graphkit.build([source], tmp_path / f"G{jobs}", jobs=jobs, on_document=seen.append) as graph:
            graph.export("nquads", tmp_path / "out.nq")
            manifest = (graph.path / "manifest.json").read_bytes()
        written.append(((tmp_path / "out.nq").read_bytes(), manifest, sorted(seen)))
    assert written[0] == written[1]


def test_bad_documents_cost_only_themselves(tmp_path: Path) -> None:
    raws = [from_bytes(text.encode(), f"{i}.txt", 1000, 1000) for i, text in enumerate(GOOD)]
    once = bad(f"once {tmp_path / 'marker'}".encode())
    raws[1:1] = [bad(b"abort"), bad(b"exit"), bad(b"memory"), bad(b"fault"), once]
    good, errors = finished(raws, tmp_path, memory=2 << 30)
    assert good == ["0.txt", "1.txt", "2.txt", "3.txt", "once /.txt"]
    assert errors == [
        "abort.txt: is left out: its process was ended by SIGABRT",
        "exit.txt: is left out: its process ended with code 3",
        "fault.txt: cannot be analysed (RuntimeError: a fault of ours)",
        "memory.txt: is left out: its process ended with code 71",
    ]


def test_a_document_that_takes_too_long(tmp_path: Path) -> None:
    raws = [bad(b"sleep"), from_bytes(GOOD[0].encode(), "0.txt", 1000, 1000)]
    began = time.monotonic()
    good, errors = finished(raws, tmp_path, seconds=8.0)
    assert good == ["0.txt"]
    assert errors == ["sleep.txt: is left out: more than 8 seconds were needed"]
    assert time.monotonic() - began < 58


def test_copies_of_a_bad_document_are_each_reported(tmp_path: Path) -> None:
    raws = [bad(b"fault"), bad(b"fault")._replace(source="again.txt")]
    good, errors = finished(raws, tmp_path)
    assert good == []
    assert len(errors) == 2


def test_a_full_disk_ends_the_build(tmp_path: Path) -> None:
    raw = from_bytes(GOOD[0].encode(), "0.txt", 1000, 1000)
    with Builder(tmp_path / "G", BASE) as builder:
        shutil.rmtree(builder.work / "shards")
        engine = Local(Setup(BASE, builder.how), 1)
        (done,) = engine.run([raw], builder.work)
        assert isinstance(done.error, StoreError)
        with pytest.raises(StoreError, match="cannot be written"):
            gather([raw], builder, engine, pytest.fail, pytest.fail)


def test_other_tables_are_refused(tmp_path: Path) -> None:
    raw = from_bytes(GOOD[0].encode(), "0.txt", 1000, 1000)
    (done,) = Local(Setup(BASE, "another"), 1).run([raw], tmp_path)
    assert done == Finished(raw, done.error)
    assert "another version" in str(done.error)


def test_wrong_engines(tmp_path: Path) -> None:
    for options in ({"jobs": 0}, {"engine": "other"}, {"shards": "memory://x"}):
        with pytest.raises(GraphkitError):
            graphkit.build([sample_documents()], tmp_path / "G", **options)  # type: ignore[arg-type]

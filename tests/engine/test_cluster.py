"""A cluster gives the graph that one process gives, also when it loses a worker on the way."""

from __future__ import annotations

import logging
import os
import shutil
import signal
from pathlib import Path

import pytest

import graphkit
from graphkit.errors import GraphkitError
from graphkit.sample import sample_documents

pytest.importorskip("distributed")
fsspec = pytest.importorskip("fsspec")

# Dask's own threads and sockets are not ours to tidy.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


def written(graph: graphkit.Graph, folder: Path) -> tuple[bytes, bytes]:
    with graph:
        graph.export("nquads", folder / "out.nq")
        return (folder / "out.nq").read_bytes(), (graph.path / "manifest.json").read_bytes()


@pytest.fixture
def expected(tmp_path: Path) -> tuple[bytes, bytes]:
    return written(graphkit.build([sample_documents()], tmp_path / "local"), tmp_path)


def test_three_workers_and_one_is_killed(tmp_path: Path, expected: tuple[bytes, bytes]) -> None:
    from distributed import LocalCluster

    killed: list[int] = []
    options = {
        "n_workers": 3,
        "threads_per_worker": 1,
        "dashboard_address": ":0",
        "silence_logs": logging.CRITICAL,
    }
    with LocalCluster(**options) as cluster:
        processes = [worker.process.process.pid for worker in cluster.workers.values()]

        def kill(_: str) -> None:
            if not killed:
                os.kill(processes[0], signal.SIGKILL)
                killed.append(processes[0])

        graph = graphkit.build(
            [sample_documents()],
            tmp_path / "G",
            engine="dask",
            scheduler=cluster.scheduler_address,
            on_document=kill,
        )
    assert killed
    assert written(graph, tmp_path) == expected


def test_inputs_and_shards_at_any_address(
    tmp_path: Path, expected: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = fsspec.filesystem("memory")
    for file in sorted(sample_documents().iterdir()):
        if file.is_file():
            memory.pipe_file(f"/inputs/{file.name}", file.read_bytes())
    shards = f"file://{tmp_path}/shards"
    options = {"engine": "dask", "jobs": 1, "shards": shards}
    graph = graphkit.build(["memory://inputs"], tmp_path / "G", **options)
    assert written(graph, tmp_path) == expected
    kept = sorted((tmp_path / "shards").rglob("*.nq"))
    assert kept
    # Another build finds all in the shards, and has nothing to work on.
    monkeypatch.setattr("graphkit.engine.process.Process.run", lambda *_: pytest.fail("worked on again"))
    graph = graphkit.build(["memory://inputs"], tmp_path / "other", **options)
    assert written(graph, tmp_path) == expected
    memory.rm("/inputs", recursive=True)


def test_addresses_of_files_folders_and_archives(tmp_path: Path, expected: tuple[bytes, bytes]) -> None:
    graph = graphkit.build([f"file://{sample_documents()}"], tmp_path / "G")
    assert written(graph, tmp_path) == expected
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", sample_documents())
    names: list[str] = []
    graphkit.build([f"file://{packed}"], tmp_path / "G", on_document=names.append).close()
    assert names
    assert all(name.startswith("packed.zip/") for name in names)


def test_what_cannot_be_reached(tmp_path: Path) -> None:
    errors: list[str] = []
    for name, address in (("G", "memory://nothing-here"), ("I", "nosuch://x/y")):
        graphkit.build([address], tmp_path / name, on_error=lambda error: errors.append(str(error))).close()
    assert len(errors) == 2
    with pytest.raises(GraphkitError, match="no scheduler"):
        graphkit.build([sample_documents()], tmp_path / "H", engine="dask", scheduler="nonsense://1")

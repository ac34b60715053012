"""A disk that is really full: on a small file system a build ends in one line and loses nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

INSIDE = """
import subprocess, sys
from pathlib import Path

import graphkit
from graphkit.errors import StoreError

disk, documents, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) or None

def mount(options):
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", disk], check=True)

def export(graph):
    graph.export("nquads", documents.parent / "out.nq")
    return (documents.parent / "out.nq").read_bytes()

refused = 0
size = step = int(sys.argv[4])
mount(f"size={size}k")
while True:  # a little more room each time, so that it runs out at one step after the other
    try:
        with graphkit.build([documents], disk / "G", jobs=jobs) as graph:
            small = export(graph)
        break
    except StoreError as error:
        assert "No space left on device" in str(error) or "cannot be written" in str(error), error
        assert not (disk / "G").exists()
        assert not [path for path in disk.iterdir()], list(disk.iterdir())
        refused += 1
        size += step
        mount(f"remount,size={size}k")
for number in range(20):
    sentence = f"Letter {number} recalls resolution {822 + number} (1993). "
    (documents / f"{number}.txt").write_text(sentence * 200, "utf-8")
try:
    graphkit.build([documents], disk / "G", jobs=jobs).close()
    raise SystemExit("the disk was not filled")
except StoreError:
    refused += 1
with graphkit.open_graph(disk / "G") as graph:
    assert export(graph) == small
assert [path.name for path in disk.iterdir()] == ["G"]
mount("remount,size=400m")
with graphkit.build([documents], disk / "G", jobs=jobs) as graph:
    whole = export(graph)
with graphkit.build([documents], documents.parent / "other") as graph:
    assert export(graph) == whole
print(refused, len(small), len(whole))
"""


def may_mount(folder: Path) -> bool:
    """Say whether this machine lets us have a file system of our own."""
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "-Urm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(("jobs", "step"), [(0, 60), (1, 400)])
def test_a_disk_that_is_full(tmp_path: Path, jobs: int, step: int) -> None:
    disk, documents = tmp_path / "disk", tmp_path / "documents"
    disk.mkdir()
    documents.mkdir()
    if not may_mount(disk):
        pytest.skip("no file system can be mounted here")
    for number in range(3):
        text = f"Letter {number} recalls resolution 822 (1993)."
        (documents / f"first-{number}.txt").write_text(text, "utf-8")
    command = [
        "unshare",
        "-Urm",
        sys.executable,
        "-c",
        INSIDE,
        str(disk),
        str(documents),
        str(jobs),
        str(step),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    refused, small, whole = map(int, done.stdout.split())
    assert refused >= (2 if jobs else 4)
    assert whole > small

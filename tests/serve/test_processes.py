"""Processes that die are replaced; a missing web server is told of in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from serve.conftest import serving


def children(of: int) -> list[int]:
    """Return the processes that a process has started."""
    found = Path(f"/proc/{of}/task/{of}/children")
    return [int(number) for number in found.read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_a_process_that_dies_is_replaced(served_graph: Path) -> None:
    with serving(served_graph, "--workers", "1") as address:
        assert requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).ok
        servers = [
            pid for pid in children(os.getpid()) if b"\0serve\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        workers = [pid for server in servers for pid in children(server)]
        assert workers
        newest = max(servers)
        for pid in children(newest):
            os.kill(pid, signal.SIGKILL)
        codes = [
            requests.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=30).status_code
            for _ in range(3)
        ]
        assert codes[-1] == 200
        assert requests.get(f"{address}id/state/NOR", timeout=30).status_code == 200


def test_without_the_extra_there_is_one_clear_line(served_graph: Path) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        f"from graphkit.cli import main; sys.exit(main(['serve', {str(served_graph)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert (
        done.stderr == "graphkit: graphkit serve needs starlette and uvicorn: pip install 'graphkit[serve]'\n"
    )

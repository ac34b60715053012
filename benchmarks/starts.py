"""How long whole processes take: the help, and a question to a small graph."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

STARTS = 7  # of each, in turn


def measure_starts(folder: Path) -> list[dict[str, Any]]:
    """Return the seconds that `graphkit --help` and a query on the sample's graph take, as processes.

    Args:
        folder: where the graph may be written.
    """
    from graphkit import build
    from graphkit.sample import sample_documents

    graph = folder / "sample-graph"
    build([sample_documents()], graph).close()
    commands = {
        "graphkit --help": ["--help"],
        "graphkit query, on the sample": ["query", str(graph), "most-cited"],
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, words in commands.items():
            taken[name].append(_one([sys.executable, "-m", "graphkit", *words]))
    return [
        {
            "title": name,
            "cpu": round(median(cpu for cpu, _ in rows), 3),
            "wall": round(median(wall for _, wall in rows), 3),
        }
        for name, rows in taken.items()
    ]


def _one(command: list[str]) -> tuple[float, float]:
    """Return processor and clock seconds of one process."""
    before, wall = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own module
    wall, after = time.perf_counter() - wall, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return used, wall

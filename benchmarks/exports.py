"""Time and memory of a build and of each export, every one in a process of its own.

    python -m benchmarks.exports FOLDER [FORMAT ...]

Prints a line each: seconds of processor, how many times the build's, peak memory in MB, size in MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from graphkit.export import formats

MB = 1024 * 1024
KB = 1024


class Run(NamedTuple):
    """What one command took."""

    seconds: float
    memory: float  # MB


def run(*arguments: str | Path) -> Run:
    """Run a graphkit command and return its processor time and peak memory.

    Raises:
        SystemExit: the command failed.
    """
    command = [sys.executable, "-m", "graphkit", *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command[2:])}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / KB)


def size(path: Path) -> float:
    """Return the size of a file, or of all files of a folder, in MB."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / MB


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(folder: str, *wanted: str) -> None:
    """Build a folder's graph, write it in each format, and print what each took."""
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "graph"
        built = run("build", folder, "-o", graph)
        line = "{:<14}{:>9.1f} s{:>8.2f} x{:>8.0f} MB{:>9.1f} MB"
        say(line.format("build", built.seconds, 1.0, built.memory, size(graph)))
        for name in wanted or formats():
            target = Path(scratch) / name
            took = run("export", graph, "--format", name, "-o", target)
            say(line.format(name, took.seconds, took.seconds / built.seconds, took.memory, size(target)))


if __name__ == "__main__":
    main(*sys.argv[1:])

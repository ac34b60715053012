"""One contender in a process of its own: waits for a line, goes through its files, tells time and memory."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.contenders import CONTENDERS
from benchmarks.corpus import files

SMALLEST = 100_000  # bytes that a contender with a share of the corpus is given at least


def main(key: str, folder: str, size: int) -> None:
    """Serve one contender until the input ends.

    Args:
        key: name of the contender.
        folder: the corpus; size: its bytes.
    """
    contender = next(each for each in CONTENDERS if each.key == key)
    most = None if contender.share == 1 else max(int(size * contender.share), SMALLEST)
    chosen = files(Path(folder), contender.lang, most)
    read = sum(Path(path).stat().st_size for _, path in chosen)
    with tempfile.TemporaryDirectory() as scratch:
        run, before = contender.prepare(Path(scratch))
        warm = [next(file for file in chosen if file[0] == lang) for lang in sorted({x for x, _ in chosen})]
        before(warm)
        run(warm)
        _tell(ready=True, bytes=read, documents=len(chosen))
        for _ in sys.stdin:
            before(chosen)
            wall, used = time.perf_counter(), _processor()
            found = run(chosen)
            used, wall = _processor() - used, time.perf_counter() - wall
            whose = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
            peak = max(resource.getrusage(who).ru_maxrss for who in whose)
            _tell(cpu=used, wall=wall, count=found, peak=peak / (1 if sys.platform == "linux" else 1024))


def _processor() -> float:
    """Return the processor seconds used so far, those of processes started and ended among them."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _tell(**facts: float) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

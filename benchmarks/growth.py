"""Builds a graph of very many small documents, and tells whether it slows down on the way."""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import LANGUAGES, SEED, fragments, renumbered

SENTENCES = (2, 5)  # of one document
STEPS = 10  # the rate is told for each tenth of the documents
PER_FOLDER = 1000


def write_documents(folder: Path, documents: int) -> int:
    """Write so many short documents, each of sentences drawn at random; return their bytes.

    Args:
        folder: where to write them, a thousand to a folder.
        documents: how many.
    """
    pools = fragments()
    chance = random.Random(f"{SEED}-growth")  # noqa: S311 - the same documents each time
    size = 0
    for number in range(documents):
        lang = LANGUAGES[number % len(LANGUAGES)]
        chosen = chance.sample(pools[lang], min(len(pools[lang]), chance.randint(*SENTENCES)))
        text = renumbered("\n\n".join(chosen), chance)
        place = folder / f"{number // PER_FOLDER:05}"
        place.mkdir(exist_ok=True)
        size += (place / f"{number:07}.{lang}.txt").write_bytes(text.encode("utf-8", "replace"))
    return size


def measure(documents: int, jobs: int, folder: Path) -> None:
    """Write the documents and build their graph; print the rate of every tenth.

    Args:
        documents: how many.
        jobs: local processes.
        folder: where the documents and the graph go.
    """
    from graphkit import build

    source = folder / "documents"
    source.mkdir()
    size = write_documents(source, documents)
    _say(f"{documents:,} documents, {size:,} bytes, {jobs} process(es)")
    step = max(1, documents // STEPS)
    times = [time.monotonic()]

    def done(_: str) -> None:
        times.append(time.monotonic())
        last = len(times) - 1
        if last % step == 0:
            rate = step / (times[last] - times[last - step])
            _say(f"documents {last - step:>9,} to {last:>9,}: {rate:8,.0f} a second")

    options = {} if jobs == 1 else {"jobs": jobs}
    with build([source], folder / "graph", on_document=done, **options) as graph:
        quads = graph.folder.manifest.quads
    ended = time.monotonic()
    _say(f"found: {times[-1] - times[0]:,.0f} s; compared and stored: {ended - times[-1]:,.0f} s")
    rest = quads / max(1e-9, ended - times[-1])
    _say(f"{quads:,} quads, {rest:,.0f} a second once all is found")
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    _say(f"peak memory: {peaks[0] / 1024:,.0f} MB, largest other process {peaks[1] / 1024:,.0f} MB")


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth",
        description="Build a graph of many small documents and print the rate on the way.",
        epilog="example: python -m benchmarks.growth --documents 100000 --jobs 2",
    )
    parser.add_argument("--documents", type=int, default=10_000, metavar="N", help="default: 10000")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="local processes (default: 1)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="an empty folder to leave all in")
    given = parser.parse_args()
    if given.keep is not None:
        given.keep.mkdir(parents=True, exist_ok=True)
        measure(given.documents, given.jobs, given.keep)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        measure(given.documents, given.jobs, Path(scratch))
    return 0


def _say(message: str) -> None:
    sys.stdout.write(message + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

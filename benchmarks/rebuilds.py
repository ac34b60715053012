"""Building a graph again: when nothing changed, and when one file in a hundred did."""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

Files = list[tuple[str, str]]  # language and path
Prepared = tuple[Callable[[Files], int], Callable[[Files], object]]
_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
EVERY = 100  # one file in so many changes


def unchanged(folder: Path) -> Prepared:
    """Prepare a build over a graph of the very same files."""
    return _again(folder, change=False)


def one_in_a_hundred(folder: Path) -> Prepared:
    """Prepare a build over a graph of the same files, one in a hundred of them longer by a paragraph."""
    return _again(folder, change=True)


def _again(folder: Path, *, change: bool) -> Prepared:
    copies, target = folder / "documents", folder / "graph"
    rounds: list[int] = []

    def build() -> int:
        from graphkit import build

        with build([copies], target) as graph:
            return len(graph.folder.manifest.files)

    def before(files: Files) -> None:
        copies.mkdir(exist_ok=True)
        wanted = {Path(path).name: Path(path) for _, path in files}
        stale = {path.name for path in copies.iterdir()} != wanted.keys()
        if stale:  # the warm-up had fewer
            shutil.rmtree(copies)
            copies.mkdir()
            for name, path in wanted.items():
                shutil.copyfile(path, copies / name)
        if stale or not rounds:
            build()
        rounds.append(1)
        if change:
            for name in sorted(wanted)[::EVERY]:
                with (copies / name).open("a", encoding="utf-8") as file:
                    file.write(f"\n\nAdded in round {len(rounds)}.\n")

    return lambda _: build(), before


def main() -> int:
    """Build a graph, build it again as it is and after changes, and print what each took."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rebuilds",
        description="Processor time of a full build, where nothing changed, and one file in a hundred.",
        epilog="example: python -m benchmarks.rebuilds --documents 10000, or --size 25",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--documents", type=int, default=10_000, metavar="N", help="short ones (default: 10000)"
    )
    what.add_argument("--size", type=float, metavar="MB", help="the mixed corpus instead, so large")
    parser.add_argument(
        "--rounds", type=int, default=3, metavar="N", help="rebuilds of each kind (default: 3)"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="an empty folder to leave all in")
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        sys.stdout.write(json.dumps(_measured(*given.one)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        copies = folder / "documents"
        copies.mkdir(parents=True)
        if given.size:
            from benchmarks.corpus import make_corpus

            make_corpus(copies, int(given.size * 1e6))
        else:
            from benchmarks.growth import write_documents

            write_documents(copies, given.documents)
        _compare(copies, folder / "graph", given.rounds)
    return 0


def _compare(copies: Path, target: Path, rounds: int) -> None:
    files = sorted(copies.rglob("*.txt"))
    size = sum(file.stat().st_size for file in files)
    whole = _told("all", copies, target, None)
    sys.stdout.write(f"{len(files):,} documents, {size:,} bytes, {whole['quads']:,} quads\n")
    for turn in range(rounds):
        _told("nothing changed", copies, target, whole)
        for file in files[::EVERY]:
            with file.open("a", encoding="utf-8") as stream:
                stream.write(f"\n\nAdded in round {turn + 1}.\n")
        _told("one in a hundred", copies, target, whole)


def _told(name: str, copies: Path, target: Path, whole: dict[str, float] | None) -> dict[str, float]:
    """Build in a process of its own; print and return what it took."""
    command = [sys.executable, "-m", "benchmarks.rebuilds", "--one", str(copies), str(target)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this program again
    took: dict[str, float] = json.loads(ran.stdout)
    share = f"{100 * took['seconds'] / whole['seconds']:6.1f} %" if whole else "       "
    sys.stdout.write(
        f"{name:18}{took['seconds']:9.2f} s {share}{took['megabytes']:7.0f} MB"
        f" in the largest process, {took['own']:.0f} MB in the first\n"
    )
    sys.stdout.flush()
    return took


def _measured(copies: Path, target: Path) -> dict[str, float]:
    """Build; return what it took: processor time of all processes, and the memory of the largest."""
    began = _seconds()
    from graphkit import build

    with build([copies], target) as graph:
        quads = graph.folder.manifest.quads
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in _WHO)
    return {"seconds": _seconds() - began, "megabytes": max(own, others), "own": own, "quads": quads}


def _seconds() -> float:
    used = [resource.getrusage(who) for who in _WHO]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main())

"""The command: makes the corpus, measures, prints and writes the tables."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from benchmarks.contenders import CONTENDERS, Contender
from benchmarks.corpus import make_corpus
from benchmarks.report import results, table, write, write_readme
from benchmarks.rounds import Broken, measure
from benchmarks.starts import measure_starts


def main() -> int:
    """Run the benchmark."""
    given = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leaves no process and no corpus behind
    chosen = [c for c in CONTENDERS if not given.only or c.key in given.only.split(",")]
    skipped = {c.title: f"{' and '.join(c.missing())} not installed" for c in chosen if c.missing()}
    ready: list[Contender] = [c for c in chosen if not c.missing()]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "corpus")
        folder.mkdir()
        corpus = make_corpus(folder, int(given.size * 1e6), sample=given.sample)
        _say(
            f"{corpus.documents:,} documents, {corpus.size:,} bytes ({corpus.origin}), sha256 {corpus.sha256}"
        )
        try:
            measured = measure(ready, corpus, given.rounds, _say)
        except Broken as error:
            _say(f"benchmarks: {error}")
            return 1
        starts = measure_starts(Path(scratch)) if any(c.key == "store" for c in ready) else []
    found = results(corpus, given.rounds, measured, skipped, starts)
    write(found, given.output)
    sys.stdout.write(table(found))
    if given.readme and not write_readme(found):
        _say("benchmarks: README.md has no marks for the table")
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure graphkit against what one would use instead, on one mixed corpus.",
        epilog="example: python -m benchmarks --size 50 --readme",
    )
    parser.add_argument("--size", type=float, default=5, metavar="MB", help="size of the corpus (default: 5)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds (default: 5)")
    keys = ", ".join(contender.key for contender in CONTENDERS)
    parser.add_argument("--only", metavar="A,B", help=f"only these of: {keys}")
    parser.add_argument("--sample", action="store_true", help="make the corpus from the built-in sample")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md too")
    here = Path(__file__).parent
    parser.add_argument(
        "-o", "--output", type=Path, default=here, metavar="FOLDER", help="where results go (default: here)"
    )
    return parser.parse_args()


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())

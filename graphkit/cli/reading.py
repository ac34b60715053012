"""Reading many files for a command: what failed is told in a line each, what is good goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphkit.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable


class Report:
    """Counts the good files and tells of the bad ones on standard error.

    Args:
        show: where the state of things goes, or None.
        total: how many files there are; 0 if that is not known.
    """

    def __init__(self, show: Callable[[str], None] | None = None, total: int = 0) -> None:
        self.good = 0
        self.bad = 0
        self._show = show
        self._total = total
        self._began = time.monotonic()

    def on_error(self, error: ReadError) -> None:
        """Take a file that cannot be read."""
        self.bad += 1
        print("graphkit:", " ".join(str(error).split()), file=sys.stderr)

    def on_document(self, source: str) -> None:
        """Take a file that is done."""
        self.good += 1
        if self._show is not None:
            self._show(f"{progress(self.good + self.bad, self._total, self._elapsed())} · {source}")

    def _elapsed(self) -> float:
        return time.monotonic() - self._began

    @property
    def code(self) -> int:
        """Exit code of the command: 1 where any file failed."""
        return 1 if self.bad else 0


def progress(done: int, total: int, seconds: float) -> str:
    """Return how far the work is, how fast it goes, and how long it will take.

    Args:
        done: files that are done.
        total: files that there are, 0 if that is not known.
        seconds: time it took so far.

    >>> progress(1200, 3600, 60)
    '1,200 of 3,600 · 20/s · 2:00 left'
    >>> progress(3, 0, 2)
    '3 · 1.5/s'
    """
    rate = done / max(seconds, 1e-3)
    speed = f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
    if done > total:
        return f"{done:,} · {speed}"
    left = round((total - done) / rate)
    hours = f"{left // 3600}:{left // 60 % 60:02}" if left >= 3600 else f"{left // 60}"
    return f"{done:,} of {total:,} · {speed} · {hours}:{left % 60:02} left"


@contextmanager
def reporting(doing: str, inputs: Sequence[str] = ()) -> Iterator[Report]:
    """Report on files while they are worked on, with a moving line only on a terminal.

    Args:
        doing: what is being done ("reading").
        inputs: what is read, to tell how long it will take.
    """
    if not sys.stderr.isatty():
        yield Report()
        return
    from rich.console import Console
    from rich.markup import escape

    from graphkit.read.inputs import count_files

    console = Console(stderr=True)
    with console.status(f"{doing} …") as status:
        yield Report(lambda line: status.update(f"{doing} {escape(line)}"), count_files(inputs))


def say(message: str) -> None:
    """Tell the user something that is not data."""
    print(message, file=sys.stderr)


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Return a count with its noun.

    >>> plural(1, "file"), plural(2, "file"), plural(0, "entry", "entries")
    ('1 file', '2 files', '0 entries')
    """
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"

"""Reading many files for a command: what failed is told in a line each, what is good goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphkit.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable


class Report:
    """Counts the good files and tells of the bad ones on standard error.

    Args:
        show: where the name of the latest good file goes, or None.
    """

    def __init__(self, show: Callable[[str], None] | None = None) -> None:
        self.good = 0
        self.bad = 0
        self._show = show

    def on_error(self, error: ReadError) -> None:
        """Take a file that cannot be read."""
        self.bad += 1
        print("graphkit:", " ".join(str(error).split()), file=sys.stderr)

    def on_document(self, source: str) -> None:
        """Take a file that is done."""
        self.good += 1
        if self._show is not None:
            self._show(f"{self.good} · {source}")

    @property
    def code(self) -> int:
        """Exit code of the command: 1 where any file failed."""
        return 1 if self.bad else 0


@contextmanager
def reporting(doing: str) -> Iterator[Report]:
    """Report on files while they are worked on, with a moving line only on a terminal.

    Args:
        doing: what is being done ("reading").
    """
    if not sys.stderr.isatty():
        yield Report()
        return
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True)
    with console.status(f"{doing} …") as status:
        yield Report(lambda line: status.update(f"{doing} {escape(line)}"))


def say(message: str) -> None:
    """Tell the user something that is not data."""
    print(message, file=sys.stderr)


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Return a count with its noun.

    >>> plural(1, "file"), plural(2, "file"), plural(0, "entry", "entries")
    ('1 file', '2 files', '0 entries')
    """
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"

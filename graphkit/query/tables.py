"""Plain tables for the terminal, with characters of any width in line; and CSV."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from io import StringIO
from typing import IO

WIDEST = 60  # columns of a cell in a table before it is cut


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    >>> width("AZE"), width("阿塞拜疆"), width("قرار")
    (3, 8, 4)
    """
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, limit: int) -> str:
    """Return a text of at most so many columns, with an ellipsis where it was cut.

    >>> cut("阿塞拜疆共和国", 7)
    '阿塞拜…'
    """
    if width(text) <= limit:
        return text
    taken, room = "", limit - 1
    for char in text:
        room -= _columns(char)
        if room < 0:
            break
        taken += char
    return taken + "…"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as an aligned table with a line under the head, and their number below.

    >>> print(table(["id", "name"], [["AZE", "阿塞拜疆"], ["FJI", "Fiji"]]), end="")
    id   name
    ---  --------
    AZE  阿塞拜疆
    FJI  Fiji
    (2 rows)
    """
    cells = [[cut(_flat(cell), WIDEST) for cell in row] for row in rows]
    widths = [max(width(column), *(width(row[at]) for row in cells), 0) for at, column in enumerate(columns)]
    lines = [_line(columns, widths), _line(["-" * size for size in widths], widths)]
    lines += [_line(row, widths) for row in cells]
    lines.append(f"({len(rows)} row{'' if len(rows) == 1 else 's'})")
    return "".join(line + "\n" for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (size - width(cell)) for cell, size in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _flat(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[str]], out: IO[bytes]) -> None:
    """Write rows as CSV (RFC 4180)."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    out.write(stream.getvalue().encode("utf-8", "replace"))

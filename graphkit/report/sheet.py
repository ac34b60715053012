"""A table of a report, and how it is written."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

Cell = str | int | float
_SHOWN = 25  # rows of each table in the page for people; the CSV file has all


class Sheet(NamedTuple):
    """A table with its title; `series` says that it is drawn as a line over the years.

    Args:
        name: name of its file; title: what it shows; columns, rows: the table.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    series: bool = False


def write_csv(sheet: Sheet, folder: Path) -> Path:
    """Write a table as CSV."""
    path = folder / f"{sheet.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(sheet.columns)
        writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return path


def markdown(sheet: Sheet) -> str:
    """Return the first rows of a table as Markdown."""
    rows = [sheet.columns, tuple("---" for _ in sheet.columns), *sheet.rows[:_SHOWN]]
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    more = len(sheet.rows) - _SHOWN
    note = f"\n{more} more rows in `{sheet.name}.csv`.\n" if more > 0 else ""
    return f"## {sheet.title}\n\n" + "\n".join(lines) + "\n" + note


def _plain(cell: Cell) -> str:
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)


def _cell(cell: Cell) -> str:
    return " ".join(_plain(cell).replace("|", "\\|").split())

"""The tables as a folder of CSV or tab-separated files."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.export.reading import Reading
from graphkit.export.tables import TABLES, batches

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


def write_csv(graph: GraphFolder, folder: Path) -> None:
    """Write each table as CSV (RFC 4180), UTF-8."""
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            stream = (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
            writers[table.name] = csv.writer(stack.enter_context(stream), lineterminator="\r\n")
            writers[table.name].writerow([column.name for column in table.columns])
        for table, rows in batches(Reading(graph)):
            writers[table.name].writerows(rows)


def write_tsv(graph: GraphFolder, folder: Path) -> None:
    """Write each table with one line a row; tabs and line breaks inside a value become blanks."""
    with ExitStack() as stack:
        streams = {}
        for table in TABLES:
            stream = (folder / f"{table.name}.tsv").open("w", encoding="utf-8", newline="")
            streams[table.name] = stack.enter_context(stream)
            stream.write("\t".join(column.name for column in table.columns) + "\n")
        for table, rows in batches(Reading(graph)):
            streams[table.name].writelines("\t".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())

"""The tables as one SQLite database: keys, indices, and full-text search over the words of mentions."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graphkit.errors import StoreError
from graphkit.export.reading import Reading
from graphkit.export.tables import TABLES, Table, batches

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

_OLDEST = (3, 34, 0)  # the first with the trigram tokeniser


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write the database.

    Raises:
        StoreError: this Python's SQLite is too old.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise StoreError(f"sqlite needs SQLite 3.34 or newer, this Python has {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.sqlite"
        _fill(path, Reading(graph))
        with path.open("rb") as stream:
            shutil.copyfileobj(stream, out)


def _fill(path: Path, reading: Reading) -> None:
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("BEGIN")
        for table in TABLES:
            base.execute(_create(table))
        for table, rows in batches(reading):
            marks = ", ".join("?" * len(table.columns))
            base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608
        for statement in _indices():
            base.execute(statement)
        base.execute(
            "CREATE VIRTUAL TABLE mention_words USING fts5"
            "(text, content='mentions', content_rowid='rowid', tokenize='trigram')"
        )
        base.execute("INSERT INTO mention_words(mention_words) VALUES ('rebuild')")
        base.execute("COMMIT")
        base.execute("ANALYZE")
    finally:
        base.close()


def _create(table: Table) -> str:
    lines = []
    for at, column in enumerate(table.columns):
        line = f'"{column.name}" {column.type.upper()}'
        if at == 0 and table.keyed:
            line += " PRIMARY KEY NOT NULL"
        if column.table:
            line += f" REFERENCES {column.table}(id)"
        lines.append(line)
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _indices() -> list[str]:
    """An index for each reference to another table, and for what is most often looked up."""
    wanted = [
        (table.name, column.name)
        for table in TABLES
        for at, column in enumerate(table.columns)
        if column.table and not (at == 0 and table.keyed)
    ]
    wanted += [("mentions", "kind"), ("mentions", "source"), ("documents", "date"), ("claims", "type")]
    wanted += [("document_symbols", "symbol"), ("entities", "label")]
    return [f'CREATE INDEX {name}_{column} ON {name} ("{column}")' for name, column in wanted]

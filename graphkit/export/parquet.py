"""The tables as Parquet files, for data frames."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.export.reading import Reading
from graphkit.export.tables import TABLES, Row, Table, batches

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

_BATCH = 20_000  # rows of a table in memory, and in a row group


def write(graph: GraphFolder, folder: Path) -> None:
    """Write each table as one Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64()}
    waiting: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            schema = pa.schema([(column.name, types[column.type]) for column in table.columns])
            writer = parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd")
            writers[table.name] = stack.enter_context(writer)

        def flush(table: Table) -> None:
            rows, writer = waiting[table.name], writers[table.name]
            columns = {column.name: [row[at] for row in rows] for at, column in enumerate(table.columns)}
            writer.write_table(pa.Table.from_pydict(columns, schema=writer.schema))
            rows.clear()

        for table, rows in batches(Reading(graph)):
            waiting[table.name].extend(rows)
            if len(waiting[table.name]) >= _BATCH:
                flush(table)
        for table in TABLES:
            if waiting[table.name]:
                flush(table)

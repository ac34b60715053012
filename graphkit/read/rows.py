"""Reads files that hold one text a row: JSON Lines, and tables with a column called text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from graphkit.errors import ReadError
from graphkit.read.packed import DAMAGED, Swollen, open_packed, swollen

JSON_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
TABLES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
NAMES = ("file", "id", "source")  # fields that may name a text, the first that is there


class Row(NamedTuple):
    """One text: its name to show, and its words or why there are none."""

    source: str
    text: str
    error: str = ""


class _Line(msgspec.Struct):
    text: str | None = None
    file: str | int | None = None
    id: str | int | None = None
    source: str | int | None = None


def texts(path: Path, source: str, max_bytes: int) -> Iterator[Row]:
    """Return the texts of a file of rows, in order.

    Args:
        path: the file, plain or packed with gzip.
        source: its name to show; a text is "corpus.jsonl#id", or its row's number for the id.
        max_bytes: largest size of one row accepted.

    Raises:
        ReadError: the file is damaged, or no table with a column called text.
    """
    read = _json_lines if path.name.lower().endswith(JSON_LINES) else _table
    empty = True
    try:
        with path.open("rb") as file:
            for row in read(open_packed(file, path), source, max_bytes):
                empty = False
                yield row
    except Swollen as error:
        raise swollen(source) from error
    except UnicodeDecodeError as error:
        raise ReadError(source, "is not UTF-8") from error
    except DAMAGED as error:
        raise ReadError(source, f"is damaged ({error})") from error
    if empty:
        raise ReadError(source, "holds no texts")


def _json_lines(stream: io.BufferedReader, source: str, max_bytes: int) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(_Line)
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        shown = f"{source}#{number}"
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_bytes)
            yield Row(shown, "", f"is larger than {max_bytes:,} bytes")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if not line:
            continue
        try:
            row = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Row(shown, "", f"is no JSON object with a text ({error})")
            continue
        name = next((n for n in (row.file, row.id, row.source) if n not in {None, ""}), number)
        shown = f"{source}#{name}"
        yield Row(shown, row.text or "", "" if row.text is not None else "has no field called text")


def _table(stream: io.BufferedReader, source: str, max_bytes: int) -> Iterator[Row]:
    import csv

    wrapped = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    head = wrapped.readline(max_bytes)
    tab = source.lower().removesuffix(".gz").endswith(".tsv")
    mark = "\t" if tab else max(",;\t", key=head.count)
    (columns,) = list(csv.reader([head], delimiter=mark)) or [[]]
    columns = [column.strip().lower() for column in columns]
    if "text" not in columns:
        raise ReadError(source, "is a table without a column called text")
    at = columns.index("text")
    named = next((columns.index(name) for name in NAMES if name in columns), None)
    before = csv.field_size_limit(max_bytes)
    lines = iter(lambda: wrapped.readline(max_bytes), "")
    rows = enumerate(csv.reader(lines, delimiter=mark, strict=True), 1)
    try:
        for number, row in rows:
            if row:
                name = row[named] if named is not None and named < len(row) and row[named] else number
                text = row[at] if at < len(row) else ""
                yield Row(f"{source}#{name}", text, "" if at < len(row) else "has too few columns")
    except csv.Error as error:
        raise ReadError(source, f"is a damaged table ({error})") from error
    finally:
        csv.field_size_limit(before)

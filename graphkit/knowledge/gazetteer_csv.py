"""Gazetteers as CSV: one row a name, the columns named in ontology/gazetteer.yml."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from graphkit.errors import KnowledgeError
from graphkit.knowledge.gazetteer import Row, rules

_FACTS = ("kind", "type", "broader", "wikidata", "source")
_NEEDED = ("id", "lang")


def csv_rows(file: str, text: str) -> Iterator[Row]:
    """Yield what each line of a CSV gazetteer says.

    Args:
        file: its name, for messages.
        text: its content; the first line names the columns.

    Raises:
        KnowledgeError: a column is unknown or missing, or a line is malformed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _header(file, cells)
                continue
            where = f"line {reader.line_num}"
            if len(cells) != len(columns):
                raise KnowledgeError(file, where, f"has {len(cells)} cells, not {len(columns)}")
            yield from _line(file, where, dict(zip(columns, (c.strip() for c in cells), strict=True)))
    except csv.Error as error:
        raise KnowledgeError(file, f"line {reader.line_num}", f"is not CSV ({error})") from error


def _header(file: str, cells: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    known = rules().columns
    for column in columns:
        if column not in known:
            reason = f"unknown column {column!r}; there are {', '.join(known)}"
            raise KnowledgeError(file, "line 1", reason)
    missing = [column for column in _NEEDED if column not in columns]
    if "name" not in columns and "label" not in columns:
        missing.append("name")
    if missing or len(set(columns)) < len(columns):
        reason = f"no column {missing[0]!r}" if missing else "a column is given twice"
        raise KnowledgeError(file, "line 1", reason)
    return columns


def _line(file: str, where: str, cells: dict[str, str]) -> Iterator[Row]:
    label, name = cells.get("label", ""), cells.get("name", "")
    if not label and not name:
        raise KnowledgeError(file, where, "gives neither a label nor a name")
    facts = {field: cells[field] for field in _FACTS if cells.get(field)}
    hints = tuple(cells.get("hint", "").split())
    used_by = cells.get("used_by") or None
    if label:
        alone = not name  # the remarks of a line are about its name, where it has one
        remarks, user = (hints, used_by) if alone else ((), None)
        yield Row(where, cells["id"], cells["lang"], label, True, remarks, user, facts)
    if name:
        yield Row(where, cells["id"], cells["lang"], name, False, hints, used_by, facts)

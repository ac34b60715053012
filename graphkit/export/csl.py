"""The bibliography as CSL-JSON, for Zotero, pandoc and every citeproc."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import msgspec

from graphkit.export.bibliography import Entry, entries
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write an array of items, one a line."""
    encode = msgspec.json.Encoder().encode
    comma = b"[\n"
    for entry in entries(Reading(graph)):
        out.write(comma + encode(_item(entry)))
        comma = b",\n"
    out.write(b"[]\n" if comma == b"[\n" else b"\n]\n")


def _item(entry: Entry) -> dict[str, object]:
    parts = [int(value) for value in (entry.year, entry.month, entry.day) if value]
    fields: dict[str, object] = {
        "id": entry.key,
        "type": entry.names.csl,
        "title": entry.title,
        "author": [{"literal": name} for name, _ in entry.authors],
        "issued": {"date-parts": [parts]} if parts else None,
        "genre": entry.names.name,
        "number": "; ".join(entry.symbols),
        "publisher": entry.issuer,
        "language": entry.lang,
        "URL": entry.url,
        "keyword": "read" if entry.read else "cited",
    }
    return {name: value for name, value in fields.items() if value}

"""The bibliography as RIS, for EndNote, Zotero and Mendeley."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from graphkit.export.bibliography import Entry, entries
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write one reference after the other."""
    for entry in entries(Reading(graph)):
        out.write("".join(f"{tag}  - {value}".rstrip(" ") + "\r\n" for tag, value in _lines(entry)).encode())
        out.write(b"ER  - \r\n\r\n")


def _lines(entry: Entry) -> list[tuple[str, str]]:
    date = "/".join(value for value in (entry.year, entry.month, entry.day, "") if value)
    lines = [("TY", entry.names.ris), ("ID", entry.key), ("TI", entry.title)]
    # A comma would make a surname of "United Nations": RIS has no braces, so corporate names go without.
    lines += [("AU", name if person else name.replace(", ", ". ")) for name, person in entry.authors]
    lines += [
        ("PY", entry.year),
        ("DA", date),
        ("M1", "; ".join(entry.symbols)),
        ("M3", entry.names.name),
        ("PB", entry.issuer),
        ("LA", entry.lang),
        ("UR", entry.url),
        ("KW", "read" if entry.read else "cited"),
    ]
    return [line for line in lines if line[1]]

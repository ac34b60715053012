"""The bibliography as BibTeX; UTF-8, for biber or a Unicode BibTeX."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from graphkit.export.bibliography import Entry, entries
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

_ESCAPES = str.maketrans(
    {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    | {char: "\\" + char for char in "{}%&#$_"}
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write one entry after the other."""
    for entry in entries(Reading(graph)):
        out.write(spell(entry).encode())


def spell(entry: Entry) -> str:
    """Return one entry as BibTeX."""
    # Braces keep "United Nations, Security Council" from being read as surname and first name.
    authors = " and ".join(
        _text(name) if person else "{" + _text(name) + "}" for name, person in entry.authors
    )
    fields = {
        "author": authors,
        "title": "{" + _text(entry.title) + "}",
        "type": _text(entry.names.name),
        "institution": _text(entry.issuer) if entry.names.bibtex == "techreport" else "",
        "number": _text("; ".join(entry.symbols)),
        "year": entry.year,
        "langid": entry.lang,
        "url": entry.url,
        "keywords": "read" if entry.read else "cited",
        "note": "" if entry.read else "cited by the documents of the graph",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if entry.month:
        lines.append(f"  month = {_MONTHS[int(entry.month) - 1]},\n")
    if entry.day:
        lines.append(f"  day = {{{int(entry.day)}}},\n")
    return f"@{entry.names.bibtex}{{{entry.key},\n{''.join(lines)}}}\n\n"


def _text(value: str) -> str:
    return value.translate(_ESCAPES)

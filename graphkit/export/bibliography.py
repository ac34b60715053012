"""The works of a graph as bibliographic entries, which BibTeX, CSL-JSON and RIS then spell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from graphkit.export.attributes import text
from graphkit.export.naming import DocumentNames, naming
from graphkit.export.network import days
from graphkit.export.reading import Reading
from graphkit.export.rows import Document


class Entry(NamedTuple):
    """One work as a bibliography shows it.

    Args:
        key: id for citing it; names: its types; title, lang: its title and the language of it.
        authors: names of its corporate or personal authors, with whether they are persons.
        year, month, day: its date, "" where not known so far.
        symbols: all its symbols; read: whether the graph has its text or only cites it.
    """

    key: str
    id: str
    names: DocumentNames
    title: str
    lang: str
    authors: tuple[tuple[str, bool], ...]
    year: str
    month: str
    day: str
    symbols: tuple[str, ...]
    issuer: str
    url: str
    read: bool


def entries(reading: Reading) -> Iterator[Entry]:
    """Yield the works in the order of their ids: those that were read, and those they cite."""
    for row in reading.documents():
        yield entry(reading, row)


def entry(reading: Reading, row: Document) -> Entry:
    """Return one work as a bibliography shows it."""
    names = naming().document(row.kind, row.type)
    symbol = row.symbols[0] if row.symbols else ""
    title = " ".join(text(row.title or symbol or row.id.rsplit("/", 1)[-1]).split())
    year, month, day = _date(row.edtf or row.date)
    return Entry(
        key=_key(row.id),
        id=row.id,
        names=names,
        title=title,
        lang=row.title_lang or "",
        authors=tuple(_authors(reading, row, symbol)),
        year=year,
        month=month,
        day=day,
        symbols=row.symbols,
        issuer=naming().issuer(symbol) if symbol else "",
        url=naming().address.format(symbol=quote(symbol, safe="/()")) if symbol else "",
        read=bool(row.files),
    )


def _authors(reading: Reading, row: Document, symbol: str) -> Iterator[tuple[str, bool]]:
    for name in row.authors:
        entity = reading.entity(name)
        yield " ".join(text(entity.label).split()), entity.kind == "person"
    if not row.authors and symbol:
        yield naming().issuer(symbol), False


def _key(name: str) -> str:
    """A key that every bibliography program takes.

    >>> _key("doc/S_RES_822-1993")
    'S_RES_822-1993'
    """
    bare = name.removeprefix("doc/")
    key = re.sub(r"[^A-Za-z0-9_.:+-]+", "-", bare)
    # Letters that a key cannot have are lost: a digest keeps two such keys apart.
    return key if key == bare.replace("/", "-") else f"{key}-{sha256(name.encode()).hexdigest()[:6]}"


def _date(value: str | None) -> tuple[str, str, str]:
    """Year, month and day of an EDTF date, as far as they are certain.

    >>> _date("1993-04"), _date("1993-04-02/1993-04-09"), _date("199X")
    (('1993', '04', ''), ('1993', '04', '02'), ('', '', ''))
    """
    first = (value or "").partition("/")[0]
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", first)
    if match is None or days(first)[0] is None:
        return "", "", ""
    return match[1], match[2] or "", match[3] or ""

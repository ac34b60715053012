"""Ready citations of a document: in the style of the United Nations, and as BibTeX."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.export import bibtex
from graphkit.export.bibliography import Entry, entries
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store import GraphFolder

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RESOLUTION = re.compile(r"/RES/(?P<number>\S+?)\s*(?P<year>\(\d{4}\))?$")


class Citations:
    """Cites the works of a graph.

    Args:
        graph: an open graph.
    """

    def __init__(self, graph: GraphFolder) -> None:
        self._graph = graph

    def of(self, name: str) -> dict[str, str]:
        """Return the citations of a work by its canonical id; none for anything else."""
        entry = self._entries.get(name)
        return {"un": plain(entry), "bibtex": bibtex.spell(entry).strip()} if entry else {}

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in entries(Reading(self._graph))}


def plain(entry: Entry) -> str:
    """Return a citation as United Nations documents print it: title, symbol, date; resolutions by number."""
    symbol = entry.symbols[0] if entry.symbols else ""
    resolution = _RESOLUTION.search(symbol)
    if resolution:
        organ = entry.issuer.rpartition(", ")[2] or entry.issuer
        words = [organ, "resolution", resolution["number"], resolution["year"] or ""]
        return " ".join(word for word in words if word)
    title = entry.title if entry.title not in entry.symbols else ""
    dated = _date(entry)
    # a title that says the date needs it no second time
    pieces = [title, f"({symbol})" if title and symbol else symbol]
    told = " ".join(piece for piece in pieces if piece)
    return f"{told}, {dated}" if dated and dated not in told else told


def _date(entry: Entry) -> str:
    month = _MONTHS[int(entry.month) - 1] if entry.month else ""
    day = str(int(entry.day)) if entry.day else ""
    return " ".join(piece for piece in (day, month, entry.year) if piece)

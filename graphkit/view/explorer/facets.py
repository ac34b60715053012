"""By what the nodes of the Explorer can be chosen: years, and the bodies that issue documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.export.naming import naming
from graphkit.store.discrepancies import symbol_years

if TYPE_CHECKING:
    from graphkit.view.gather import Gathered

WORKS = ("document", "resolution")


class Facets:
    """Looks up years and bodies.

    Args:
        gathered: the graph as read for the pages.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._symbols: dict[str, str] = {}
        for row in gathered.rows("labels"):
            if (row["kind"] or "").endswith("#symbol"):
                name, symbol = gathered.id(row["thing"]), row["name"] or ""
                self._symbols[name] = min(symbol, self._symbols.get(name, symbol))
        self._years: dict[str, int] = {}
        for row in gathered.rows("dates"):
            name, found = gathered.id(row["thing"]), first_year(row["date"] or "")
            if found:
                self._years[name] = min(found, self._years.get(name, found))

    def year(self, name: str) -> int:
        """Return the year of a document or event; 0 where it is not known."""
        if name not in self._years:
            span = symbol_years(self._symbols.get(name, ""))
            self._years[name] = (span[0] + span[1]) // 2 if span else 0
        return self._years[name]

    def body(self, name: str, kind: str) -> str:
        """Return who issued a document with a symbol, "" for anything else."""
        symbol = self._symbols.get(name)
        return naming().issuer(symbol) if symbol and kind in WORKS else ""


def first_year(date: str) -> int:
    """Return the first year that an EDTF date names, 0 where it names none to the year.

    >>> first_year("1993-04-02/1993-04-09"), first_year("../2020"), first_year("199X")
    (1993, 2020, 0)
    """
    found = re.search(r"(?<![\dX])(\d{4})(?![\dX])", date)
    return int(found[1]) if found else 0

"""How organs number their resolutions, and the register that (number, year) is checked against."""

from __future__ import annotations

import csv
from functools import cache

import msgspec

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml

_HRC_FIRST_YEAR = 2006


class Organ(msgspec.Struct, frozen=True):
    """One organ of ontology/organs.yml.

    Args:
        body: its entity id.
        letter: what its symbols, sessions and agenda items start with.
        resolution, decision: symbol template by form of number (year, session, special, roman, yearly).
        first_session, last_session: sessions that stand in its symbols.
        opens: regular session n opens in the year `opens` + n.
        named_only: its numbers look like another organ's: it must be named.
    """

    body: str
    letter: str
    resolution: dict[str, str] = {}
    decision: dict[str, str] = {}
    first_session: int | None = None
    last_session: int | None = None
    opens: int | None = None
    named_only: bool = False

    def sits(self, session: int, year: int) -> bool:
        """Say whether a regular session of the organ sat in a year (True where nothing is known)."""
        if self.opens is not None:
            return 0 <= year - (self.opens + session) <= 1
        if self.letter == "HRC":  # three a year since 2008: March, June, September
            first = _HRC_FIRST_YEAR + session // 3 - (1 if session % 3 == 0 else 0)
            return abs(year - first) <= 1
        return True


@cache
def organs() -> dict[str, Organ]:
    """Return the organs by entity id."""
    table = msgspec.convert(read_yaml(ontology_path() / "organs.yml"), list[Organ])
    return {organ.body: organ for organ in table}


@cache
def _council_years() -> list[tuple[int, int, int]]:
    path = ontology_path() / "registers" / "sc-resolutions-by-year.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [(int(r["first"]), int(r["last"]), int(r["year"])) for r in csv.DictReader(file)]


@cache
def _year_by_number() -> dict[int, int]:
    return {number: year for first, last, year in _council_years() for number in range(first, last + 1)}


def council_year(number: int) -> int | None:
    """Return the year of a Security Council resolution, None past the end of the register.

    >>> council_year(822)
    1993
    """
    return _year_by_number().get(number)


def council_last() -> int:
    """Return the number of the last Security Council resolution in the register."""
    return max(last for _, last, _ in _council_years())

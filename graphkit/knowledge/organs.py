"""How organs number their resolutions, and the register that (number, year) is checked against."""

from __future__ import annotations

import csv
import re
from functools import cache

import msgspec

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml

_HRC_FIRST_YEAR = 2006
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class OldNumbers(msgspec.Struct, frozen=True):
    """How an organ numbered while its sessions had Roman numerals.

    Args:
        last_session: the last such session.
        least, most, margin: number n of session s lies between least * (s - 1) and most * s + margin.
        special: whether it held special sessions too.
    """

    last_session: int
    least: int
    most: int
    margin: int = 0
    special: bool = False


class Organ(msgspec.Struct, frozen=True):
    """One organ of ontology/organs.yml.

    Args:
        body: its entity id.
        letter: what its symbols, sessions and agenda items start with.
        resolution, decision: symbol template by form of number (year, session, special, roman, yearly).
        first_session, last_session: sessions that stand in its symbols.
        opens: regular session n opens in the year `opens` + n.
        named_only: its numbers look like another organ's: it must be named.
        named_somewhere: others number so too: undated, it must be named in the document.
        under: the organ whose name stands above its own in a masthead.
        old: its numbers under Roman numerals.
        arabic: the gender of its Arabic name: "he" or "she".
    """

    body: str
    letter: str
    resolution: dict[str, str] = {}
    decision: dict[str, str] = {}
    first_session: int | None = None
    last_session: int | None = None
    opens: int | None = None
    named_only: bool = False
    named_somewhere: bool = False
    under: str | None = None
    old: OldNumbers | None = None
    arabic: str = "he"

    def sits(self, session: int, year: int) -> bool:
        """Say whether a regular session of the organ sat in a year (True where nothing is known)."""
        if self.opens is not None:
            return 0 <= year - (self.opens + session) <= 1
        if self.letter == "HRC":  # three regular sessions in every year
            return year == _HRC_FIRST_YEAR + (session - 1) // 3
        return True

    def numbered(self, roman: str, number: int) -> bool:
        """Say whether the organ can have numbered so in a session with a Roman numeral.

        Numbers ran on from session to session, so that session and number bound each other.
        """
        if self.old is None:
            return True
        if any(sign not in _ROMAN for sign in roman):  # special and emergency sessions: "S-VI"
            return bool(self.old.special)
        signs = [_ROMAN[sign] for sign in roman]
        session = sum(-a if a < b else a for a, b in zip(signs, [*signs[1:], 0], strict=True))
        lowest, highest = self.old.least * (session - 1), self.old.most * session + self.old.margin
        return session <= self.old.last_session and lowest < number <= highest


def stem(template: str) -> str:
    """Return what the ids of works whose symbols follow a template start with.

    >>> stem("S/RES/{number}({year})")
    'doc/S_RES_'
    """
    return "doc/" + template.partition("{")[0].replace("/", "_")


@cache
def organs() -> dict[str, Organ]:
    """Return the organs by entity id."""
    table = msgspec.convert(read_yaml(ontology_path() / "organs.yml"), list[Organ])
    return {organ.body: organ for organ in table}


class _Conference(msgspec.Struct, frozen=True):
    abbreviation: str
    body: str


@cache
def conferences() -> dict[str, str]:
    """Return the conferences of parties by the abbreviation in the numbers of their decisions.

    >>> conferences()["CP"]
    'body/UNFCCC-COP'
    """
    table = msgspec.convert(read_yaml(ontology_path() / "conference-series.yml"), list[_Conference])
    return {one.abbreviation: one.body for one in table}


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


class _Series(msgspec.Struct, frozen=True):
    starts: str
    since: int
    year: str


@cache
def _series() -> tuple[tuple[re.Pattern[str], _Series], ...]:
    table = msgspec.convert(read_yaml(ontology_path() / "symbol-series.yml"), list[_Series])
    return tuple((re.compile(one.year), one) for one in table)


@cache
def _council_symbol() -> re.Pattern[str]:
    return re.compile(r"S/RES/(\d+)\((\d{4})\)\Z")


def impossible(symbol: str) -> str | None:
    """Return why a symbol cannot exist, None where nothing speaks against it.

    >>> impossible("S/PRST/1993/20")
    'the series S/PRST/ starts in 1994'
    >>> impossible("S/RES/822(1994)")
    'resolution 822 is of 1993'
    """
    for pattern, series in _series():
        match = pattern.match(symbol)
        if match is not None and int(match[1]) < series.since:
            return f"the series {series.starts} starts in {series.since}"
    council = _council_symbol().match(symbol)
    if council is not None:
        year = council_year(int(council[1]))
        if year is not None and str(year) != council[2]:
            return f"resolution {council[1]} is of {year}"
    return None

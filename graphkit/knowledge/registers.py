"""Registers that ship with graphkit: what an organ's own records say, as claims by that organ."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path

_SYMBOL = r"doc/S_RES_(\d+)-(\d{4})\Z"


class Adoption(NamedTuple):
    """When and where the Security Council adopted a resolution."""

    number: int
    year: int
    adopted: str
    meeting: str | None


@cache
def adoptions() -> dict[int, Adoption]:
    """Return the register of Security Council resolutions by number.

    >>> adoptions()[822]
    Adoption(number=822, year=1993, adopted='1993-04-30', meeting='S/PV.3205')
    """
    path = ontology_path() / "registers" / "sc-resolutions.jsonl"
    try:
        rows = msgspec.json.Decoder(dict[str, str | int]).decode_lines(path.read_bytes())
        return {
            int(row["number"]): Adoption(
                int(row["number"]), int(row["year"]), str(row["adopted"]), _text(row.get("meeting"))
            )
            for row in rows
            if "number" in row
        }
    except (OSError, msgspec.DecodeError, KeyError, ValueError) as error:
        raise KnowledgeError(path.name, "", f"not a register of resolutions ({error})") from error


class Statement(NamedTuple):
    """A statement by the President of the Security Council: its symbol, day and meeting."""

    symbol: str
    date: str
    meeting: str


@cache
def statements() -> dict[str, tuple[Statement, ...]]:
    """Return the register of presidential statements of the Security Council by day.

    >>> statements()["1993-04-06"]
    (Statement(symbol='S/25539', date='1993-04-06', meeting='S/PV.3194'),)
    """
    path = ontology_path() / "registers" / "sc-presidential-statements.jsonl"
    found: dict[str, tuple[Statement, ...]] = {}
    try:
        for row in msgspec.json.Decoder(dict[str, str]).decode_lines(path.read_bytes()):
            if "symbol" in row:
                one = Statement(row["symbol"], row["date"], row["meeting"])
                found[one.date] = (*found.get(one.date, ()), one)
    except (OSError, msgspec.DecodeError, KeyError) as error:
        raise KnowledgeError(path.name, "", f"not a register of statements ({error})") from error
    return found


def statement_of(date: str, meeting: str | None = None) -> Statement | None:
    """Return the presidential statement of a day and meeting, None where the register has none or several.

    >>> statement_of("1993-04-06").symbol
    'S/25539'
    """
    same = [one for one in statements().get(date, ()) if meeting in (None, one.meeting)]
    return same[0] if len(same) == 1 else None


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)


@lru_cache(maxsize=1 << 14)
def adoption_of(document: str) -> Adoption | None:
    """Return the register's entry for a document id, None where it has none or the year differs.

    >>> adoption_of("doc/S_RES_822-1993").adopted
    '1993-04-30'
    >>> adoption_of("doc/S_RES_822-1994") is None
    True
    """
    match = re.match(_SYMBOL, document)
    entry = adoptions().get(int(match[1])) if match else None
    return entry if entry and match and entry.year == int(match[2]) else None

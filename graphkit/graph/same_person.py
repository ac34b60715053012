"""Finds persons who are one under names in several scripts.

Two names are one person's where both signed in the same office, at most a few years
apart, and the consonants of the names agree: vowels are what transliterations differ in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations

import msgspec

from graphkit.graph.iris import local
from graphkit.model import Extraction

YEARS = 6  # apart at most
ALIKE = 0.8  # how far the consonants have to agree

# Consonants that transliterations of one sound exchange.
_SOUNDS = str.maketrans("pdgqcwxzrj", "btkkkvsslz")


class Signer(msgspec.Struct, frozen=True, order=True):
    """Someone who signed in an office: id, office, year, and whether the tables know them."""

    person: str
    office: str
    year: int
    listed: bool
    latin: bool


def signers(extraction: Extraction) -> list[Signer]:
    """Return who signed in which office, where the year is known."""
    found = []
    for row in extraction.signatures:
        year = re.match(r"\d{4}", row.date or "")
        if row.office and year:
            entity = extraction.entities.get(row.person)
            listed = bool(entity and entity.source)
            latin = bool(entity and {"en", "fr", "es"} & entity.labels.keys())
            found.append(Signer(row.person, row.office, int(year[0]), listed, latin))
    return found


def same_person(signers: Iterable[Signer]) -> dict[str, str]:
    """Return for every person that is another one the id to go by.

    >>> same_person([Signer("person/aibek-toktosunov", "office/x", 2020, False, True),
    ...              Signer("person/aibieke-tuoketuosunuov", "office/x", 2021, False, False),
    ...              Signer("person/ana-example", "office/x", 2021, False, True)])
    {'person/aibieke-tuoketuosunuov': 'person/aibek-toktosunov'}
    """
    offices: dict[str, set[Signer]] = {}
    for row in signers:
        offices.setdefault(row.office, set()).add(row)
    group: dict[str, set[str]] = {}
    rank: dict[str, tuple[bool, bool, str]] = {}
    for rows in offices.values():
        for row in rows:
            rank[row.person] = min(rank.get(row.person, (True, True, row.person)), _rank(row))
        for one, other in combinations(sorted(rows), 2):
            if abs(one.year - other.year) <= YEARS and _alike(one, other):
                both = group.get(one.person, {one.person}) | group.get(other.person, {other.person})
                group.update(dict.fromkeys(both, both))
    best = {person: min(together, key=lambda name: rank[name]) for person, together in group.items()}
    return {person: name for person, name in sorted(best.items()) if person != name}


def same_person_reasons(signers: Iterable[Signer], merged: dict[str, str]) -> dict[str, str]:
    """Return for every replaced name why it is taken for the person it is replaced by.

    >>> rows = [Signer("person/aibek-toktosunov", "office/x", 2020, False, True),
    ...         Signer("person/aibieke-tuoketuosunuov", "office/x", 2021, False, False)]
    >>> same_person_reasons(rows, same_person(rows))["person/aibieke-tuoketuosunuov"]
    'both signed as office/x (2020, 2021), and the names have the same consonants'
    """
    held: dict[str, dict[str, int]] = {}
    for row in sorted(signers):
        held.setdefault(row.person, {}).setdefault(row.office, row.year)
    reasons = {}
    for person, name in sorted(merged.items()):
        offices = sorted(held.get(person, {}).keys() & held.get(name, {}).keys())
        letters = "the same" if skeleton(person) == skeleton(name) else "nearly the same"
        if offices:
            years = ", ".join(
                str(year) for year in sorted({held[name][offices[0]], held[person][offices[0]]})
            )
            where = f"both signed as {offices[0]} ({years}), and "
        else:
            where = "each signed in an office of one and the same third name, and "
        reasons[person] = f"{where}the names have {letters} consonants"
    return reasons


def _rank(row: Signer) -> tuple[bool, bool, str]:
    return not row.listed, not row.latin, row.person


def _alike(one: Signer, other: Signer) -> bool:
    if one.person == other.person or (one.listed and other.listed):
        return False
    a, b = skeleton(one.person), skeleton(other.person)
    return len(a) >= 3 and len(b) >= 3 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def skeleton(person: str) -> str:
    """Return the consonants of a name, those alike in sound as one letter.

    >>> skeleton("person/aybek-toktosunov") == skeleton("person/aibieke-tuoketuosunuov")
    True
    """
    letters = re.sub(r"[^a-z]", "", local(person).casefold()).replace("ph", "f").replace("f", "v")
    plain = re.sub(r"[aeiouyh]", "", letters).translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", plain)

"""How alike two romanised names sound, whatever scripts they were written in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import msgspec

from graphkit.graph.iris import local
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml

FEWEST = 3  # sounds a name must have to be compared


class _Sounds(msgspec.Struct, frozen=True):
    clusters: list[dict[str, Any]]
    soft: dict[str, str]
    classes: dict[str, str]
    near: list[list[str]]
    near_cost: float
    lost: dict[str, float]


@cache
def _table() -> _Sounds:
    return msgspec.convert(read_yaml(ontology_path() / "transliteration" / "sounds.yml"), _Sounds)


@cache
def _near() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for pair in _table().near for a, b in (tuple(pair), tuple(reversed(pair))))


@cache
def _letters() -> dict[int, str]:
    table = {ord(letter): name for name, letters in _table().classes.items() for letter in letters}
    upper = {ord(name.upper()): name for name in _table().classes}
    return {**{ord(c): "" for c in "abcdefghijklmnopqrstuvwxyz"}, **table, **upper}


@lru_cache(maxsize=1 << 16)
def sounds(person: str) -> str:
    """Return the consonants of a name by class, none twice in a row.

    Args:
        person: the id of a person, or the part of it behind the stroke.

    >>> sounds("person/aybek-toktosunov"), sounds("person/aibieke-tuoketuosunuov")
    ('pktktsnp', 'pktktsnp')
    """
    text = re.sub(r"[^a-z]", "", local(person).casefold())
    soft = _table().soft
    text = re.sub(f"{soft['letter']}(?=[{soft['before']}])", soft["class"].upper(), text)
    for row in _table().clusters:
        for letters in row["letters"]:
            text = text.replace(letters, row["class"].upper())
    return re.sub(r"(.)\1+", r"\1", text.translate(_letters()))


def alike(one: str, other: str) -> float:
    """Return how far the sounds of two names agree, from 0 to 1.

    >>> round(alike("person/miroslav-jenca", "person/miluosilafu-yanqia"), 2) > 0.6
    True
    >>> alike("person/li-wei", "person/ana-example")     # too little to go by
    0.0
    """
    a, b = sorted((sounds(one), sounds(other)))
    return _alike(a, b) if min(len(a), len(b)) >= FEWEST else 0.0


@lru_cache(maxsize=1 << 16)
def _alike(a: str, b: str) -> float:
    """Return one less the weighted edit distance as a share of the longer."""
    lost, near, cost = _table().lost, _near(), _table().near_cost
    above = [float(column) for column in range(len(b) + 1)]
    for row, x in enumerate(a, 1):
        here = [float(row)]
        for column, y in enumerate(b, 1):
            change = 0.0 if x == y else cost if (x, y) in near else 1.0
            without = min(above[column] + lost.get(x, 1.0), here[column - 1] + lost.get(y, 1.0))
            here.append(min(above[column - 1] + change, without))
        above = here
    return 1 - above[-1] / max(len(a), len(b))

"""What survives translation: how often, and how much it says."""

from __future__ import annotations

from functools import cache

import msgspec

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml


class Kept(msgspec.Struct, frozen=True):
    """How little a kind of feature says at first, and how often a translation keeps it.

    Args:
        rare: natural logarithm of one in so many texts, before anything is known of the collection.
        kept: share of them that are found in the translation too.
    """

    rare: float
    kept: float


class Habits(msgspec.Struct, frozen=True):
    """What survives translation, and how long it becomes: ontology/same-text.yml."""

    features: dict[str, Kept]
    lengths: dict[str, float]
    short: int
    unspaced: tuple[str, ...]
    before: dict[str, str]


@cache
def habits() -> Habits:
    """Return the table of what survives translation."""
    return msgspec.convert(read_yaml(ontology_path() / "same-text.yml"), Habits)

"""Which entities are courts, from ontology/courts.yml."""

from __future__ import annotations

from functools import cache

import msgspec

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml


class _Courts(msgspec.Struct, frozen=True):
    types: list[str]
    also: list[str]
    beside: list[str]


@cache
def _courts() -> _Courts:
    return msgspec.convert(read_yaml(ontology_path() / "courts.yml"), _Courts)


def is_court(entity: str | None) -> bool:
    """Say whether an entity is a court.

    Args:
        entity: its id, None where a mention has none.

    >>> is_court("body/ICJ"), is_court("org/ICC"), is_court("body/UN-SC")
    (True, True, False)
    """
    if entity in _courts().also:
        return True
    known = compiled().entities.get(entity) if entity is not None else None
    return known is not None and known.type in _courts().types


def needs_court(kind: str) -> bool:
    """Say whether others than courts give decisions of a kind, so that the court must be named with it.

    Args:
        kind: judgment, advisory-opinion, order or award.

    >>> needs_court("award"), needs_court("judgment")
    (True, False)
    """
    return kind in _courts().beside

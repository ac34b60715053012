"""What scripts do to words and symbols, from ontology/scripts.yml."""

from __future__ import annotations

from functools import cache

import msgspec

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml


class _Arabic(msgspec.Struct, frozen=True):
    clitics: list[list[str]]
    part_letters: dict[str, str]
    sessions: dict[str, str]
    meetings: dict[str, str]


class _Cyrillic(msgspec.Struct, frozen=True):
    look_alikes: dict[str, str]
    prefixes: dict[str, str]


class _Misread(msgspec.Struct, frozen=True):
    letters: dict[str, str]
    prefixes: dict[str, str]


class Scripts(msgspec.Struct, frozen=True):
    """The table as it is."""

    arabic: _Arabic
    cyrillic: _Cyrillic
    resolvers: list[str]
    misread: _Misread


@cache
def scripts() -> Scripts:
    """Return the table of scripts."""
    return msgspec.convert(read_yaml(ontology_path() / "scripts.yml"), Scripts)


@cache
def clitic_clusters() -> frozenset[str]:
    """Return every run of particles that may stand before an Arabic name, in the same word."""
    clusters = {""}
    for group in scripts().arabic.clitics:  # in the order in which they attach
        clusters |= {cluster + particle for cluster in clusters for particle in group}
    return frozenset(clusters - {""})


@cache
def look_alikes() -> dict[int, str]:
    """Return the table that folds Cyrillic look-alikes to Latin letters, for str.translate."""
    return str.maketrans(scripts().cyrillic.look_alikes)

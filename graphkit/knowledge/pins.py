"""How parts of a cited work are written in pins, from ontology/pins.yml."""

from __future__ import annotations

from functools import cache

import msgspec

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml


class PinKind(msgspec.Struct, frozen=True):
    """One kind of part.

    Args:
        name: the kind, as the cue table calls it; short: how a pin writes it.
        worded: "roman" where numbers in words become Roman ones ("Chap. VII").
        bare: it may stand without a number ("annex").
        lettered: its number may be a capital letter ("section A").
    """

    name: str
    short: str
    worded: str = ""
    bare: bool = False
    lettered: bool = False


class Pins(msgspec.Struct, frozen=True):
    """The table as it is: kinds from the broadest to the narrowest, letters of sub-paragraphs."""

    kinds: list[PinKind]
    letters: dict[str, str]


@cache
def pins() -> Pins:
    """Return the table of pins."""
    return msgspec.convert(read_yaml(ontology_path() / "pins.yml"), Pins)


@cache
def pin_kinds() -> dict[str, PinKind]:
    """Return the kinds of parts by name, from the broadest to the narrowest."""
    return {kind.name: kind for kind in pins().kinds}

"""Committees that watch over a treaty, and the symbols of their general comments and recommendations."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.organs import stem
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.patterns import regex
from graphkit.knowledge.tables import read_yaml


class Protocol(msgspec.Struct, frozen=True):
    """An optional protocol, and the pattern of the symbols in which "the Protocol" is that one."""

    instrument: str
    symbols: str = ""


class TreatyBody(msgspec.Struct, frozen=True):
    """One committee of ontology/treaty-bodies.yml.

    Args:
        body, instrument: entity ids.
        starts: what the symbols of its documents start with.
        protocols: the optional protocols to the treaty.
        state: pattern of the symbols that hold the ISO code of a State.
        acts: what it adopts: comment, recommendation.
        general: template of the symbols of its general comments.
        since: the first number in that series.
        before: symbols of earlier ones, by number.
    """

    body: str
    instrument: str
    starts: str
    state: str
    acts: list[str]
    general: str
    since: int
    before: dict[int, str] = {}
    protocols: list[Protocol] = []

    def treaties(self, document: str) -> list[str]:
        """Return the treaties that the committee calls by a bare noun in one of its documents.

        Args:
            document: id of the work.

        >>> treaty_bodies()["body/CRC"].treaties("doc/CRC_C_OPSC_FRA_CO_1")
        ['instrument/crc', 'instrument/crc-opsc']
        >>> treaty_bodies()["body/CRC"].treaties("doc/CRC_C_FRA_CO_5")
        ['instrument/crc']
        """
        own = [
            one.instrument
            for one in self.protocols
            if re.match("doc/" + one.symbols.replace("/", "_"), document)
        ]
        return [self.instrument, *own]

    def symbol(self, number: int) -> str | None:
        """Return the symbol of a general comment, None where it has none of its own.

        >>> treaty_bodies()["body/CRC"].symbol(24), treaty_bodies()["body/CRC"].symbol(5)
        ('CRC/C/GC/24', 'CRC/GC/2003/5')
        >>> treaty_bodies()["body/CEDAW"].symbol(19)
        """
        if number >= self.since:
            return self.general.format(number=number)
        return self.before.get(number)


@cache
def treaty_bodies() -> dict[str, TreatyBody]:
    """Return the committees by entity id."""
    path = ontology_path() / "treaty-bodies.yml"
    try:
        table = msgspec.convert(read_yaml(path), list[TreatyBody])
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error
    return {one.body: one for one in table}


def issuer(document: str) -> TreatyBody | None:
    """Return the committee whose document an id names.

    Args:
        document: id of a work.

    >>> issuer("doc/CEDAW_C_MDG_CO_9").instrument
    'instrument/cedaw'
    >>> issuer("doc/A_70_1")
    """
    return next((one for one in treaty_bodies().values() if document.startswith(stem(one.starts))), None)


def state_of(document: str) -> str | None:
    """Return the State that the symbol of a committee's document names.

    Args:
        document: id of a work.

    >>> state_of("doc/CEDAW_C_MDG_CO_9")
    'state/MDG'
    >>> state_of("doc/CEDAW_C_GC_35")
    """
    found = next((m for m in (pattern.match(document) for pattern in _state_ids()) if m), None)
    return "state/" + found["state"] if found else None


@cache
def _state_ids() -> tuple[re.Pattern[str], ...]:
    """The patterns of symbols with a State, made such of ids."""
    return tuple(re.compile("doc/" + one.state.replace("/", "_")) for one in treaty_bodies().values())


@cache
def state_line() -> re.Pattern[str]:
    """Return what opens the line that names the State a case is against: "State party: Ghana"."""
    return regex("references", "reference/state-party-line")

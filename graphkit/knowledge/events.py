"""What is known about events: their neutral types."""

from __future__ import annotations

from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml


class EventType(msgspec.Struct, frozen=True):
    """A neutral type of event.

    Args:
        id: "change-of-control" ...
        labels: display name by language.
        of: role of the one named after "of".
        subject: role of the subject of an active verb.
        object: role of what an active verb acts on.
        measures: what a number near the word counts, by the unit of the number.
        needs: what has to stand near an ambiguous word of this type.
        results: kinds of works that such an event brings about; none: every kind.
        origin: whether "from" gives the place.
        destination: whether "to" gives the place.
        wanted: whether authors demand, plan or announce such events.
        reach: characters from an ambiguous word to its companion.
        marked: whether only a preposition or case tells who acts, not the order of words.
        led: whether one who chairs, hosts or opens such an event takes part in it.
        never: types of bodies and offices that deliberate and speak, and do no such thing themselves.
    """

    id: str
    labels: dict[str, str]
    of: str = "affected"
    subject: str = "agent"
    object: str = "affected"
    measures: dict[str, str] = {}
    needs: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    origin: bool = False
    destination: bool = False
    wanted: bool = False
    reach: int = 110
    never: tuple[str, ...] = ()
    led: bool = False
    marked: bool = False
    follows: tuple[str, ...] = ()


@cache
def event_types() -> dict[str, EventType]:
    """Return the neutral types of events by id.

    Raises:
        KnowledgeError: the table is wrong.
    """
    path = ontology_path() / "event-types.yml"
    try:
        return {t.id: t for t in msgspec.convert(read_yaml(path), list[EventType])}
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error

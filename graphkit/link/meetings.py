"""Authority records of sessions and agenda items: an item is part of a session, a session of an organ."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from graphkit.knowledge.organs import organs
from graphkit.knowledge.text import fold
from graphkit.model import Entity, Mention


@cache
def _bodies() -> dict[str, str]:
    """Return the organs' entity ids by what their sessions' ids start with."""
    return {organ.letter.replace("/", "_"): body for body, organ in organs().items()}


def session_of(item: str) -> str:
    """Return the session of an agenda item.

    >>> session_of("agenda/HRC_43_4")
    'session/HRC_43'
    """
    return "session/" + item.split("/", 1)[1].rpartition("_")[0]


def _session(name: str, mentions: list[Mention]) -> Entity:
    letter, _, number = name.split("/", 1)[1].rpartition("_")
    labels = {m.lang: fold(m.text) for m in reversed(mentions) if m.lang}
    return Entity(name, "session", labels, part_of=_bodies().get(letter), number=number)


def _item(name: str, mentions: list[Mention]) -> Entity:
    titles = {m.lang: fold(m.text) for m in reversed(mentions) if m.lang and m.form == "description"}
    return Entity(name, "agenda_item", titles, part_of=session_of(name), number=name.rpartition("_")[2])


def meetings(ids: Iterable[str], mentions: Iterable[Mention]) -> dict[str, Entity]:
    """Return the records of all sessions and agenda items among some ids, with the sessions of the items.

    Args:
        ids: ids that a document refers to.
        mentions: its mentions, whose words label them.
    """
    printed: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.id is not None and mention.kind in {"session", "agenda_item"}:
            printed.setdefault(mention.id, []).append(mention)
    items = {name for name in ids if name.startswith("agenda/")}
    sessions = {name for name in ids if name.startswith("session/")} | {session_of(name) for name in items}
    return {name: _item(name, printed.get(name, [])) for name in sorted(items)} | {
        name: _session(name, printed.get(name, [])) for name in sorted(sessions)
    }

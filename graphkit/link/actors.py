"""Who can act at all, and for whom a name stands."""

from __future__ import annotations

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.events import EventType
from graphkit.scan.context import Found

ACTORS = frozenset({"state", "body", "organisation", "community", "person", "office", "demonym"})
_SPOKEN_FOR = frozenset({*ACTORS, "org"})
Role = tuple[str, str, Found]  # role, id, mention


def actor(one: Found) -> str | None:
    """Return the id of the one a mention stands for, if it can act."""
    if one.kind == "anaphor" or one.id is None:
        name = one.targets[0] if len(one.targets) == 1 else None
        return name if name and name.split("/")[0] in _SPOKEN_FOR else None
    return one.id if one.kind in ACTORS else None


def may(role: str, kind: EventType, name: str) -> bool:
    """Say whether one can have a role: organs and states adopt texts, nobody is affected by a signature."""
    if role == "adopter":
        return name.startswith(("body/", "org/", "state/"))
    if role == "agent" and kind.never and name.startswith(("body/", "office/")):
        return not _types(name) & set(kind.never)
    if role == "agent" and name.startswith("demonym/") and "person" in kind.measures:
        return kind.wanted  # a people returns; it is not a people that kills
    return not (kind.object == "result" and role == "affected")


def _types(name: str) -> set[str]:
    """Return the type of a body or office, and of the body an office belongs to."""
    entities = compiled().entities
    record = entities.get(name)
    holder = entities.get(record.part_of or "") if record is not None and record.kind == "office" else None
    return {one.type or "" for one in (record, holder) if one is not None}


def standing_for(one: Found, name: str, role: str, kind: EventType) -> str:
    """Return the state for "Armenian aggression", the people for "Armenian civilians"."""
    if one.kind != "demonym" or role not in {"agent", "signatory"} or "person" in kind.measures:
        return name
    record = compiled().entities.get(name)
    return record.state if record and record.state else name

"""What an adjective of a country stands for: the State itself ("the Finnish Government"), or an origin."""

from __future__ import annotations

from functools import cache

from graphkit.knowledge.cache import compiled
from graphkit.scan.characters import HAN, classes
from graphkit.scan.context import Context, Found

_CONFIDENCE = 0.85
_FARTHEST = 40  # characters between the first letter of a head noun and its adjective
_ADJECTIVE_FIRST = frozenset({"en", "ru"})
_JOINTS = ("、", "和", "及", "与")


@cache
def _peoples() -> dict[str, str]:
    """Return the one adjective of each State; a State of several peoples has none."""
    found: dict[str, list[str]] = {}
    for record in compiled().entities.values():
        if record.kind == "demonym" and record.state:
            found.setdefault(record.state, []).append(record.id)
    return {state: names[0] for state, names in found.items() if len(names) == 1}


def _names_state(one: Found, context: Context) -> bool:
    """Say whether an organ, the land or the people of a State stands beside its adjective."""
    before = context.within("state-organ", max(0, one.start - _FARTHEST), one.start)
    if any(h.end == one.start - 1 and h.lang not in _ADJECTIVE_FIRST for h in before):
        return True
    behind = context.within("state-organ", one.end, one.end + 2)
    return any(h.start == one.end + 1 and h.lang in _ADJECTIVE_FIRST for h in behind)


def states_by_adjective(context: Context, names: list[Found]) -> list[Found]:
    """Return the States that adjectives stand for: the Government, the territory, the people of one.

    Args:
        context: the scanned document.
        names: the mentions of names.
    """
    if not context.words("state-organ"):
        return []
    made = []
    for one in names:
        if one.kind == "demonym" and one.id is not None:
            state = compiled().entities[one.id].state
            if state and context.text[one.end : one.end + 1] != "-" and _names_state(one, context):
                made.append(
                    Found(one.start, one.end, "state", state, "name/adjective", _CONFIDENCE, "adjective")
                )
    return made


def _next(text: str, end: int) -> int:
    """Return where the noun behind a Chinese name starts."""
    return end + 1 if text[end : end + 1] == "的" else end


def origins(context: Context, names: list[Found]) -> None:
    """Turn a bare Chinese name before persons or units of a country into an adjective: 芬兰渔民.

    Args:
        context: the scanned document.
        names: the mentions of names; some change kind and id.
    """
    if not context.words("of-origin"):
        return
    starts = {hit.start for hit in context.words("of-origin")}
    text = context.text
    for one in sorted(names, key=lambda f: -f.start):
        if one.kind == "state" and one.id in _peoples() and int(classes(text[one.end - 1])[0]) == HAN:
            joined = text[one.end : one.end + 1] in _JOINTS and one.end + 1 in starts
            if _next(text, one.end) in starts or joined:
                starts.add(one.start)
                one.kind, one.id, one.rule = "demonym", _peoples()[one.id], "name/origin"

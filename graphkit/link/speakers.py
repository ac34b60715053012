"""In whose name each speech of a meeting record is made: a State, an office, a body; else the person."""

from __future__ import annotations

import bisect

from graphkit.knowledge.cache import compiled
from graphkit.model import Part
from graphkit.scan.context import Context, Found
from graphkit.segment import Where
from graphkit.segment.speeches import BRACKETS, SPEECH, is_summary, turn_at

_INBRACKETS = ("office", "state", "body", "organisation")
_SECRETARY_GENERAL = "office/UN-SG"


def speakers(context: Context, parts: tuple[Part, ...], found: list[Found]) -> dict[str, str]:
    """Return the authors of the speeches, by the id of the part; one who is not known has none.

    Who has been introduced once ("Mr. Okello (Kenya)") is known by the name alone after that.

    Args:
        context: the scanned document.
        parts: its parts.
        found: its mentions in view offsets, ordered.
    """
    spoken = [part for part in parts if part.type == SPEECH]
    if not spoken:
        return {}
    where = Where(context, parts)
    starts = [f.start for f in found]
    authors: dict[str, str] = {}
    known: dict[str, str] = {}
    summary = is_summary(context)
    organ = _meeting(context, where, parts, found)
    for part in spoken:
        start, end = where.span(part)
        turn = turn_at(context, start, end, summary=summary)
        if turn is None:
            continue
        first, last = (bisect.bisect_left(starts, place) for place in (start, turn.colon))
        head = [f for f in found[first:last] if f.id]
        name = BRACKETS.sub("", context.text[turn.opens : turn.colon]).strip(" :：")
        author = _introduced(context, start, turn.colon, head) or known.get(name)
        if author is None:
            author = _presiding(context, turn.opens, organ) or next(
                (str(f.id) for f in head if f.kind == "person"), None
            )
        if author is not None:
            authors[part.id] = known[name] = author
    return authors


def _introduced(context: Context, start: int, stop: int, head: list[Found]) -> str | None:
    """Return what stands in the first brackets behind a name: the State, the office, the body."""
    bracket = BRACKETS.search(context.text, start, stop)
    if bracket is None:
        return None
    inside = [f for f in head if bracket.start() < f.start < bracket.end()]
    for kind in _INBRACKETS:
        named = [f for f in inside if f.kind == kind]
        if named:
            return max(named, key=lambda f: (f.end - f.start, -f.start)).id
    return None


def _meeting(context: Context, where: Where, parts: tuple[Part, ...], found: list[Found]) -> str | None:
    """Return the organ that meets: the last with a line in the masthead, a committee under its Assembly."""
    top = next((where.span(part) for part in parts if part.type == "masthead"), None)
    named = [f for f in found if f.kind == "body" and f.id]
    if top is not None:
        text = context.text
        alone = [
            f
            for f in named
            if top[0] <= f.start < top[1]
            and text[max(0, f.start - 1) : f.start] in {"", "\n"}
            and text[f.end : f.end + 1] in {"", "\n"}
        ]
        named = alone[-1:] or named
    return named[0].id if named else None


def _presiding(context: Context, start: int, organ: str | None) -> str | None:
    """Return the office of "The President:" of the organ that meets, and of "The Secretary-General:"."""
    roles = {hit.value for hit in context.within("speaker-role", start, start + 1)}
    if not roles:
        return None
    if "chair" not in roles:
        return _SECRETARY_GENERAL
    office = f"office/president-{organ.split('/', 1)[1]}" if organ else ""
    return office if office in compiled().entities else None

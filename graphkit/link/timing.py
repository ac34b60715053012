"""When an event is said to have happened."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.knowledge.events import EventType
from graphkit.link.clauses import Clause
from graphkit.scan.context import Context, Found

_WORKS = frozenset({"resolution", "document", "treaty"})
_NOUN, _VERB, _QUALIFIER, _FRONT = 160, 160, 25, 12  # characters from a date to the event word it may govern
_DATED_WORK = 14  # characters between a work and the date that belongs to it: "822 (1993) of 30 April"


class Timing(NamedTuple):
    """A date, where it is printed, on what ground, and whether it opens the sentence."""

    value: str | None
    mention: Found | None
    basis: str
    fronted: bool


_NONE = Timing(None, None, "printed", False)


def _of_a_work(clause: Clause, date: Found) -> bool:
    """Say whether a date is that of a text named just before it."""
    return any(f.kind in _WORKS and 0 <= date.start - f.end <= _DATED_WORK for f in clause.items)


def _governs(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a date of the stretch is near enough, and not that of another act."""
    trigger, noun = clause.trigger, clause.trigger.attrs.get("word") == "noun"
    if date.end > trigger.start:
        return date.start - trigger.end <= (_NOUN if noun else _VERB)
    words = clause.grammar
    if any(apart.search(text, date.end, trigger.start) for apart in (words.frame, words.topic)):
        return False  # "in 2021, after the adoption", "2021 marked the anniversary of the adoption"
    fronted = date.start - clause.sentence[0] <= _FRONT
    return fronted or trigger.start - date.end <= (_QUALIFIER if noun else _VERB)


def date_of(context: Context, clause: Clause, kind: EventType) -> Timing:
    """Return the date of an event word: the nearest in its stretch, else that which opens the sentence."""
    dates = [f for f in clause.items if f.kind == "date" and f.value]
    if kind.object != "result":
        dates = [d for d in dates if not _of_a_work(clause, d)]
    inside = [d for d in dates if clause.start <= d.start and d.end <= clause.end]
    inside = [d for d in inside if _governs(context.text, clause, d)]
    head = [d for d in dates if d.start - clause.sentence[0] <= _FRONT]  # "On ", "Le "
    if inside:
        trigger = clause.trigger
        best = min(inside, key=lambda d: (max(d.start - trigger.end, trigger.start - d.end), d.start))
        return Timing(best.value, best, str(best.attrs.get("basis", "printed")), best in head)
    if (
        clause.first
        and head
        and head[0].end <= clause.trigger.start
        and _governs(context.text, clause, head[0])
    ):
        return Timing(head[0].value, head[0], str(head[0].attrs.get("basis", "printed")), True)
    return _NONE

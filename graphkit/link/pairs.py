"""One event word that reports several events: "X on 2 May, Y on 3 June and Z on 4 July were flooded"."""

from __future__ import annotations

from itertools import pairwise

from graphkit.knowledge.events import EventType
from graphkit.link.clauses import Clause, is_noun
from graphkit.link.timing import Timing, dates_of, timing_of
from graphkit.scan.context import Context, Found

_SMALL = 16  # characters of small words between a place and its date
_ACROSS = 30  # the same where the event word itself stands between
_AND = 7  # of "and the"; not of "and other"
Pair = tuple[Found | None, Timing]


def pairs(
    context: Context, clause: Clause, kind: EventType, site: Found | None, timing: Timing
) -> list[Pair]:
    """Return where and when each of the events of one word took place, paired in order of mention.

    Args:
        context: the scanned document.
        clause: the stretch of the event word.
        kind: its neutral type.
        site: the likeliest place.
        timing: the likeliest date.
    """
    text, words = context.text, clause.grammar
    if site is None or site.kind != "place":
        places = [site] if site is not None else []
    elif is_noun(clause) and "place" not in kind.measures:
        places = [site]
    else:
        places = _listed(text, clause, site, [f for f in clause.inside() if f.kind == "place" and f.id])
    dates = (
        dates_of(context, clause, kind) if timing.mention is not None and timing.basis == "printed" else []
    )
    turns = _alternating(text, clause, [*places, *dates, *_more_places(clause, site)])
    if len(turns) > 1:
        return [(place, timing_of(date, fronted=timing.fronted)) for place, date in turns]
    if timing.mention is not None and "/" not in str(timing.value):
        dates = _listed(text, clause, timing.mention, dates)
    else:
        dates = []
    if len(places) > 1 and words.between_before.search(
        text[max(clause.start, places[0].start - 16) : places[0].start]
    ):
        return [(site, timing)]
    if len(places) > 1 and len(dates) == len(places):
        return [(p, timing_of(d, fronted=timing.fronted)) for p, d in zip(places, dates, strict=True)]
    if len(places) > 1 and len(dates) <= 1:
        return [(place, timing) for place in places]
    if len(dates) > 1 and len(places) <= 1:
        return [(site, timing_of(d, fronted=timing.fronted)) for d in dates]
    return [(site, timing)]


def _more_places(clause: Clause, site: Found | None) -> list[Found]:
    if site is None or site.kind != "place":
        return []
    return [f for f in clause.inside() if f.kind == "place" and f.id]


def _listed(text: str, clause: Clause, one: Found, others: list[Found]) -> list[Found]:
    """Return the enumeration that a mention belongs to, closed by "and"; else the mention alone."""
    ordered = sorted({id(f): f for f in others}.values(), key=lambda f: f.start)
    if one not in ordered:
        return [one]
    at = ordered.index(one)
    kept, closed = [one], False
    for left, right in pairwise(ordered[at:]):
        joined = _joins(text, clause, left, right)
        if joined is None:
            break
        kept, closed = [*kept, right], closed or joined
    for left, right in reversed(list(pairwise(ordered[: at + 1]))):
        joined = _joins(text, clause, left, right)
        if joined is None:
            break
        kept, closed = [left, *kept], closed or joined
    return kept if closed else [one]


def _joins(text: str, clause: Clause, left: Found, right: Found) -> bool | None:
    """Say whether two mentions are joined by "and" (True), a comma (False) or not at all (None)."""
    between = text[left.end : right.start]
    if clause.grammar.join.match(between) and len(between.strip()) <= _AND:
        return True
    return False if between.strip() in {",", "،", "、"} else None


def _alternating(text: str, clause: Clause, found: list[Found]) -> list[tuple[Found, Found]]:
    """Return the place and date pairs of a run in which they take turns."""
    ordered = sorted({id(f): f for f in found}.values(), key=lambda f: f.start)
    kinds = [f.kind for f in ordered]
    if len(ordered) < 4 or len(ordered) % 2 or any(a == b for a, b in pairwise(kinds)):
        return []
    for left, right in pairwise(ordered):
        across = left.end <= clause.trigger.start and clause.trigger.end <= right.start
        between = text[left.end : right.start]
        if len(between) > (_ACROSS if across else _SMALL) or ";" in between:
            return []
    turns = []
    for first, second in zip(ordered[::2], ordered[1::2], strict=True):
        turns.append((first, second) if first.kind == "place" else (second, first))
    return turns

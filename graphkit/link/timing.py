"""When an event is said to have happened."""

from __future__ import annotations

import bisect
import datetime
import itertools
from typing import NamedTuple

from graphkit.edtf import approximate, bounds, opened
from graphkit.knowledge.events import EventType
from graphkit.link.clauses import Clause, is_noun
from graphkit.link.foreign_dates import of_a_paper, of_something_else
from graphkit.link.results import bare, joins, named, stops
from graphkit.scan.context import Context, Found

_WORKS = frozenset({"resolution", "document", "treaty"})
_NOUN, _VERB, _QUALIFIER, _FRONT = 160, 160, 25, 12  # characters from a date to the event word it may govern
_DATED_WORK = 14  # characters between a work and the date that belongs to it: "822 (1993) of 30 April"
_OWN_DATE, _BESIDE = 40, 12  # from an event noun to "of 1993" behind it, or behind "the 1993"
_OPENS = 40  # from the start of a sentence to the second of two dates that open it
_TOPIC = 24  # characters from "anniversary of" to the event word


class Timing(NamedTuple):
    """A date, where it is printed, on what ground, and whether it opens the sentence."""

    value: str | None
    mention: Found | None
    basis: str
    fronted: bool


NONE = Timing(None, None, "printed", False)


def value_of(one: Found) -> str:
    """Return what a date says of an event: "since 1988" is open, "late 1991" is the end of that year."""
    value, side = str(one.value), str(one.attrs.get("open", ""))
    if side:
        return opened(value, side)
    return approximate(value, str(one.attrs.get("modifier", "")))


def timing_of(one: Found, *, fronted: bool = False) -> Timing:
    """Return the timing that one date gives."""
    return Timing(value_of(one), one, str(one.attrs.get("basis", "printed")), fronted)


def timings_of(clause: Clause, works: list[Found], usual: Timing) -> list[Timing]:
    """Return when each of several texts was adopted: "resolutions 1 of 2 June, 3 of 7 October and 5".

    Where any of them has a date of its own, the others have none; else they share the usual one.
    """
    own = [_own(clause, one) for one in works]
    if len(works) < 2 or not any(own):
        return [usual] * max(1, len(works))
    return [timing or NONE for timing in own]


def _own(clause: Clause, work: Found) -> Timing | None:
    value = work.attrs.get("date")
    if not value:
        return None
    behind = (f for f in clause.items if f.kind == "date" and 0 <= f.start - work.end <= _DATED_WORK)
    return Timing(str(value), next(behind, None), "printed", fronted=False)


def _of_a_text(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a date is that of a text named just before it, or of one that no table knows."""
    return _work_before(clause, date) is not None or of_a_paper(text, clause, date)


def _work_before(clause: Clause, date: Found) -> Found | None:
    """Return the text named just before a date."""
    first = bisect.bisect_left(clause.items, date.start - _DATED_WORK, key=lambda f: f.end)
    behind = itertools.takewhile(lambda f: f.end <= date.start, itertools.islice(clause.items, first, None))
    return next((f for f in behind if f.kind in _WORKS), None)


def _of_a_name(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a bare year only tells one plan or law from another: "the 1982 Law", "план 2012 года"."""
    words, trigger = clause.grammar, clause.trigger
    if date.attrs.get("precision") != "year" or date.attrs.get("open"):
        return False
    if words.lang == "zh":
        return text[date.end : date.end + 1] in {"《", "后"}
    before = text[max(clause.sentence[0], date.start - 24) : date.start]
    if words.beyond_before.search(before):
        return True
    if words.dated_name_before.search(before):
        return date.start > trigger.end
    opens = date.start - clause.sentence[0] <= 1
    if opens or words.when_before.search(before) or before.rstrip().endswith(("(", ",", "،")):
        return False
    return _qualifies(text, clause, date)


def _qualifies(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a bare year with no preposition belongs to another noun than the event word."""
    behind = date.start - clause.trigger.end
    if behind > 0 and joins(text, clause, clause.trigger.end, date.start):
        return True  # "the deployment of X and the 1974 agreement"
    if clause.grammar.lang == "en":  # the word behind the year is what it qualifies
        return not (0 <= clause.trigger.start - date.end <= _BESIDE) and text[date.end : date.end + 1] == " "
    return not (0 <= behind <= _OWN_DATE)


def _of_another_act(context: Context, clause: Clause, date: Found) -> bool:
    """Say whether a date behind a word of adoption belongs to what else was done to the text.

    "adopted at the conference and endorsed in resolution X of 2 May"; "after the adoption of X, ..., in May".
    """
    text, trigger = context.text, clause.trigger
    if date.start < trigger.end:
        return False
    if is_noun(clause):
        between = bare(text, clause, trigger.end, date.start).strip(" ,،")
        head, _, tail = between.rpartition(",")
        return "," in (between if len(tail.split()) > 1 else head)
    verbs = [
        h for h in context.within("citation-verb", trigger.end, date.start) if h.lang == clause.grammar.lang
    ]
    joints = joins(text, clause, trigger.end, date.start) if verbs else []
    return any(m.end() <= verb.start <= m.end() + _BESIDE for verb in verbs for m in joints)


def _of_a_topic(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a date is that of an anniversary, not of the event it recalls."""
    words, trigger = clause.grammar, clause.trigger
    begin = max(clause.sentence[0], trigger.start - _TOPIC)
    if words.lang == "zh" and words.anniversary.search(text, trigger.end, trigger.end + _DATED_WORK):
        return True  # 战争胜利七十周年
    if not any(not named(clause, m.start()) for m in words.anniversary.finditer(text, begin, trigger.start)):
        return False
    work = _work_before(clause, date)
    if work is not None:  # "of the adoption of the Declaration of 1993", "... of the Declaration in 2023"
        return words.place_before.search(text[work.end : date.start]) is not None
    return not 0 <= date.start - trigger.end <= _DATED_WORK


def _reduced(text: str, clause: Clause) -> bool:
    """Say whether the event word is a participle behind its noun, with neither auxiliary nor object."""
    words, trigger = clause.grammar, clause.trigger
    if words.lang != "en" or trigger.attrs.get("word") != "part":
        return False
    first = text.find(" ", trigger.start, trigger.end) + 1 or trigger.start  # "were displaced"
    before = text[max(clause.sentence[0], trigger.start - 32) : first]
    if words.passive_before.search(before) or words.support.search(before[-12:]):
        return False
    behind = text[trigger.end : trigger.end + 16]
    following = behind[: behind.find(" ", 1) + 1]
    return bool(words.place_before.search(following) or words.agent_before.search(following))


def _governs(context: Context, clause: Clause, date: Found, kind: EventType) -> bool:
    """Say whether a date of the stretch is near enough, and not that of another act."""
    text = context.text
    trigger, noun = clause.trigger, is_noun(clause)
    if _of_a_name(text, clause, date) or _of_a_topic(text, clause, date):
        return False
    if of_something_else(context, clause, date, kind):
        return False
    if date.end > trigger.start:
        return date.start - trigger.end <= (_NOUN if noun else _VERB)
    words = clause.grammar
    apart = [m for p in (words.frame, words.topic) for m in p.finditer(text, date.end, trigger.start)]
    if any(not words.meanwhile.match(text, m.start()) for m in apart):
        return False  # "in 2021, after the adoption", "2021 marked the anniversary of the adoption"
    if _reduced(text, clause):
        return False  # "on 19 April 2018 ... on people displaced in X"
    fronted = _fronts(text, clause, date)
    opens = date.start - clause.sentence[0] <= _OPENS  # "In late 1971 and early 1972, ..."
    if noun and not opens and stops(text[date.end : trigger.start]):
        return False
    return fronted or trigger.start - date.end <= (_QUALIFIER if noun else _VERB)


def _fronts(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a date opens the sentence: "On 3 May", and before a comma "On the night of 3 May, "."""
    gap = date.start - clause.sentence[0]
    if gap <= _FRONT:
        return True
    closed = text[date.end : date.end + 1] in {",", "،"}
    alone = not any(clause.sentence[0] <= f.start and f.end <= date.start for f in clause.items)
    return gap <= _OPENS and closed and alone and not stops(text[clause.sentence[0] : date.start])


def _adjacent(left: str, right: str) -> bool:
    """Say whether one date begins where the other ends."""
    end, start = bounds(left)[1], bounds(right)[0]
    if end is None or start is None or start <= end:
        return False
    return datetime.date.fromisoformat(start) - datetime.date.fromisoformat(end) <= datetime.timedelta(1)


def _together(text: str, clause: Clause, timing: Timing, dates: list[Found]) -> Timing:
    """Join two dates side by side into one stretch of time: "late 1991 and early 1992"."""
    one = timing.mention
    if one is None or "/" in str(timing.value):
        return timing
    for other in dates:
        first, last = (one, other) if one.start < other.start else (other, one)
        if first is last or not clause.grammar.join.match(text[first.end : last.start] or "-"):
            continue
        values = value_of(first), value_of(last)
        if "/" not in values[0] + values[1] and _adjacent(*values):
            return timing._replace(value="/".join(values), mention=first)
    return timing


def _of_another_text(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a date is that of a text named behind a comma: "adopted by X, in particular Y of 2 May"."""
    work = _work_before(clause, date)
    return work is not None and "," in text[clause.trigger.end : work.start]


def dates_of(context: Context, clause: Clause, kind: EventType) -> list[Found]:
    """Return the dates of the stretch that may be those of its event word, in order."""
    text = context.text
    dates = [f for f in clause.own if f.kind == "date" and f.value]
    if kind.object != "result":
        dates = [d for d in dates if not _of_a_text(text, clause, d)]
    else:
        dates = [d for d in dates if not _of_another_text(text, clause, d)]
        dates = [d for d in dates if not _of_another_act(context, clause, d)]
    inside = [d for d in dates if clause.start <= d.start and d.end <= clause.end]
    return [d for d in inside if _governs(context, clause, d, kind)]


def date_of(context: Context, clause: Clause, kind: EventType) -> Timing:
    """Return the date of an event word: the nearest in its stretch, else that which opens the sentence."""
    text = context.text
    dates = [f for f in clause.own if f.kind == "date" and f.value]
    inside = dates_of(context, clause, kind)
    head = [d for d in dates if _fronts(text, clause, d)]
    if inside:
        trigger = clause.trigger
        best = min(inside, key=lambda d: (max(d.start - trigger.end, trigger.start - d.end), d.start))
        return _together(text, clause, timing_of(best, fronted=best in head), inside)
    if (
        clause.first
        and head
        and head[0].end <= clause.trigger.start
        and (kind.object == "result" or not _of_a_text(text, clause, head[0]))
        and _governs(context, clause, head[0], kind)
    ):
        return _together(text, clause, timing_of(head[0], fronted=True), dates)
    return NONE

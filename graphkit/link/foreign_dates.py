"""Dates near an event word that are those of something else: a text, a report, a second act, a deadline."""

from __future__ import annotations

from graphkit.knowledge.events import EventType
from graphkit.link.actors import actor, may
from graphkit.link.clauses import Clause, is_noun
from graphkit.link.results import bare, joins, stops
from graphkit.scan.context import Context, Found

_WINDOW = 48  # characters looked at before a date
_OPENING = 12  # characters from "and" to a date that opens the next clause: "and in "
_BESIDE = 25  # characters from an event noun to a day by which something else is to be done
_REMOTE = 80  # characters from an event noun to a date behind another noun that "and" joins to it
_CLOSE = 4  # Chinese characters from a date to the verb behind it
_STRETCH = 90  # characters from "between" to the date behind "and"
_OWN_VERB = 3  # characters from "condemned on" to its date


def of_something_else(context: Context, clause: Clause, date: Found, kind: EventType) -> bool:
    """Say whether a date belongs to something else than the event word.

    Args:
        context: the scanned document.
        clause: the stretch of the event word.
        date: a date of the sentence.
        kind: the type of the event.
    """
    text = context.text
    return (
        _of_what_is_said(context, clause, date)
        or _by_deadline(text, clause, date, kind)
        or _of_next_act(text, clause, date, kind)
        or _of_act_before(text, clause, date)
        or _of_what_follows(context, clause, date, kind)
        or _bounds_a_stretch(text, clause, date)
    )


def _of_what_follows(context: Context, clause: Clause, date: Found, kind: EventType) -> bool:
    """Say whether a date behind an event noun is that of another act or thing told behind it.

    "during the summit, recalling further the ..., held on 3 May"; "the condemnation of the killing by the
    Council on 3 May"; "the meeting on promoting the entry into force of X that took place in May".
    """
    trigger, words = clause.trigger, clause.grammar
    if words.lang == "zh":
        return _of_next_word(context.text, clause, date, kind)
    if date.start < trigger.end or not is_noun(clause):
        return False
    verbs = context.within("citation-verb", trigger.end, date.start)
    if any(h.lang == words.lang and h.start > trigger.end for h in verbs):
        return True
    if kind.object == "result" and words.relative.search(context.text, trigger.end, date.start):
        return True
    return any(
        name is not None
        and kind.never
        and not may("agent", kind, name)
        and words.agent_before.search(context.text[max(trigger.end, one.start - _WINDOW) : one.start])
        for one in clause.items
        if trigger.end <= one.start and one.end <= date.start
        for name in [actor(one)]
    )


def _of_next_word(text: str, clause: Clause, date: Found, kind: EventType) -> bool:
    """Say whether a Chinese date belongs to the verb right behind it, which is not the event word."""
    trigger, words = clause.trigger, clause.grammar
    if date.start >= trigger.end:
        return any(0 <= start - date.end <= _CLOSE for start in clause.others)
    if kind.object != "result":
        return False
    between = text[date.end : trigger.start]  # "2014年9月举行的促进公约生效会议"
    held = next(words.support.finditer(between), None)
    return held is not None and between.startswith("的", held.end())


def _bounds_a_stretch(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a date only ends a stretch whose first end is no date: "between the war and May 2012"."""
    if date.attrs.get("open"):
        return False
    begin = max(clause.sentence[0], date.start - _STRETCH)
    for match in reversed(list(clause.grammar.bound.finditer(text, begin, date.start))):
        between = text[match.end() : date.start]
        if any(f.kind == "date" and match.end() <= f.start < date.start for f in clause.items):
            return False
        if any(mark in between for mark in ",;，،；") or not between.strip():
            continue
        if clause.grammar.until_before.search(between):
            return True
    return False


def told_earlier(text: str, clause: Clause) -> bool:
    """Say whether an aside tells what had happened before: "a march on 3 May for one who had been killed".

    Args:
        text: the view.
        clause: the stretch of the event word.
    """
    at = clause.trigger.start
    aside = clause.grammar.relative.search(text, clause.lead, at)
    return aside is not None and clause.grammar.earlier_before.search(text, aside.end(), at) is not None


def of_a_paper(text: str, clause: Clause, date: Found) -> bool:
    """Say whether a date is that of a text no table knows: "the agreement of 3 May", "the letter dated"."""
    words = clause.grammar
    behind = date.start - clause.trigger.end
    if behind >= 0 and len(bare(text, clause, clause.trigger.end, date.start)) <= _OPENING:
        return False  # "the ceasefire of 3 May"
    before = text[max(clause.sentence[0], date.start - _WINDOW) : date.start]
    return bool(words.paper_before.search(before) or words.paper_behind.match(text, date.end))


def _of_what_is_said(context: Context, clause: Clause, date: Found) -> bool:
    """Say whether it is the day on which someone spoke of the event: "on 3 May the Council condemned ..."."""
    trigger, lang = clause.trigger, clause.grammar.lang
    if date.end > trigger.start:
        return False
    verbs = [h for h in context.within("report", clause.sentence[0], trigger.start) if h.lang == lang]
    if any(date.end <= h.start and h.end <= trigger.start for h in verbs):
        return True
    return is_noun(clause) and any(_own(context.text, h.end, date, lang) for h in verbs)


def _own(text: str, end: int, date: Found, lang: str) -> bool:
    """Say whether a verb and a date are parted by a preposition at most."""
    between = text[end : date.start]
    return (
        0 <= date.start - end <= (1 if lang == "zh" else _OPENING)
        and len(between.split()) <= 1
        and "," not in between
    )


def _by_deadline(text: str, clause: Clause, date: Found, kind: EventType) -> bool:
    """Say whether something else is to be done by that day: "..., floods, and to halve losses by 2030"."""
    trigger = clause.trigger
    if not is_noun(clause) or 0 <= date.start - trigger.end <= _BESIDE:
        return False
    if date.start - clause.sentence[0] <= _BESIDE:
        return False
    if kind.wanted and (date.start >= trigger.end or not stops(text[date.end : trigger.start])):
        return False  # "elections as soon as possible and no later than May"
    return clause.grammar.deadline_before.search(text[max(0, date.start - _WINDOW) : date.start]) is not None


def _of_next_act(text: str, clause: Clause, date: Found, kind: EventType) -> bool:
    """Say whether a date behind the word opens the next clause: "captured X and in May they tried ..."."""
    trigger = clause.trigger
    joints = joins(text, clause, trigger.end, date.start) if date.start >= trigger.end else []
    if not joints:
        return False
    joint = joints[-1]
    if any(f.kind == "date" and trigger.end <= f.start < joint.start() for f in clause.own):
        return False
    between = text[joint.end() : date.start]
    remote = date.start - trigger.end > _REMOTE and kind.object != "result"
    if is_noun(clause) and remote and not any(mark in between for mark in ",،，"):
        return len(between) > _OPENING
    opens = date.start - joint.end() <= _OPENING and joint.start() > trigger.end + 1
    return opens and text[date.end : date.end + 2].lstrip()[:1].isalpha()


def _of_act_before(text: str, clause: Clause, date: Found) -> bool:
    """Say whether "and" parts a date from a verb that has its own: "passed on 3 May and signed on 5 May"."""
    trigger = clause.trigger
    if date.end > trigger.start or is_noun(clause):
        return False
    joined = clause.grammar.again_before.search(text, date.end, trigger.start)
    if joined is None or joined.start() > date.end + _OWN_VERB:
        return False
    return any(f.kind == "date" and trigger.end <= f.start and f.end <= clause.end for f in clause.own)

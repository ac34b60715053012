"""How an author reports an event: as a fact, a demand, a plan; in whose name; with what distance."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.events import MODES, EventType
from graphkit.link.clauses import Clause
from graphkit.link.roles import actor
from graphkit.scan.context import Context, Found

_REACH = 120  # characters before an event word in which a demand or plan still governs it
_REACH_HAN = 24
_DENIAL, _DENIAL_HAN = 20, 8
_OPENING = 14  # an event word so near the start of the sentence is its subject
_SPEAKER, _ORGAN = 60, 260  # characters from a speaker, or an organ, to the verb of speaking
_SPEAKERS = frozenset({"state", "body", "organisation", "community", "person", "office", "anaphor"})


@cache
def _quoted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"[\"“«'„]\*?$"), re.compile(r"\*?[\"”»'“]")


def distance(context: Context, trigger: Found) -> tuple[bool, int, int]:
    """Return whether the author keeps a distance from the term, and the term's full span."""
    text = context.text
    start, end = trigger.start, trigger.end
    opening, closing = _quoted()
    before, after = opening.search(text[max(0, start - 2) : start]), closing.match(text[end : end + 2])
    if before and after:
        start, end = start - len(before.group()), end + len(after.group())
    quoted = bool(before and after)
    for hit in reversed(context.within("distance", max(0, start - 40), start)):
        between = text[hit.end : start]
        if len(between.split()) <= 1 and not any(c in between for c in ",.;，。"):
            return True, hit.start, end
    return quoted, start, end


def modality(context: Context, clause: Clause, kind: EventType) -> str | None:
    """Return how surely an event is reported, None where nothing in its stretch says."""
    text, trigger = context.text, clause.trigger
    reach = _REACH_HAN if clause.grammar.lang == "zh" else _REACH
    denial = _DENIAL_HAN if clause.grammar.lang == "zh" else _DENIAL
    found = None
    for match in clause.grammar.modality.finditer(
        text, max(clause.lead, trigger.start - reach), trigger.start
    ):
        if any(f.start <= match.start() < f.end for f in clause.items if f.kind == "date"):
            continue  # "4 May"
        name = str(match.lastgroup)
        near = trigger.start - match.end() <= denial
        if (name != "denied" or near) and (name != "demanded" or kind.wanted):
            found = name if found is None or name != "predicted" else found
    if found is None and kind.wanted and trigger.attrs.get("word") == "noun":
        opens = trigger.start - clause.sentence[0] <= _OPENING
        end = min(clause.end, trigger.end + (_REACH if opens else _OPENING))
        behind = clause.grammar.modality.search(text, trigger.end, end)
        found = behind.lastgroup if behind and behind.lastgroup != "denied" else None
    return found if found in MODES else None


def _subject(context: Context, clause: Clause, verb_start: int) -> Found | None:
    """Return the one who speaks: the nearest before the verb that is not part of another phrase."""
    text, words = context.text, clause.grammar
    for one in reversed(clause.items):
        if one.end > verb_start or one.kind not in _SPEAKERS:
            continue
        gap = verb_start - one.end
        name = actor(one)
        if gap > _ORGAN or name is None:
            return None
        if (gap > _SPEAKER or "," in text[one.end : verb_start]) and not name.startswith("body/"):
            continue
        before = text[max(clause.sentence[0], one.start - 30) : one.start]
        if not words.agent_before.search(before) and not words.other_before.search(before):
            return one
    return None


def attributed(context: Context, clause: Clause, claimant: str | None) -> tuple[str | None, str | None]:
    """Return whom the author ascribes the report to, and the force of the reporting verb.

    Args:
        context: the scanned document.
        clause: the stretch of the event word.
        claimant: the author, to whom nothing is ascribed.
    """
    start, trigger = clause.sentence[0], clause.trigger
    for hit in reversed(context.within("report", start, trigger.start)):
        if hit.lang != clause.grammar.lang or hit.end > trigger.start:
            continue
        speaker = _subject(context, clause, hit.start)
        if speaker is None:
            continue
        name = actor(speaker)
        return (name, hit.value) if name != claimant else (None, None)
    for hit in context.within("according-to", start, clause.sentence[1]):
        for one in clause.items:
            if 0 <= one.start - hit.end <= 8 and one.kind in _SPEAKERS and hit.lang == clause.grammar.lang:
                name = actor(one)
                return (name, "stated") if name != claimant else (None, None)
    return None, None

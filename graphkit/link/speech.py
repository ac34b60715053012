"""How an author reports an event: as a fact, a demand, a plan; in whose name; with what distance."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.event_grammar import MODES
from graphkit.knowledge.events import EventType
from graphkit.link.actors import actor
from graphkit.link.clauses import Clause, is_noun
from graphkit.link.granted import agreed, granted
from graphkit.scan.context import Context, Found, Hit

_REACH = 120  # characters before an event word in which a demand or plan still governs it
_REACH_HAN = 24
_AHEAD = 80  # characters behind an event noun in which "to be held" is said of it
_TAIL = 12  # characters of "dès que possible", whose "que" opens no clause
_DENIAL, _DENIAL_HAN = 20, 8
_NEGATION, _NEGATION_HAN = 32, 8
_WAW, _ARTICLE = "و", 3  # Arabic "and"; characters from a verb to a noun with its article
_PLAN = 5  # words from a plan to a noun behind a comma that it no longer governs
_SUBJECT = 4  # words of a subject up to its event word: "the foreign armed attack"
_OPENING = 14  # an event word so near the start of the sentence is its subject
_SPEAKER, _ORGAN = 60, 260  # characters from a speaker, or an organ, to the verb of speaking
_BEHIND = 12  # characters from "according to", or an Arabic verb, to the one who speaks
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


def _outside(clause: Clause, match: re.Match[str]) -> bool:
    """Say whether a word stands in no mention and no other quotation: "the Declaration on the Right"."""
    at = match.start()
    if any(start <= at < end for start, end in clause.apart):
        return False
    return not any(f.start <= at < f.end for f in clause.items if f.kind != "quantity")


def _negated(text: str, clause: Clause, first: int) -> bool:
    """Say whether the verb of the event is made untrue: "was not destroyed", "launched no attack"."""
    words, trigger = clause.grammar, clause.trigger
    reach = _NEGATION_HAN if words.lang == "zh" else _NEGATION
    for match in words.negated.finditer(text, max(first, trigger.start - reach), trigger.start):
        between = text[match.end() : trigger.start]
        if not _outside(clause, match) or any(mark in between for mark in ",;:，；،"):
            continue
        if any(match.end() <= t < trigger.start for t in clause.others):
            continue
        if not is_noun(clause) or words.support.search(between) or not between.strip():
            return True
    return False


def _closed(text: str, clause: Clause, start: int) -> bool:
    """Say whether "and" opens a clause of the event's own: "X can never be peace and the attack was ..."."""
    words, trigger = clause.grammar, clause.trigger
    if words.lang == "zh":
        comma = text.rfind("，", start, trigger.start)
        return comma >= 0 and any(comma < f.start and f.end <= trigger.start for f in clause.items)
    if not is_noun(clause):
        return False
    if words.lang == "ar":  # "and" is written together with the verb, which goes before its subject
        verbs = words.finite.finditer(text, start, trigger.start)
        return any(v.group()[0] == _WAW and trigger.start - v.end() <= _ARTICLE for v in verbs)
    joints = [m for m in words.joining.finditer(text, start, trigger.start) if _outside(clause, m)]
    if not joints or len(text[joints[-1].end() : trigger.start].split()) > _SUBJECT:
        return False
    if len(text[start : joints[-1].start()].split()) < 2:
        return False
    verb = words.finite.search(text, trigger.end, clause.end)
    if verb is None:
        return False
    between = text[trigger.end : verb.start()]
    return not any(mark in between for mark in ",;:،") and words.relative.search(between) is None


def _said_anew(context: Context, clause: Clause, start: int) -> bool:
    """Say whether a second statement opens behind a word: "... will never end, and he said that ..."."""
    words, trigger = clause.grammar, clause.trigger
    opened = list(words.says.finditer(context.text, start, trigger.start))
    if not opened:
        return False
    return any(h.lang == words.lang for h in context.within("report", start, opened[-1].end()))


def _mode_of(match: re.Match[str], kind: EventType, *, near: bool) -> str:
    """Return the mode a word stands for: what is hoped for is demanded, but no text is adopted by hope."""
    name = str(match.lastgroup)
    if name == "supposed":
        return "conditional" if near else ""
    if name != "wished":
        return name
    return "demanded" if kind.subject != "adopter" else ""


def _ended(text: str, clause: Clause, match: re.Match[str]) -> bool:
    """Say whether what is asked or planned ends before the event word.

    "in facilitating talks, and welcome the deployment"; "in preparation for the transfer, amounts to war".
    """
    between = text[match.end() : clause.trigger.start]
    opened = clause.grammar.clause_break.search(text, match.end(), clause.trigger.start)
    if opened and clause.grammar.lang != "zh":  # where any comma opens a clause
        return True
    planned = match.lastgroup == "predicted" and is_noun(clause)
    return planned and "," in between and len(between.split()) > _PLAN


def _ahead(context: Context, clause: Clause, kind: EventType, first: int) -> str | None:
    """Return what the words before an event word, from a place on, say of how sure it is."""
    text, trigger = context.text, clause.trigger
    denial = _DENIAL_HAN if clause.grammar.lang == "zh" else _DENIAL
    found = None
    for match in clause.grammar.modality.finditer(text, first, trigger.start):
        if not _outside(clause, match) or _ended(text, clause, match):
            continue
        if match.lastgroup != "demanded" and (
            _closed(text, clause, match.start()) or _said_anew(context, clause, match.end())
        ):
            continue
        near = trigger.start - match.end() <= denial
        name = _mode_of(match, kind, near=near)
        if not name:
            continue
        if (name != "denied" or near) and (name != "demanded" or kind.wanted):
            found = name if found is None or name != "predicted" else found
    return found


def modality(context: Context, clause: Clause, kind: EventType) -> str | None:
    """Return how surely an event is reported, None where nothing in its stretch says."""
    text, trigger = context.text, clause.trigger
    reach = _REACH_HAN if clause.grammar.lang == "zh" else _REACH
    if kind.object == "result" and not is_noun(clause):
        # "..., adopted on": a text that is only named is adopted
        reach = _DENIAL_HAN if clause.grammar.lang == "zh" else _NEGATION
    if clause.grammar.lang == "zh":  # 促进《...条约》生效: the title counts for nothing
        reach += sum(f.end - f.start for f in clause.items if 0 <= trigger.start - f.end <= reach)
    if agreed(text, clause):
        return None
    given = granted(text, clause)
    first = max(clause.lead, trigger.start - reach, given)
    for topic in clause.grammar.topic.finditer(text, first, trigger.start):
        first = topic.end() if trigger.start - topic.end() <= _DENIAL else first
    found = _ahead(context, clause, kind, first)
    if found is None and _negated(text, clause, max(clause.lead, given)):
        found = "denied"
    if found is None and kind.wanted and is_noun(clause):
        opens = trigger.start - clause.sentence[0] <= _OPENING
        end = min(clause.end, trigger.end + (_REACH if opens else _OPENING))
        stop = clause.grammar.relative.search(text, trigger.end, end)
        end = stop.start() if stop else end
        after = clause.grammar.modality.finditer(text, trigger.end, end)
        behind = next((m for m in after if m.lastgroup != "supposed" and _outside(clause, m)), None)
        name = _mode_of(behind, kind, near=False) if behind else "denied"
        found = name if name != "denied" else None
    if found in {None, "demanded"} and is_noun(clause):
        tail = _TAIL if clause.grammar.lang == "fr" else 0
        end = min(clause.end + tail, trigger.end + _AHEAD)
        ahead = clause.grammar.upcoming.search(text, trigger.end, end)
        at_once = ahead is not None and ahead.start() - trigger.end <= 1
        if ahead is not None and _outside(clause, ahead) and (found is None or at_once):
            found = "predicted"
    return found if found in MODES else None


def _subject(context: Context, clause: Clause, verb: Hit) -> Found | None:
    """Return the one who speaks: the nearest before the verb that is not part of another phrase."""
    text, words = context.text, clause.grammar
    if words.lang == "ar":  # the subject follows the verb
        behind = next((f for f in clause.items if f.start >= verb.end), None)
        if behind is not None and behind.start - verb.end <= _BEHIND and behind.kind in _SPEAKERS:
            return behind if actor(behind) else None
    for one in reversed(clause.items):
        if one.end > verb.start or one.kind not in _SPEAKERS:
            continue
        gap = verb.start - one.end
        name = actor(one)
        if gap > _ORGAN or name is None:
            return None
        far = gap > _SPEAKER or any(mark in text[one.end : verb.start] for mark in ",，")
        opens = words.lang != "zh" or one.start - clause.sentence[0] <= _BEHIND
        if far and not (name.startswith("body/") and opens):
            continue
        aside = words.relative.search(text, max(0, one.start - 16), one.start)
        if aside and "," in text[one.end : verb.start]:
            return None  # "resolution X, in which the Council ..., and calls upon": another one calls upon
        if any(
            0 <= one.start - h.end <= _SUBJECT for h in context.within("report", one.start - 12, one.start)
        ):
            return None  # "encourages the community to assist": it is asked, and says nothing
        before = text[max(clause.sentence[0], one.start - 30) : one.start]
        if not words.agent_before.search(before) and not words.other_before.search(before):
            return one
    return None


def speaker(context: Context, clause: Clause) -> tuple[Found | None, str | None]:
    """Return the one who is said to report the event, and the force of the reporting verb.

    Args:
        context: the scanned document.
        clause: the stretch of the event word.
    """
    text, trigger = context.text, clause.trigger
    start = clause.sentence[0]
    for hit in reversed(context.within("report", start, trigger.start)):
        compound = text[hit.start - 1 : hit.start] == "-"  # "well-informed"
        if hit.lang != clause.grammar.lang or hit.end > trigger.start or compound:
            continue
        if hit.value == "denied" and "," in text[hit.end : trigger.start]:
            continue  # "children denied schooling, as well as attacks"
        said = _subject(context, clause, hit)
        if said is not None:
            return said, hit.value
    for hit in context.within("according-to", start, clause.sentence[1]):
        for one in clause.items:
            near = 0 <= one.start - hit.end <= _BEHIND and hit.lang == clause.grammar.lang
            if hit.value == "framed" and not context.within("according-end", one.end, one.end + 2):
                continue
            if near and one.kind in _SPEAKERS and actor(one):
                return one, "stated"
    return None, None

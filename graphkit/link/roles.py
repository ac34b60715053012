"""Who takes part in an event, by the small words and the order of the sentence."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from graphkit.knowledge.events import EventType
from graphkit.link.clauses import Clause
from graphkit.scan.context import Context, Found

ACTORS = frozenset({"state", "body", "organisation", "community", "person", "office", "demonym"})
_SPOKEN_FOR = frozenset({*ACTORS, "org"})
_WORKS = frozenset({"resolution", "document", "treaty"})
# Characters: from a verb to its subject; looked at before a mention; between neighbours; to a far adopter.
_NEAR, _WINDOW, _SHORT, _FAR = 60, 48, 12, 100
Role = tuple[str, str, Found]


def actor(one: Found) -> str | None:
    """Return the id of the one a mention stands for, if it can act."""
    if one.kind == "anaphor" or one.id is None:
        name = one.targets[0] if len(one.targets) == 1 else None
        return name if name and name.split("/")[0] in _SPOKEN_FOR else None
    return one.id if one.kind in ACTORS else None


def is_noun(clause: Clause) -> bool:
    """Say whether the event word is a noun."""
    return clause.trigger.attrs.get("word") == "noun"


def stops(between: str) -> bool:
    """Say whether a comma, stop or bracket parts two words."""
    return any(mark in between for mark in ",;:،，、。；()（）")


def passive(text: str, clause: Clause) -> bool:
    """Say whether the event word is a passive verb: its subject suffers the event."""
    trigger, words = clause.trigger, clause.grammar
    if is_noun(clause):
        return False
    inner = 1 if words.lang == "zh" else 0  # 被占: the mark of the passive opens the word
    if words.passive_before.search(text[max(clause.start, trigger.start - _WINDOW) : trigger.start + inner]):
        return True
    if words.passive_ending.search(text[trigger.start : trigger.end]):
        return True
    behind = text[trigger.end : min(clause.end, trigger.end + 24)]
    first = behind.find(" ", 1) + 1
    return (
        trigger.attrs.get("word") == "part" and first > 0 and bool(words.agent_before.search(behind[:first]))
    )


def _marked(text: str, clause: Clause, one: Found, kind: EventType) -> str | None:
    """Return the role that a preposition or case gives: "" for one that does not count, None for none."""
    words, trigger = clause.grammar, clause.trigger
    before = text[max(clause.start, one.start - _WINDOW) : one.start]
    behind = one.start >= trigger.end
    between = text[trigger.end : one.start] if behind else ""
    if words.agent_before.search(before) and not words.other_before.search(before):
        return kind.subject if behind or words.lang == "zh" else ""
    if words.lang == "ru" and behind and words.participle.search(before):
        first = text[one.start : one.end].partition(" ")[0]
        return kind.subject if words.instrumental.search(first) else None
    if words.lang == "zh" and _qualifies(clause, one):
        return ""
    if words.against_before.search(before) and (
        behind or (words.lang == "zh" and trigger.start - one.end <= _SHORT)
    ):
        return "affected" if kind.of == "agent" or len(between) < _NEAR // 3 else ""
    if words.lang == "zh" and behind:
        return "affected" if len(between) <= _NEAR // 10 and not stops(between) else ""
    complement = _complement(clause, one, before, between) if behind and is_noun(clause) else None
    if complement is not None:
        return kind.of if complement else ""
    prepositions = (words.place_before, words.origin_before, words.of_before)
    return "" if any(p.search(before) for p in prepositions) else None


def _complement(clause: Clause, one: Found, before: str, between: str) -> bool | None:
    """Say whether a mention is what stands behind the noun: "occupation of X"; None where nothing tells."""
    words, trigger = clause.grammar, clause.trigger
    of = bool(words.of_before.search(before)) and words.of_start.match(between) is not None
    bare = words.lang in {"ru", "ar"} and len(between) <= _NEAR // 2 and not stops(between)
    if not of and not bare:
        return None
    if len(between) > _NEAR or stops(between):
        return False
    if any(
        trigger.end <= f.start < f.end <= one.start for f in clause.items if actor(f) or f.kind == "place"
    ):
        return False
    return not words.place_word.search(between) if of else not words.place_before.search(before)


def _qualifies(clause: Clause, one: Found) -> bool:
    """In Chinese a state written together with the place or body behind it only qualifies that."""
    return any(
        f.start == one.end and f.kind in {"place", "body", "office", "community"} for f in clause.items
    )


@cache
def _adjective_gap() -> re.Pattern[str]:
    return re.compile(r"^(?:'s?)? ?(?:[\w-]+ ){0,2}$")


def _before_noun(clause: Clause, one: Found, between: str) -> bool:
    """Say whether a mention before an event noun names who acts: "X's attack", "X launched an attack"."""
    support = len(between) <= _NEAR and ";" not in between and clause.grammar.support.search(between)
    if clause.grammar.lang == "zh":
        return len(between) <= _SHORT or (len(between) <= _NEAR // 2 and bool(support))
    adjective = one.kind in {"demonym", "state"} and len(between) <= 24 and _adjective_gap().match(between)
    return bool(support or adjective)


def _ordered(text: str, clause: Clause, one: Found, kind: EventType) -> str | None:
    """Return the role that the order of words gives."""
    trigger, lang = clause.trigger, clause.grammar.lang
    if one.end <= trigger.start:
        between = text[one.end : trigger.start]
        if clause.grammar.topic.search(between):
            return None
        if is_noun(clause):
            return kind.subject if _before_noun(clause, one, between) else None
        reach = (_FAR if kind.subject == "adopter" else _NEAR) // (2 if lang == "zh" else 1)
        if len(between) > reach or ";" in between or (lang == "zh" and "，" in between):
            return None
        return "affected" if passive(text, clause) else kind.subject
    between = text[trigger.end : one.start]
    if is_noun(clause) or len(between) > _NEAR // 2 or stops(between):
        return None
    if lang == "ar":
        return kind.subject
    return None if passive(text, clause) else kind.object


def _work(one: Found) -> str | None:
    """Return the id of the text a mention stands for."""
    single = one.targets[0] if one.kind == "anaphor" and len(one.targets) == 1 else None
    name = one.id if one.kind in _WORKS else single
    return name if name and name.startswith(("doc/", "instrument/")) else None


def _is_result(context: Context, clause: Clause, one: Found) -> bool:
    """Say whether a text named near "adopted" or "signed" is what was adopted or signed."""
    text, trigger, lang = context.text, clause.trigger, clause.grammar.lang
    if one.end <= trigger.start:
        between = text[one.end : trigger.start]
        return len(between) <= _SHORT or (
            len(between) <= _NEAR and not stops(between) and passive(text, clause)
        )
    between = text[trigger.end : one.start]
    dated = any(f.kind == "date" and trigger.end <= f.start < one.start for f in clause.items)
    if dated and (stops(between) or lang == "zh"):
        return False
    if any(h.lang == lang for h in context.within("citation-verb", trigger.end, one.start)):
        return False  # "adopted, pursuant to resolution ..."
    first = not any(_work(f) and trigger.end <= f.start < one.start for f in clause.items)
    return not first or (len(between) <= _NEAR - 20 and not stops(between.strip(" (（")))


def _may(role: str, kind: EventType, name: str) -> bool:
    """Say whether one can have a role: organs and states adopt texts, nobody is affected by a signature."""
    if role == "adopter":
        return name.startswith(("body/", "org/", "state/"))
    if role == "agent" and name.startswith("demonym/") and "person" in kind.measures:
        return kind.wanted  # a people returns; it is not a people that kills
    return not (kind.object == "result" and role == "affected")


def _standing_for(one: Found, name: str, role: str, kind: EventType) -> str:
    """Return the state for "Armenian aggression", the people for "Armenian civilians"."""
    if one.kind != "demonym" or role not in {"agent", "signatory"} or "person" in kind.measures:
        return name
    from graphkit.knowledge.cache import compiled

    record = compiled().entities.get(name)
    return record.state if record and record.state else name


def _coordinated(text: str, clause: Clause, found: list[Role], kind: EventType) -> list[Role]:
    """Give the members of an enumeration the role of the one that has it: "by X, Y and Z"."""
    roles = {id(one): role for role, _, one in found}
    more = list(found)
    pairs = list(pairwise(f for f in clause.inside() if actor(f)))
    for left, right in [*pairs, *reversed(pairs)]:
        if (id(left) in roles) != (id(right) in roles) and clause.grammar.join.match(
            text[left.end : right.start]
        ):
            known, other = (left, right) if id(left) in roles else (right, left)
            role = roles[id(other)] = roles[id(known)]
            more.append((role, _standing_for(other, str(actor(other)), role, kind), other))
    return more


def participants(context: Context, clause: Clause, kind: EventType) -> list[Role]:
    """Return (role, id, mention) of those who take part, in order of mention.

    Args:
        context: the scanned document.
        clause: the stretch of the event word.
        kind: its neutral type.
    """
    text = context.text
    found: list[Role] = []
    subject = False
    for one in reversed(clause.inside()):  # the nearest before the verb is its subject
        work = _work(one)
        if work is not None and kind.object == "result":
            if _is_result(context, clause, one):
                found.append(("result", work, one))
            continue
        name = actor(one)
        if name is None:
            continue
        role = _marked(text, clause, one, kind)
        precedes = one.end <= clause.trigger.start
        if role is None and not (precedes and subject):
            role = _ordered(text, clause, one, kind)
            subject = subject or (role is not None and precedes)
        if role and role != "result" and _may(role, kind, name):
            found.append((role, _standing_for(one, name, role, kind), one))
    kept: dict[tuple[str, str], Role] = {}
    for role, name, one in _coordinated(text, clause, found[::-1], kind):
        kept.setdefault((role, name), (role, name, one))
    return sorted(kept.values(), key=lambda r: r[2].start)

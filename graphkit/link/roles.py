"""Who takes part in an event, by the small words and the order of the sentence."""

from __future__ import annotations

import re

from graphkit.knowledge.events import EventType
from graphkit.link.actors import Role, actor, may, standing_for
from graphkit.link.adopters import adopters
from graphkit.link.beside import active, adjective, adjective_behind, before_noun, in_instrumental, members
from graphkit.link.clauses import Clause, is_noun
from graphkit.link.enumerations import coordinated
from graphkit.link.results import bare, results, stops, work
from graphkit.scan.context import Context, Found

_ASPECT = 2  # Chinese characters from a noun used as a verb to its object
_SIGNATORY = "signatory"
_PERSONS = frozenset({"person", "office"})
_LANDS = frozenset({"state", "place", "demonym"})
# Characters: from a verb to its subject; looked at before a mention; between neighbours; to a far adopter.
_NEAR, _WINDOW, _SHORT, _FAR = 60, 48, 12, 100


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
    if _led(words.agent_before, clause, one, before) and not words.other_before.search(before):
        far = behind and is_noun(clause) and not _reaches(text, clause, one)
        chairs = kind.led and words.chaired_before.search(before)
        far = far or (behind and not chairs and _of_another_act(clause, one, before))
        far = far or (behind and active(clause) and not passive(text, clause))
        return "" if far else kind.subject if behind or words.lang == "zh" else ""
    if words.lang == "ru" and behind and _instrumental(text, clause, one, before, between):
        return kind.subject
    if words.lang == "zh" and _qualifies(text, clause, one):
        return ""
    if _led(words.against_before, clause, one, before) and (
        behind or (words.lang == "zh" and trigger.start - one.end <= _SHORT)
    ):
        struck = kind.of == "agent"
        gap = len(bare(text, clause, trigger.end, one.start) if struck and behind else between)
        return "affected" if gap < (_NEAR if struck else _NEAR // 3) else ""
    told = _beside(text, clause, one, kind, before)
    if told is not None:
        return told
    if is_noun(clause) and words.lang != "zh" and not behind and adjective(clause, one, text):
        return None  # "to the Armenian attack": the preposition governs the attack
    if not is_noun(clause) and one.kind in _PERSONS and words.object_before.search(before):
        return None  # "visitó al Presidente"
    prepositions = (words.toward_before, words.place_before, words.origin_before, words.of_before)
    return "" if any(p.search(before) for p in prepositions) else None


def _beside(text: str, clause: Clause, one: Found, kind: EventType, before: str) -> str | None:
    """Return the role of what stands behind an event word, as object, complement or adjective."""
    trigger, between = clause.trigger, text[clause.trigger.end : one.start]
    if one.start < trigger.end:
        return None
    if clause.grammar.lang == "zh":
        reach = _ASPECT if is_noun(clause) else _NEAR // 10
        counted = [q.start for q in clause.items if q.kind == "quantity" and q.start <= one.start < q.end]
        between = text[trigger.end : min([one.start, *counted])]
        apart = stops(between) or clause.grammar.copula.search(between)
        return "affected" if len(between) <= reach and not apart else ""
    if members(text, clause, one, before, between):
        return kind.subject
    if not is_noun(clause):
        struck = "of" in trigger.attrs and _complement(clause, one, before, between)
        return "affected" if struck else None  # "violated the airspace of X"
    upon = trigger.attrs.get("of") if one.kind in _LANDS else None  # "the invasion of X"
    if adjective_behind(clause, one, between):
        return str(upon or kind.subject) if may(kind.subject, kind, str(one.id)) else "affected"
    if (complement := _complement(clause, one, before, between)) is None:
        return None
    if kind.of == "agent" and clause.grammar.land.search(between):
        return ""  # "withdrawal from the territory of X"
    if kind.of == "agent" and clause.grammar.against.search(between):
        upon = "affected"  # "attacks against positions of X"
    return str(upon or kind.of) if complement else ""


def _led(pattern: re.Pattern[str], clause: Clause, one: Found, before: str) -> bool:
    """Say whether a preposition stands before a mention, with no other mention between."""
    match = pattern.search(before)
    if match is None:
        return False
    at = one.start - len(before) + match.start()
    return not any(at < f.start and f.end <= one.start for f in clause.items if f.kind != "quantity")


def _of_another_act(clause: Clause, one: Found, before: str) -> bool:
    """Say whether "by" belongs to a participle behind the event word: "the conflict, discussed by X"."""
    other = clause.grammar.other_act_before.search(before)
    if other is not None and one.start - len(before) + other.start() < clause.trigger.end:
        return False  # the event word itself
    led = clause.grammar.agent_before.search(before)  # the longest form: "carried out by" tells of the event
    return other is not None and (led is None or led.start() > other.start())


def _reaches(text: str, clause: Clause, one: Found) -> bool:
    """Say whether "by X" far behind a noun can still be said of it: no other thing is named between."""
    words = bare(text, clause, clause.trigger.end, one.start)
    return len(words) <= _WINDOW and words.count(",") + words.count("،") <= 2


def _instrumental(text: str, clause: Clause, one: Found, before: str, between: str) -> bool:
    """Say whether a Russian name behind a passive stands in the case of the one who acts."""
    words, trigger = clause.grammar, clause.trigger
    if not in_instrumental(words.instrumental, text[one.start : one.end]):
        return False
    if is_noun(clause) and not stops(between) and not words.verb_ending.search(between):
        if words.joining.search(between):
            return False  # "нападение и заключение Норвегией ..."
        return not words.led_before.search(before) and not words.between_before.search(before)
    short = bool(words.passive_ending.search(text[trigger.start : trigger.end]))
    near = len(between) <= _WINDOW and not stops(between)
    return bool(words.participle.search(before)) or (short and near and not is_noun(clause))


def _genitive(clause: Clause, one: Found, between: str) -> bool:
    """Say whether a mention may stand in the genitive right behind the noun, as in Russian and Arabic."""
    words, trigger = clause.grammar, clause.trigger
    if words.lang not in {"ru", "ar"} or len(between) > _NEAR // 2 or stops(between):
        return False
    dated = any(f.kind == "date" and trigger.end <= f.start < one.start for f in clause.items)
    return not dated and not words.verb_ending.search(between)  # «об испытании 9 октября Франция ввела»


def _complement(clause: Clause, one: Found, before: str, between: str) -> bool | None:
    """Say whether a mention is what stands behind the noun: "occupation of X"; None where nothing tells."""
    words, trigger = clause.grammar, clause.trigger
    of = bool(words.of_before.search(before)) and words.of_start.match(between) is not None
    if not of and not _genitive(clause, one, between):
        return None
    if len(between) > _NEAR or stops(between) or (of and words.led_before.search(before)):
        return False
    if any(
        trigger.end <= f.start < f.end <= one.start for f in clause.items if actor(f) or f.kind == "place"
    ):
        return False
    return not words.place_word.search(between) if of else not words.place_before.search(before)


def _qualifies(text: str, clause: Clause, one: Found) -> bool:
    """In Chinese a state written together with the place or body behind it only qualifies that."""
    within = clause.grammar.domestic.match(text[one.end : one.end + 2])
    if within and len(within.group()) < 2:
        return True  # "X境内": a place, while "X领土" can be what is taken
    return any(
        f.start == one.end and f.kind in {"place", "body", "office", "community"} for f in clause.items
    )


def _other_subject(clause: Clause, kind: EventType, between: str) -> bool:
    """Say whether a verb has another subject: "the chair of X, and I ...", "the violence in X, which ..."."""
    words = clause.grammar
    if is_noun(clause):
        return False
    if words.pronoun.search(between):
        return True
    aside = words.relative.search(between)
    if aside is None or kind.subject == "adopter" or words.whereupon.match(between, aside.start()):
        return False
    return any(c.isalnum() for c in between[: aside.start()])


def _described(text: str, clause: Clause) -> bool:
    """Say whether a Chinese passive only describes the place behind it: 被占领X农场."""
    trigger = clause.trigger
    passive_word = clause.grammar.passive_before.search(text[: trigger.start + 1][-1:])
    return passive_word is not None and any(
        f.start == trigger.end and f.kind == "place" for f in clause.items
    )


def _ordered(text: str, clause: Clause, one: Found, kind: EventType) -> str | None:
    """Return the role that the order of words gives."""
    trigger, lang = clause.trigger, clause.grammar.lang
    if one.end <= trigger.start:
        between = text[one.end : trigger.start]
        if clause.grammar.topic.search(between) or _other_subject(clause, kind, between):
            return None
        if lang == "zh" and (between == "的" or _described(text, clause)):
            return kind.of if between == "的" else None
        if is_noun(clause):
            return kind.subject if before_noun(clause, one, between) else None
        reach = (_FAR if kind.subject == "adopter" else _NEAR) // (2 if lang == "zh" else 1)
        ended = lang == "zh" and ("，" in between or clause.grammar.perfected.search(between))
        if len(between) > reach or ";" in between or ended:
            return None
        return "affected" if passive(text, clause) else kind.subject
    between = text[trigger.end : one.start]
    if is_noun(clause) or len(between) > _NEAR // 2 or stops(between):
        return None
    if lang == "ar":
        subject = any(actor(f) and trigger.end <= f.start and f.end < one.start for f in clause.own)
        return kind.object if subject and not clause.grammar.joining.search(between) else kind.subject
    return None if passive(text, clause) else kind.object


def _part_of_name(text: str, clause: Clause, one: Found) -> bool:
    """Say whether a name opens a longer one, "the United Nations Congress", or is the same in brackets."""
    if text[one.start - 1 : one.start] in {"(", "（"} and any(
        f.id == one.id and 0 <= one.start - f.end <= 2 for f in clause.items
    ):
        return True
    if one.kind == "demonym":
        return text[one.end : one.end + 1] == "-"
    if one.kind not in {"organisation", "body"} or text[one.end : one.end + 1] != " ":
        return False
    inside = any(f.start == one.end + 1 for f in clause.items)
    return text[one.end + 1 : one.end + 2].isupper() and not inside


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
        if kind.object == "result" and work(one) is not None:
            continue
        name = actor(one)
        if name is None or _part_of_name(text, clause, one):
            continue
        role = _marked(text, clause, one, kind)
        precedes = one.end <= clause.trigger.start
        if role is None and not kind.marked and not (precedes and subject):
            role = _ordered(text, clause, one, kind)
            subject = subject or (role is not None and precedes)
        if role and role != "result" and may(role, kind, name):
            found.append((role, standing_for(one, name, role, kind), one))
    kept: dict[tuple[str, str], Role] = {}
    texts = results(context, clause, kind.results) if kind.object == "result" else []
    given = coordinated(text, clause, found[::-1], kind)
    if kind.subject == "adopter":
        given = adopters(clause, given, texts)
    elif kind.subject == _SIGNATORY and not any(role == _SIGNATORY for role, _, _ in given):
        given += [
            (_SIGNATORY, name, one)
            for _, _, agreed in texts
            for name, one in agreed.slots.items()
            if name == one.id
        ]
    for role, name, one in [*given, *texts]:
        kept.setdefault((role, name), (role, name, one))
    return sorted(kept.values(), key=lambda r: r[2].start)

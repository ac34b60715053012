"""Who acts, where an event word names them as an adjective, a possessor or by those who belong to them."""

from __future__ import annotations

import re
from functools import cache

from graphkit.link.clauses import Clause
from graphkit.link.results import stops
from graphkit.scan.context import Found

# Kinds that act where they stand before the noun: as adjectives, in Arabic as subjects.
_BEFORE = {"en": ("demonym", "state"), "ru": ("demonym", "state"), "ar": ("state",)}
_NEAR, _WINDOW, _SHORT = 60, 48, 12  # characters: to a support verb; before a mention; between neighbours


def members(text: str, clause: Clause, one: Found, before: str, between: str) -> bool:
    """Say whether those who act belong to what is named: "by fighters of X", "a manos de miembros de X"."""
    words = clause.grammar
    if words.lang == "zh" or len(between) > _NEAR:
        return False
    starts = [m.start() for m in re.finditer(r"(?<!\S)\S", before)][-2:]  # "of ", "of the "
    of = next((place for place in reversed(starts) if words.of_before.match(before, place)), None)
    if of is None:
        return False
    at = one.start - len(before) + of
    begin = max(clause.trigger.end - 1, at - _WINDOW)
    led = words.agent_before.search(text[begin:at])
    if led is None or stops(text[begin + led.start() : one.start]):
        return False
    others = [f for f in clause.items if f.kind != "quantity"]
    return not any(begin + led.start() < f.start and f.end <= one.start for f in others)


def active(clause: Clause) -> bool:
    """Say whether the event word is an English verb whose subject no "by" behind it names: "liberating"."""
    trigger = clause.trigger
    return clause.grammar.lang == "en" and trigger.attrs.get("word") == "verb"


@cache
def _adjective_gap() -> re.Pattern[str]:
    return re.compile(r"^(?:'s?)? ?(?:[\w-]+ ){0,2}$")


def adjective(clause: Clause, one: Found, text: str) -> bool:
    """Say whether a people or state stands as an adjective before the event word."""
    between = text[one.end : clause.trigger.start]
    kinds = {"demonym", "state"} if clause.grammar.lang == "en" else {"demonym"}
    if clause.grammar.other_before.search(between):
        return False  # "the X refugees under occupation"
    return one.kind in kinds and len(between) <= 24 and bool(_adjective_gap().match(between))


def adjective_behind(clause: Clause, one: Found, between: str) -> bool:
    """Say whether a people is an adjective behind its noun: "l'attaque norvégienne", "agresión noruega"."""
    if clause.grammar.lang not in {"fr", "es", "ar"} or one.kind != "demonym":
        return False
    return between == " " or (len(between) <= _SHORT * 2 and bool(_one_adjective().match(between)))


@cache
def _one_adjective() -> re.Pattern[str]:
    """One more adjective between: "occupation militaire norvégienne"."""
    return re.compile(r"^ (?!d[eu]s? |las? |los? |les? )\w{5,} $")


def before_noun(clause: Clause, one: Found, between: str) -> bool:
    """Say whether a mention before an event noun names who acts: "X's attack", "X launched an attack"."""
    support = len(between) <= _NEAR and ";" not in between and clause.grammar.support.search(between)
    if clause.grammar.lang == "zh":
        near = len(between) <= _SHORT // 2 or (len(between) <= _NEAR // 2 and bool(support))
        return near and "，" not in between
    words = clause.grammar
    apart = words.other_before.search(between) or words.frame.search(between) or words.topic.search(between)
    fits = (
        one.kind in _BEFORE.get(clause.grammar.lang, ())
        and not apart
        and len(between) <= 24
        and _adjective_gap().match(between)
    )
    return bool(support or fits)


def in_instrumental(ending: re.Pattern[str], name: str) -> bool:
    """Say whether a name stands in the case of who acts; adjectives in -oy may stand in the genitive too."""
    words = re.findall(r"\w[\w-]*", name)
    head = next((word for word in words if not word.endswith(("ой", "ей"))), words[-1] if words else "")
    return ending.search(head) is not None

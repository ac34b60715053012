"""Where an event is said to have happened."""

from __future__ import annotations

from graphkit.knowledge.events import EventType
from graphkit.link.clauses import Clause, is_noun
from graphkit.link.results import bare, stops
from graphkit.link.roles import passive
from graphkit.scan.context import Context, Found

_WINDOW, _FAR, _FRONT = (
    48,
    140,
    16,
)  # characters: before a place; to the event word; from the start of the sentence
_REMOTE = 60  # characters from a place to the event noun behind it
_ASIDE = 5  # words between a comma and a place, the comma and the preposition among them
_OPENING, _CLOSING = "«“„《「", "»”》」"
_PLACELESS = frozenset({"adoption", "signing", "ratification"})


def site(context: Context, clause: Clause, kind: EventType) -> Found | None:
    """Return the mention of the place of an event in its stretch, the likeliest, then the nearest.

    Args:
        context: the scanned document.
        clause: the stretch of the event word.
        kind: its neutral type.
    """
    if kind.id in _PLACELESS:
        return None
    fitting = []
    for one in clause.inside():
        gap = max(one.start - clause.trigger.end, clause.trigger.start - one.end)
        cost = _cost(context.text, clause, one, kind) if gap <= _FAR else None
        if cost is not None:
            fitting.append((cost, gap, one.start, one))
    return min(fitting)[3] if fitting else None


def _in_another_quotation(text: str, left: Found, right: Found) -> bool:
    """Say whether a quotation, a title, ends and another one begins between two mentions."""
    first, last = (left, right) if left.start < right.start else (right, left)
    depth = 0
    for mark in text[first.end : last.start].lstrip(_CLOSING):  # a word may be quoted by itself
        if depth < 0 and mark in _OPENING:
            return True
        depth += (mark in _OPENING) - (mark in _CLOSING)
    return False


def _cost(text: str, clause: Clause, one: Found, kind: EventType) -> int | None:
    """Return how well a mention fits as the place (least is best), None where it does not."""
    if one.id is None or one.kind not in {"place", "state"}:
        return None
    words = clause.grammar
    if _elsewhere(text, clause, one, kind):
        return None
    before = text[max(clause.start, one.start - _WINDOW) : one.start]
    if words.agent_before.search(before) and not words.other_before.search(before):
        return None
    of = bool(words.of_before.search(before))
    moved = words.origin_before.search(before) is not None and not of
    if one.kind == "place":
        if not kind.destination and words.toward_before.search(before):
            return None
        return _cost_of_place(text, clause, one, kind, moved=moved, of=of)
    if kind.destination and words.toward_before.search(before):
        return 1
    attacked = kind.of == "agent" and words.against_before.search(before)
    if not attacked and _territory(text, clause, one, before):
        return 1
    left = kind.origin and (moved or (of and words.land.search(before)))  # "from X", "of the territory of X"
    return 2 if left or (of and kind.id == "change-of-control") else None


def _elsewhere(text: str, clause: Clause, one: Found, kind: EventType) -> bool:
    """Say whether a place is that of something else."""
    return (
        _in_another_quotation(text, clause.trigger, one)
        or _of_a_name(text, clause, one)
        or _of_something_else(text, clause, one, kind)
    )


def _of_a_name(text: str, clause: Clause, one: Found) -> bool:
    """Say whether a place only opens the name of a text or meeting: "the Geneva Convention"."""
    words, behind = clause.grammar, text[one.end : one.end + _WINDOW]
    if behind[:1] != " " or any(f.start == one.end + 1 for f in clause.items):
        return False
    if words.lang == "ru":  # «Уагадугское предварительное соглашение»
        noun = words.paper_noun.search(behind)
        adjective = words.full_ending.search(text[one.start : one.end]) is not None
        return adjective and noun is not None and len(behind[: noun.start()].split()) <= 1
    named = behind[1:2].isupper() or words.paper_noun.match(text, one.end + 1) is not None
    return words.lang == "en" and named


def _only(text: str, clause: Clause, one: Found) -> bool:
    """Say whether a sentence tells of no other place, so that all it tells may have been there."""
    rivals = [f for f in clause.items if f.kind in {"place", "state"} and f.id != one.id]
    return not any(
        f.kind == "place"
        or _territory(text, clause, f, text[max(clause.sentence[0], f.start - _WINDOW) : f.start])
        for f in rivals
    )


def _of_something_else(text: str, clause: Clause, one: Found, kind: EventType) -> bool:
    """Say whether a place near an event noun belongs to what else the sentence tells.

    "those in X, of the destruction"; "elections by the roadmap agreed in X"; "a force, meant to act in X".
    """
    trigger, words = clause.trigger, clause.grammar
    if one.end <= trigger.start:
        if one.start - clause.sentence[0] <= _FRONT:
            return False
        between = bare(text, clause, one.end, trigger.start)
        if words.lang == "zh":
            return between.count("，") > 1
        apart = stops(between) or trigger.start - one.end > _REMOTE
        return is_noun(clause) and apart and (kind.wanted or not _only(text, clause, one))
    if not is_noun(clause):
        return False
    if words.done_before.search(text[trigger.end : one.start]):
        return True
    between = bare(text, clause, trigger.end, one.start)
    aside = max(between.rfind(mark) for mark in ",،")
    return aside >= 0 and len(between[aside:].split()) > _ASIDE


def _cost_of_place(
    text: str, clause: Clause, one: Found, kind: EventType, *, moved: bool, of: bool
) -> int | None:
    trigger, words = clause.trigger, clause.grammar
    cost = 3 if moved and not kind.origin else 0
    if one.end > trigger.start:
        return cost
    if is_noun(clause) and of and one.start - clause.sentence[0] > _FRONT:
        return None  # it belongs to the noun before it
    if is_noun(clause) and words.topic.search(text, one.end, trigger.start):
        return None  # "told those in X about the destruction"
    if stops(text[one.end : trigger.start]):
        cost += 3
    located = words.place_before.search(text[max(clause.start, one.start - _WINDOW) : one.start])
    return cost - (1 if passive(text, clause) and not located and not moved else 0)


def _territory(text: str, clause: Clause, one: Found, before: str) -> bool:
    """Say whether a state is meant as a stretch of land: "in X", "in the territories of X"."""
    if clause.grammar.lang != "zh":
        return clause.grammar.territory_before.search(before) is not None
    behind = text[one.end : one.end + 2]
    held = clause.grammar.support.match(text, one.end) or one.end == clause.trigger.start
    if held and clause.grammar.place_before.search(text[max(0, one.start - 2) : one.start]):
        return True  # "在X举行"
    inside = clause.grammar.territory_before.search(text[max(0, one.start - 2) : one.start])
    return clause.grammar.domestic.match(behind) is not None and (inside is not None or behind[:1] == "境")

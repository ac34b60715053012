"""Participles that only describe a noun: "the displaced families", "изгнанного населения"."""

from __future__ import annotations

from graphkit.link.clauses import Clause
from graphkit.link.results import stops
from graphkit.scan.context import Found

_ACTS = frozenset({"demonym", "community", "state", "body"})
_NEAR, _FAR = 30, 48  # characters from the participle to its noun; to what stands behind that noun


def attributive(text: str, clause: Clause) -> bool:
    """Say whether the event word is a participle before its noun.

    Args:
        text: the view.
        clause: the stretch of the event word.
    """
    trigger, words = clause.trigger, clause.grammar
    if trigger.attrs.get("word") != "part" or words.lang not in {"en", "ru"}:
        return False
    first = text.find(" ", trigger.start, trigger.end) + 1 or trigger.start
    if words.passive_before.search(text[trigger.start : first]):
        return False  # "were displaced"
    before = text[max(clause.sentence[0], trigger.start - 24) : trigger.start]
    behind = text[trigger.end : trigger.end + 24]
    if not behind[:1].isspace() or words.passive_before.search(before):
        return False
    if words.lang == "ru":
        full = words.full_ending.search(text[trigger.start : trigger.end])
        return full is not None and behind[1:2].isalpha() and not _comma_before(before)
    noun = next((f for f in clause.items if 0 <= f.start - trigger.end <= 1), None)
    if noun is not None and noun.kind == "quantity":
        # "killed 12 civilians", but "the displaced 300 families"
        return words.described_before.search(before) is not None
    if noun is not None:
        return (
            noun.kind in _ACTS and not before.rstrip().endswith((",", ")")) and not _subject(clause, before)
        )
    following = behind[: behind.find(" ", 1) + 1]
    governs = words.agent_before.search(following) or words.other_before.search(following)
    return words.described_before.search(before) is not None and not governs


def _comma_before(before: str) -> bool:
    return before.rstrip().endswith((",", ")"))


def _subject(clause: Clause, before: str) -> bool:
    """Say whether a name stands just before, whose verb the participle could be: "X displaced Y"."""
    at = clause.trigger.start
    return any(0 <= at - f.end <= 1 and f.kind in _ACTS for f in clause.items) and bool(before)


def complement(text: str, clause: Clause, one: Found) -> bool | None:
    """Say whether a mention stands with the noun that a participle describes.

    Returns:
        True behind "of", False for the noun itself, None for what stands elsewhere.
    """
    trigger, words = clause.trigger, clause.grammar
    gap = one.start - trigger.end
    between = text[trigger.end : one.start]
    if not 0 <= gap <= _FAR or stops(between):
        return None
    before = text[max(trigger.end, one.start - _NEAR) : one.start]
    if words.of_before.search(before) or (words.lang == "ru" and one.kind == "place"):
        return True if not words.led_before.search(before) else None
    return False if gap <= _NEAR and not words.other_before.search(before) else None

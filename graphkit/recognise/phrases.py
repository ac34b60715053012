"""Names made by a template: "Ministry of Foreign Affairs of {state}", "{state}常驻{org/UN}代表"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.lexicon import Variant
from graphkit.knowledge.templates import Beside, Slot
from graphkit.recognise.names import Index
from graphkit.scan.context import Context, Found, Hit

_CONFIDENCE = 0.95
Slots = tuple[tuple[str, Found], ...]


def _fits(slot: Slot, found: Found) -> bool:
    if slot.id is not None:
        return found.id == slot.id
    return found.kind == slot.kind and (found.id is not None or found.kind == "date")


def _rightwards(
    variant: Variant, piece: int, position: int, text: str, index: Index
) -> Iterator[tuple[int, Slots]]:
    """Yield (end, slots) of every way the pieces from `piece` on match at a position."""
    if piece == len(variant.pieces):
        yield position, ()
        return
    part = variant.pieces[piece]
    if not isinstance(part, Slot):
        words = part if isinstance(part, str) else part.text
        if text[position : position + len(words)].lower() == words.lower():
            yield from _rightwards(variant, piece + 1, position + len(words), text, index)
        return
    for found in index.starts.get(position, ()):
        if _fits(part, found):
            for end, slots in _rightwards(variant, piece + 1, found.end, text, index):
                yield end, ((part.name, found), *slots)


def _leftwards(
    variant: Variant, piece: int, position: int, text: str, index: Index
) -> Iterator[tuple[int, Slots]]:
    """Yield (start, slots) of every way the pieces up to `piece` match before a position."""
    if piece < 0:
        yield position, ()
        return
    part = variant.pieces[piece]
    if not isinstance(part, Slot):
        words = part if isinstance(part, str) else part.text
        if position >= len(words) and text[position - len(words) : position].lower() == words.lower():
            yield from _leftwards(variant, piece - 1, position - len(words), text, index)
        return
    for found in index.ends.get(position, ()):
        if _fits(part, found):
            for start, slots in _leftwards(variant, piece - 1, found.start, text, index):
                yield start, (*slots, (part.name, found))


@lru_cache(maxsize=4096)
def _pieces(pattern: str) -> list[str]:
    """Return the pieces of a pattern: text, slot, text, slot ... text."""
    return re.split(r"\{([^{}]+)\}", pattern)


def _code(path: str, slots: dict[str, Found]) -> str | None:
    """Return what `{state.code}` or `{demonym.state.code}` stands for."""
    name, *steps = path.split(".")
    entity = slots[name].id if name in slots else None
    for step in steps:
        if entity is None:
            return None
        if step == "code":
            return entity.split("/", 1)[1]
        record = compiled().entities.get(entity)
        entity = getattr(record, step, None) if record else None
    return entity


def fill(pattern: str, slots: dict[str, Found]) -> str | None:
    """Return a pattern with its slots filled, None where one has no value."""
    filled: list[str] = []
    for place, piece in enumerate(_pieces(pattern)):
        value = _code(piece, slots) if place % 2 else piece
        if value is None:
            return None
        filled.append(value)
    return "".join(filled)


def _without_context(variant: Variant, start: int, end: int) -> tuple[int, int]:
    """Leave out the words that only stand beside the mention."""
    first, last = variant.pieces[0], variant.pieces[-1]
    return (
        start + (len(first.text) if isinstance(first, Beside) else 0),
        end - (len(last.text) if isinstance(last, Beside) else 0),
    )


class _Anchor(NamedTuple):
    """What tells of an anchor, before anything is read around it, whether its variant can stand there.

    Args:
        lead: blanks it begins with; size: its characters; words: in small letters.
        left, right: whether a mention has to end where it begins, and to begin where it ends.
    """

    lead: int
    size: int
    words: str
    left: bool
    right: bool


@lru_cache(maxsize=65536)
def _anchor(_tables: str, number: int) -> _Anchor:
    """Return the anchor of a variant of the tables in force, by their version."""
    variant = compiled().variants[number]
    anchor, slots = str(variant.pieces[variant.anchor]), [isinstance(piece, Slot) for piece in variant.pieces]
    beside = [False, *slots, False][variant.anchor : variant.anchor + 3]
    return _Anchor(len(anchor) - len(anchor.lstrip()), len(anchor), anchor.lower(), beside[0], beside[2])


def _stands(anchor: _Anchor, start: int, text: str, index: Index) -> bool:
    """Say whether a variant can stand round its anchor, by what touches it."""
    if start < 0 or (anchor.right and start + anchor.size not in index.starts):
        return False
    if anchor.left and start not in index.ends:
        return False
    return text[start : start + anchor.size].lower() == anchor.words


def _match(variant: Variant, hit: Hit, text: str, index: Index) -> Found | None:
    """Return the longest mention that a template variant gives round its anchor."""
    anchor = _anchor(compiled().digest, int(hit.value))
    start = hit.start - anchor.lead
    if not _stands(anchor, start, text, index):
        return None
    right = next(_rightwards(variant, variant.anchor + 1, start + anchor.size, text, index), None)
    if right is None:
        return None
    left = next(_leftwards(variant, variant.anchor - 1, start, text, index), None)
    if left is None:
        return None
    phrase = compiled().phrases[variant.phrase]
    slots = dict((*left[1], *right[1]))
    name = fill(phrase.gives, slots)
    begin, end = _without_context(variant, left[0], right[0])
    if name is None or end - begin < 2 or text.startswith(tuple(phrase.unless), right[0]):
        return None
    if phrase.unless_before and text.endswith(tuple(phrase.unless_before), 0, left[0]):
        return None
    while text[begin] == " ":
        begin += 1
    while text[end - 1] == " ":
        end -= 1
    return Found(begin, end, phrase.kind, name, phrase.id, _CONFIDENCE, slots=slots)


def _without_shorter(found: list[Found]) -> list[Found]:
    """Of two mentions of one kind, the longer covers the shorter that starts or ends with it."""
    best: dict[tuple[str, int], Found] = {}
    for one in found:
        other = best.get((one.kind, one.start))
        if other is None or one.end > other.end:
            best[one.kind, one.start] = one
    kept: dict[tuple[str, int], Found] = {}
    for one in best.values():
        other = kept.get((one.kind, one.end))
        if other is None or one.start < other.start:
            kept[one.kind, one.end] = one
    return sorted(kept.values(), key=lambda f: (f.start, -f.end))


def recognise_phrases(context: Context, index: Index) -> list[Found]:
    """Return the mentions that templates make, tier by tier; they are added to the index too.

    Args:
        context: the scanned document.
        index: the mentions found before, names and dates.
    """
    tables = compiled()
    by_tier: dict[int, list[tuple[Variant, Hit]]] = {}
    for hit in context.words("anchor"):
        variant = tables.variants[int(hit.value)]
        by_tier.setdefault(tables.phrases[variant.phrase].tier, []).append((variant, hit))
    made: list[Found] = []
    for tier in sorted(by_tier):
        found = [f for variant, hit in by_tier[tier] if (f := _match(variant, hit, context.text, index))]
        found = _without_shorter(found)
        index.add(found)
        made.extend(found)
    return made

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
from graphkit.scan.context import Context, Found

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
        words = _words(part)
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
        words = _words(part)
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
        variant: what it is the anchor of; tier: when that is looked for.
        lead: blanks it begins with; size: its characters; words: in small letters.
        left, right: whether a mention has to end where it begins, and to begin where it ends.
        before, behind: the words beside it, in small letters.
    """

    variant: Variant
    tier: int
    lead: int
    size: int
    words: str
    left: bool
    right: bool
    before: str
    behind: str


@lru_cache(maxsize=4)
def _anchors(_version: str) -> dict[str, _Anchor]:
    """Return the anchors met so far of the tables of a version, by the number of the variant."""
    return {}


def _anchor(number: str) -> _Anchor:
    """Return the anchor of a variant."""
    tables = compiled()
    variant = tables.variants[int(number)]
    before, piece, behind = ("", *variant.pieces, "")[variant.anchor : variant.anchor + 3]
    anchor = str(piece)
    return _Anchor(
        variant,
        tables.phrases[variant.phrase].tier,
        len(anchor) - len(anchor.lstrip()),
        len(anchor),
        anchor.lower(),
        isinstance(before, Slot),
        isinstance(behind, Slot),
        *(_small(beside) for beside in (before, behind)),
    )


def _small(piece: str | Slot | Beside) -> str:
    """Return words in small letters, "" where a mention stands or where that would take other room."""
    words = "" if isinstance(piece, Slot) else _words(piece)
    return small if len(small := words.lower()) == len(words) else ""


def _words(piece: str | Beside) -> str:
    return piece if isinstance(piece, str) else piece.text


def _standing(rows: list[tuple[int, _Anchor]], text: str, index: Index) -> Iterator[tuple[int, _Anchor]]:
    """Yield the anchors round which a variant can stand, by what touches them; most of the many cannot."""
    starts, ends = index.starts, index.ends
    for start, anchor in rows:
        if (anchor.right and start + anchor.size not in starts) or (anchor.left and start not in ends):
            continue
        end = start + anchor.size
        if start < 0 or text[start:end].lower() != anchor.words:
            continue
        before, behind = anchor.before, anchor.behind
        if behind and text[end : end + len(behind)].lower() != behind:
            continue
        if not before or text[max(0, start - len(before)) : start].lower() == before:
            yield start, anchor


def _match(anchor: _Anchor, start: int, text: str, index: Index) -> Found | None:
    """Return the longest mention that a template variant gives round its anchor."""
    variant = anchor.variant
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


def _in_compound(text: str, end: int) -> bool:
    """Say whether a word goes on behind a hyphen: "that country-specific plans"."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def recognise_phrases(context: Context, index: Index) -> list[Found]:
    """Return the mentions that templates make, tier by tier; they are added to the index too.

    Args:
        context: the scanned document.
        index: the mentions found before, names and dates.
    """
    text, anchors = context.text, _anchors(compiled().digest)
    by_tier: dict[int, list[tuple[int, _Anchor]]] = {}
    for start, number in context.values("anchor"):
        anchor = anchors.get(number)
        if anchor is None:
            anchor = anchors[number] = _anchor(number)
        by_tier.setdefault(anchor.tier, []).append((start - anchor.lead, anchor))
    made: list[Found] = []
    for tier in sorted(by_tier):
        standing = list(_standing(by_tier[tier], text, index))
        found = [f for start, anchor in standing if (f := _match(anchor, start, text, index))]
        found = [f for f in found if f.kind != "anaphor" or not _in_compound(text, f.end)]
        found = _without_shorter(found)
        index.add(found)
        made.extend(found)
    return made

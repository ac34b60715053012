"""Sentences that report events, cut into the stretch that each event word governs."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import msgspec

from graphkit.knowledge.event_grammar import Grammar, grammar
from graphkit.link.quotations import holding, quotations
from graphkit.link.sentences import sentences
from graphkit.scan.context import Context, Found, in_order

_WHOLE = frozenset(
    {
        "office",
        "body",
        "organisation",
        "community",
        "treaty",
        "document",
        "resolution",
        "session",
        "agenda_item",
        "person",
        "place",
        "state",
    }
)


_LONGEST = 8_000  # characters of a sentence
_CIRCUMSTANCES = frozenset({"date", "quantity"})


class Clause(msgspec.Struct):
    """What one event word governs.

    Args:
        trigger: the event word.
        start, end: view offsets of the stretch.
        sentence: view offsets of the sentence.
        block: view offset of the paragraph.
        first: whether it is the first event word of the sentence.
        lead: view offset behind the event word before, or of the start of the sentence.
        linked: whether nothing, a comma or "and" parts it from the event word before.
        joined: whether only a comma or "and" parts it from the event word before.
        items: the outermost mentions of the sentence, in order.
        grammar: the small words of its language.
        others: where the other event words of the sentence begin.
        apart: view spans of the quotations that do not hold the event word.
        own: those of the items that stand in the same quotation as the event word, or in none as it.
    """

    trigger: Found
    start: int
    end: int
    sentence: tuple[int, int]
    block: int
    first: bool
    joined: bool
    linked: bool
    lead: int
    items: list[Found]
    grammar: Grammar
    others: list[int] = []
    own: list[Found] = []
    apart: list[tuple[int, int]] = []

    def inside(self) -> list[Found]:
        """Return the mentions of the stretch."""
        return [f for f in self.own if self.start <= f.start and f.end <= self.end]


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(r"[;；]|: ")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"[,，،](?!\d)")


def is_noun(clause: Clause) -> bool:
    """Say whether the event word is a noun."""
    return clause.trigger.attrs.get("word") == "noun"


def _last(pattern: re.Pattern[str], text: str, start: int, end: int, items: list[Found]) -> int | None:
    """Return the end of the last match that lies in no mention."""
    place = None
    for match in pattern.finditer(text, start, end):
        if not any(f.start <= match.start() < f.end for f in items):
            place = match.end() if match.group().strip()[:1] in ";；,，،:" else match.start()
    return place


def _border(text: str, left: Found, right: Found, items: list[Found], words: Grammar) -> tuple[int, bool]:
    """Return where one event word's stretch gives way to the next one's, and whether the two are joined."""
    start, end = left.end, right.start
    strong = _last(_strong(), text, start, end, items)
    if strong is None and words.lang != "zh":
        opened = [_last(pattern, text, start, end, items) for pattern in (words.clause_break, words.relative)]
        strong = max((place for place in opened if place is not None), default=None)
    comma = _last(_comma(), text, start, end, items)
    own = _own_circumstances(text, left, right, items, words)
    if own is not None and (strong is None or strong <= own):
        return own, True
    if words.lang == "zh" and comma is not None:  # what follows a comma belongs to the next verb
        comma = next(
            (
                m.end()
                for m in _comma().finditer(text, start, end)
                if not any(f.start <= m.start() < f.end for f in items)
            ),
            comma,
        )
    if strong is not None and (comma is None or comma <= strong):
        return strong, False
    if comma is not None:
        return comma, True
    if words.join.match(text[start:end]):
        return end, True
    again = _again(text, right, start, items, words)
    if again is not None:
        return again, True
    joint = _joint(text, left, right, items, words)
    return (end, False) if joint is None else (joint, True)


def _own_circumstances(
    text: str, left: Found, right: Found, items: list[Found], words: Grammar
) -> int | None:
    """Return where "and on 7 June 9 people ..." opens: a date or number of the next event word."""
    if words.lang == "zh":
        return None
    before = left
    for one in items:
        if left.end <= one.start and one.end <= right.start:
            gap = text[before.end : one.start].replace("،", ",")
            if one.kind in _CIRCUMSTANCES and before.kind != one.kind and words.join.match(gap):
                return before.end
            before = one
    return None


def _again(text: str, right: Found, start: int, items: list[Found], words: Grammar) -> int | None:
    """Return where "and" opens a second verb of the same subject: "shelled X on 3 May and had killed 5"."""
    if right.attrs.get("word") == "noun" or words.lang == "zh":
        return None
    match = words.again_before.search(text, start, right.start)
    if match is None or any(f.start <= match.start() < f.end and f.end > match.end() for f in items):
        return None
    return match.start()


def _joint(text: str, left: Found, right: Found, items: list[Found], words: Grammar) -> int | None:
    """Return where "and" opens the next verb's own subject: "5 were killed and 20 people were displaced"."""
    if right.attrs.get("word") == "noun":
        return None
    between = [f for f in items if left.end <= f.start and f.end <= right.start]
    for one, before in zip(between, [left, *between], strict=False):
        gap = text[before.end : one.start]
        subject = one.kind == "quantity" or one is between[-1]
        if subject and words.join.match(gap) and before.kind != one.kind:
            return before.end
    return None


def _outermost(found: list[Found], triggers: list[Found]) -> list[Found]:
    kept: list[Found] = []
    cover = -1
    for one in found:
        if one.kind in {"event", "document_part", "url"}:
            continue
        if one.kind == "document" and any(one.start <= t.start < one.end for t in triggers):
            continue  # "the statement on the elections held ...": what it says counts, not its name
        if one.end <= cover and one.kind != "quantity":
            continue
        kept.append(one)
        if one.kind in _WHOLE or (one.kind == "date" and one.value):
            cover = max(cover, one.end)
    return kept


def clauses(context: Context, found: list[Found]) -> Iterator[Clause]:
    """Yield the stretch governed by each event word, in order.

    Args:
        context: the scanned document.
        found: all mentions in view offsets, ordered by start.
    """
    if not any(f.kind == "event" for f in found):
        return
    ordered = in_order(found)
    starts = [f.start for f in ordered]
    triggers = [f for f in ordered if f.kind == "event"]
    at = 0
    while at < len(triggers):
        block = context.block_at(triggers[at].start)
        last = at
        while last < len(triggers) and triggers[last].start < max(block.end, triggers[at].start + 1):
            last += 1
        for start, end in _bounded(sentences(context.text, block.start, block.end, block.lang)):
            mine = [t for t in triggers[at:last] if start <= t.start < end]
            if mine:
                inside = ordered[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
                inside = [
                    f
                    for f in inside
                    if f.kind == "quantity" or not any(t.start <= f.start and f.end <= t.end for t in mine)
                ]
                yield from _sentence(
                    context.text,
                    (start, end),
                    block.start,
                    mine,
                    _outermost(inside, mine),
                    grammar(block.lang),
                )
        at = last


def _bounded(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence: each event word looks at all mentions of its own.

    >>> list(_bounded([(0, 5), (5, 9_000)]))
    [(0, 5), (5, 8005), (8005, 9000)]
    """
    for start, end in spans:
        yield from ((at, min(at + _LONGEST, end)) for at in range(start, end, _LONGEST))


def _sentence(
    text: str,
    sentence: tuple[int, int],
    block: int,
    triggers: list[Found],
    items: list[Found],
    words: Grammar,
) -> Iterator[Clause]:
    borders = [(sentence[0], False)]
    for left, right in pairwise(triggers):
        borders.append(_border(text, left, right, items, words))
    borders.append((sentence[1], False))
    quoted = quotations(text, *sentence)
    within = [holding(quoted, f, words.lang) for f in items] if quoted else []
    for i, trigger in enumerate(triggers):
        here = holding(quoted, trigger, words.lang)
        start, joined = borders[i]
        end = max(borders[i + 1][0], trigger.end)
        said = _last(words.says, text, start, trigger.start, items)
        ends = min(
            (
                m.start()
                for pattern in (words.says, words.clause_break)
                for m in pattern.finditer(text, trigger.end, end)
                if not any(f.start <= m.start() < f.end for f in items)
                and not (
                    pattern is words.says and not text[trigger.end : m.start()].strip()
                )  # "the elections that were held"
            ),
            default=end,
        )
        yield Clause(
            trigger,
            start if said is None else said,
            ends,
            sentence,
            block,
            i == 0,
            joined and said is None,
            i > 0 and said is None and (joined or start == trigger.start),
            triggers[i - 1].end if i else sentence[0],
            items,
            words,
            [t.start for t in triggers if t is not trigger],
            [f for f, there in zip(items, within, strict=True) if there == here] if quoted else items,
            [q for q in quoted if not (q[0] <= trigger.start and trigger.end <= q[1])],
        )

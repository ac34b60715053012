"""Decisions of courts, by court, kind and date: "its Advisory Opinion of 9 July 2004"."""

from __future__ import annotations

import bisect
import re
from functools import cache

from graphkit.knowledge.courts import is_court, needs_court
from graphkit.knowledge.patterns import regex
from graphkit.scan.context import Context, Found, Hit
from graphkit.segment.words import is_han

_RULE = "work/court-decision"
_NAMED, _ONLY = 0.9, 0.8  # confidence: the court stands beside, or is the only one of the document
_REACH = 330  # characters between the noun and the date, a topic among them
_HAN_REACH = 130
_BESIDE = 60  # characters between a noun or a date and the name of its court
_STOP = re.compile(r"[.;。；\n]")
_DAY = 10  # characters of a date that names a day


@cache
def _rule(name: str) -> re.Pattern[str]:
    return regex("courts", f"court/{name}")


def recognise_court_decisions(context: Context, named: list[Found], dates: list[Found]) -> list[Found]:
    """Return the judgments, opinions and orders that a court and a day tell.

    Args:
        context: the scanned document.
        named: mentions of names.
        dates: its dates, in order.
    """
    nouns = context.words("court-act")
    days = [d for d in dates if d.value and len(d.value) == _DAY and "/" not in d.value]
    courts = sorted((f for f in named if is_court(f.id)), key=lambda f: f.start) if nouns and days else []
    if not courts:
        return []
    reader = _Reader(context, courts, days)
    made: list[Found] = []
    reach = 0
    for noun in nouns:  # ordered by start, longest first
        one = reader.read(noun) if noun.start >= reach else None
        reach = max(reach, noun.end)
        if one is not None and not (made and one.start < made[-1].end):
            made.append(one)
    return made


class _Reader:
    def __init__(self, context: Context, courts: list[Found], days: list[Found]) -> None:
        self._context = context
        self._text = context.text
        self._courts = courts
        self._starts = [c.start for c in courts]
        self._days = days
        self._dated = [d.start for d in days]

    def read(self, noun: Hit) -> Found | None:
        """Return the decision that a noun is the kind of, None where court or day is not certain."""
        read = self._before(noun) if is_han(self._text[noun.start]) else self._behind(noun)
        if read is None:
            return None
        day, start, end = read
        found = self._court(noun, start, end)
        if found is None:
            return None
        court, confidence, reason = found
        name = f"work/{str(court.id).partition('/')[2]}-{noun.value}-{day.value}"
        made = Found(start, end, "document", name, _RULE, confidence, "description", reason=reason)
        made.attrs = {"type": noun.value, "date": str(day.value)}
        made.slots = {court.kind: court}
        return made

    def _behind(self, noun: Hit) -> tuple[Found, int, int] | None:
        """Return the day behind a noun, past its court and its topic, and the span of both."""
        row = bisect.bisect_left(self._dated, noun.end)
        day = self._days[row] if row < len(self._days) else None
        if day is None or day.end > min(self._context.block_at(noun.start).end, noun.end + _REACH):
            return None
        court = self._beside(noun.end)
        start = court.end if court is not None and court.end < day.start else noun.end
        if not _rule("dated").fullmatch(self._text, start, day.start):
            return None
        return day, noun.start, day.end

    def _before(self, noun: Hit) -> tuple[Found, int, int] | None:
        """Return the day before a Chinese noun, and the span of both."""
        row = bisect.bisect_left(self._dated, noun.start) - 1
        day = self._days[row] if row >= 0 else None
        floor = max(self._context.block_at(noun.start).start, noun.start - _HAN_REACH)
        if day is None or day.start < floor:
            return None
        if not _rule("han-dated").fullmatch(self._text, day.end, noun.start):
            return None
        return day, day.start, noun.end

    def _beside(self, position: int) -> Found | None:
        """Return the court that " of the ..." names behind a place."""
        match = _rule("of").match(self._text, position)
        starts = {position, match.end()} if match is not None else {position}
        row = bisect.bisect_left(self._starts, position)
        near = self._courts[row] if row < len(self._courts) else None
        return near if near is not None and near.start in starts else None

    def _speaks(self, court: Found, start: int) -> bool:
        """Say whether a court stands shortly before a decision, in the same sentence."""
        return court.end >= start - _BESIDE and not _STOP.search(self._text, court.end, start)

    def _court(self, noun: Hit, start: int, end: int) -> tuple[Found, float, str] | None:
        """Return whose decision it is: of a court beside it, or of the only one that the document names."""
        context = self._context
        own = needs_court(noun.value)  # what stands before is the subject, or another sentence
        low, high = (bisect.bisect_left(self._starts, at) for at in (start - 2 * _BESIDE, end))
        beside = [
            c for c in self._courts[low:high] if c.start >= start or (not own and self._speaks(c, start))
        ]
        behind = self._beside(end)
        beside += [behind] if behind is not None else []
        block = context.block_at(noun.start)
        if context.within("court-other", max(block.start, start - _BESIDE), min(block.end, end + _BESIDE)):
            return None
        if len({c.id for c in beside}) == 1:
            return beside[0], _NAMED, "the court is named beside it"
        if beside or len({c.id for c in self._courts}) > 1 or own:
            return None
        inside = any(block.start <= c.start < block.end for c in self._courts)
        if not inside and not context.within("court-noun", block.start, block.end):
            return None
        return self._courts[0], _ONLY, "the only court the document names"

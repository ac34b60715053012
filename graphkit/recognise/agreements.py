"""Agreements that no table knows, by parties and date: "Agreement on X between A and B, of 3 May 1999".

Parties and date make the id, so that all languages name one instrument; the order in which the parties
stand does not count. An agreement without a date, or with one party, is left alone.
"""

from __future__ import annotations

import bisect
import re
from functools import cache, cached_property

from graphkit.knowledge.patterns import regex
from graphkit.recognise.names import Index
from graphkit.scan.context import Context, Found, Hit

_RULE = "agreement/parties"
_CONFIDENCE = 0.85
_PARTIES = frozenset({"state", "organisation", "body"})
_MANY = "many"  # several of them: no one instrument
_MOST = 12  # parties
_LONGEST = 260  # characters from the last party to the date
_PLAIN = 80  # characters of the parties before a date in Chinese
_TITLE = 320  # characters of a Chinese title
_OPENS, _CLOSES = "《", "》"


@cache
def _rule(name: str) -> re.Pattern[str]:
    return regex("agreements", f"agreement/{name}")


def recognise_agreements(context: Context, named: list[Found], dates: list[Found]) -> list[Found]:
    """Return the mentions of agreements that are told by their parties and their date.

    Args:
        context: the scanned document.
        named: mentions of names.
        dates: its dates, in order.
    """
    nouns = context.words("agreement")
    told = [d for d in dates if d.value and d.value[:4].isdigit() and "/" not in d.value]
    if not nouns or not told:
        return []
    reader = _Reader(context, named, told)
    found: list[Found] = []
    many = {noun.start for noun in nouns if noun.value == _MANY}
    reach = 0
    for noun in nouns:  # ordered by start, longest first
        if noun.start < reach or noun.start in many:
            continue
        one = (reader.titled(noun) or reader.chinese(noun)) if noun.lang == "zh" else reader.worded(noun)
        if one is not None:
            found.append(one)
            reach = one.end
    return found


def _party(found: Found) -> Found:
    """Return the mention of a party; the government of a State stands for the State."""
    state = found.slots.get("state")
    while state is not None and state.kind != "state" and "state" in state.slots:
        state = state.slots["state"]
    return state if state is not None and state.kind == "state" else found


class _Reader:
    def __init__(self, context: Context, named: list[Found], dates: list[Found]) -> None:
        self._context = context
        self._text = context.text
        self._named = named
        self._dates = dates
        self._starts = [d.start for d in dates]

    @cached_property
    def _index(self) -> Index:
        """What may be a party, the treaties that are known, and the dates."""
        kinds = _PARTIES | {"treaty"}
        return Index([f for f in self._named if f.kind in kinds] + self._dates)

    def worded(self, noun: Hit) -> Found | None:
        """Read an agreement whose noun stands first."""
        text = self._text
        date, after = self._date_beside(noun)
        between = _rule("between").match(text, after)
        if between is None or between.end() > self._context.block_at(noun.start).end:
            return None
        if any(h.start > noun.start for h in self._context.within("agreement", after, between.end())):
            return None  # "the Agreement replaces the Agreement between"
        parties, end = self._parties(between.end(), "party")
        if len(parties) < 2:
            return None
        if date is None:
            date, end = self._date_behind(end)
        return self._made(noun, (noun.start, end), parties, date)

    def chinese(self, noun: Hit) -> Found | None:
        """Read parties, date and noun: 联合国与肯尼亚1975年3月26日的东道国协定."""
        text = self._text
        row = bisect.bisect_left(self._starts, noun.start) - 1
        date = self._dates[row] if row >= 0 else None
        if date is None or not _rule("han-noun").fullmatch(text, date.end, noun.start):
            return None
        floor = max(self._context.block_at(noun.start).start, date.start - _PLAIN)
        for start in range(floor, date.start):
            parties, end = self._parties(start, "han-party") if start in self._index.starts else ([], 0)
            if len(parties) > 1 and _rule("han-on").fullmatch(text, end, date.start):
                return self._made(noun, (start, noun.end), parties, date)
        return None

    def titled(self, noun: Hit) -> Found | None:
        """Read a title in 《》 that ends with a noun: 1966年2月17日在日内瓦签署的《…和…协定》."""
        text = self._text
        if text[noun.end : noun.end + 1] != _CLOSES:
            return None
        opened = text.rfind(
            _OPENS, max(self._context.block_at(noun.start).start, noun.start - _TITLE), noun.start
        )
        if opened < 0:
            return None
        parties: list[Found] = []
        for start in range(opened + 1, noun.start):
            if start in self._index.starts:
                parties, _ = self._parties(start, "han-party")
                if len(parties) > 1:
                    break
        row = bisect.bisect_left(self._starts, opened) - 1
        date = self._dates[row] if row >= 0 else None
        if len(parties) < 2 or date is None or not _rule("han-dated").fullmatch(text, date.end, opened + 1):
            return None
        return self._made(noun, (opened + 1, noun.end), parties, date)

    def _made(
        self, noun: Hit, span: tuple[int, int], parties: list[Found], date: Found | None
    ) -> Found | None:
        agreed = {str(party.id): party for party in map(_party, parties)}
        names = sorted(name.partition("/")[2] for name in agreed)
        if date is None or len(names) < 2 or self._is_known(noun):
            return None
        name = "instrument/" + "-".join([noun.value, *names, str(date.value)])
        reason, slots = "its parties and its date", {name: agreed[name] for name in sorted(agreed)}
        return Found(*span, "treaty", name, _RULE, _CONFIDENCE, reason=reason, slots=slots)

    def _is_known(self, noun: Hit) -> bool:
        """Say whether a name of the tables holds the noun."""
        low = noun.start - _LONGEST
        return any(
            one.end >= noun.end
            for start in range(max(0, low), noun.start + 1)
            for one in self._index.starts.get(start, ())
            if one.kind == "treaty"
        )

    def _date_beside(self, noun: Hit) -> tuple[Found | None, int]:
        """Return the date of "the 1955 Treaty" or "the Treaty of 3 May 1955", and where the rest starts."""
        before = next((d for d in self._index.ends.get(noun.start - 1, ()) if d.kind == "date"), None)
        if before is not None:
            return before, noun.end
        glue = _rule("dated-noun").match(self._text, noun.end)
        start = glue.end() if glue else noun.end
        date = next((d for d in self._index.starts.get(start, ()) if d.kind == "date"), None)
        return (date, date.end) if date is not None else (None, noun.end)

    def _date_behind(self, end: int) -> tuple[Found | None, int]:
        """Return the date behind the parties, and where the name ends before it."""
        row = bisect.bisect_left(self._starts, end)
        if row == len(self._dates) or self._starts[row] > end + _LONGEST:
            return None, end
        joined = _rule("dated").fullmatch(self._text, end, self._starts[row])
        if joined is None:
            return None, end
        return self._dates[row], joined.end("name")

    def _parties(self, position: int, gap: str) -> tuple[list[Found], int]:
        """Return the parties that stand one after the other from a place, and where the last one ends."""
        parties: list[Found] = []
        here = position
        while len(parties) < _MOST:
            match = _rule(gap).match(self._text, here)
            start = match.end() if match else here
            joined = not parties or start > here
            named = [
                f
                for at in (start, here)
                for f in self._index.starts.get(at, ())
                if f.kind in _PARTIES and f.id is not None
            ]
            if not named or not joined:
                break
            parties.append(named[0])
            here = named[0].end
        return parties, here

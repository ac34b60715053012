"""Persons: signatories, names behind an honorific, a rank or an office, and names with a dot in Chinese."""

from __future__ import annotations

import bisect
import itertools
import re
from functools import cache

from graphkit.knowledge.patterns import regex
from graphkit.model import Part
from graphkit.recognise.person_names import name_before, name_round, read_arabic, read_name, within_name
from graphkit.recognise.romanise import slug
from graphkit.recognise.russian_names import case_of, nominative
from graphkit.scan.context import Context, Found, Hit
from graphkit.segment import Where
from graphkit.segment.words import is_han

_WINDOW = 90
_SURE, _GOOD, _FAIR = 0.95, 0.9, 0.8
_NAMED = frozenset({"state", "organisation", "body", "office", "place", "treaty", "event"})
_OTHER = _NAMED | {"date", "resolution", "document", "session"}
_MOST = 12  # names behind one title
_PAIR = 2  # words of a first name and a family name
_MINISTER, _MANY = "minister", "many"
_ENDS = frozenset(",.;)،؛")  # what stands behind a name between commas
_OPENS = re.compile(r"(?:،\s|[,;(“\"«\n]\s?|[a-zß-ÿа-яё.)]\s)$")
_FIRST = re.compile(r"(?<![\w'’.-])[^\W\d_a-zß-ÿа-яё]")
_BEHIND_TITLE = re.compile(r"[,،]? ")
_SHORT_NAME = re.compile(r" \([\w-]{2,15}\)(?=, )")


@cache
def _rule(name: str) -> re.Pattern[str]:
    return regex("people", f"people/{name}")


class _People:
    """Collects the persons of one document."""

    def __init__(self, context: Context, parts: tuple[Part, ...], found: list[Found]) -> None:
        self.context = context
        self.text = context.text
        self.where = Where(context, parts)
        others = [f for f in found if f.kind in _OTHER and not within_name(context.text, f.start, f.end)]
        self.starts = {f.start for f in others}
        self.ends = {f.end: f.start for f in others}
        self.offices = [f for f in found if f.kind == "office"]
        self.others = sorted(others, key=lambda f: f.start)
        self.reach = list(itertools.accumulate((f.end for f in self.others), max))
        self.states = {f.start: f for f in found if f.kind == "state"}
        self.taken = {i for f in found if f.kind == "person" for i in range(f.start, f.end)}
        self.breaks = frozenset(context.document.view.breaks.tolist())
        self.made: dict[int, Found] = {}

    def limit(self, position: int, *, line: bool = False) -> int:
        """Return where a name that starts here must end: with the paragraph, or with the line."""
        end = min(self.context.block_at(position).end, position + _WINDOW)
        if line:
            end = min([b for b in range(position, end) if b in self.breaks] or [end])
        return end

    def add(self, start: int, end: int, rule: str, confidence: float, words: int, case: str = "") -> bool:
        """Add a person unless the place is taken."""
        if end - start < 2 or any(i in self.taken for i in range(start, end)):
            return False
        if self._crosses(start, end):
            return False
        printed = self.text[start:end]
        name = nominative(printed, case) if case else printed
        key = slug(name)
        if not key:
            return False
        attrs: dict[str, str | int | float] = {"name": name, "words": words}
        state = self._state_behind(end)
        if state is not None and state.id:
            attrs["state"] = state.id
        self.made[start] = Found(start, end, "person", f"person/{key}", rule, confidence, attrs=attrs)
        self.taken |= set(range(start, end))
        return True

    def _crosses(self, start: int, end: int) -> bool:
        """Say whether something else named overlaps a span, other than within it."""
        row = bisect.bisect_left(self.others, end, key=lambda f: f.start)
        while row and self.reach[row - 1] > start:
            row -= 1
            one = self.others[row]
            if start < one.end and not (start <= one.start and one.end <= end):
                return True
        return False

    def _starts_within(self, start: int, end: int) -> bool:
        """Say whether something else named starts in a span."""
        return not self.starts.isdisjoint(range(start, end))

    def _state_behind(self, end: int) -> Found | None:
        """Return the State in brackets behind a name: "Mr. X (France)"."""
        position = end
        for skipped in ("先生", "女士"):
            if self.text.startswith(skipped, position):
                position += len(skipped)
        position += self.text[position : position + 1] == " "
        return self.states.get(position + 1) if self.text[position : position + 1] == "(" else None

    def read(self, position: int, *, line: bool = False) -> tuple[int, int]:
        """Return the end of the name at a place, and how many words it has."""
        limit = self.limit(position, line=line)
        if "\u0620" <= self.text[position : position + 1] <= "\u06ff":
            return read_arabic(self.text, position, limit, self.starts)
        return read_name(self.text, position, limit, self.starts)

    def signed(self) -> None:
        """Add those who sign."""
        for mark in self.context.words("signed-mark"):
            if mark.value == "after":
                start = name_before(
                    self.text,
                    mark.start,
                    self.context.block_at(mark.start).start,
                    self.ends.keys() | self._line_starts(mark.start),
                )
                self.add(start, mark.start, "person/signature", _SURE, 2)
            else:
                position = self._past_titles(mark.end)
                end, words = self.read(position, line=True)
                self.add(position, end, "person/signature", _SURE if words > 1 else _GOOD, words)

    def _line_starts(self, position: int) -> set[int]:
        return {b + 1 for b in range(max(0, position - _WINDOW), position) if b in self.breaks}

    def _past_titles(self, position: int) -> int:
        """Skip blanks, honorifics and ranks before a name."""
        while True:
            while self.text[position : position + 1] in {" ", "*"}:
                position += 1
            titles = [
                h for c in ("honorific", "rank") for h in self.context.within(c, position, position + 1)
            ]
            titles = [h for h in titles if self.text[h.end : h.end + 1] == " "]
            if not titles:
                return position
            position = max(h.end for h in titles)

    def honoured(self) -> None:
        """Add the names behind "Mr.", «г-на», "H.E."; and in Chinese before 先生."""
        last = -1
        for hit in self.context.words("honorific"):
            if hit.start < last or self.text[hit.end : hit.end + 1] != " ":
                continue
            position = self._past_titles(hit.end)
            end, words = self.read(position)
            case = hit.value if hit.value.startswith(("male-", "female-")) else ""
            if hit.value == "degree" and hit.lang == "ru":
                case = case_of(self.text[hit.start : hit.end])
            if words and (words > 1 or hit.value != "degree"):
                self.add(position, end, "person/honorific", _SURE if words > 1 else _GOOD, words, case)
                last = end
        for hit in self.context.words("honorific-after"):
            self._before_honorific(hit)

    def _before_honorific(self, hit: Hit) -> None:
        start = name_before(
            self.text, hit.start, max(self.context.block_at(hit.start).start, hit.start - 30), self.ends
        )
        name = self.text[start : hit.start]
        dotted = any(c in name for c in "·•・")
        latin = any(c.isalpha() and not is_han(c) for c in name)
        if name and (dotted or latin or self.text[hit.start : hit.end] in {"先生", "女士", "夫人"}):
            words = 2 if dotted or " " in name else 1
            self.add(start, hit.start, "person/honorific", _GOOD if dotted or latin else _FAIR, words)

    def in_office(self) -> None:
        """Add the names that follow an office or a rank directly."""
        for office in self.offices:
            case = (
                case_of(self.text[office.start : office.end])
                if self.context.lang_at(office.start) == "ru"
                else ""
            )
            self._after_title(office.end, "person/office", case)
        for hit in self.context.words("rank"):
            case = case_of(self.text[hit.start : hit.end]) if hit.lang == "ru" else ""
            if hit.value == _MANY:
                self._listed(hit.end, case)
                continue
            self._after_title(hit.end, "person/rank", case)
            portfolio = _rule("portfolio").match(self.text, hit.end) if hit.value == _MINISTER else None
            if portfolio is not None:
                state = self.states.get(portfolio.end() + 1)  # «Министр юстиции Монголии»
                self._after_title(state.end if state else portfolio.end(), "person/rank", case)

    def _after_title(self, position: int, rule: str, case: str) -> None:
        text = self.text
        short = _SHORT_NAME.match(text, position)  # "Head of the Mission (MINUSMA), ..."
        position = short.end() if short is not None else position
        comma = text.startswith((", ", "، "), position)
        if not comma and text[position : position + 1] not in {" ", "'"}:
            return
        start = self._past_titles(position + 1)
        arabic = "\u0620" <= text[start : start + 1] <= "\u06ff"
        if not (text[start : start + 1].isupper() or (arabic and comma)):
            return
        end, words = self.read(start)
        if words < 2 or (comma and text[end : end + 1] not in _ENDS):
            return
        if self._starts_within(start, end):
            return
        self.add(start, end, rule, _GOOD if not comma else _FAIR, words, case)

    def victims(self) -> None:
        """Add the names behind "the assassination of", «убийство»."""
        for hit in self.context.words("victim-of"):
            start = hit.end - 1 if self.text[hit.end - 1] == "'" else hit.end
            self._after_title(start, "person/victim", "" if hit.value == "name" else hit.value)

    def _listed(self, position: int, case: str) -> None:
        """Add the names behind a title in the plural, past the States it is of."""
        while (glue := _rule("of-states").match(self.text, position)) and glue.end() in self.states:
            position = self.states[glue.end()].end
        joined = _BEHIND_TITLE.match(self.text, position)
        names: list[tuple[int, int, int]] = []
        while joined is not None and len(names) < _MOST:
            start = self._past_titles(joined.end())
            end, words = self.read(start)
            if words < 2 or self._starts_within(start, end):
                break
            names.append((start, end, words))
            joined = _rule("next-name").match(self.text, end)
        for start, end, words in names if len(names) > 1 else ():
            self.add(start, end, "person/rank", _GOOD, words, case)

    def before_office(self) -> None:
        """Add the names between commas before an office: "Jane Doe, Prime Minister of Grenada"."""
        for office in self.offices:
            end = office.start - 2
            if not self.text.startswith((", ", "، "), end):
                continue
            floor = max(self.context.block_at(end).start, end - _WINDOW)
            for first in _FIRST.finditer(self.text, floor, end):
                start = self._past_titles(first.start())
                if first.start() != floor and not _OPENS.search(self.text, floor, first.start()):
                    continue
                stop, words = self.read(start)
                if start == floor and words > _PAIR and self.context.lang_at(start) == "ru":
                    continue  # «Выступил Жан Ракото, премьер-министр Ганы»
                if words > 1 and stop == end and not self._starts_within(start, end):
                    self.add(start, end, "person/apposition", _FAIR, words)
                    break

    def dotted(self) -> None:
        """Add the Chinese-written names with a dot between their parts."""
        for hit in self.context.words("name-dot"):
            if hit.start in self.taken:
                continue
            block = self.context.block_at(hit.start)
            start, end = name_round(self.text, hit.start, block.start, block.end, self.starts, self.ends)
            if hit.start - start >= 1 and end - hit.end >= 1:
                beside = start in self.ends or end in self.starts
                self.add(start, end, "person/dotted", _GOOD if beside else _FAIR, 2)

    def surnames(self) -> None:
        """Give a surname alone the id of the one person of the document who bears it."""
        full: dict[str, set[str]] = {}
        for one in self.made.values():
            if int(one.attrs["words"]) > 1:
                for word in slug(str(one.attrs["name"])).split("-"):
                    full.setdefault(word, set()).add(str(one.id))
        for one in self.made.values():
            if int(one.attrs["words"]) > 1:
                continue
            bearers = sorted(full.get(slug(str(one.attrs["name"])), ()))
            if len(bearers) == 1:
                one.id, one.reason = bearers[0], "the only person of this surname in the document"
            else:
                one.id, one.candidates = None, tuple(bearers)
                one.reason = "a surname alone"


def recognise_people(context: Context, parts: tuple[Part, ...], found: list[Found]) -> list[Found]:
    """Return the mentions of persons, in order of start.

    Args:
        context: the scanned document.
        parts: its parts.
        found: mentions found so far; persons among them are kept as they are.
    """
    people = _People(context, parts, found)
    people.signed()
    people.honoured()
    people.in_office()
    people.before_office()
    people.victims()
    people.dotted()
    people.surnames()
    return [people.made[start] for start in sorted(people.made)]

"""Reads who wrote to whom and when from the words beside "letter", "Письмо", «的信»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from graphkit.knowledge.patterns import regex
from graphkit.scan.context import Context, Found
from graphkit.segment.words import Word, is_han, word_at, word_before

PARTIES = frozenset({"office", "body", "organisation", "person", "state"})
_STOPS = frozenset('\n.;:()[]“”"«»!?。；：（）')
_LINKS = frozenset({"dated", "from", "to", "and", "about"})
_UNKNOWN = 160  # characters of an unknown sender or addressee that may be passed over
_UNKNOWN_HAN = 24


@dataclass
class Correspondence:
    """What a title of a letter or note verbale says.

    Args:
        start, end: view offsets of the words understood.
        date: the date mention, or None.
        sender: mention of the sender, or None; addressees: mentions of those addressed.
    """

    start: int
    end: int
    date: Found | None = None
    sender: Found | None = None
    addressees: list[Found] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Whether it is more than the bare word "letter"."""
        return self.date is not None or (self.sender is not None and bool(self.addressees))


@cache
def _note_number() -> re.Pattern[str]:
    return regex("references", "reference/note-number")


class Mentions:
    """Mentions by where they start and end.

    Args:
        found: all mentions found so far.
    """

    def __init__(self, found: Sequence[Found]) -> None:
        self._all = found

    @cached_property
    def _found(self) -> list[Found]:
        """Those that a letter may name."""
        return [one for one in self._all if one.kind in PARTIES or one.kind == "date"]

    @cached_property
    def dates(self) -> list[Found]:
        """The dates, in order."""
        return [one for one in self._found if one.kind == "date"]

    @cached_property
    def starts(self) -> dict[int, Found]:
        """The weightiest mention that starts at each place."""
        table: dict[int, Found] = {}
        for one in self._found:
            other = table.get(one.start)
            if other is None or _weight(one) > _weight(other):
                table[one.start] = one
        return table

    @cached_property
    def ends(self) -> dict[int, Found]:
        """The weightiest mention that ends at each place."""
        table: dict[int, Found] = {}
        for one in self._found:
            other = table.get(one.end)
            if other is None or _weight(one) > _weight(other):
                table[one.end] = one
        return table


def _weight(one: Found) -> tuple[int, bool, str]:
    return one.end - one.start, one.kind == "office", str(one.id)


def _assign(result: Correspondence, one: Found, role: str | None) -> bool:
    """Put a mention in its place; say whether it had one."""
    if one.kind == "date":
        if result.date is None:
            result.date = one
        return True
    if role == "to":
        result.addressees.append(one)
        return True
    if result.sender is None:
        result.sender = one
        return True
    return False


def _after_article(text: str, position: int, mentions: Mentions) -> Found | None:
    """Return the mention at a place, an article before it passed over."""
    found = mentions.starts.get(position)
    if found is None:
        article = word_at("articles", text, position)
        if article is not None:
            behind = article.end + (text[article.end : article.end + 1] == " ")
            found = mentions.starts.get(behind)
    if found is None and text.startswith("ال", position):
        found = mentions.starts.get(position + 2)
    return found


def forward(context: Context, start: int, position: int, limit: int, mentions: Mentions) -> Correspondence:
    """Read the words after "letter", up to a limit.

    Args:
        context: the scanned document.
        start: view offset of the word "letter"; position: where it ends.
        limit: view offset to stop at.
        mentions: mentions found so far.
    """
    text = context.text
    result = Correspondence(start, position)
    role: str | None = None
    number = _note_number().match(text, position, limit)
    position = number.end() if number is not None else position
    unknown, comma = 0, False
    while position < limit and text[position] not in _STOPS and unknown <= _UNKNOWN:
        if text[position] in " ,،":
            comma = comma or text[position] != " "
            position += 1
            continue
        link = word_at("links", text, position, _LINKS)
        if link is not None and link.value == "about":
            break
        found = _after_article(text, position, mentions)
        if found is not None and found.end <= limit and _fits(result, found, role, comma):
            if unknown == 0:
                _assign(result, found, role)
            position = result.end = found.end
            unknown, comma = 0, False
            continue
        if link is not None:
            if link.value == "dated" and result.sender is not None and result.end + 1 == link.start:
                # "the Special Representative of the Coalition" is another office than the one known
                dated = _after_article(text, link.end + 1, mentions) is not None
                result.sender = result.sender if dated or role == "to" else None
            role = _next_role(role, link, result)
            position, unknown, comma = link.end, 0, False
            continue
        if comma or (role is None and result.end == start):
            break
        stop = position + 1
        while stop < limit and text[stop] not in _STOPS and text[stop] not in " ,،":
            stop += 1
        unknown += stop - position + (0 if role in {"from", "to"} else _UNKNOWN // 3)
        position = stop
    return result


def _fits(result: Correspondence, found: Found, role: str | None, comma: bool) -> bool:
    """A party needs a "from" or "to", or stands right behind the word, before any comma or date."""
    if found.kind == "date":
        return result.date is None
    return role is not None or not (comma or result.date is not None)


def _next_role(role: str | None, link: Word, result: Correspondence) -> str | None:
    if link.value == "and":
        return role
    if link.value == "dated":
        return None
    if link.value == "from" and result.sender is not None and role == "to":
        return role  # "to the President of the Council by ...": a second "by" changes nothing
    return link.value


def backward(context: Context, position: int, end: int, limit: int, mentions: Mentions) -> Correspondence:
    """Read the Chinese words before «的信», down to a limit.

    Args:
        context: the scanned document.
        position: view offset of 的; end: where the title word ends.
        limit: view offset to stop at.
        mentions: mentions found so far.
    """
    text = context.text
    result = Correspondence(position, end)
    role, unknown, linked, opaque = "to", 0, False, False
    while position > limit and unknown <= _UNKNOWN_HAN:
        if text[position - 1] == " ":
            position -= 1
            continue
        if text[position - 1] in _STOPS or text[position - 1] in "，,":
            break
        found = mentions.ends.get(position)
        if found is not None and found.start >= limit:
            partial = unknown > 0 or opaque  # «海地总统……的来信»: not the State writes
            opaque = partial and found.kind in {"state", "organisation"}
            if not opaque and not _assign(result, found, role):
                break
            position = result.start = found.start
            unknown = 0
            if found.kind == "date" and result.sender is not None:
                break
            continue
        link = word_before("links", text, position, frozenset({"to", "and"}))
        if link is not None and is_han(text[link.start]):
            if link.value == "to":
                role, linked = "from", True
            position = link.start
            continue
        if not linked and result.addressees:
            break
        unknown += 1
        position -= 1
    if not linked and result.sender is None and result.addressees:  # «…常驻代表…来信»: the sender
        result.sender, result.addressees = result.addressees[-1], []
    result.addressees.reverse()
    return result

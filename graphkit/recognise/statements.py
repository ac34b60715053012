"""Statements as works in running text: "statement by the Ministry of ...", «…外交部的声明»."""

from __future__ import annotations

import bisect
from collections.abc import Callable

from graphkit.knowledge.registers import statement_of
from graphkit.recognise.letter_parse import Mentions
from graphkit.recognise.symbols import doc_id
from graphkit.recognise.works import Work, code, issuer_places
from graphkit.scan.context import Context, Found, Hit
from graphkit.segment import Where
from graphkit.segment.titles import STATEMENTS
from graphkit.segment.words import is_han, word_at, words_in

_PRESIDENT = "office/president-UN-SC"
_SENDER_LIMIT = 90
_UNIT = 7  # characters of a unit of the body: «新闻司的»


def facts(work: Work) -> dict[str, str | int | float]:
    """Return what is known of a work, for the stages that follow."""
    attrs: dict[str, str | int | float] = {"type": work.type}
    if work.author:
        attrs["author"] = work.author
    if work.date:
        attrs["date"] = work.date
    return attrs


class Statements:
    """Reads the statements that the text of one document speaks of.

    Args:
        context: the scanned document.
        where: its parts.
        found: mentions found so far; mentions: the same by place.
        works: the works it carries.
        symbol_after: returns the symbol in brackets behind a view offset.
    """

    def __init__(
        self,
        context: Context,
        where: Where,
        found: list[Found],
        mentions: Mentions,
        works: list[Work],
        symbol_after: Callable[[int], Found | None],
    ) -> None:
        self.context = context
        self.where = where
        self.bodies = sorted((f for f in found if f.kind == "body"), key=lambda f: (f.start, -f.end))
        self.mentions = mentions
        self.works = works
        self.symbol_after = symbol_after

    def read(self, hit: Hit) -> Found | None:
        """Return the mention of a statement by a body, in running text."""
        known = self.mentions.starts.get(hit.start)
        if known is not None and known.kind == "document":  # by its day, see `presidential`
            return None
        titled = self._titled(hit)
        if titled is not None:
            return titled
        author, start, end = (
            self._statement_before(hit)
            if is_han(self.context.text[hit.start])
            else self._statement_after(hit)
        )
        if author is None:
            return None
        date = self._date_after(end) if not is_han(self.context.text[hit.start]) else None
        symbol = self.symbol_after(date.end if date else end)
        if author.kind == "office" and date is None and symbol is None:
            return None
        attrs: dict[str, str | int | float] = {"type": hit.value}
        if author.id:
            attrs["author"] = author.id
        stop = date.end if date else end
        if symbol is not None:
            return Found(
                start,
                stop,
                "document",
                symbol.id,
                "statement/text",
                0.85,
                "description",
                reason="the symbol printed after it",
                attrs=attrs,
            )
        name, reason = self._statement_id(hit, author, date)
        return Found(
            start, stop, "document", name, "statement/text", 0.85, "description", reason=reason, attrs=attrs
        )

    def _titled(self, hit: Hit) -> Found | None:
        """Return the mention of a statement the document carries: its title is printed, or it is sent."""
        text = self.context.text
        mine = [w for w in self.works if w.type in STATEMENTS]
        for work in mine:
            title = text[work.start : work.end].casefold()
            before = max(title.find(text[hit.start : hit.end].casefold()), 0)  # "Final communiqué"
            start = hit.end - len(title) if is_han(text[hit.start]) else hit.start - before
            if start >= 0 and text[start : start + len(title)].casefold() == title:
                return self._meant(start, start + len(title), work, "its title as printed")
        if (
            len(mine) != 1
            or mine[0].type != hit.value
            or not is_han(text[hit.start])
            or not self.where.inside(hit.start, "letter", "note-verbale")
        ):
            return None
        low = max(text.rfind(stop, 0, hit.start) for stop in "。；\n") + 1
        sent = words_in("transmission", text, low, hit.start)
        if not sent or self._statement_before(hit)[0] is not None or hit.start - sent[-1].end > _SENDER_LIMIT:
            return None
        other = [
            h for h in self.context.within("title-word", sent[-1].end, hit.start) if h.value in STATEMENTS
        ]
        if other or words_in("instruments", text, sent[-1].end, hit.start):
            return None
        return self._meant(sent[-1].end, hit.end, mine[0], "the only statement that the letter carries")

    @staticmethod
    def _meant(start: int, end: int, work: Work, reason: str) -> Found:
        return Found(
            start,
            end,
            "document",
            work.id,
            "statement/text",
            0.88,
            "description",
            reason=reason,
            attrs=facts(work),
        )

    def _statement_id(self, hit: Hit, author: Found, date: Found | None) -> tuple[str | None, str | None]:
        """Return the id of a statement: the one annexed, where it is meant, else by author and date."""
        mine = [w for w in self.works if w.type in STATEMENTS]
        same = [w for w in mine if w.author == author.id and (date is None or w.date in {None, date.value})]
        if len(same) == 1:
            return same[0].id, "the only statement of this author that the document carries"
        part = self.where.inside(hit.start, "letter", "note-verbale")
        if author.id is None and len(mine) == 1 and mine[0].type == hit.value and part is not None:
            return mine[0].id, "the only statement that the letter carries"
        if author.id and date is not None and date.value:
            made = statement_of(date.value) if author.id == _PRESIDENT else None
            if made is not None:
                return doc_id(made.symbol), "the only presidential statement of that day in the register"
            return f"work/{code(author.id)}-{hit.value}-{date.value}", None
        return None, "the words do not say which statement"

    def _statement_after(self, hit: Hit) -> tuple[Found | None, int, int]:
        text, by = self.context.text, frozenset({"by"})
        end = hit.end + text.startswith(", ", hit.end)  # «заявление, сделанное ...»
        link = word_at("links", text, end + 1, by)
        if text[end : end + 1] != " " or (link is None and (hit.lang != "ru" or end > hit.end)):
            return None, 0, 0
        for place in issuer_places(text, end):
            author = self.mentions.starts.get(place)
            if author is not None and author.kind in {"body", "office"}:
                return author, hit.start, author.end
        return None, 0, 0

    def _statement_before(self, hit: Hit) -> tuple[Found | None, int, int]:
        """Read «{body}的声明», «{body}关于…的声明»."""
        text = self.context.text
        low = max(self.context.block_at(hit.start).start, hit.start - _SENDER_LIMIT)
        for stop in range(hit.start - 1, low, -1):
            if text[stop] in "。；，！？\n":
                low = stop + 1
                break
        first = bisect.bisect_left(self.bodies, low, key=lambda f: f.start)
        last = bisect.bisect_right(self.bodies, hit.start, key=lambda f: f.start)
        for body in (f for f in self.bodies[first:last] if f.end <= hit.start):
            between = text[body.end : hit.start]
            about = word_at("links", text, body.end, frozenset({"about"}))
            unit = (
                len(between) <= _UNIT
                and between.endswith("的")
                and not any(c in "，、,和与及" for c in between)
            )
            direct = not between or unit
            if (direct or (about is not None and between.endswith("的"))) and not words_in(
                "instruments", text, body.end, hit.start
            ):
                return body, body.start, hit.end
        return None, 0, 0

    def _date_after(self, end: int) -> Found | None:
        """Return the date of a statement: ", of 31 March 2020", «от 31 марта 2020 года»."""
        text = self.context.text
        position = end
        while text[position : position + 1] in {" ", ","} and position - end < 3:
            position += 1
        link = word_at("links", text, position, frozenset({"dated"}))
        if link is None:
            return None
        date = self.mentions.starts.get(link.end + 1)
        return (
            date
            if date is not None and date.kind == "date" and date.value and len(date.value) == 10
            else None
        )

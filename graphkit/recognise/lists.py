"""Lists of numbers behind a noun, with their dates and the body they belong to."""

from __future__ import annotations

from graphkit.recognise.names import Index
from graphkit.recognise.numbers import Number, parse, rule, slashed, through
from graphkit.recognise.parts_end import parts_end
from graphkit.scan.context import Context, Found, Hit

_LAM = "ل"  # the Arabic "of" that is written with the word
LONGEST_LIST = 200  # numbers in one citation
_TOPIC_REACH = 2_000  # characters after a noun in which its list, with topics between, may go on
_WITH_TOPIC = frozenset({"session", "roman", "yearly", "special"})
_HRC = {"session", "special"}
_HAN_CLAUSE = 60  # characters before a number in which the date of its adoption may stand


class Item:
    """A number of a list with the date that follows it."""

    def __init__(self, number: Number) -> None:
        self.number = number
        self.year: int | None = None  # of the date that stands behind it
        self.shared: int | None = None  # of the date that governs its run
        self.date: str | None = None  # EDTF, of the date that stands behind it


def _dated(text: str, position: int, index: Index) -> tuple[int, Found | None]:
    """Return the end of ", of 30 April 1993" at a position, and the date."""
    unreadable = rule("unreadable-date").match(text, position)  # "of 24 December 2107"
    glue = rule("dated").match(text, position)
    start = glue.end() if glue else position
    for found in index.starts.get(start, ()):
        if found.kind == "date":
            if unreadable is not None and unreadable.end() > found.end:
                break
            join = rule("separator").match(text, found.end)  # "of 23 December 1994 and 20 July 1995"
            more = index.starts.get(join.end(), ()) if join and join.end() > found.end else ()
            return max([found.end, *(m.end for m in more if m.kind == "date")]), found
    return (unreadable.end() if unreadable else position), None


def _owner(position: int, text: str, index: Index) -> tuple[int, Found | None]:
    """Return the end of " of the Security Council" at a position, and the body."""
    glue = rule("owned-after").match(text, position)
    start = glue.end() if glue else position
    lam = start + 1 if glue and text[start : start + 1] == _LAM else start  # للجمعية العامة
    for found in index.starts.get(start) or index.starts.get(lam) or ():
        if found.kind == "body" or (is_issuer(found) and glue is not None and glue[0].strip()):
            return found.end, found
    return position, None


def is_issuer(found: Found) -> bool:
    """Say whether an organisation numbers resolutions itself (those of the UN are its organs')."""
    return found.kind == "organisation" and found.id != "org/UN"


def adopter_before(context: Context, position: int, index: Index) -> Found | None:
    """Return the body that a Chinese clause says adopted what is listed: …理事会2024年通过的第9061号决议.

    Args:
        context: the scanned document.
        position: where the list starts.
        index: names by place.
    """
    clause = rule("han-adopted").search(context.text, max(0, position - _HAN_CLAUSE), position)
    if clause is None:
        return None
    for end in range(clause.end("adopter"), clause.start() - 1, -1):
        for found in index.ends.get(end, ()):
            if found.kind == "body" or is_issuer(found):
                return found
    return None


def owner_after(position: int, text: str, index: Index) -> Found | None:
    """Return the body that " of the ..." names at a position, if it does."""
    return _owner(position, text, index)[1]


def year_of(date: Found) -> int | None:
    """Return the year of a date, None where it has none."""
    head = (date.value or "")[:4]
    return int(head) if head.isdigit() else None


def _date_items(items: list[Item], date: Found) -> None:
    """One date governs the run of numbers since the date before it; only the last is sure to be of it."""
    year = year_of(date)
    items[-1].year, items[-1].date = year, date.value
    for item in reversed(items[:-1]):
        if item.year is not None or item.shared is not None:
            break
        item.shared = year


def list_after(context: Context, noun: Hit, index: Index) -> tuple[list[Item], Found | None, int]:
    """Read the numbers that follow a noun; return them, the body named, and the end."""
    text = context.text
    body: Found | None = None
    position = noun.end
    glue = rule("designator").match(text, position)
    position = glue.end() if glue else position
    if parse(text, position) is None:
        position, body = _owner(noun.end, text, index)
        glue = rule("designator").match(text, position)
        position = glue.end() if glue else position
    reader = _Reader(context, index, body)
    reader.read(position, noun.end)
    return reader.items, reader.body, reader.end


def _past_designator(text: str, position: int) -> int:
    """Return where the next number of a list starts, behind a designator: "No. 19 and No. 35"."""
    if parse(text, position) is not None:
        return position
    glue = rule("designator").match(text, position)
    return glue.end() if glue is not None and parse(text, glue.end()) is not None else position


class _Reader:
    """Reads the members of a list, one after the other."""

    def __init__(self, context: Context, index: Index, body: Found | None) -> None:
        self.context = context
        self.index = index
        self.body = body
        self.items: list[Item] = []
        self.end = 0

    def read(self, position: int, start: int) -> None:
        """Read the numbers from a position on; `start` is where the noun before them ends."""
        text = self.context.text
        following = self.context.within("act-noun", start, start + _TOPIC_REACH)
        limit = following[0].start if following else start + _TOPIC_REACH
        self.end = start
        while len(self.items) < LONGEST_LIST:
            several = slashed(text, position)
            number = several[-1] if several else parse(text, position)
            if number is None or _is_other_number(number, self.items, self.index, text):
                break
            if self.items and number.form == "bare" and self._is_part(number):
                break
            self.items.extend(Item(one) for one in several or [number])
            number = self._through(number)
            self.end = number.stop
            position = self._behind(number.stop)
            after = self._next(position)
            if parse(text, after) is None:
                after = self._past_parts(position) or self._past_topic(number, position, limit) or after
            position = after
        if self.items and self.body is None:  # "..., entitled “...”, adopted by the ..."
            titled = rule("entitled").match(text, self._dated(self.end))
            if titled is not None:
                self.body = _owner(titled.end(), text, self.index)[1]

    def _next(self, position: int) -> int:
        """Return where the next member would start behind a position."""
        separator = rule("separator").match(self.context.text, position)
        return _past_designator(self.context.text, separator.end() if separator else position)

    def _past_parts(self, position: int) -> int | None:
        """Return the next member behind the parts of the one before: "41/213, annex I, and 72/266".

        A bare number may be another of the parts: "resolution 822, paragraphs 1 and 3".
        """
        end = parts_end(self.context, position)
        after = self._next(end) if end is not None else None
        number = parse(self.context.text, after) if after is not None else None
        return after if number is not None and number.form != "bare" else None

    def _past_topic(self, before: Number, position: int, limit: int) -> int | None:
        """Return the next member behind a topic: "24/1 on World Cities Day, 24/4 on ..."."""
        if before.form not in _WITH_TOPIC:
            return None
        topic = rule("topic").match(self.context.text, position, limit)
        onward = parse(self.context.text, topic.end()) if topic else None
        if onward is None or not (onward.form == before.form or {onward.form, before.form} == _HRC):
            return None
        return onward.start

    def _is_part(self, number: Number) -> bool:
        """Say whether it is a paragraph: "paragraphs 5 of resolution 822 (1993), 6 of resolution"."""
        noun = self.context.within("act-noun", number.stop, number.stop + 16)
        if not noun:
            return False
        return rule("of-act").fullmatch(self.context.text, number.stop, noun[0].start) is not None

    def _through(self, first: Number) -> Number:
        """Take "to 1703" behind a number: all between, at the place of the last; return the last."""
        more = through(self.context.text, first)
        self.items.extend(Item(one) for one in more)
        return more[-1] if more else first

    def _dated(self, position: int) -> int:
        return _dated(self.context.text, position, self.index)[0]

    def _behind(self, position: int) -> int:
        """Take the date and the owner behind a number, in either order; return where they end."""
        text = self.context.text
        for _ in range(2):
            position, date = _dated(text, position, self.index)
            if date is not None:
                _date_items(self.items, date)
            if self.body is not None:
                break
            position, self.body = _owner(position, text, self.index)
            if self.body is None:
                break
        return position


def _is_other_number(number: Number, items: list[Item], index: Index, text: str) -> bool:
    """A bare number that begins a date, counts something, or joins numbers of another form is no member."""
    if number.form != "bare":
        return False
    for found in index.starts.get(number.start, ()):
        years = set(found.value or "-") <= set("0123456789/") and text[found.end - 1].isdigit()
        if found.kind == "date" and years and not items:
            continue  # "resolution 1989" and "1701 to 1703" are no years, «резолюция 1995 года» is one
        if found.kind in {"date", "quantity"}:
            return True
    if items and items[-1].number.form not in {"bare", "year"}:
        return True
    return len(number.fields["number"]) < 2 and bool(items)


def body_before(position: int, text: str, index: Index) -> Found | None:
    """Return the body whose name ends at a position, or before the date that ends there."""
    for found in index.ends.get(position, ()):
        if found.kind == "body" or is_issuer(found):
            return found
    for found in index.ends.get(position, ()):
        if found.kind == "date":
            return body_before(found.start, text, index)
    return None


def year_before(context: Context, position: int, index: Index) -> int | None:
    """Return the year of the date before a number in its clause: 1966年11月17日通过的第2153号决议."""
    text = context.text
    floor = max(context.block_at(position).start, position - _HAN_CLAUSE)
    clause = max(floor, *(text.rfind(mark, floor, position) for mark in "，。；,;"))
    for here in range(position, clause, -1):
        for found in index.ends.get(here, ()):
            if found.kind == "date":
                return year_of(found)
    return None

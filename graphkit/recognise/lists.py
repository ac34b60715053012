"""Lists of numbers behind a noun, or before it in Chinese, with their dates and the body they belong to."""

from __future__ import annotations

from graphkit.recognise.names import Index
from graphkit.recognise.numbers import Number, parse, rule
from graphkit.scan.context import Context, Found, Hit

_LONGEST_LIST = 200  # numbers in one citation
_TOPIC_REACH = 2_000  # characters after a noun in which its list, with topics between, may go on
_HAN_WINDOW = 700  # characters before 决议 in which its list may start


class Item:
    """A number of a list with the date that follows it."""

    def __init__(self, number: Number) -> None:
        self.number = number
        self.year: int | None = None  # of the date that stands behind it
        self.shared: int | None = None  # of the date that governs its run


def _dated(text: str, position: int, index: Index) -> tuple[int, Found | None]:
    """Return the end of ", of 30 April 1993" at a position, and the date."""
    glue = rule("dated").match(text, position)
    start = glue.end() if glue else position
    for found in index.starts.get(start, ()):
        if found.kind == "date":
            join = rule("separator").match(text, found.end)  # "of 23 December 1994 and 20 July 1995"
            more = index.starts.get(join.end(), ()) if join and join.end() > found.end else ()
            return max([found.end, *(m.end for m in more if m.kind == "date")]), found
    return position, None


def _owner(position: int, text: str, index: Index) -> tuple[int, Found | None]:
    """Return the end of " of the Security Council" at a position, and the body."""
    glue = rule("owned-after").match(text, position)
    start = glue.end() if glue else position
    for found in index.starts.get(start, ()):
        if found.kind == "body":
            return found.end, found
    return position, None


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
    items[-1].year = year
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
    items: list[Item] = []
    end = noun.end
    following = context.within("act-noun", noun.end, noun.end + _TOPIC_REACH)
    limit = following[0].start if following else noun.end + _TOPIC_REACH
    while len(items) < _LONGEST_LIST:
        number = parse(text, position)
        if number is None or _is_other_number(number, items, index):
            break
        items.append(Item(number))
        end = position = number.stop
        position, date = _dated(text, position, index)
        if date is not None:
            _date_items(items, date)
        elif body is None:
            position, body = _owner(position, text, index)
            if body is not None:
                after, date = _dated(text, position, index)
                if date is not None:
                    position = after
                    _date_items(items, date)
        separator = rule("separator").match(text, position)
        after = separator.end() if separator else position
        if parse(text, after) is None and number.form in {"session", "roman", "yearly", "special"}:
            topic = rule("topic").match(text, position, limit)  # "24/1 on World Cities Day, 24/4 on ..."
            onward = parse(text, topic.end()) if topic else None
            after = onward.start if onward is not None and onward.form == number.form else after
        position = after
    return items, body, end


def _is_other_number(number: Number, items: list[Item], index: Index) -> bool:
    """A bare number that begins a date, counts something, or joins numbers of another form is no member."""
    if number.form != "bare":
        return False
    if any(found.kind in {"date", "quantity"} for found in index.starts.get(number.start, ())):
        return True
    if items and items[-1].number.form not in {"bare", "year"}:
        return True
    return len(number.fields["number"]) < 2 and bool(items)


def list_before(context: Context, noun: Hit, index: Index) -> tuple[list[Item], Found | None, int]:
    """Read the Chinese list that ends at 号决议; return its numbers, the body named, and its start."""
    text = context.text
    floor = max(context.block_at(noun.start).start, noun.start - _HAN_WINDOW)
    start = text.find("第", floor, noun.start)
    while start >= 0:
        read = _chain(text, start, noun.start, index)
        if read is not None:
            items, body = read
            return items, body or body_before(start, text, index), start
        start = text.find("第", start + 1, noun.start)
    return [], None, noun.start


def body_before(position: int, text: str, index: Index) -> Found | None:
    """Return the body whose name ends at a position, or before the date that ends there."""
    for found in index.ends.get(position, ()):
        if found.kind == "body":
            return found
    for found in index.ends.get(position, ()):
        if found.kind == "date":
            return body_before(found.start, text, index)
    return None


def _chain(text: str, start: int, end: int, index: Index) -> tuple[list[Item], Found | None] | None:
    """Read 第825(1993)号、第1540(2004)号和第1928(2010)号 from start to end exactly, or give None."""
    items: list[Item] = []
    body: Found | None = None
    position = start
    while position < end and len(items) < _LONGEST_LIST:
        if text[position] == "第":
            position += 1
        number = parse(text, position)
        if number is None or number.stop > end:
            return None
        items.append(Item(number))
        position = number.stop + (1 if text[number.stop : number.stop + 1] == "号" else 0)
        if position == end:
            return items, body
        separator = rule("separator").match(text, position)
        position = separator.end() if separator else position
        for found in index.starts.get(position, ()):
            if found.kind in {"date", "body"}:
                body = found if found.kind == "body" else body
                position = found.end
                break
    return None

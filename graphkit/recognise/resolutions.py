"""Resolutions and decisions cited in running text: one mention for each number of a list.

"resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993)" and
«第822(1993)、853(1993)、874(1993)和884(1993)号决议» give four mentions each. The
organ comes from the words around the list, or from the form of the numbers, the
register and the dates (un.org Editorial Manual, "Resolutions").
"""

from __future__ import annotations

import bisect

from graphkit.knowledge.organs import Organ, council_year, organs
from graphkit.recognise.bodies import Bodies
from graphkit.recognise.names import Index
from graphkit.recognise.numbers import Number, checks, parse, rule, symbols
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Context, Found, Hit

_LONGEST_LIST = 200  # numbers in one citation
_HAN_WINDOW = 700  # characters before 决议 in which its list may start


class Item:
    """A number of a list with the date that follows it."""

    def __init__(self, number: Number) -> None:
        self.number = number
        self.year: int | None = None


def _dated(text: str, position: int, index: Index) -> tuple[int, Found | None]:
    """Return the end of ", of 30 April 1993" at a position, and the date."""
    glue = rule("dated").match(text, position)
    start = glue.end() if glue else position
    for found in index.starts.get(start, ()):
        if found.kind == "date":
            return found.end, found
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


def _year_of(date: Found) -> int | None:
    head = (date.value or "")[:4]
    return int(head) if head.isdigit() else None


def _date_items(items: list[Item], date: Found) -> None:
    """One date governs the run of numbers since the date before it."""
    year = _year_of(date)
    for item in reversed(items):
        if item.year is not None:
            break
        item.year = year


def _list_after(context: Context, noun: Hit, index: Index) -> tuple[list[Item], Found | None, int]:
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
    while len(items) < _LONGEST_LIST:
        number = parse(text, position)
        if number is None or _is_other_number(number, items, text, index):
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
            topic = rule("topic").match(text, position)  # "24/1 on World Cities Day, 24/4 on ..."
            after = topic.end() if topic else after
        position = after
    return items, body, end


def _is_other_number(number: Number, items: list[Item], text: str, index: Index) -> bool:
    """A bare number that begins a date, counts something, or joins numbers of another form is no member."""
    if number.form != "bare":
        return False
    if any(found.kind in {"date", "quantity"} for found in index.starts.get(number.start, ())):
        return True
    if items and items[-1].number.form not in {"bare", "year"}:
        return True
    return len(number.fields["number"]) < 2 and bool(items)


def _list_before(context: Context, noun: Hit, index: Index) -> tuple[list[Item], Found | None, int]:
    """Read the Chinese list that ends at 号决议; return its numbers, the body named, and its start."""
    text = context.text
    floor = max(context.block_at(noun.start).start, noun.start - _HAN_WINDOW)
    start = text.find("第", floor, noun.start)
    while start >= 0:
        read = _chain(text, start, noun.start, index)
        if read is not None:
            items, body = read
            return items, body or _body_before(start, text, index), start
        start = text.find("第", start + 1, noun.start)
    return [], None, noun.start


def _body_before(position: int, text: str, index: Index) -> Found | None:
    """Return the body whose name ends at a position, or before the date that ends there."""
    for found in index.ends.get(position, ()):
        if found.kind == "body":
            return found
    for found in index.ends.get(position, ()):
        if found.kind == "date":
            return _body_before(found.start, text, index)
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


def _organ(items: list[Item], act: str, body: Found | None, bodies: Bodies, position: int) -> tuple[Organ | None, str, float]:
    """Decide whose acts the numbers are: (organ, reason, confidence)."""

    def fits(organ: Organ) -> bool:
        return all(checks(i.number, organ, i.year) and symbols(i.number, organ, act) for i in items)

    if body is not None:
        named = [b for b in ([body.id] if body.id else body.candidates) if b in organs() and fits(organs()[b])]
        if len(named) == 1:
            return organs()[named[0]], "the organ is named", 0.98
        if body.id is not None and body.id not in organs():
            return None, f"numbered by {body.id}", 0.9
        if body.id in organs() and symbols(items[0].number, organs()[body.id], act):
            return organs()[body.id], "the organ is named, but the register disagrees", 0.6
    possible = [o for o in organs().values() if not o.named_only and fits(o)]
    if len(possible) == 1:
        return possible[0], "only this organ numbers so", 0.95
    if any(i.number.form == "year" for i in items):  # a body, or a year, that nobody here keeps
        council = [o for o in organs().values() if o.letter == "S" and "year" in getattr(o, act)]
        partly = [o for o in council if any(checks(i.number, o, i.year) for i in items)]
        return (partly[0], "some of the list are in the register", 0.8) if partly else (None, "not in the register", 0.3)
    for candidate, reason, confidence in bodies.governing(position):
        if candidate in possible:
            return candidate, reason, confidence
    return None, "the organ is not certain", 0.4


def _mentions(item: Item, organ: Organ | None, act: str, reason: str, confidence: float, body: Found | None,
              first: bool, group: tuple[int, int] | None) -> list[Found]:
    number = item.number
    kind = "resolution" if act == "resolution" else "document"
    form = "symbol" if first else "list-number"
    if organ is None:
        external = None
        if body is not None and body.id is not None:
            stem = body.id.split("/", 1)[1]
            external = "doc/" + "_".join([stem, act, *number.fields.values()]).replace("/", "_")
        return [Found(number.start, number.end, kind, external, "citation/number", confidence, form,
                      reason=reason, group=group)]
    if not checks(number, organ, item.year):
        reason = "the register has no such number"
        confidence = min(confidence, 0.4)
    found = []
    named = symbols(number, organ, act)
    base = symbols(Number(0, 0, 0, number.form, number.fields), organ, act)
    joint = (base[0].replace("(", f"{number.joined}(") if number.form == "roman" else base[0] + number.joined,) if number.joined else ()
    for i, symbol in enumerate(named):
        start, end = (number.start, number.end) if i == 0 else number.parts[i][1:]
        others = tuple(dict.fromkeys((symbol, *joint, *base))) if number.parts else ()
        found.append(Found(start, end, kind, doc_id(symbol), "citation/number", confidence,
                           form if i == 0 else "list-number", symbol, others, reason=reason, group=group))
    return found


def _is_year_of(context: Context, number: Hit, year: Hit) -> Number | None:
    """Return the number of "822 (1993)" where two runs of digits make one that the register has."""
    inside = number.start > 0 and context.text[number.start - 1] in "/-."  # of a symbol
    if inside or year.start - number.end not in {1, 2} or context.text[year.end : year.end + 1] != ")":
        return None
    parsed = parse(context.text, number.start)
    if parsed is None or parsed.form != "year":
        return None
    before = context.within("counted-by", max(0, number.start - 24), number.start)
    if any(number.start - hit.end <= 2 for hit in before):  # noqa: PLR2004 - "vol. 75 (1950)"
        return None
    return parsed if council_year(int(parsed.fields["number"])) == int(parsed.fields["year"]) else None


def _unannounced(context: Context, taken: list[tuple[int, int]]) -> list[Found]:
    """Number and year are a checksum: "in particular 1591 (2005)" needs no noun."""
    council = next(o for o in organs().values() if "year" in o.resolution)
    digits = context.words("digits")
    starts = [span[0] for span in taken]
    found = []
    for number, year in zip(digits, digits[1:], strict=False):
        if len(year.value) != 4 or len(number.value) > 4:  # noqa: PLR2004 - a year, and no number is longer
            continue
        at = bisect.bisect_right(starts, number.start) - 1
        if at >= 0 and taken[at][1] > number.start:
            continue
        parsed = _is_year_of(context, number, year)
        if parsed is not None:
            found.extend(_mentions(Item(parsed), council, "resolution", "number and year agree with the register", 0.9,
                                   None, True, None))
    return found


def recognise_resolutions(context: Context, index: Index, bodies: Bodies) -> list[Found]:
    """Return the mentions of resolutions and decisions cited by number.

    Args:
        context: the scanned document.
        index: names and dates found before.
        bodies: which organ governs which place of the document.
    """
    found: list[Found] = []
    taken = 0
    for noun in context.words("act-noun"):
        if noun.start < taken:
            continue
        if noun.value in {"draft", "other"}:
            taken = noun.end
            continue
        if noun.lang == "zh":
            items, body, start = _list_before(context, noun, index)
            end = noun.end
        else:
            items, body, end = _list_after(context, noun, index)
            before = noun.start - 1 if context.text[noun.start - 1 : noun.start] == " " else noun.start
            body = body or _body_before(before, context.text, index)
            start = noun.start
        if not items:
            continue
        organ, reason, confidence = _organ(items, noun.value, body, bodies, start)
        if organ is None and items[0].number.form == "bare" and body is None:
            continue  # "decision 2 on ..." says too little
        group = (start, end) if len(items) > 1 else None
        for i, item in enumerate(items):
            found.extend(_mentions(item, organ, noun.value, reason, confidence, body, i == 0, group))
        taken = end
    found.sort(key=lambda f: f.start)
    return found + _unannounced(context, [(f.start, f.end) for f in found])

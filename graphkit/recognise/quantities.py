"""Quantities: a comparator, a number and what it counts ("up to 40.000 inhabitants")."""

from __future__ import annotations

import bisect
from functools import cache

from graphkit.knowledge.longer import ARTICLE
from graphkit.knowledge.patterns import Pattern, patterns
from graphkit.recognise.adjectives import describes, may_count
from graphkit.recognise.quantity_numbers import DIVISIBLE, Number, around, numbers
from graphkit.scan.context import Context, Found, Hit

LONGEST_GAP = 40  # characters between a number and what it counts
_CLOSE = DIVISIBLE | {"week", "day"}
_COUNTED_IN_WORDS = {"person", "household", "settlement", "building", "year", "month", "week", "day"}
_PEOPLE = "people"  # the name of one, among the units
_SHARE = 20  # characters of "one out of every "
_ALLOWANCE = 0.1  # how far "about" may reach on either side


@cache
def _named(name: str) -> Pattern | None:
    return next((p for p in patterns("quantities") if p.id == f"quantity/{name}"), None)


def recognise_quantities(context: Context, dates: list[Found]) -> list[Found]:
    """Find every number that counts something, with its unit and the range it leaves open.

    Args:
        context: the document with its known words.
        dates: its dates, in order; their digits count nothing.

    Returns:
        Mentions of kind "quantity", in order; attributes comparator, number, unit, lower and
        upper (absent when open), and measure where the words say what was counted.
    """
    units = _units(context)
    starts = [u.start for u in units]
    found: list[Found] = []
    previous: Number | None = None
    for number in numbers(context, dates, starts):
        if found and number.start < found[-1].end:
            continue
        if around("share").search(context.text, max(0, number.start - _SHARE), number.start):
            continue
        unit = _unit(context, number, units, starts)
        if unit is not None or _currency(context, number):
            first = _range_start(context, previous, number)
            if first is None and unit is not None and _ends_range(context, previous, number, found, unit):
                first = previous
                found.pop()
            found.append(_quantity(context, number, unit, first))
        previous = number
    return _with_duals(context, found)


def _with_duals(context: Context, found: list[Found]) -> list[Found]:
    """Add the Arabic words that are two of what they name: شهرين is two months."""
    made: list[Found] = []
    for hit in context.words("dual"):
        if context.text.endswith(ARTICLE, 0, hit.start) or around("half").match(context.text, hit.end):
            continue
        if context.lang_at(hit.start) == hit.lang and not any(
            f.start < hit.end and hit.start < f.end for f in found
        ):
            pair = Number(hit.start, hit.start, 2, 2, "word", hit.lang)
            made.append(_quantity(context, pair, hit, None))
    return sorted([*found, *made], key=lambda f: f.start) if made else found


def _ends_range(
    context: Context, previous: Number | None, number: Number, found: list[Found], unit: Hit
) -> bool:
    """Say whether a quantity is the upper end of the one before: "between 10 per cent and 20 per cent"."""
    text = context.text
    if previous is None or not found or found[-1].start != previous.start or previous.low >= number.low:
        return False
    if found[-1].attrs.get("unit") != unit.value.partition("/")[0] or previous.form != number.form:
        return False
    gap, lead = text[found[-1].end : number.start], text[max(0, previous.start - 12) : previous.start]
    return around("unit-and").fullmatch(gap) is not None and around("between").search(lead) is not None


def _units(context: Context) -> list[Hit]:
    """Return what may be counted, in order, the longest first where several start together."""
    units = context.words("unit")
    people = [
        Hit(h.start, h.end, _PEOPLE, h.lang)
        for h in context.words("name")
        if h.value.startswith("demonym/") and not describes(context.text, h)
    ]
    return sorted([*units, *people], key=lambda h: (h.start, -h.end)) if people else units


def _unit(context: Context, number: Number, units: list[Hit], starts: list[int]) -> Hit | None:
    text, lang = context.text, number.lang or "en"
    gap_pattern = _named(f"gap-{lang}")
    if gap_pattern is None:
        return None
    i = bisect.bisect_left(starts, number.end)
    while i < len(units) and units[i].start - number.end <= LONGEST_GAP:
        unit = units[i]
        i += 1
        name = unit.value.partition("/")[0]
        if unit.lang != lang and name != "percent":
            continue
        gap = text[number.end : unit.start]
        if name == _PEOPLE:
            if not may_count(unit, gap):
                return None
            name = "person"
        if name == "-":
            return None
        close = gap in {"", " "} or any(around(w).fullmatch(gap) for w in ("more-after", "close"))
        if name in _CLOSE:
            if not close or number.form in {"magnitude", "fraction"} or (name == "year" and number.low > 999):
                continue
        elif gap_pattern.regex.fullmatch(gap) is None:
            return None
        if number.form == "word" and name not in _COUNTED_IN_WORDS:
            return None
        if (name == "territory") != (number.form == "fraction"):
            continue
        return unit
    return None


def _currency(context: Context, number: Number) -> bool:
    if number.form != "digits":
        return False
    return around("currency").search(context.text, max(0, number.start - 5), number.start) is not None


def _range_start(context: Context, previous: Number | None, number: Number) -> Number | None:
    """Return the number before, where the two are a range ("20 to 30 villages")."""
    if previous is None or previous.form != "digits" or number.form != "digits":
        return None
    gap = context.text[previous.end : number.start]
    if len(gap) > 6 or not 0 < previous.low < number.low or around("range").fullmatch(gap) is None:
        return None
    if around("and").fullmatch(gap):
        lead = context.text[max(0, previous.start - 12) : previous.start]
        return previous if around("between").search(lead) else None
    return previous


def _quantity(context: Context, number: Number, unit: Hit | None, first: Number | None) -> Found:
    text, start, end = context.text, number.start, unit.end if unit else number.end
    comparator = "magnitude" if number.form == "magnitude" else "exact"
    if first is not None:
        start, comparator = first.start, "range"
    sign = around("currency").search(text, max(0, start - 5), start)
    start = sign.start() if sign else start
    compared = _named(number.lang or "en")
    before = compared.around(text, start, end) if compared else None
    if before is not None and before[2]:
        start = before[0]
        comparator = next(iter(before[2])).replace("_", "-") if comparator == "exact" else comparator
    if comparator == "exact" and any(around("more-after").match(text, e) for e in (number.end, end)):
        comparator = "more-than"
    name, _, measure = unit.value.partition("/") if unit else ("money", "", "")
    name = "person" if name == _PEOPLE else name
    return _found((start, end), comparator, number, first, (name, measure))


def _found(
    span: tuple[int, int], comparator: str, number: Number, first: Number | None, counted: tuple[str, str]
) -> Found:
    unit, measure = counted
    lower, upper = _bounds(comparator, number, first)
    shown = f"{_plain(first.low)}-{_plain(number.low)}" if first else _plain(number.low)
    comparator = {"almost": "about", "range": "about"}.get(comparator, comparator)
    attrs: dict[str, str | int | float] = {"comparator": comparator, "number": number.low, "unit": unit}
    if lower is not None:
        attrs["lower"] = lower
    if upper is not None:
        attrs["upper"] = upper
    if measure:
        attrs["measure"] = measure
    name = f"quantity/{comparator}-{shown}-{unit or 'thing'}"
    return Found(*span, "quantity", name, f"quantity/{number.form}", 0.85, attrs=attrs)


def _bounds(comparator: str, number: Number, first: Number | None) -> tuple[float | None, float | None]:
    low, high = number.low, number.high
    if first is not None:
        return first.low, high
    if comparator in {"up-to", "less-than"}:
        return None, high
    if comparator in {"more-than", "at-least"}:
        return low, None
    if comparator == "almost":
        return round(low * (1 - _ALLOWANCE), 4), high
    if comparator == "about":
        return round(low * (1 - _ALLOWANCE), 4), round(high * (1 + _ALLOWANCE), 4)
    return low, high


def _plain(number: float) -> str:
    """Return a number without a needless decimal point.

    >>> _plain(40000.0), _plain(0.2)
    ('40000', '0.2')
    """
    return str(int(number)) if number == int(number) else str(number)

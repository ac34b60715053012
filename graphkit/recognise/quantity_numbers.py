"""Numbers that may count something: digits, words, orders of magnitude and shares."""

from __future__ import annotations

import bisect
import re
from functools import cache

import msgspec

from graphkit.knowledge.patterns import regex
from graphkit.recognise.numerals import before_multiplier, digits_value
from graphkit.recognise.spelt_numbers import spelt_numbers
from graphkit.scan.context import Context, Found, Hit

LONGEST_NUMBER = 18  # characters of a number printed in groups
REACH = 120  # characters from digits to the farthest word that may be what they count
DIVISIBLE = frozenset(
    ("percent", "money", "hectare", "kilometre", "nautical-mile", "metre", "tonne", "year", "month")
)
LABEL = 5  # characters before digits that make them a number of something: "post P - 4"
CURRENCY = 5  # characters before digits within which a sign of a currency stands


class Number(msgspec.Struct):
    """One number as printed.

    Args:
        start, end: view offsets.
        low, high: the number; where it is vague, from and to.
        form: "digits", "word", "magnitude" or "fraction".
        lang: language of the words around it.
    """

    start: int
    end: int
    low: float
    high: float
    form: str
    lang: str


@cache
def around(name: str) -> re.Pattern[str]:
    """Return the pattern `quantity/<name>` for what stands around a number."""
    return regex("quantities", f"quantity/{name}")


@cache
def _groups() -> re.Pattern[str]:
    grouped = r"\d{1,3}(?:([., ])\d{3}(?!\d))(?:\1\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?"
    return re.compile(grouped + r"|\d+(?:[.,]\d{1,2}(?!\d))?|\d+")


@cache
def _arabic() -> re.Pattern[str]:
    return re.compile(r"\d{1,3}(?: \d{1,3}(?!\d)){0,3}(?:[.,]\d{1,3}(?!\d))?|\d+")


@cache
def _reversed() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:0\d\d(?: \d{3})* \d{1,3}|\d{3}(?: \d{3})* \d{1,2})(?![\d/.,])")


def numbers(context: Context, dates: list[Found], units: list[int]) -> list[Number]:
    """Return the numbers that are no dates, symbols or numbers of things, in order.

    Args:
        context: the document with its known words.
        dates: its dates, in order.
        units: where what may be counted starts, in order; digits far from all of these and
            from any sign of a currency are passed over.
    """
    found = _digit_numbers(context, dates, units)
    for start, end, value, lang in spelt_numbers(context):
        found.append(Number(start, end, value, value, "word", lang))
    for category, form in (("magnitude", "magnitude"), ("fraction", "fraction")):
        for hit in _longest(context.words(category)):
            lang = context.lang_at(hit.start)
            if (not lang or lang == hit.lang) and not _within_numeral(context.text, hit):
                low, _, high = hit.value.partition("-")
                found.append(Number(hit.start, hit.end, float(low), float(high or low), form, hit.lang))
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in _multiplied(context, found):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _within_numeral(text: str, hit: Hit) -> bool:
    """Tell whether a Chinese number word is a piece of a longer numeral, or an ordinal (第七十六年)."""
    if hit.lang != "zh":
        return False
    numeral = around("numeral")
    return bool(numeral.match(text, hit.start - 1) if hit.start else None) or bool(
        numeral.match(text, hit.end)
    )


def _longest(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _near(text: str, start: int, units: list[int]) -> bool:
    """Tell whether something that may be counted stands behind digits, or a currency before them."""
    i = bisect.bisect_left(units, start)
    if i < len(units) and units[i] - start <= REACH:
        return True
    return not text[max(0, start - CURRENCY) : start].replace(" ", "").isalnum()


def _is_measured(context: Context, start: int) -> bool:
    """Say whether a unit that can be divided starts here: "13.9 per cent of", not "4.1 States parties"."""
    hits = context.within("unit", start, start + 1)
    return any(h.value.partition("/")[0] in DIVISIBLE for h in hits)


def _behind_item(context: Context, start: int, units: list[int]) -> int:
    """Return where the text behind the number of a list's item starts, 0 where no such number is."""
    text = context.text
    if start and text[start - 1] != "\n":
        return 0
    item = around("item").match(text, start)
    if item is None:
        return 0
    i = bisect.bisect_left(units, item.end())
    counted = (
        i < len(units)
        and units[i] == item.end()
        and ("-" in item.group() or _is_measured(context, item.end()))
    )
    return 0 if counted or context.within("multiplier", item.end(), item.end() + 1) else item.end()


def _digit_numbers(context: Context, dates: list[Found], units: list[int]) -> list[Number]:
    text, found, floor, d = context.text, list[Number](), 0, 0
    mirrored: bool | None = None
    label, goes_on = around("label"), around("goes-on")
    for hit in context.words("digits"):
        start = hit.start
        if start < floor:
            continue
        while d < len(dates) and dates[d].end <= start:
            d += 1
        if (d < len(dates) and dates[d].start <= start) or not _near(text, start, units):
            continue
        behind = _behind_item(context, start, units)
        if behind:
            floor = behind
            continue
        lang = context.lang_at(start)
        if lang == "ar" and mirrored is None:
            mirrored = bool(_reversed().search(text))  # once a document, and in Arabic only
        match = (_arabic() if lang == "ar" else _groups()).match(text, start, start + LONGEST_NUMBER)
        floor = match.end() if match else hit.end
        if match is None or goes_on.match(text, floor) or label.search(text, max(0, start - LABEL), start):
            continue
        value = digits_value(match.group(), lang, mirrored=bool(mirrored))
        if value is not None:
            found.append(Number(start, floor, value, value, "digits", lang))
    return found


def _multiplied(context: Context, found: list[Number]) -> list[Number]:
    """Take in the words that multiply: "1.4 million", 580万."""
    words = {(h.start, h.lang): h for h in reversed(context.words("multiplier"))}
    for number in found:
        if number.form in {"magnitude", "fraction"}:
            continue
        lang = number.lang or "en"
        while (hit := words.get((number.end, lang)) or words.get((number.end + 1, lang))) is not None:
            if hit.start > number.end and context.text[number.end] != " ":
                break
            small = before_multiplier(context.text[number.start : number.end], lang)
            if small is not None:
                number.low = number.high = small
            number.end = hit.end
            number.low *= float(hit.value)
            number.high *= float(hit.value)
    return found

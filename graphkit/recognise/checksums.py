"""Citations without a noun: number and year, or session and date, agree with the register."""

from __future__ import annotations

import bisect
import itertools

from graphkit.knowledge.organs import council_year, organs
from graphkit.recognise.acts import mentions_of
from graphkit.recognise.lists import Item, year_of
from graphkit.recognise.names import Index
from graphkit.recognise.numbers import Number, checks, parse, rule, symbols
from graphkit.scan.context import Context, Found, Hit

_COMMISSIONS_UNTIL = "06"


def _is_year_of(context: Context, number: Hit, year: Hit) -> Number | None:
    """Return the number of "822 (1993)" where two runs of digits make one that the register has."""
    inside = number.start > 0 and context.text[number.start - 1] in "/-."  # of a symbol
    if inside or year.start - number.end not in {1, 2} or context.text[year.end : year.end + 1] != ")":
        return None
    parsed = parse(context.text, number.start)
    if parsed is None or parsed.form != "year":
        return None
    if _counted(context, number.start):
        return None
    return parsed if council_year(int(parsed.fields["number"])) == int(parsed.fields["year"]) else None


def _counted(context: Context, position: int) -> bool:
    """Say whether a word before a number says that it counts something else."""
    before = context.within("counted-by", max(0, position - 24), position)
    return any(position - hit.end <= 2 for hit in before)


def unannounced(context: Context, taken: list[tuple[int, int]]) -> list[Found]:
    """Number and year are a checksum: "in particular 1591 (2005)" needs no noun."""
    council = next(o for o in organs().values() if "year" in o.resolution)
    digits = context.words("digits")
    found = []
    for number, year in itertools.pairwise(digits):
        if year.start - number.end not in {1, 2} or len(year.value) != 4 or len(number.value) > 4:
            continue
        if _inside(taken, number.start):
            continue
        parsed = _is_year_of(context, number, year)
        if parsed is not None:
            found.extend(
                mentions_of(
                    Item(parsed),
                    council,
                    "resolution",
                    "number and year agree with the register",
                    0.9,
                    None,
                    True,
                    None,
                )
            )
    return found


def _inside(spans: list[tuple[int, int]], position: int) -> bool:
    at = bisect.bisect_right(spans, (position, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and spans[at][1] > position


def _agrees(number: Number, date: str) -> bool:
    """Say whether number and date confirm each other.

    A number by year needs that year, and its second half: until then commissions of the same organ,
    which numbered alike, are in session.
    """
    if number.form == "yearly":
        return number.fields["year"] == date[:4] and date[5:7] > _COMMISSIONS_UNTIL
    return number.form == "session"


def dated_numbers(context: Context, index: Index, taken: list[tuple[int, int]]) -> list[Found]:
    """Session and date are a checksum too: "including 69/158 of 18 December 2014" needs no noun."""
    found = []
    for start, mentions in index.starts.items():
        if len(mentions) == 1 and mentions[0].kind != "date":
            continue
        if context.text.find("/", max(0, start - 40), start) < 0:
            continue
        date = next((m for m in mentions if m.kind == "date" and len(m.value or "") == 10), None)
        if date is None:
            continue
        match = rule("number-before-date").search(context.text, max(0, start - 40), start)
        if match is None or _inside(taken, match.start("number")):
            continue
        if _counted(context, match.start("number")):
            continue  # "its agreed conclusions 1997/2 of 18 July 1997"
        number = parse(context.text, match.start("number"))
        year = year_of(date)
        if number is None or year is None or not _agrees(number, str(date.value)):
            continue
        organ = [
            o
            for o in organs().values()
            if not o.named_only and symbols(number, o, "resolution") and checks(number, o, year)
        ]
        if len(organ) == 1:
            item = Item(number)
            item.date = date.value
            found.extend(
                mentions_of(item, organ[0], "resolution", "session and date agree", 0.85, None, True, None)
            )
    return found

"""Dates as EDTF (ISO 8601-2) values, and the days between which each may lie."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache

_WEEK = datetime.timedelta(days=7)
_SEASON = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # northern, winter into the next year
# Thirds of a month; edges of a year and of a decade, by what the text says.
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_MONTHS = {"early": (1, 3), "mid": (4, 9), "late": (10, 12)}
_YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def edtf(year: str, month: str = "", day: str = "") -> str | None:
    """Return an EDTF value of its parts ("" where unknown), or None where there is no such day.

    >>> edtf("2020", "3", "31"), edtf("", "5", "12"), edtf("1993")
    ('2020-03-31', 'XXXX-05-12', '1993')
    >>> edtf("2021", "2", "30") is None
    True
    """
    if not month:
        return year or None
    number = int(month)
    value = f"{year or 'XXXX'}-{number:02d}"
    if not day:
        return value
    if not 1 <= int(day) <= calendar.monthrange(int(year or 2000), number)[1]:
        return None
    return f"{value}-{int(day):02d}"


@cache
def _simple() -> re.Pattern[str]:
    return re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


def _clamped(year: int, month: int, day: int) -> datetime.date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _span(value: str, modifier: str) -> tuple[datetime.date, datetime.date] | None:
    match = _simple().fullmatch(value)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    loose = mark if mark in {"~", "%"} else ""  # "?" doubts the date, it does not blur it
    if "X" in year:
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        if modifier in _YEARS and year.count("X") == 1:
            first, last = (first + n for n in _YEARS[modifier])
        return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    number = int(year)
    if day:
        slack = datetime.timedelta(days=3 if loose else 0)
        exact = datetime.date(number, int(month), int(day))
        return exact - slack, exact + slack
    if month:
        return _month_span(number, int(month), loose, modifier)
    early, late = _MONTHS.get(modifier, (1, 12))
    slack_years = 1 if loose and not modifier else 0
    return datetime.date(number - slack_years, early, 1), _clamped(number + slack_years, late, 31)


def _month_span(year: int, month: int, loose: str, modifier: str) -> tuple[datetime.date, datetime.date]:
    if month in _SEASON:
        first, last = _SEASON[month]
        return datetime.date(year, first, 1), _clamped(year, last, 31)
    if modifier in _DAYS:
        first, last = _DAYS[modifier]
        return datetime.date(year, month, first), _clamped(year, month, last)
    if loose and month in {1, 12}:  # "beginning of 1992", "end of 1991": the quarter at the edge of the year
        return (
            (datetime.date(year, 1, 1), datetime.date(year, 3, 31))
            if month == 1
            else (datetime.date(year, 10, 1), datetime.date(year, 12, 31))
        )
    slack = _WEEK if loose else _WEEK * 0
    return datetime.date(year, month, 1) - slack, _clamped(year, month, 31) + slack


def bounds(value: str | None, modifier: str = "") -> tuple[str | None, str | None]:
    """Return the first and last day, as ISO dates, on which a date may fall.

    Args:
        value: an EDTF date or interval.
        modifier: "early", "mid" or "late", where the text narrows a year, month or decade.

    Returns:
        Each None where it is open or not known (a date without its year).

    >>> bounds("1993")
    ('1993-01-01', '1993-12-31')
    >>> bounds("1991-12~/1992-01~")
    ('1991-10-01', '1992-03-31')
    >>> bounds("2020-09", "late"), bounds("199X", "early")
    (('2020-09-21', '2020-09-30'), ('1990-01-01', '1993-12-31'))
    >>> bounds("1988/..")
    ('1988-01-01', None)
    """
    if not value:
        return None, None
    value = value.replace("-XX", "")
    try:
        if "/" in value:
            first, _, last = value.partition("/")
            low, high = _span(first, ""), _span(last, "")
        else:
            low = high = _span(value, modifier)
    except ValueError:  # no such day: a value that no text of ours gave
        return None, None
    return (low[0].isoformat() if low else None), (high[1].isoformat() if high else None)


def approximate(value: str, modifier: str = "") -> str:
    """Return the EDTF value that also says "early" or "late", for a claim's date.

    >>> approximate("1991", "late"), approximate("2020-09", "late"), approximate("1993")
    ('1991-12~', '2020-09~', '1993')
    """
    if modifier in {"early", "late"} and len(value) == 4 and value.isdigit():
        return f"{value}-{'01' if modifier == 'early' else '12'}~"
    return f"{value}~" if modifier and "/" not in value else value


def opened(value: str, side: str) -> str:
    """Return the interval that "since" (side "from") or "until" (side "to") opens.

    >>> opened("1988", "from"), opened("2016-04-05", "to")
    ('1988/..', '../2016-04-05')
    """
    if "/" in value or "X" in value:
        return value
    return f"{value}/.." if side == "from" else f"../{value}"


def shifted(value: str, step: str) -> str | None:
    """Return the date that lies a step away: "month+1" from a day is the next month.

    >>> shifted("2021-05-15", "month+1"), shifted("2020-01-31", "day-1"), shifted("2021-05", "year-1")
    ('2021-06', '2020-01-30', '2020')
    """
    unit, sign, count = step[:-2], step[-2], int(step[-1])
    number = count if sign == "+" else -count
    parts = value.split("-")
    if not parts[0].isdigit():
        return None
    if unit == "year":
        return str(int(parts[0]) + number)
    if unit == "month" and len(parts) >= 2:
        months = int(parts[0]) * 12 + int(parts[1]) - 1 + number
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "day" and len(parts) == 3:
        return (datetime.date.fromisoformat(value) + datetime.timedelta(days=number)).isoformat()
    return None

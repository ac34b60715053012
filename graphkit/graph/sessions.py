"""Printed dates of a session: the interval that stands right behind its name."""

from __future__ import annotations

from datetime import date

from graphkit.graph.documents import dated
from graphkit.graph.sheet import Sheet

LONGEST = 400  # days
_DAY = 10  # characters of a full date
NEAR = 8  # characters between the name of a session and its dates


def _sitting(value: str) -> bool:
    """Tell whether dates can be those of a session: two days, little more than a year apart."""
    first, _, last = value.partition("/")
    if len(first) != _DAY or len(last) != _DAY or "X" in value:
        return False
    try:
        return 0 <= (date.fromisoformat(last) - date.fromisoformat(first)).days <= LONGEST
    except ValueError:  # a day that no calendar has
        return False


def write_sessions(sheet: Sheet) -> None:
    """Write opening and closing day of sessions whose dates are printed beside their name."""
    dates = [m for m in sheet.extraction.mentions if m.kind == "date" and m.value]
    printed: dict[str, str] = {}
    for mention in sheet.extraction.mentions:
        if mention.kind != "session" or not mention.id:
            continue
        for printed_dates in dates:
            if 0 <= printed_dates.start - mention.end <= NEAR and _sitting(str(printed_dates.value)):
                printed.setdefault(mention.id, str(printed_dates.value))
    for name, value in sorted(printed.items()):
        dated(sheet, sheet.entity(name), value, limits=True)

"""Printed dates of a session: the interval that stands right behind its name."""

from __future__ import annotations

from graphkit.graph.documents import dated
from graphkit.graph.sheet import Sheet

NEAR = 8  # characters between the name of a session and its dates


def write_sessions(sheet: Sheet) -> None:
    """Write opening and closing day of sessions whose dates are printed beside their name."""
    dates = [m for m in sheet.extraction.mentions if m.kind == "date" and m.value]
    printed: dict[str, str] = {}
    for mention in sheet.extraction.mentions:
        if mention.kind != "session" or not mention.id:
            continue
        for date in dates:
            whole = "/" in str(date.value) and ".." not in str(date.value)
            if whole and 0 <= date.start - mention.end <= NEAR:
                printed.setdefault(mention.id, str(date.value))
    for name, value in sorted(printed.items()):
        dated(sheet, sheet.entity(name), value, limits=True)

"""What a document prints of itself: all its symbols are one work, and so are its title and its job number."""

from __future__ import annotations

import bisect
import re

from graphkit.model import Frame
from graphkit.scan.context import Context, Found

JOB_NUMBER = re.compile(r"(?<![\d-])(?:GE\.|V\.)?\d{2}-\d{5}(?!\d)")
_RULE = "document/job-number"


def own_marks(context: Context, frame: Frame, found: list[Found]) -> list[Found]:
    """Return the mentions, each of the document's own symbols and job numbers linked to the document.

    Args:
        context: the scanned document.
        frame: what the document says of itself.
        found: all mentions in view offsets, ordered; those of own symbols are changed in place.
    """
    if frame.type == "statement" and frame.symbols:
        title = next((f for f in found if f.kind == "document"), None)
        if title is not None and _is_title(context, frame, title):
            title.id, title.symbol = frame.id, frame.symbols[0]
    if len(frame.symbols) > 1:
        for one in found:
            if one.symbol in frame.symbols and one.kind == "document" and one.id != frame.id:
                one.id, one.symbols = frame.id, frame.symbols
    marks = [
        Found(start, end, "document", frame.id, _RULE, 0.95, "job-number")
        for block in context.blocks
        if frame.job_number and block.role == "running-header"
        for start, end in _printed(context, frame.job_number, block.start, block.end)
    ]
    starts = [f.start for f in found]
    marks = [m for m in marks if not _taken(found, starts, m)]
    return sorted([*found, *marks], key=lambda f: (f.start, -f.end)) if marks else found


def _is_title(context: Context, frame: Frame, one: Found) -> bool:
    """Say whether a mention is the title under which the document itself stands."""
    words = " ".join(context.text[one.start : one.end].split())
    return one.attrs.get("author") == frame.author and any(words == title for title in frame.titles.values())


def _printed(context: Context, number: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in JOB_NUMBER.finditer(context.text, start, end) if m[0] == number]


def _taken(found: list[Found], starts: list[int], mark: Found) -> bool:
    at = bisect.bisect_left(starts, mark.end)
    return any(f.end > mark.start and f.kind in {"document", "date"} for f in found[max(0, at - 6) : at])

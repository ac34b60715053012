"""Refuses what the register rules out once the document's date is known: nobody cites the future."""

from __future__ import annotations

from graphkit.knowledge.organs import council_year
from graphkit.scan.context import Context, Found


def refuse_future(context: Context, found: list[Found], date: str | None) -> None:
    """Leave a bare number open where the Council's resolution of that number is later than the document.

    Args:
        context: the scanned document.
        found: all mentions in view offsets; bare numbers may lose their id, and keep it as candidate.
        date: EDTF date of the document, or None.
    """
    if date is None or not date[:4].isdigit():
        return
    for one in found:
        printed = context.text[one.start : one.end]
        if one.kind != "resolution" or one.id is None or not printed.isdigit():
            continue
        year = council_year(int(printed))
        if year is not None and year > int(date[:4]):
            one.candidates, one.reason = (one.id,), "the resolution of this number is later than the document"
            one.id, one.symbol, one.symbols, one.confidence = None, None, (), 0.3

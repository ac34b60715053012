"""Works named by author whose symbol is printed behind: "report of the Secretary-General (S/2014/1)"."""

from __future__ import annotations

import bisect

from graphkit.recognise.committees import reference_rule
from graphkit.scan.context import Found

_REACH = 170  # characters between the name and the bracket: a date and a topic may stand there
_REASON = "the symbol printed after it"


def link_by_symbol(text: str, found: list[Found], cited: list[Found]) -> None:
    """Give works named by author the id of the document whose symbol stands in brackets behind them.

    Args:
        text: the view.
        found: mentions of works, which may change.
        cited: the mentions of documents by symbol, in order.
    """
    symbols = [f for f in cited if f.kind == "document" and f.symbol and text[f.start - 1] in "(（"]
    named = (f for f in found if f.kind == "document" and str(f.id).startswith("work/"))
    cites = {f.start: f for f in cited if f.kind == "document" and f.symbol}
    joint = reference_rule("between-symbols")

    def several(first: Found) -> bool:
        """Say whether the bracket goes on to another document, which is no addendum to the first."""
        link = joint.match(text, first.end)
        other = cites.get(link.end()) if link else None
        return other is not None and not str(other.symbol).startswith(str(first.symbol))

    works = sorted(named, key=lambda f: f.start)
    starts = [f.start for f in works]
    for symbol in symbols:
        if several(symbol):
            continue
        last = bisect.bisect_left(starts, symbol.start) - 1
        if last < 0:
            continue
        work = works[last]
        between = reference_rule("work-to-symbol")
        if symbol.start - work.end <= _REACH and between.fullmatch(text, work.end, symbol.start):
            work.id, work.reason, work.confidence = symbol.id, _REASON, 0.9

"""Which organ speaks or is spoken of where: it decides whose resolution "39/2" is."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from graphkit.knowledge.organs import Organ, organs
from graphkit.scan.context import Context, Found

MASTHEAD = 2_000  # characters at the top of a document in which its own organ is named
_CLAUSE = 80  # characters between an organ and "its resolution"
_NEAR = 600  # characters before a citation in which the organ named last still governs


class Bodies:
    """The organs a document names, in order.

    Args:
        context: the scanned document.
        found: names found before.
    """

    def __init__(self, context: Context, found: list[Found]) -> None:
        self._context = context
        known = organs()
        named = [f for f in found if f.kind == "body" and f.id in known]
        self._found = sorted(named, key=lambda f: f.start)
        self._starts = [f.start for f in self._found]
        self.own = self._own()

    def _own(self) -> Organ | None:
        """Return the organ that issues the document: it opens a paragraph, or stands first."""
        first = None
        for found in self._found:
            if found.start > MASTHEAD:
                break
            first = first or found
            block = self._context.block_at(found.start)
            opens = found.start - block.start <= 4
            if opens and self._context.text[found.end : found.end + 1] == ",":
                return organs()[str(found.id)]
        return organs()[str(first.id)] if first else None

    def names(self, body: str) -> bool:
        """Say whether the document names an organ anywhere."""
        return any(found.id == body for found in self._found)

    def governing(self, position: int) -> Iterator[tuple[Organ, str, float]]:
        """Yield the organs that may govern a place, likeliest first, with reason and confidence."""
        last = bisect.bisect_left(self._starts, position)
        near = self._found[max(0, last - 3) : last]
        if _owned(self._context, position):
            if near and position - near[-1].end <= _CLAUSE:
                yield organs()[str(near[-1].id)], "its own: the organ named just before", 0.92
            if self.own is not None:
                yield self.own, "the issuing organ's own", 0.9
        for found in reversed(near):
            if position - found.start <= _NEAR:
                yield organs()[str(found.id)], "the organ named last before", 0.85
        if self.own is not None:
            yield self.own, "the issuing organ", 0.8
        for organ in (o for o in organs().values() if not o.named_only):
            yield organ, "by the form of the number", 0.6


def _owned(context: Context, position: int) -> bool:
    """Say whether "its", «своей», 其 stands just before a citation."""
    return any(position - hit.end <= 2 for hit in context.within("owner", max(0, position - 12), position))

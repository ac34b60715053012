"""Which organ speaks or is spoken of where: it decides whose resolution "39/2" is."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from functools import cached_property

from graphkit.knowledge.organs import Organ, organs
from graphkit.recognise.lists import body_before
from graphkit.recognise.names import Index
from graphkit.recognise.numbers import rule
from graphkit.recognise.openings import openings
from graphkit.scan.context import Context, Found

MASTHEAD = 2_000  # characters at the top of a document in which its own organ is named
_CLAUSE = 80  # characters between an organ and "its resolution"
_TOP = 400  # characters in which a report names the body whose it is
_FIRST = 8  # bodies looked at there
_JOINT = 40  # characters between a body and the citation of its act: ", pursuant to its "
_RIVAL = 6_000  # characters before a citation in which another body that numbers likewise matters
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
        self._every = sorted((f for f in found if f.kind == "body"), key=lambda f: f.start)
        named = [f for f in self._every if f.id in known]
        self._found = named
        self._starts = [f.start for f in self._found]
        self.own = self._own()

    def _own(self) -> Organ | None:
        """Return the organ that issues the document: it opens a paragraph, or stands first."""
        first = None
        for found in self._found:
            if found.start > MASTHEAD:
                break
            block = self._context.block_at(found.start)
            organ = organs()[str(found.id)]
            if (
                first is not None
                and organ.under == first.id
                and found.end - found.start == block.end - block.start
            ):
                first = found
            first = first or found
            opens = found.start - block.start <= 4
            if opens and self._context.text[found.end : found.end + 1] == ",":
                return organ
        return organs()[str(first.id)] if first else None

    def names(self, body: str) -> bool:
        """Say whether the document names an organ anywhere."""
        return any(found.id == body for found in self._found)

    def speaker(self, position: int, index: Index) -> Found | None:
        """Return the body of "the Commission on Human Rights, in its resolution" or "Commission resolution".

        Args:
            position: where the noun of the citation stands, in Chinese where its list starts.
            index: names by their ends.
        """
        context = self._context
        dated = [f for f in index.ends.get(position, ()) if f.kind == "date"]
        position = dated[0].start if dated else position  # 其2024年3月6日第8987号决议
        owner = [h for h in context.within("owner", max(0, position - 12), position) if position - h.end <= 2]
        ending = context.within("owned-noun", max(0, position - 2), position + 1)
        start = owner[-1].start if owner else position
        if owner or ending:
            joint = rule("in-its").search(context.text, max(0, start - _JOINT), start)
            said = body_before(joint.start(), context.text, index) if joint else None
            return said or self._opened(start)
        short = context.within("numbering-body", max(0, position - _JOINT), position)
        if not short or not 0 <= position - short[-1].end <= 1:
            return None
        word = context.text[short[-1].start : short[-1].end]
        before = [f for f in self._every if f.end < short[-1].start and self._printed(f).startswith(word)]
        longer = [f for f in before if f.id is not None and len(self._printed(f)) > len(word)]
        unknown = Found(short[-1].start, short[-1].end, "body", None, "citation/short", 0.4)
        return longer[-1] if longer else unknown

    @cached_property
    def _openings(self) -> list[Found]:
        """The bodies that stand at the head of what they adopt."""
        return openings(self._context, self._every)

    def _opened(self, position: int) -> Found | None:
        """Return the body that adopts the text round a place, where it is none of the UN's organs."""
        before = [f for f in self._openings if f.end <= position]
        return before[-1] if before and before[-1].id not in organs() else None

    def _printed(self, found: Found) -> str:
        return self._context.text[found.start : found.end]

    def of_another(self) -> bool:
        """Say whether the document is a commission's or a conference's own: its name stands at the top."""
        tops = {h.start for h in self._context.within("numbering-body", 0, _TOP)}
        return any(
            f.start in tops and f.id is not None and f.id not in organs() for f in self._every[:_FIRST]
        )

    def rivalled(self, body: str, position: int) -> bool:
        """Say whether a conference or board that numbers likewise is nearer to a place than a body is."""
        rivals = self._context.words("numbering-body")
        last = bisect.bisect_left(self._starts, position)
        own = next((f for f in reversed(self._found[:last]) if f.id == body), None)
        floor = max(own.end if own else 0, position - _RIVAL)
        near = own is not None and position - own.end <= _NEAR
        return not near and any(r.value == "conference" and floor <= r.start < position for r in rivals)

    def governing(self, position: int) -> Iterator[tuple[Organ, str, float]]:
        """Yield the organs that may govern a place, likeliest first, with reason and confidence."""
        last = bisect.bisect_left(self._starts, position)
        near = self._found[max(0, last - 3) : last]
        owner = _owner(self._context, position)
        if owner in {"he", "she"}:
            near = [f for f in near if organs()[str(f.id)].arabic == owner]
        if owner is not None:
            floor = max(self._context.block_at(position).start, position - _CLAUSE)
            if near and near[-1].end >= floor:  # in an earlier paragraph it is not the one meant by "its"
                yield organs()[str(near[-1].id)], "its own: the organ named just before", 0.92
            if self.own is not None:
                yield self.own, "the issuing organ's own", 0.9
        floor = self._context.block_at(position).start if self.own is not None else 0
        for found in reversed(near):  # an organ's own resolutions need no name in another paragraph
            if position - found.start <= _NEAR and found.end >= floor:
                yield organs()[str(found.id)], "the organ named last before", 0.85
        if self.own is not None:
            yield self.own, "the issuing organ", 0.8
        if owner is None and self.of_another():
            return
        for organ in (o for o in organs().values() if not o.named_only):
            yield organ, "by the form of the number", 0.6


def _owner(context: Context, position: int) -> str | None:
    """Say who owns a citation: "its" for a word before it, "he" or "she" for an Arabic ending, else None."""
    ending = context.within("owned-noun", max(0, position - 2), position + 1)
    if ending:
        return ending[-1].value
    before = context.within("owner", max(0, position - 12), position)
    return "its" if any(position - hit.end <= 2 for hit in before) else None

"""What a recogniser sees of one document, and what it gives back.

A recogniser never scans the whole text. One automaton pass has found every known
word (`Context.words`), by category; the recogniser looks around the hits of its
own trigger categories.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from itertools import islice
from operator import le

import msgspec

from graphkit.model import Block, Document


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A known word in the view: where, and what it stands for.

    Args:
        start, end: view offsets.
        value: what the table says it stands for ("03" for a month, "person" for a unit).
        lang: language of the table's form.
        hint: how far a name can be trusted alone ("needs-context", "never-alone", "").
    """

    start: int
    end: int
    value: str
    lang: str
    hint: str = ""


class Found(msgspec.Struct, gc=False):
    """A mention before it is placed in the file: offsets count in the view.

    The fields are those of `graphkit.model.Mention`; `slots` keeps the inner
    mentions a phrase was made of, by slot name.
    """

    start: int
    end: int
    kind: str
    id: str | None
    rule: str
    confidence: float = 0.95
    form: str = "name"
    symbol: str | None = None
    symbols: tuple[str, ...] = ()
    value: str | None = None
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    antecedent: tuple[int, int] | None = None
    group: tuple[int, int] | None = None
    pin: tuple[str, ...] = ()
    attrs: dict[str, str | int | float] = {}
    slots: dict[str, Found] = {}


def in_order(found: Sequence[Found]) -> list[Found]:
    """Return mentions by where they start, at one place the longest first; most often they stand so.

    >>> [(f.start, f.end) for f in in_order([Found(3, 4, "date", None, ""), Found(3, 9, "date", None, "")])]
    [(3, 9), (3, 4)]
    """
    keys = [(one.start << 32) - one.end for one in found]
    if all(map(le, keys, islice(keys, 1, None))):
        return list(found)
    return [found[row] for row in sorted(range(len(keys)), key=keys.__getitem__)]


class Words:
    """The hits of one category, ordered by start; each is made when it is asked for.

    Args:
        starts: view offsets of the hits of many categories, one category after the other.
        first, last: the rows of this one.
        make: gives the hits of some rows, first to last.
        tell: gives only what they stand for; None where that is to be read off the hits.
    """

    def __init__(
        self,
        starts: list[int],
        first: int,
        last: int,
        make: Callable[[int, int], list[Hit]],
        tell: Callable[[int, int], list[str]] | None = None,
    ) -> None:
        self._starts = starts
        self._first = first
        self._last = last
        self._make = make
        self._tell = tell
        self._all: list[Hit] | None = None

    def values(self) -> list[tuple[int, str]]:
        """Return where each hit begins and what it stands for, for those who need few of them as hits."""
        if self._tell is None:
            return [(hit.start, hit.value) for hit in self.all()]
        told = self._tell(self._first, self._last)
        return list(zip(self._starts[self._first : self._last], told, strict=True))

    def all(self) -> list[Hit]:
        """Return all hits."""
        if self._all is None:
            self._all = self._make(self._first, self._last)
        return self._all

    def starts(self) -> list[int]:
        """Return where all hits begin."""
        return self._starts[self._first : self._last]

    def within(self, start: int, end: int) -> list[Hit]:
        """Return the hits that begin in a span of the view."""
        starts, low, high = self._starts, self._first, self._last
        first = bisect.bisect_left(starts, start, low, high)
        if first == high or starts[first] >= end:
            return []
        last = bisect.bisect_left(starts, end, first, high)
        return self._make(first, last) if self._all is None else self._all[first - low : last - low]


class Context:
    """One document with all known words found.

    Args:
        document: the document as read.
        known: the known words by category.
    """

    def __init__(self, document: Document, known: dict[str, Words]) -> None:
        self.document = document
        self.text = document.view.text
        self.blocks: Sequence[Block] = document.blocks
        self._known = known
        self._block_starts = [block.start for block in document.blocks]
        self._block = Block(0, 0, "", "")  # the one asked for last
        langs = {block.lang for block in document.blocks}
        self._only = langs.pop() if len(langs) == 1 else None

    def block_at(self, position: int) -> Block:
        """Return the block that holds a view offset (the nearest before it, between blocks)."""
        return self.blocks[max(0, bisect.bisect_right(self._block_starts, position) - 1)]

    def lang_at(self, position: int) -> str:
        """Return the language at a view offset, "" where unknown."""
        if self._only is not None:
            return self._only
        if not self._block.start <= position < self._block.end:
            if not self.blocks:
                return ""
            self._block = self.block_at(position)
        return self._block.lang

    def words(self, category: str) -> list[Hit]:
        """Return the hits of one category, ordered by start."""
        known = self._known.get(category)
        return known.all() if known is not None else []

    def values(self, category: str) -> list[tuple[int, str]]:
        """Return where each hit of one category begins and what it stands for, ordered by start."""
        known = self._known.get(category)
        return known.values() if known is not None else []

    def starts(self, category: str) -> list[int]:
        """Return where the hits of one category begin, in order."""
        known = self._known.get(category)
        return known.starts() if known is not None else []

    def within(self, category: str, start: int, end: int) -> list[Hit]:
        """Return the hits of one category that begin in a span of the view."""
        known = self._known.get(category)
        return known.within(start, end) if known is not None else []

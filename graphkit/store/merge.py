"""Joins the shards of several files into one set of quads.

What a file says of itself stays in its own graphs. What several files say alike (a
document both cite, an entity both name) is kept once, in the first graph that has it,
so that every triple stands in exactly one graph (see `graphkit.store.shared`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graphkit.graph.iris import Iris
from graphkit.graph.terms import string, term, true
from graphkit.store.shared import How, chosen, lines_of

_BEHIND = chr(0x10FFFF)  # behind whatever a line goes on with
_REPLACEABLE = ("doc/", "work/", "person/")


def own_graphs(iris: Iris) -> tuple[str, ...]:
    """Return how the lines begin that no other file can have."""
    return f"<{iris.id}src/", f"<{iris.graph}", f"<{iris.id}run/"


@lru_cache(maxsize=4)
def _name(start: str) -> re.Pattern[str]:
    """Return a pattern of IRIs of what may turn out to be something already named."""
    return re.compile(rf"<{re.escape(start)}((?:{'|'.join(_REPLACEABLE)})[^>]*)>")


def replaceable(shard: str, iris: Iris) -> tuple[str, ...]:
    """Return the ids in a shard that another file may show to mean something already named, ordered."""
    return tuple(sorted(set(_name(iris.id).findall(shard))))


def parted(shard: str, own: tuple[str, ...]) -> Iterator[tuple[bool, str]]:
    """Yield the lines of a shard in stretches, in order: those that no other file can have, and others.

    Args:
        shard: sorted lines, so that those of one beginning stand together.
        own: how the lines begin that no other file can have.

    >>> list(parted("a 1\\na 2\\nb 1\\nc 1\\n", ("b",)))
    [(False, 'a 1\\na 2'), (True, 'b 1'), (False, 'c 1')]
    """
    at = 0
    for beginning in sorted(own):
        first = _line(shard, beginning, at)
        last = _line(shard, beginning + _BEHIND, first)
        if last > first:
            if first > at:
                yield False, shard[at : first - 1]
            yield True, shard[first : last - 1]
            at = last
    if at < len(shard):
        yield False, shard[at:-1]


def _line(lines: str, least: str, low: int) -> int:
    """Return where the first of some sorted lines begins that is not less than a text.

    Args:
        lines: the lines, each with its end.
        least: the text.
        low: where to begin.

    >>> _line("a 1\\nb 1\\nb 2\\nc 1\\n", "b", 0), _line("a 1\\nb 1\\nb 2\\nc 1\\n", "b" + _BEHIND, 0)
    (4, 12)
    """
    high, size = len(lines), len(least)
    while low < high:
        start = lines.rfind("\n", low, (low + high) // 2) + 1 or low
        if lines[start : start + size] < least:
            low = lines.index("\n", start) + 1
        else:
            high = start
    return low


class Merger:
    """Puts names right in what shards say, where several names were found to mean one thing.

    Args:
        iris: where the IRIs of this graph begin.
        aliases: canonical id by the id that it replaces.
        reasons: why, by the id that is replaced.
    """

    def __init__(self, iris: Iris, aliases: dict[str, str], reasons: dict[str, str] | None = None) -> None:
        self._own = own_graphs(iris)
        self._name = _name(iris.id)
        self._inside = {
            iris.entity(old).removeprefix(iris.id): f"<{iris.entity(new)}>" for old, new in aliases.items()
        }
        self._aliases = {f"<{iris.entity(old)}>": f"<{iris.entity(new)}>" for old, new in aliases.items()}
        self._reasons = {f"<{iris.entity(old)}>": why for old, why in (reasons or {}).items()}
        self._works = f"<{iris.graph}authority/works> ."

    def shared(self, shard: str, names: Iterable[str]) -> list[str]:
        """Return the lines of a file that others may share, with all names put right.

        Args:
            shard: sorted lines; names: the ids in it that may have been replaced.
        """
        text = "\n".join(stretch for own, stretch in parted(shard, self._own) if not own)
        return lines_of(text if self._inside.keys().isdisjoint(names) else self._renamed(text))

    def stretches(self, shard: str, names: Iterable[str], how: How) -> Iterator[str]:
        """Yield what a graph has of a shard: lines, and stretches of lines that no other file has.

        Args:
            shard: sorted lines, so that those of one beginning stand together.
            names: the ids in it that may have been replaced.
            how: which of the lines that others may share are kept.
        """
        right, at = self._inside.keys().isdisjoint(names), 0
        for own, stretch in parted(shard, self._own):
            text = stretch if right else self._renamed(stretch)
            if own:
                yield text
                continue
            lines = text.split("\n")
            yield from chosen(lines, how[at : at + len(lines)])
            at += len(lines)

    def alias_lines(self) -> Iterator[str]:
        """Yield the lines that lead from a replaced name to the one in use."""
        for old, new in sorted(self._aliases.items()):
            yield f"{old} {term('owl:deprecated')} {true()} {self._works}"
            yield f"{old} {term('dcterms:isReplacedBy')} {new} {self._works}"
            if old in self._reasons:
                yield f"{old} {term('gk:linkedBecause')} {string(self._reasons[old])} {self._works}"

    def renamed(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield lines with every replaced name put right; a line that then says nothing is left out."""
        for line in lines:
            row = self._renamed(line) if self._aliases else line
            subject, _, value = row.split(" ", 3)[:3]
            if subject != value:
                yield row

    def _renamed(self, text: str) -> str:
        return self._name.sub(lambda m: self._inside.get(m[1]) or m[0], text)

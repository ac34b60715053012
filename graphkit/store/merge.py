"""Joins the shards of several files into one set of quads.

What a file says of itself stays in its own graphs. What several files say alike (a
document both cite, an entity both name) is kept once, in the first graph that has it,
so that every triple stands in exactly one graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphkit.graph.iris import Iris
from graphkit.graph.terms import string, term, true

_IRI = r"<[^>]*>"
_LABEL = term("skos:prefLabel")
_OTHER = term("skos:altLabel")


def own_graphs(iris: Iris) -> tuple[str, ...]:
    """Return how the lines begin that no other file can have."""
    return f"<{iris.id}src/", f"<{iris.graph}", f"<{iris.id}run/"


def parted(shard: str, own: tuple[str, ...]) -> Iterator[tuple[bool, str]]:
    """Yield the lines of a shard in stretches, in order: those that no other file can have, and others.

    Args:
        shard: sorted lines, so that those of one beginning stand together.
        own: how the lines begin that no other file can have.

    >>> list(parted("a 1\\na 2\\nb 1\\nc 1\\n", ("b",)))
    [(False, 'a 1\\na 2'), (True, 'b 1'), (False, 'c 1')]
    """
    text, at = f"\n{shard}".rstrip("\n"), 0
    for beginning in sorted(own):
        first = text.find(f"\n{beginning}", at)
        if first >= 0:
            if first > at:
                yield False, text[at + 1 : first]
            at = text.find("\n", text.rindex(f"\n{beginning}") + 1)
            at = at if at >= 0 else len(text)
            yield True, text[first + 1 : at]
    if at < len(text):
        yield False, text[at + 1 :]


class Merger:
    """Passes shards through one after the other, in the order of their hashes.

    Args:
        iris: where the IRIs of this graph begin.
        aliases: canonical id by the id that it replaces.
        reasons: why, by the id that is replaced.
    """

    def __init__(self, iris: Iris, aliases: dict[str, str], reasons: dict[str, str] | None = None) -> None:
        self._id = iris.id
        self._own = own_graphs(iris)
        self._aliases = {f"<{iris.entity(old)}>": f"<{iris.entity(new)}>" for old, new in aliases.items()}
        self._reasons = {f"<{iris.entity(old)}>": why for old, why in (reasons or {}).items()}
        self._works = f"<{iris.graph}authority/works> ."
        self._seen: set[str] = set()
        self._labels: dict[tuple[str, str], str] = {}

    def lines(self, shard: str) -> Iterator[str]:
        """Yield the lines of a shard that the graph does not have yet."""
        for stretch in self.stretches(shard):
            yield from stretch.split("\n")

    def stretches(self, shard: str, names: Iterable[str] | None = None) -> Iterator[str]:
        """Yield what the graph does not have yet of a shard: lines, and stretches of lines that no other has.

        Args:
            shard: sorted lines, so that those of one beginning stand together.
            names: what in it may have been replaced, as IRIs without `Iris.id`; None where that is not known.
        """
        stale = self._stale(shard, names)
        for own, stretch in parted(shard, self._own):
            text = self._renamed(stretch) if stale else stretch
            if own:
                yield text
                continue
            for line in text.split("\n"):
                if line[: line.rindex(" ", 0, -2)] not in self._seen:
                    yield from self._shared(line)

    def _stale(self, shard: str, names: Iterable[str] | None) -> bool:
        """Say whether a name of a shard is replaced by another."""
        if not self._aliases:
            return False
        every = re.findall(_IRI, shard) if names is None else [f"<{self._id}{name}>" for name in names]
        return not self._aliases.keys().isdisjoint(every)

    def alias_lines(self) -> Iterator[str]:
        """Yield the lines that lead from a replaced name to the one in use."""
        for old, new in sorted(self._aliases.items()):
            yield f"{old} {term('owl:deprecated')} {true()} {self._works}"
            yield f"{old} {term('dcterms:isReplacedBy')} {new} {self._works}"
            if old in self._reasons:
                yield f"{old} {term('gk:linkedBecause')} {string(self._reasons[old])} {self._works}"

    def new(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines whose triple the graph does not have yet, in any of its graphs."""
        for line in lines:
            yield from self._shared(line)

    def renamed(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield lines with every replaced name put right; a line that then says nothing is left out."""
        for line in lines:
            row = self._renamed(line) if self._aliases else line
            subject, _, value = row.split(" ", 3)[:3]
            if subject != value:
                yield row

    def _renamed(self, text: str) -> str:
        return re.sub(_IRI, lambda m: self._aliases.get(m[0], m[0]), text)

    def _shared(self, line: str) -> Iterator[str]:
        triple, _, graph = line[:-2].rpartition(" ")
        subject, predicate, value = triple.split(" ", 2)
        if predicate == _LABEL:
            # One display label a language; a second one is a variant.
            tag = value.rpartition('"')[2]
            if self._labels.setdefault((subject, tag), value) != value:
                triple = f"{subject} {_OTHER} {value}"
        if triple not in self._seen:
            self._seen.add(triple)
            yield f"{triple} {graph} ."

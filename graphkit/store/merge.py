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


class Merger:
    """Passes shards through one after the other, in the order of their hashes.

    Args:
        iris: where the IRIs of this graph begin.
        aliases: canonical id by the id that it replaces.
        reasons: why, by the id that is replaced.
    """

    def __init__(self, iris: Iris, aliases: dict[str, str], reasons: dict[str, str] | None = None) -> None:
        self._own = own_graphs(iris)
        self._aliases = {f"<{iris.entity(old)}>": f"<{iris.entity(new)}>" for old, new in aliases.items()}
        self._reasons = {f"<{iris.entity(old)}>": why for old, why in (reasons or {}).items()}
        self._works = f"<{iris.graph}authority/works> ."
        self._seen: set[str] = set()
        self._labels: dict[tuple[str, str], str] = {}

    def lines(self, shard: str) -> Iterator[str]:
        """Yield the lines of a shard that the graph does not have yet."""
        stale = bool(self._aliases) and not self._aliases.keys().isdisjoint(re.findall(_IRI, shard))
        for line in shard.split("\n"):
            if not line:
                continue
            row = self._renamed(line) if stale else line
            if row.startswith(self._own):
                yield row
            else:
                yield from self._shared(row)

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

    def _renamed(self, line: str) -> str:
        return re.sub(_IRI, lambda m: self._aliases.get(m[0], m[0]), line)

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

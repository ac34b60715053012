"""What queries give of several files, kept for the next build, which asks only about groups that changed.

All that such a query looks at hangs on claims that name one thing, an event or a text, and on nodes of
their files that hang on those claims; it takes two of them to give anything. A claim comes and goes with
its file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graphkit.graph.iris import Iris
from graphkit.graph.terms import term
from graphkit.store.construct import Construct
from graphkit.store.local import MADE, Local, queries
from graphkit.store.runs import Sorted, in_order, patch, read_lines, write_lines

if TYPE_CHECKING:
    import pyoxigraph as ox

_GROUPED = re.compile(r"^# Across files: \?(\w+), by (\S+)$", re.MULTILINE)
_WHOLE = "-"  # in the place of the thing that claims name: the query is asked as a whole


class _Query(NamedTuple):
    """A query about several files: its text, the variable of what claims name, by which property."""

    text: str
    node: str
    property: str


def _queries() -> list[_Query]:
    found = []
    for text, within in queries():
        if within is None:
            grouped = _GROUPED.search(text)
            found.append(_Query(text, grouped[1] if grouped else "", term(grouped[2]) if grouped else ""))
    return found


class Named:
    """Takes note of what claims name in lines that go by.

    `things` are, by property, what the lines say that claims name.
    """

    def __init__(self) -> None:
        self.things: dict[str, set[str]] = defaultdict(set)
        self._properties = {query.property for query in _queries()} - {""}

    def noted(self, lines: Iterable[str]) -> Iterator[str]:
        """Pass lines on."""
        for line in lines:
            _, predicate, value = line.split(" ", 3)[:3]
            if predicate in self._properties:
                self.things[predicate].add(value)
            yield line


class Across:
    """What the queries give, in a file: the thing that claims name, or "-", and a triple a line.

    Args:
        path: the file; old: that of an earlier build, or None.
        store: the store.
        iris: where the IRIs of the graph begin.
    """

    def __init__(self, path: Path, old: Path | None, store: ox.Store, iris: Iris) -> None:
        self._path = path
        self._old = old
        self._store = store
        self._own = f"{iris.id}src/"

    def make(self, named: Named) -> set[str]:
        """Write the file; return the triples that are not made any more in one place, or made now.

        Args:
            named: what claims name that have come or gone.
        """
        if self._old is None:
            write_lines(self._path, in_order(self._asked(None)))
            return set()
        again = set().union(*named.things.values(), (_WHOLE,))
        asked = set(self._asked(named))
        with Sorted(self._old) as lines:
            dropped = {line for thing in again for line in lines.beginning(f"{thing} ")}
        gone, come = dropped - asked, asked - dropped
        patch(self._old, self._path, gone, come)
        return {line.partition(" ")[2] for line in chain(gone, come)}

    def _asked(self, named: Named | None) -> Iterator[str]:
        groups = self._groups(named) if named is not None else self._store
        for query in _queries():
            store = groups if query.node else self._store
            wanted = named.things[query.property] if named is not None and query.node else None
            for thing, triple in Construct(query.text).triples(store, None, query.node or None):
                if wanted is None or thing in wanted:
                    yield f"{thing or _WHOLE} {triple}"

    def _groups(self, named: Named) -> ox.Store:
        """Return a store of all claims that name some things, with what hangs on them: it answers sooner.

        A thing that only one claim names is left out, and so is what such a claim says.
        """
        import pyoxigraph as ox

        found, claims = ox.Store(), set[str]()
        for name, things in sorted(named.things.items()):
            for thing in sorted(things):
                of, what = (ox.NamedNode(term[1:-1]) for term in (name, thing))
                naming = self._store.quads_for_pattern(None, of, what, None)
                group = {str(getattr(quad.subject, "value", "")) for quad in naming}
                claims.update(group if len(group) > 1 else ())
        for claim in sorted(claims):
            quads = list(self._store.quads_for_pattern(ox.NamedNode(claim), None, None, None))
            found.extend(quads)
            for quad in quads:
                if str(getattr(quad.object, "value", "")).startswith(self._own):
                    found.extend(self._store.quads_for_pattern(quad.object, None, None, None))  # type: ignore[arg-type]
        return found

    def triples(self) -> Iterator[str]:
        """Yield the triples; some may come from several things."""
        for line in read_lines(self._path):
            yield line.partition(" ")[2]


def shortcuts(store: ox.Store, local: Local) -> Iterator[str]:
    """Yield all triples that the queries of `ontology/queries/build` make."""
    yield from local.triples(MADE)
    for query in _queries():
        yield from (triple for _, triple in Construct(query.text).triples(store))

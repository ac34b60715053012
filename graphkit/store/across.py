"""What queries give of several files, kept for the next build, which asks only about groups that changed.

All that such a query looks at hangs on claims that name one thing, an event or a text, and on all that
hangs on those claims. A claim comes and goes with its file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graphkit.graph.terms import term
from graphkit.store.construct import Construct
from graphkit.store.local import MADE, Local, queries
from graphkit.store.runs import in_order, patch, read_lines, write_lines

if TYPE_CHECKING:
    import pyoxigraph as ox

_GROUPED = re.compile(r"^# Across files: \?(\w+), by (\S+)$", re.MULTILINE)
_WHOLE = "-"  # in the place of the thing that claims name: the query is asked as a whole


class _Query(NamedTuple):
    """A query about several files: its text, the variable of what claims name, by which property."""

    text: str
    node: str
    property: str

    def about(self, thing: str) -> str:
        """Return the text of the query about one thing.

        >>> _Query("CONSTRUCT { ?a x:p ?b } WHERE { ?a x:q ?e ; x:r ?ee }", "e", "x:q").about("<x:t>")
        'CONSTRUCT { ?a x:p ?b } WHERE { ?a x:q <x:t> ; x:r ?ee }'
        """
        return re.sub(rf"\?{self.node}\b", lambda _: thing, self.text)


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
    """

    def __init__(self, path: Path, old: Path | None, store: ox.Store) -> None:
        self._path = path
        self._old = old
        self._store = store

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
        dropped = {line for line in read_lines(self._old) if line[: line.index(" ")] in again}
        gone, come = dropped - asked, asked - dropped
        patch(self._old, self._path, gone, come)
        return {line.partition(" ")[2] for line in chain(gone, come)}

    def _asked(self, named: Named | None) -> Iterator[str]:
        for query in _queries():
            if named is None or not query.node:
                for thing, triple in Construct(query.text).triples(self._store, None, query.node or None):
                    yield f"{thing or _WHOLE} {triple}"
            else:
                for thing in sorted(named.things[query.property]):
                    for _, triple in Construct(query.about(thing)).triples(self._store):
                        yield f"{thing} {triple}"

    def triples(self) -> Iterator[str]:
        """Yield the triples; some may come from several things."""
        for line in read_lines(self._path):
            yield line.partition(" ")[2]


def shortcuts(store: ox.Store, local: Local) -> Iterator[str]:
    """Yield all triples that the queries of `ontology/queries/build` make."""
    yield from local.triples(MADE)
    for query in _queries():
        yield from (triple for _, triple in Construct(query.text).triples(store))

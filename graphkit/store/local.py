"""What queries give of each file by itself, kept for the next build, which asks only about changed files.

All that such a query looks at hangs on one node, which stands in a graph of the file or in one of all files.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graphkit.graph.iris import Iris
from graphkit.graph.terms import CITO, PREFIXES
from graphkit.knowledge import ontology_path
from graphkit.store.construct import Construct
from graphkit.store.runs import Sorted, in_order, patch, read_lines, write_lines

if TYPE_CHECKING:
    import pyoxigraph as ox

    Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

_TOGETHER = 200  # files that are asked about together: what they claim is held
CITED, NAMED, MADE = "cited", "named", "made"
_ALL = "-" * 12  # in the place of a file: the graphs of all files
_WITHIN = re.compile(r"^# Within one file: \?(\w+)", re.MULTILINE)
_HEAD = f"PREFIX cito: <{CITO}> PREFIX gk: <{PREFIXES['gk']}> "


class _Query(NamedTuple):
    """A query about single files: what its rows are called, the variable of its node, its text."""

    kind: str
    node: str
    construct: Construct


def queries() -> Iterator[tuple[str, str | None]]:
    """Yield the text of each query that makes shortcuts, and the variable of its node if it has one."""
    for path in sorted((ontology_path() / "queries" / "build").glob("project-*.rq")):
        text = path.read_text(encoding="utf-8")
        within = _WITHIN.search(text)
        yield text, within[1] if within else None


def _queries() -> list[_Query]:
    pairs = f"{_HEAD} CONSTRUCT {{ ?citing cito:cites ?cited }} WHERE "
    places = f"{_HEAD} CONSTRUCT {{ ?mention gk:refersTo ?cited }} WHERE "
    return [
        *(_Query(MADE, node, Construct(text)) for text, node in queries() if node),
        _Query(
            CITED,
            "node",
            Construct(pairs + "{ ?node cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited }"),
        ),
        _Query(
            NAMED,
            "node",
            Construct(places + "{ ?node cito:hasCitedEntity ?cited ; gk:viaReference ?mention }"),
        ),
    ]


class Local:
    """What queries about single files give, in a file: the first digits of a hash, the kind, a triple a line.

    Args:
        path: the file; old: that of an earlier build, or None.
        store: the store.
        iris: where the IRIs of the graph begin.
    """

    def __init__(self, path: Path, old: Path | None, store: ox.Store, iris: Iris) -> None:
        self._path = path
        self._old = old
        self._store = store
        self._iris = iris
        self.gone: set[str] = set()
        self.come: set[str] = set()
        self._file = re.compile(rf"<{re.escape(iris.id)}src/([0-9a-f]{{12}})/")

    def make(self, files: set[str], anew: set[str]) -> None:
        """Write the file, and take note of the lines that are no more, and of those that are new.

        Args:
            files: the first digits of the hashes of all files.
            anew: those of which nothing is taken over, and of the earlier build those that are no more.
        """
        if self._old is None:
            write_lines(self._path, in_order(self._asked(self._store)))
            return
        changed = sorted(files & anew)
        asked = set(self._asked(self._store, self._of_all()))
        for first in range(0, len(changed), _TOGETHER):
            asked.update(self._asked(self._of_files(changed[first : first + _TOGETHER])))
        with Sorted(self._old) as lines:
            dropped = {line for file in (_ALL, *anew) for line in lines.beginning(f"{file} ")}
        self.gone, self.come = dropped - asked, asked - dropped
        patch(self._old, self._path, self.gone, self.come)

    def changed(self, kind: str) -> set[str]:
        """Return the triples of a kind that some file has no more, or has now."""
        start = f" {kind} "
        lines = chain(self.gone, self.come)
        return {line[12 + len(start) :] for line in lines if line.startswith(start, 12)}

    def _of_all(self) -> list[Graph]:
        """Return the graphs of all files."""
        import pyoxigraph as ox

        names = ("entities", "works", "rules")
        return [ox.NamedNode(f"{self._iris.graph}authority/{name}") for name in names]

    def _of_files(self, files: list[str]) -> ox.Store:
        """Return a store of what some files claim: asked once, it answers sooner than each of them."""
        import pyoxigraph as ox

        found = ox.Store()
        for file in files:
            graph = ox.NamedNode(self._iris.assertions(file))
            found.extend(self._store.quads_for_pattern(None, None, None, graph))
        return found

    def _asked(self, store: ox.Store, graphs: list[Graph] | None = None) -> Iterator[str]:
        """Yield the lines that the queries give of some graphs of a store; of all for None."""
        for query in _queries():
            for node, triple in query.construct.triples(store, graphs, query.node):
                of = self._file.match(node)
                yield f"{of[1] if of else _ALL} {query.kind} {triple}"

    def triples(self, kind: str) -> Iterator[str]:
        """Yield the triples of a kind, one file after the other; some may come from several files."""
        start = f" {kind} "
        for line in read_lines(self._path):
            if line.startswith(start, 12):
                yield line[12 + len(start) :]

    def among(self, kind: str, wanted: Collection[str]) -> set[str]:
        """Return those of some triples of a kind that any file gives."""
        start = f" {kind} "
        first = len(_ALL) + len(start)
        with self._path.open(encoding="utf-8", newline="\n") as lines:
            found = (line for line in lines if line[first:-1] in wanted)
            return {line[first:-1] for line in found if line.startswith(start, len(_ALL))}

    def about(self, kind: str, wanted: Collection[str]) -> set[tuple[str, str]]:
        """Return subject and object, as IRIs, of the triples of a kind where either is wanted."""
        terms, found, start = {f"<{name}>" for name in wanted}, set(), f" {kind} "
        with self._path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                if line.startswith(start, len(_ALL)):
                    _, _, subject, _, value = line.split(" ", 4)
                    if subject in terms or value[:-1] in terms:
                        found.add((subject[1:-1], value[1:-2]))
        return found

    def pairs(self, kind: str, files: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield subject and object of the triples of a kind, as IRIs.

        Args:
            kind: the kind.
            files: whose triples, by the first digits of their hashes; None for all.
        """
        if files is None:
            yield from map(ends, self.triples(kind))
            return
        with Sorted(self._path) as lines:
            for file in sorted(files):
                start = f"{file} {kind} "
                yield from (ends(line[len(start) :]) for line in lines.beginning(start))


def ends(triple: str) -> tuple[str, str]:
    """Return subject and object of a triple of IRIs.

    >>> ends("<x:a> <x:p> <x:b>")
    ('x:a', 'x:b')
    """
    subject, _, value = triple.split(" ", 2)
    return subject[1:-1], value[1:-1]

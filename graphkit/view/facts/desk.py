"""One open graph with what many pages ask of it: names, kinds, dates, files, parts, neighbours."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from graphkit.export.reading import Reading
from graphkit.graph.iris import NS, parse_mention
from graphkit.view.facts.naming import labels_of
from graphkit.view.facts.values import PartName, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphkit.export.file import File
    from graphkit.export.nodes import Node
    from graphkit.store.folder import GraphFolder

# The kinds of the exports that the pages draw under another name.
_KINDS = {"statement": "work", "agent": "other", "entity": "other"}


class Desk:
    """Looks things up in one graph and keeps a bounded number of answers.

    Args:
        graph: an open graph folder.
    """

    def __init__(self, graph: GraphFolder) -> None:
        self.graph = graph
        self.iris = graph.iris
        self.reading = Reading(graph)
        self.file = lru_cache(maxsize=8)(self._file)
        self.ref = lru_cache(maxsize=50_000)(self._ref)
        self.part = lru_cache(maxsize=20_000)(self._part)
        self.author_of = lru_cache(maxsize=20_000)(self._author_of)
        self._usual: Counter[str] | None = None
        self.cache: dict[tuple[str, str], frozenset[str]] = {}
        self._lang = lru_cache(maxsize=20_000)(self._language)

    def _file(self, sha12: str) -> File:
        return self.reading.file(sha12)

    def node(self, name: str) -> Node:
        """Return what the graph says of a node by its canonical id."""
        return self.reading.node(self.iris.entity(name))

    def kind(self, name: str) -> str | None:
        """Return the kind of an entity or work by its id, None for any other node."""
        found = self.reading.kind(self.iris.entity(name))
        return _KINDS.get(found or "", found)

    def things(self) -> Iterator[str]:
        """Yield the ids of all entities and works, in order."""
        for entity in self.reading.iris_of_things():
            yield self.iris.name(entity)

    def _ref(self, name: str) -> Ref:
        return Ref(id=name, kind=self.kind(name) or "other", labels=labels_of(self, name))

    def refs(self, names: list[str] | tuple[str, ...]) -> tuple[Ref, ...]:
        """Return ids with their names, in the given order."""
        return tuple(map(self.ref, names))

    def subjects(self, name: str, value: str) -> list[str]:
        """Return the sorted IRIs of the nodes that have a value.

        Args:
            name: property, within graphkit's namespace or a whole IRI.
            value: IRI of the value.
        """
        import pyoxigraph as ox

        where = ox.NamedNode(name if "://" in name else NS + name)
        quads = self.graph.store.quads_for_pattern(None, where, ox.NamedNode(value), None)
        return sorted({quad.subject.value for quad in quads})  # type: ignore[union-attr]

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield subject and value of every use of a property, in the store's order."""
        import pyoxigraph as ox

        where = ox.NamedNode(name if "://" in name else NS + name)
        for quad in self.graph.store.quads_for_pattern(None, where, None, None):
            yield quad.subject.value, quad.object.value  # type: ignore[union-attr]

    @cached_property
    def carriers(self) -> dict[str, tuple[str, ...]]:
        """The files that carry each document, by its id: first digits of their hashes."""
        found: dict[str, list[str]] = {}
        for sha12, entry in self.graph.sources.items():
            found.setdefault(self.document_of(sha12) or entry.document, []).append(sha12)
        return {name: tuple(sorted(files)) for name, files in sorted(found.items())}

    @lru_cache(maxsize=200_000)  # noqa: B019 - a desk lives as long as its graph
    def document_of(self, sha12: str) -> str | None:
        """Return the id of the document that a file carries, None for a file not in the graph."""
        if sha12 not in self.graph.sources:
            return None
        entry = self.graph.sources[sha12]
        return self.iris.name(entry.document) if "://" in entry.document else entry.document

    def language(self, sha12: str) -> str:
        """Return the main language of a file, "" where it is not known."""
        return self._lang(sha12)

    def language_at(self, sha12: str, at: int) -> str:
        """Return the language of the part that an offset stands in, else that of the file."""
        found = [lang for start, end, lang in self._own_languages.get(sha12, ()) if start <= at < end]
        return found[-1] if found else self.language(sha12)

    @cached_property
    def _own_languages(self) -> dict[str, list[tuple[int, int, str]]]:
        """Parts that state a language of their own, the outer before the inner."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for component, extent in self.pairs("extent"):
            place, lang = parse_mention(extent), self.reading.node(component).last("dcterms:language")
            if place and lang:
                found.setdefault(place.sha12, []).append((place.start, place.end, lang))
        return {
            sha12: sorted(rows, key=lambda row: (row[0], -row[1], row[2])) for sha12, rows in found.items()
        }

    def _language(self, sha12: str) -> str:
        source = self.reading.node(self.iris.source(sha12))
        expression = self.reading.node(source.one("embodies") or "")
        return expression.last("dcterms:language") or ""

    def usual(self, named_in: Callable[[Desk, str], frozenset[str]]) -> Counter[str]:
        """Return in how many files each thing is named, counted once for the whole graph."""
        if self._usual is None:
            self._usual = Counter(
                name for sha12 in sorted(self.graph.sources) for name in named_in(self, sha12)
            )
        return self._usual

    def date(self, name: str) -> str:
        """Return the date of a work as precisely as it is known (EDTF), "" where it is not."""
        node = self.node(name)
        return node.one("edtf") or node.one("dcterms:date") or ""

    def _author_of(self, component: str) -> str | None:
        return self.reading.name(self.reading.node(component).one("author"))

    def _part(self, component: str) -> tuple[PartName, ...]:
        """Return the names of a part and of those around it, the outermost first."""
        names: list[PartName] = []
        at: str | None = component
        while at and len(names) < 6:
            node = self.reading.node(at)
            kind = node.last("componentType")
            if kind is None:
                break
            names.append(PartName(kind, node.one("marker") or ""))
            at = node.one("componentOf")
        return tuple(reversed(names))

    @cached_property
    def parallels(self) -> dict[str, list[tuple[int, int, str, int, int]]]:
        """Aligned paragraphs of each file, both ways: from, to, the other file, from, to."""
        found: dict[str, list[tuple[int, int, str, int, int]]] = {}
        for one, other in self.pairs("parallelTo"):
            here, there = parse_mention(one), parse_mention(other)
            if here and there:
                found.setdefault(here.sha12, []).append((here.start, here.end, *there))
                found.setdefault(there.sha12, []).append((there.start, there.end, *here))
        return {sha12: sorted(set(rows)) for sha12, rows in sorted(found.items())}

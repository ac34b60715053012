"""Reads a graph for export: one file of it at a time, or one entity at a time.

Nothing here holds more than one file's nodes, a bounded number of cached nodes, and the
sorted ids of the entities: a graph larger than memory can be read through.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from graphkit.export.nodes import Node, gather
from graphkit.export.rows import Document, Entity
from graphkit.graph.classes import MENTION_CLASSES
from graphkit.graph.iris import NS
from graphkit.graph.networks import KINDS
from graphkit.graph.terms import PREFIXES, WIKIDATA

if TYPE_CHECKING:
    from graphkit.export.file import File
    from graphkit.store.folder import GraphFolder

WORK_KINDS = ("document", "resolution", "treaty", "statement")
_TYPE = PREFIXES["rdf"] + "type"


class Reading:
    """A graph as rows.

    Args:
        graph: an open graph folder.
    """

    def __init__(self, graph: GraphFolder) -> None:
        self.graph = graph
        self.iris = graph.iris
        self.node = lru_cache(maxsize=20_000)(self._node)
        self._id = lru_cache(maxsize=20_000)(graph.iris.name)
        self.symbols = lru_cache(maxsize=20_000)(self._symbols)

    def _node(self, iri: str) -> Node:
        """Return all that the graph says of a node, in whichever named graph."""
        import pyoxigraph as ox

        quads = self.graph.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
        return gather(quads).get(iri) or Node(iri)

    def _symbols(self, name: str) -> tuple[str, ...]:
        return tuple(self.node(self.iris.entity(name)).all("symbol"))

    def name(self, iri: str | None) -> str | None:
        """Return the id of an IRI."""
        return None if iri is None else self._id(iri)

    def names(self, iris: list[str]) -> tuple[str, ...]:
        """Return the ids of IRIs."""
        return tuple(map(self._id, iris))

    @cached_property
    def rules(self) -> dict[str, tuple[str | None, float | None, str | None]]:
        """Name, confidence and kind of mention of every rule, by IRI."""
        import pyoxigraph as ox

        kinds = {NS + value.partition(":")[2]: kind for kind, value in MENTION_CLASSES.items()}
        graph = ox.NamedNode(self.iris.graph + "authority/rules")
        nodes = gather(self.graph.store.quads_for_pattern(None, None, None, graph))
        return {
            iri: (node.one("ruleName"), node.number("confidence"), kinds.get(node.one("yields") or ""))
            for iri, node in nodes.items()
        }

    def files(self) -> Iterator[File]:
        """Yield the files of the graph in the order of their hashes, one at a time."""
        for sha12 in sorted(self.graph.sources):
            yield self.file(sha12)

    def file(self, sha12: str) -> File:
        """Return one file of the graph with everything that was read from it."""
        import pyoxigraph as ox

        from graphkit.export.file import File

        store = self.graph.store
        nodes: dict[str, Node] = {}
        for name in (self.iris.assertions(sha12), self.iris.provenance(sha12)):
            for iri, node in gather(store.quads_for_pattern(None, None, None, ox.NamedNode(name))).items():
                known = nodes.setdefault(iri, node)
                if known is not node:
                    known.update(node)
        return File(self, sha12, nodes)

    def instances(self, name: str) -> list[str]:
        """Return the sorted IRIs of the instances of a class of the ontology."""
        import pyoxigraph as ox

        quads = self.graph.store.quads_for_pattern(None, ox.NamedNode(_TYPE), ox.NamedNode(NS + name), None)
        return sorted({quad.subject.value for quad in quads})  # type: ignore[union-attr]

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """Kind of every entity and work by IRI, sorted; the only thing kept for all of them."""
        found: dict[str, str] = {}
        for name, kind in KINDS.items():
            for iri in self.instances(name):
                # A resolution is a document too where two files name it differently: the finer one wins.
                if found.get(iri) in (None, "document", "entity"):
                    found[iri] = kind
        return dict(sorted(found.items()))

    def kind(self, iri: str) -> str | None:
        """Return the kind of an entity or work by its IRI, None for any other node."""
        return self._kinds.get(iri)

    def iris_of_things(self) -> Iterator[str]:
        """Yield the IRIs of all entities and works, sorted."""
        yield from self._kinds

    def entities(self) -> Iterator[Entity]:
        """Yield all entities and works in the order of their ids."""
        for iri, kind in self._kinds.items():
            yield self._entity(iri, kind)

    def entity(self, name: str) -> Entity:
        """Return one entity or work by its id."""
        iri = self.iris.entity(name)
        return self._entity(iri, self._kinds.get(iri, "entity"))

    def _entity(self, iri: str, kind: str) -> Entity:
        node = self.node(iri)
        labels = {lang: text for lang, text in sorted(node.labels().items()) if lang}
        name = self.iris.name(iri)
        symbols = node.all("symbol")
        label = symbols[0] if symbols else labels.get("en") or next(iter(labels.values()), "")
        same = [value[len(WIKIDATA) :] for value in node.all("skos:exactMatch") if value.startswith(WIKIDATA)]
        return Entity(
            id=name,
            kind=kind,
            label=label or name.rsplit("/", 1)[-1],
            labels=labels,
            others=tuple(node.all("skos:altLabel")),
            type=node.last("entityType") or node.last("documentType"),
            part_of=self.name(node.one("partOf") or node.one("skos:broader")),
            number=node.one("number"),
            wikidata=tuple(same),
        )

    def documents(self) -> Iterator[Document]:
        """Yield all works, read and cited, in the order of their ids."""
        for iri, kind in self._kinds.items():
            if kind in WORK_KINDS:
                yield self._document(iri, kind)

    def work(self, name: str) -> Document | None:
        """Return one work by its id, None for what is no work of the graph."""
        iri = self.iris.entity(name)
        kind = self._kinds.get(iri)
        return self._document(iri, kind) if kind in WORK_KINDS else None

    def _document(self, iri: str, kind: str) -> Document:
        node = self.node(iri)
        titles = {lang: text for lang, text in sorted(node.labels().items()) if text}
        lang = "en" if "en" in titles else next(iter(titles), None)
        languages, files = self._carriers(iri)
        return Document(
            id=self.iris.name(iri),
            kind=kind,
            type=node.last("documentType"),
            title=titles[lang] if lang is not None else None,
            title_lang=lang or None,
            titles=titles,
            symbols=tuple(node.all("symbol")),
            date=node.one("dcterms:date"),
            edtf=node.one("edtf"),
            authors=self.names(node.all("author")),
            addressees=self.names(node.all("addressee")),
            sessions=self.names(node.all("underSession")),
            agenda_items=self.names(node.all("underAgendaItem")),
            transmits=self.names(node.all("transmits")),
            job_number=node.one("jobNumber"),
            provisional="provisionalIri" in node,
            languages=languages,
            files=files,
        )

    def _carriers(self, iri: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Languages in which a work is there, and the names of the files that carry it whole."""
        languages: set[str] = set()
        files: set[str] = set()
        for expression in self._subjects("realizes", iri):
            node = self.node(expression)
            languages.update(value.rsplit("/", 1)[-1] for value in node.all("dcterms:language"))
            for source in self._subjects("embodies", expression):
                files.update(self.graph.names(source.rsplit("/", 1)[-1])[:1])
        return tuple(sorted(languages)), tuple(sorted(files))

    def _subjects(self, name: str, value: str) -> list[str]:
        import pyoxigraph as ox

        quads = self.graph.store.quads_for_pattern(None, ox.NamedNode(NS + name), ox.NamedNode(value), None)
        return sorted({quad.subject.value for quad in quads})  # type: ignore[union-attr]

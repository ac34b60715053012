"""The exact words behind a node or an edge: file, offsets, sentence, part, author, rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.iris import NS, Place, parse_mention
from graphkit.graph.terms import DCTERMS, PREFIXES
from graphkit.query.excerpts import clean, excerpt
from graphkit.query.readable import readable
from graphkit.query.resolve import resolve
from graphkit.query.results import shorten

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_TYPE = PREFIXES["rdf"] + "type"
# Properties that lead from a node of the discourse to the words that carry it, the most telling first.
_WORDS = ("viaReference", "evidence", "extent", "context")


class Evidence(msgspec.Struct, frozen=True, order=True):
    """Words of a file that stand behind a node or an edge.

    Args:
        file: name of the file; start, end: offsets of the words in its text.
        words: exactly those characters.
        sentence: the sentence around them, cleaned; mark_start, mark_end: the words in it.
        part: the part of the document; author: in whose name it speaks; lang: its language.
        rule, confidence: by which rule it was found, how surely.
        about: id of the mention, citation, claim or signature that they carry.
    """

    file: str
    start: int
    end: int
    words: str
    sentence: str
    mark_start: int
    mark_end: int
    part: str
    author: str
    lang: str
    rule: str
    confidence: str
    about: str


def why(graph: GraphFolder, subject: str, object: str | None = None) -> list[Evidence]:
    """Return the words behind a node, or behind the edges between two nodes.

    Args:
        graph: an open graph folder.
        subject: symbol, number, id, name or IRI of a node; a mention, citation or claim too.
        object: the other end of an edge.

    Raises:
        QueryError: subject or object is not in the graph.
    """
    return _Search(graph).between(resolve(graph, subject), resolve(graph, object) if object else None)


def replaced(graph: GraphFolder, name: str) -> list[tuple[str, str]]:
    """Return the names that were replaced by that of a node, each with the reason.

    Args:
        graph: an open graph folder.
        name: symbol, number, id, name or IRI of a node; a replaced one leads to the one in use.

    Raises:
        QueryError: it is not in the graph.
    """
    import pyoxigraph as ox

    node = ox.NamedNode(resolve(graph, name))
    replaces = ox.NamedNode(DCTERMS + "isReplacedBy")
    because = ox.NamedNode(NS + "linkedBecause")
    found = []
    for quad in graph.store.quads_for_pattern(None, replaces, node, None):
        reasons = sorted(
            getattr(row.object, "value", "")
            for row in graph.store.quads_for_pattern(quad.subject, because, None, None)
        )
        found.append((shorten(getattr(quad.subject, "value", ""), graph.iris), "; ".join(reasons)))
    return sorted(found)


class _Search:
    """One question to one graph."""

    def __init__(self, graph: GraphFolder) -> None:
        self._graph = graph
        self._store = graph.store
        self._src = graph.iris.id + "src/"

    def between(self, subject: str, other: str | None) -> list[Evidence]:
        nodes = self._carriers(subject)
        if other is not None:
            direct = {n for n in nodes if other in self._around(n)} | (self._carriers(other) & {subject})
            nodes = direct or self._mentions_in(subject, other) or self._mentions_in(other, subject)
        once: dict[tuple[str, int, int], Evidence] = {}
        for row in sorted(row for node in sorted(nodes) for row in self._evidence(node)):
            once.setdefault((row.file, row.start, row.end), row)
        return list(once.values())

    @cached_property
    def _edges(self) -> dict[str, list[int]]:
        """Where parts begin and end in each file: no sentence goes over such an edge."""
        found: dict[str, set[int]] = {}
        for quad in self._quads(None, NS + "extent", None):
            place = parse_mention(getattr(quad.object, "value", ""))
            if place is not None:
                found.setdefault(place.sha12, set()).update((place.start, place.end))
        return {sha12: sorted(edges) for sha12, edges in found.items()}

    def _carriers(self, iri: str) -> set[str]:
        """Nodes of the discourse (mentions, citations, claims, signatures) that speak of a node."""
        if iri.startswith(self._src):
            return {iri}
        inward = {quad.subject.value for quad in self._quads(None, None, iri)}  # type: ignore[union-attr]
        return {node for node in inward if node.startswith(self._src) and node != iri}

    def _around(self, node: str) -> set[str]:
        values = {getattr(quad.object, "value", "") for quad in self._quads(node, None, None)}
        place = parse_mention(node)
        if place is not None:
            values |= self._documents(place)
        return values

    def _documents(self, place: Place) -> set[str]:
        source = f"{self._src}{place.sha12}"
        expressions = self._values(source, NS + "embodies")
        return {document for node in expressions for document in self._values(node, NS + "realizes")}

    def _mentions_in(self, document: str, entity: str) -> set[str]:
        """Mentions of an entity that stand in a document or in a work."""
        return {
            node
            for node in self._carriers(entity)
            if (place := parse_mention(node))
            and (document in self._documents(place) or document in self._works(node))
        }

    def _works(self, node: str) -> set[str]:
        parts = self._values(node, NS + "inComponent")
        return {work for part in parts for work in (part, *self._values(part, NS + "inWork"))}

    def _quads(self, subject: str | None, predicate: str | None, value: str | None) -> Iterator[ox.Quad]:
        import pyoxigraph as ox

        terms = [ox.NamedNode(iri) if iri is not None else None for iri in (subject, predicate, value)]
        return self._store.quads_for_pattern(terms[0], terms[1], terms[2], None)

    def _values(self, subject: str, predicate: str) -> list[str]:
        return sorted(getattr(quad.object, "value", "") for quad in self._quads(subject, predicate, None))

    def _evidence(self, node: str) -> Iterator[Evidence]:
        carried = (self._values(node, NS + name) for name in _WORDS)
        spans = [node] if parse_mention(node) else next((found for found in carried if found), [])
        context = next(iter(self._values(node, NS + "context")), None)
        sentence = parse_mention(context) if context else None
        for span in spans:
            place = parse_mention(span)
            if place is not None:
                yield self._one(node, span, place, sentence)

    def _one(self, node: str, span: str, place: Place, sentence: Place | None) -> Evidence:
        text = self._graph.text(place.sha12)
        within = sentence and sentence.start <= place.start and place.end <= sentence.end
        bounds = (sentence.start, sentence.end) if sentence and within else None
        shown = excerpt(
            readable(self._graph, place.sha12),
            place.start,
            place.end,
            bounds,
            self._edges.get(place.sha12, ()),
        )
        part = next(iter(self._values(node, NS + "statedIn") + self._values(span, NS + "inComponent")), "")
        rule = next(iter(self._values(node, NS + "rule") or self._values(span, NS + "rule")), "")
        iris = self._graph.iris
        return Evidence(
            file=self._graph.names(place.sha12)[0],
            start=place.start,
            end=place.end,
            words=text[place.start : place.end],
            sentence=shown.sentence,
            mark_start=shown.start,
            mark_end=shown.end,
            part=shorten(part, iris),
            author=", ".join(shorten(name, iris) for name in self._values(part, NS + "author"))
            if part
            else "",
            lang=self._language(span, part, place),
            rule=next(iter(self._values(rule, NS + "ruleName")), "") if rule else "",
            confidence=next(iter(self._values(rule, NS + "confidence")), "") if rule else "",
            about=shorten(node, iris),
        )

    def _language(self, span: str, part: str, place: Place) -> str:
        """The language nearest to the words: their own, their part's, their document's."""
        nodes = [span, *([part] if part else []), *self._values(f"{self._src}{place.sha12}", NS + "embodies")]
        for node in nodes:
            for value in self._values(node, DCTERMS + "language"):
                return value.rsplit("/", 1)[-1]
        return ""


def line(evidence: Evidence, before: str = "[", after: str = "]") -> str:
    """Return one piece of evidence as a line of text, with the words in brackets."""
    marked = (
        evidence.sentence[: evidence.mark_start]
        + before
        + evidence.sentence[evidence.mark_start : evidence.mark_end]
        + after
        + evidence.sentence[evidence.mark_end :]
    )
    return f"{evidence.file}:{evidence.start}-{evidence.end} {clean(marked)}"

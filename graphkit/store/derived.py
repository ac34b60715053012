"""What the stored graph leaves out because it follows from the rest: the full profile of an export.

A mention's IRI says where it stands and its rule says of which class it is, so neither is
stored. Tools that know NIF or Web Annotation, and not graphkit, want both spelt out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.graph.classes import DEFAULT_FORMS, MENTION_CLASSES
from graphkit.graph.iris import NS, VOCAB, Place, parse_mention
from graphkit.graph.terms import PREFIXES, XSD

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
OA = "http://www.w3.org/ns/oa#"
_TYPE = PREFIXES["rdf"] + "type"
_BROKEN = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Derived:
    """Makes the derived quads of a graph, one file at a time.

    Args:
        graph: an open graph folder.
    """

    def __init__(self, graph: GraphFolder) -> None:
        import pyoxigraph

        self._graph = graph
        self._ox = pyoxigraph
        classes = {NS + name.partition(":")[2]: kind for kind, name in MENTION_CLASSES.items()}
        self._kinds = {
            quad.subject: (quad.object, classes.get(quad.object.value, ""))  # type: ignore[union-attr]
            for quad in graph.store.quads_for_pattern(None, self._name(NS + "yields"), None, None)
        }

    def _name(self, iri: str) -> ox.NamedNode:
        return self._ox.NamedNode(iri)

    def graph_name(self, sha12: str) -> ox.NamedNode:
        """Return the named graph with what is derived for a file."""
        return self._name(f"{self._graph.iris.graph}{sha12}/derived")

    def quads(self, sha12: str) -> Iterator[ox.Quad]:
        """Yield the derived quads of a file: of its mentions, then of its claims."""
        name, iris, store = self.graph_name(sha12), self._graph.iris, self._graph.store
        text = self._graph.text(sha12)
        where = self._name(iris.provenance(sha12))
        rules = store.quads_for_pattern(None, self._name(NS + "rule"), None, where)
        for quad in rules:
            place = parse_mention(quad.subject.value)  # type: ignore[union-attr]
            if place is None or quad.object not in self._kinds:
                continue
            kind_class, kind = self._kinds[quad.object]  # type: ignore[index]
            for predicate, value in self._mention(quad.subject, kind, place, text):  # type: ignore[arg-type]
                yield self._ox.Quad(quad.subject, self._name(predicate), value, name)
            yield self._ox.Quad(quad.subject, self._name(_TYPE), kind_class, name)
            for subject, predicate, value in self._annotation(quad.subject, place, text):  # type: ignore[arg-type]
                yield self._ox.Quad(self._name(subject), self._name(predicate), value, name)
        yield from self._claims(sha12)

    def _mention(
        self, mention: ox.NamedNode, kind: str, place: Place, text: str
    ) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        yield _TYPE, self._name(NS + "Mention")
        yield _TYPE, self._name(OA + "SpecificResource")
        yield NIF + "referenceContext", self._name(self._graph.iris.source(place.sha12))
        yield OA + "hasSource", self._name(self._graph.iris.source(place.sha12))
        yield NIF + "beginIndex", self._number(place.start)
        yield NIF + "endIndex", self._number(place.end)
        yield NIF + "anchorOf", self._words(text[place.start : place.end])
        if not self._has(mention, NS + "form"):
            yield NS + "form", self._name(f"{VOCAB}form/{DEFAULT_FORMS.get(kind, 'name')}")

    def _annotation(
        self, mention: ox.NamedNode, place: Place, text: str
    ) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
        note = f"{self._graph.iris.source(place.sha12)}/anno/{place.start}-{place.end}"
        found = self._graph.store.quads_for_pattern(mention, self._name(NS + "refersTo"), None, None)
        bodies = [quad.object for quad in found]
        yield note, _TYPE, self._name(OA + "Annotation")
        yield note, OA + "motivatedBy", self._name(OA + ("identifying" if bodies else "tagging"))
        yield note, OA + "hasTarget", mention
        for body in bodies:
            yield note, OA + "hasBody", body  # type: ignore[misc]
        for selector in ("position", "quote"):
            yield mention.value, OA + "hasSelector", self._name(f"{note}/{selector}")
        yield f"{note}/position", _TYPE, self._name(OA + "TextPositionSelector")
        yield f"{note}/position", OA + "start", self._number(place.start)
        yield f"{note}/position", OA + "end", self._number(place.end)
        yield f"{note}/quote", _TYPE, self._name(OA + "TextQuoteSelector")
        yield f"{note}/quote", OA + "exact", self._words(text[place.start : place.end])

    def _claims(self, sha12: str) -> Iterator[ox.Quad]:
        """The modality and the basis of the date that a claim has unless it says otherwise."""
        store, name = self._graph.store, self._name(self._graph.iris.assertions(sha12))
        claims = store.quads_for_pattern(None, self._name(_TYPE), self._name(NS + "EventClaim"), name)
        for quad in claims:
            claim: ox.NamedNode = quad.subject  # type: ignore[assignment]
            defaults = [("modality", "modality/stated")]
            if self._has(claim, NS + "edtf"):
                defaults.append(("dateBasis", "date-basis/printed"))
            for predicate, value in defaults:
                if not self._has(claim, NS + predicate):
                    yield self._ox.Quad(
                        claim, self._name(NS + predicate), self._name(VOCAB + value), self.graph_name(sha12)
                    )

    def _has(self, subject: ox.NamedNode, predicate: str) -> bool:
        return any(self._graph.store.quads_for_pattern(subject, self._name(predicate), None, None))

    def _number(self, value: int) -> ox.Literal:
        return self._ox.Literal(str(value), datatype=self._name(XSD + "nonNegativeInteger"))

    def _words(self, words: str) -> ox.Literal:
        return self._ox.Literal(words if words.isascii() else words.translate(_BROKEN))

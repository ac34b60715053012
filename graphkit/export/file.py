"""One file of a graph: its mentions, parts, citations, claims and signatures, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.export.nodes import Node
from graphkit.export.rows import Citation, Claim, Mention, Part, Signature
from graphkit.graph.classes import DEFAULT_FORMS
from graphkit.graph.iris import NS, parse_mention

if TYPE_CHECKING:
    from graphkit.export.reading import Reading

ROLES = ("adopter", "affected", "agent", "host", "participant", "result", "signatoryParty")
_REPLACED = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class File:
    """What was read from one file.

    Args:
        reading: the graph it belongs to.
        sha12: first digits of its hash.
        nodes: what its own named graphs say, by IRI.
    """

    def __init__(self, reading: Reading, sha12: str, nodes: dict[str, Node]) -> None:
        self.reading = reading
        self.sha12 = sha12
        self.nodes = nodes
        self._places: dict[str | None, tuple[str | None, str | None, str | None, str | None]] = {}
        self.iri = reading.iris.source(sha12)
        self.source = reading.graph.names(sha12)[0]

    @cached_property
    def text(self) -> str:
        """The text of the file; halves of surrogate pairs, which no format can hold, as U+FFFD."""
        text = self.reading.graph.text(self.sha12)
        try:
            text.encode()
        except UnicodeEncodeError:
            return text.translate(_REPLACED)
        return text

    @cached_property
    def _expression(self) -> Node:
        node = self.reading.node(self.iri)
        return self.reading.node(node.one("embodies") or self.iri)

    @cached_property
    def document(self) -> str | None:
        """The id of the document that the file carries."""
        return self.reading.name(self._expression.one("realizes"))

    @cached_property
    def lang(self) -> str | None:
        """The main language of the file."""
        return self._expression.last("dcterms:language")

    def _of_class(self, name: str) -> list[Node]:
        found = (node for node in self.nodes.values() if NS + name in node.all("rdf:type"))
        return sorted(found, key=lambda node: node.iri)

    def _rule(self, node: Node) -> tuple[str | None, float | None]:
        return self.reading.rules.get(node.one("rule") or "", (None, None, None))[:2]

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions in the order of the text, the longer one first where two begin alike."""
        return self._mentions

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return tuple(self._each_mention())

    def _each_mention(self) -> Iterator[Mention]:
        found: list[tuple[int, int, str, Node]] = []
        for iri, node in self.nodes.items():
            kind = self.reading.rules.get(node.one("rule") or "", (None, None, None))[2]
            place = parse_mention(iri) if kind else None
            if kind and place:
                found.append((place.start, -place.end, kind, node))
        found.sort(key=lambda row: row[:3])
        for start, end, kind, node in found:
            yield self._mention(node, kind, start, -end)

    def _place(self, component: str | None) -> tuple[str | None, str | None, str | None, str | None]:
        """Id, language, work and author of a part."""
        if component not in self._places:
            node = self.reading.node(component) if component else Node("")
            work = self.reading.name(node.one("inWork")) or self.document
            lang = node.last("dcterms:language") or self.lang
            author = self.reading.name(node.one("author"))
            self._places[component] = self.reading.name(component), lang, work, author
        return self._places[component]

    def _mention(self, node: Node, kind: str, start: int, end: int) -> Mention:
        name, confidence = self._rule(node)
        part, lang, work, author = self._place(node.one("inComponent"))
        antecedent = node.one("antecedent")
        measured = "unit" in node or "lower" in node or "upper" in node
        entities = self.reading.names(node.all("refersTo"))
        symbols = self.reading.symbols(entities[0]) if len(entities) == 1 else ()
        return Mention(
            id=self.reading.iris.name(node.iri),
            source=self.source,
            sha12=self.sha12,
            start=start,
            end=end,
            text=self.text[start:end],
            kind=kind,
            entities=entities,
            symbols=symbols,
            value=node.one("edtf"),
            lang=node.last("dcterms:language") or lang,
            form=node.last("form") or DEFAULT_FORMS.get(kind, "name"),
            part=part,
            document=self.document,
            work=work,
            author=author,
            rule=name,
            confidence=confidence,
            reason=node.one("unresolvedBecause"),
            antecedent=self.reading.name(antecedent),
            quantifier=node.last("quantifier") if measured else None,
            lower=node.number("lower") if measured else None,
            upper=node.number("upper") if measured else None,
            unit=node.last("unit") if measured else None,
            measure=node.last("measure") if measured else None,
        )

    def parts(self) -> tuple[Part, ...]:
        """Return the parts of the document in the order of the text, the outer before the inner."""
        return self._parts

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return tuple(self._each_part())

    def _each_part(self) -> Iterator[Part]:
        found = []
        for iri, node in self.nodes.items():
            for value in node.all("extent"):
                place = parse_mention(value)
                if place and place.sha12 == self.sha12:
                    found.append((place.start, -place.end, iri))
        for start, end, iri in sorted(found):
            node = self.reading.node(iri)
            parent = node.one("componentOf")
            yield Part(
                id=self.reading.iris.name(iri),
                document=self.document,
                source=self.source,
                start=start,
                end=-end,
                type=node.last("componentType"),
                parent=self.reading.name(parent) if parent != self._expression.iri else None,
                author=self.reading.name(node.one("author")),
                work=self.reading.name(node.one("inWork")) or self.document,
                lang=node.last("dcterms:language") or self.lang,
                date=node.one("dcterms:date"),
                title=node.one("skos:prefLabel"),
                marker=node.one("marker"),
                first=parse_mention(node.one("extent") or "") == (self.sha12, start, -end),
            )

    def citations(self) -> tuple[Citation, ...]:
        """Return the citations of the file."""
        return self._citations

    @cached_property
    def _citations(self) -> tuple[Citation, ...]:
        return tuple(self._each_citation())

    def _each_citation(self) -> Iterator[Citation]:
        for node in self._of_class("Citation"):
            name, confidence = self._rule(node)
            citing = node.one("cito:hasCitingEntity")
            yield Citation(
                id=self.reading.iris.name(node.iri),
                source=self.source,
                document=self.reading.name(citing) or "",
                work=self.reading.name(node.one("inWork")),
                cited=self.reading.name(node.one("cito:hasCitedEntity")) or "",
                function=node.last("cito:hasCitationCharacterization") or "cites",
                wording=node.one("sourceWording"),
                wording_lang=node.language("sourceWording"),
                subject=self.reading.name(node.one("verbSubject")),
                date=self.reading.node(citing).one("dcterms:date") if citing else None,
                mentions=_spans(node, "viaReference"),
                evidence=_spans(node, "evidence"),
                rule=name,
                confidence=confidence,
            )

    def claims(self) -> tuple[Claim, ...]:
        """Return what the file's authors say of events."""
        return self._claims

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        return tuple(self._each_claim())

    def _each_claim(self) -> Iterator[Claim]:
        for node in self._of_class("EventClaim"):
            yield claim(self.reading, node, self)

    def signatures(self) -> tuple[Signature, ...]:
        """Return the signatures under the documents of the file."""
        return self._signatures

    @cached_property
    def _signatures(self) -> tuple[Signature, ...]:
        return tuple(self._each_signature())

    def _each_signature(self) -> Iterator[Signature]:
        for node in self._of_class("Signature"):
            name, confidence = self._rule(node)
            yield Signature(
                id=self.reading.iris.name(node.iri),
                source=self.source,
                document=self.reading.name(node.one("signs")) or "",
                person=self.reading.name(node.one("signatory")) or "",
                office=self.reading.name(node.one("inCapacity")),
                rank=self.reading.name(node.one("rank")),
                date=node.one("dcterms:date") or node.one("edtf"),
                part=self.reading.name(node.one("inComponent")),
                evidence=_spans(node, "evidence"),
                rule=name,
                confidence=confidence,
            )


def claim(reading: Reading, node: Node, file: File | None = None) -> Claim:
    """Return one claim; `file` is None for a claim of an authority, such as a register of resolutions."""
    name, confidence, _ = reading.rules.get(node.one("rule") or "", (None, None, None))
    sentence = parse_mention(node.one("context") or "")
    roles = ((role, reading.names(node.all(role))) for role in ROLES)
    return Claim(
        id=reading.iris.name(node.iri),
        source=file.source if file else None,
        event=reading.name(node.one("aboutEvent")) or "",
        type=node.last("eventType") or "",
        claimant=reading.name(node.one("assertedBy")) or "",
        attributed_to=reading.name(node.one("attributedTo")),
        document=file.document if file else None,
        work=reading.name(node.one("inWork")),
        part=reading.name(node.one("statedIn")),
        modality=node.last("modality") or "stated",
        wording=node.one("sourceWording"),
        wording_lang=node.language("sourceWording"),
        date=node.one("edtf"),
        earliest=node.one("earliest"),
        latest=node.one("latest"),
        date_basis=node.last("dateBasis") or ("printed" if "edtf" in node else None),
        place=reading.name(node.one("place")),
        distanced="distanced" in node,
        participants=tuple((role, name) for role, names in roles for name in names),
        quantities=_spans(node, "quantity"),
        evidence=_spans(node, "evidence"),
        sentence=file.text[sentence.start : sentence.end] if file and sentence else None,
        rule=name,
        confidence=confidence,
    )


def _spans(node: Node, name: str) -> tuple[str, ...]:
    places = sorted(place for place in map(parse_mention, node.all(name)) if place)
    return tuple(f"src/{place.sha12}#char={place.start},{place.end}" for place in places)

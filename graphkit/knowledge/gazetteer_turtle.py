"""Gazetteers as Turtle: SKOS names, and SKOS-XL labels for names that depend on who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphkit.errors import KnowledgeError
from graphkit.knowledge.gazetteer import Row, rules

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XL = "http://www.w3.org/2008/05/skos-xl#"
_GK = "https://w3id.org/graphkit/ns#"
_VOCABULARY = "https://w3id.org/graphkit/vocab/"
_SOURCE = "http://purl.org/dc/terms/source"
_WIKIDATA = ("http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/")
_UNBIS = "http://metadata.un.org/thesaurus/"
_LABELS = ("prefLabel", "altLabel", "hiddenLabel")


def turtle_rows(file: str, text: str) -> Iterator[Row]:
    """Yield what a Turtle gazetteer says, subject by subject.

    Args:
        file: its name, for messages.
        text: its content.

    Raises:
        KnowledgeError: it is not Turtle, or a subject is malformed.
    """
    graph = _parsed(file, text)
    for subject in sorted({s for s in graph.subjects() if _is_entity(graph, s)}, key=str):
        yield from _Subject(file, graph, subject).rows()


def _parsed(file: str, text: str) -> Graph:
    import rdflib
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        return rdflib.Graph(bind_namespaces="none").parse(data=text, format="turtle", publicID="gazetteer:")
    except BadSyntax as error:
        why = getattr(error, "_why", "") or "bad syntax"
        raise KnowledgeError(file, f"line {error.lines + 1}", f"is not Turtle ({why})") from error
    except IndexError as error:  # rdflib reads past the end of a statement that is not finished
        where = f"line {len(text.splitlines())}"
        raise KnowledgeError(file, where, "is not Turtle (the last statement is not finished)") from error
    except Exception as error:  # the parser of rdflib fails in many ways on what is no Turtle
        reason = f"is not Turtle ({type(error).__name__}: {' '.join(str(error).split())[:120]})"
        raise KnowledgeError(file, "", reason) from error


def _is_entity(graph: Graph, subject: Node) -> bool:
    """Say whether a subject is one that texts refer to: it has a class of graphkit, or names."""
    from rdflib import RDF, URIRef

    classes = {str(c) for c in graph.objects(subject, RDF.type)}
    if classes & {_SKOS + "ConceptScheme", _XL + "Label"}:
        return False
    plain = any((subject, URIRef(_SKOS + name), None) in graph for name in _LABELS)
    return plain or any(c.startswith(_GK) for c in classes)


class _Subject:
    """One subject of the file, read into rows."""

    def __init__(self, file: str, graph: Graph, subject: Node) -> None:
        self.file = file
        self.graph = graph
        self.subject = subject
        self.where = self._short(subject)

    def _short(self, node: Node) -> str:
        return str(node).removeprefix(rules().base)

    def _fault(self, reason: str) -> KnowledgeError:
        return KnowledgeError(self.file, self.where, reason)

    def _id(self, node: Node, what: str = "subject") -> str:
        if not str(node).startswith(rules().base):
            raise self._fault(f"{what}: the address <{node}> does not begin with {rules().base}")
        return self._short(node)

    def _values(self, node: Node, predicate: str) -> list[Any]:
        from rdflib import URIRef

        return sorted(self.graph.objects(node, URIRef(predicate)), key=lambda v: (str(v), v.language or "")
                      if hasattr(v, "language") else (str(v), ""))  # fmt: skip

    def _one(self, predicate: str) -> Any:
        values = self._values(self.subject, predicate)
        if len(values) > 1:
            raise self._fault(f"{predicate.rpartition('/')[2].rpartition('#')[2]} is given twice")
        return values[0] if values else None

    def _hints(self, node: Node) -> tuple[str, ...]:
        hints = [str(value) for value in self._values(node, _GK + "matchHint")]
        return tuple(hint.removeprefix(_VOCABULARY + "match/") for hint in hints)

    def _name(self, literal: Any) -> tuple[str, str]:
        language = getattr(literal, "language", None) or ""
        return language.partition("-")[0].lower(), str(literal)

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the subject: its facts, then its names."""
        name = self._id(self.subject)
        self._check_class(name)
        yield Row(self.where, name, facts=self._facts())
        hints = self._hints(self.subject)
        for label in _LABELS:
            more = (*hints, "fixed") if label == "hiddenLabel" else hints
            for literal in self._values(self.subject, _SKOS + label):
                lang, text = self._name(literal)
                if not lang:
                    raise self._fault(f"the name {text!r} has no language; write {text!r}@en, say")
                yield Row(self.where, name, lang, text, label == "prefLabel", more)
            for node in self._values(self.subject, _XL + label):
                yield from self._spoken(name, node, label == "prefLabel", more)

    def _spoken(self, name: str, node: Node, shown: bool, hints: tuple[str, ...]) -> Iterator[Row]:
        """Yield the forms of one skosxl:Label, with who uses them."""
        users = [self._id(user, "gk:usedBy") for user in self._values(node, _GK + "usedBy")]
        forms = self._values(node, _XL + "literalForm")
        if not forms:
            raise self._fault(f"the label <{node}> has no skosxl:literalForm")
        for literal in forms:
            lang, text = self._name(literal)
            used_by = users[0] if users else None
            yield Row(self.where, name, lang, text, shown, (*hints, *self._hints(node)), used_by)

    def _check_class(self, name: str) -> None:
        from rdflib import RDF

        family = rules().families.get(name.partition("/")[0])
        given = {str(c) for c in self.graph.objects(self.subject, RDF.type) if str(c).startswith(_GK)}
        wrong = sorted(c for c in given - {_GK + "Entity"} if family and c != _GK + family.cls)
        if wrong and family:
            raise self._fault(f"is a gk:{wrong[0].removeprefix(_GK)}, but its id says gk:{family.cls}")

    def _facts(self) -> dict[str, str]:
        kind, broader = self._one(_GK + "placeType"), self._one(_SKOS + "broader")
        part_of, source = self._one(_GK + "partOf"), self._one(_SOURCE)
        notation, matches = self._one(_SKOS + "notation"), self._values(self.subject, _SKOS + "exactMatch")
        wikidata = [str(m).rpartition("/")[2] for m in matches if str(m).startswith(_WIKIDATA)]
        unbis = [str(m).removeprefix(_UNBIS) for m in matches if str(m).startswith(_UNBIS)]
        facts = {
            "type": str(kind).rpartition("/")[2] if kind else str(self._one(_GK + "entityType") or ""),
            "broader": self._id(broader, "skos:broader") if broader else "",
            "part_of": self._id(part_of, "gk:partOf") if part_of else "",
            "wikidata": wikidata[0] if wikidata else "",
            "unbis": unbis[0] if unbis else "",
            "source": " ".join(str(value) for value in (source, notation) if value),
        }
        return {field: value for field, value in facts.items() if value}

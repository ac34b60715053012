"""Validates a store against the shapes, each constraint as one SPARQL query.

This covers the part of SHACL Core that ontology/shapes.ttl uses. On the store it takes seconds where a
general validator takes minutes; the tests hold both to the same verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from graphkit.check.shapes import SH, Shapes, shapes

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.check.shapes import Node

MOST = 1000  # nodes reported for one constraint


class Violation(NamedTuple):
    """A node that is not as its shape asks: its IRI, the shape, and what is wrong."""

    node: str
    shape: str
    message: str


def violations(store: ox.Store) -> list[Violation]:
    """Return what in a store is not as ontology/shapes.ttl asks, in a fixed order."""
    asked = shapes()
    return sorted({row for shape in asked.node_shapes() for row in _Shape(store, asked, shape).rows()})


class _Shape:
    """One shape, asked of one store."""

    def __init__(self, store: ox.Store, asked: Shapes, shape: ox.NamedNode) -> None:
        self._store = store
        self._asked = asked
        self._shape = shape
        self._name = shape.value.rpartition("#")[2]
        self._target = self._targets()

    def rows(self) -> Iterator[Violation]:
        said = self._asked.text(self._shape, "message")
        for message, where in self._on_node():
            yield from self._found(where, said or message)
        for node in self._asked.nodes(self._shape, "property"):
            own = self._asked.text(node, "message")
            for message, where in self._on_property(node):
                yield from self._found(where, own or said or message)
        options = self._asked.items(self._shape, "or")
        if options:
            failing = [self._failing(option) for option in options]
            for name in sorted(set.intersection(*failing)):
                yield Violation(name, self._name, said or "none of the forms that it may have")

    def _found(self, where: str, message: str) -> Iterator[Violation]:
        for node in sorted(self._nodes(where)):
            yield Violation(node, self._name, message)

    def _nodes(self, where: str) -> set[str]:
        text = f"SELECT DISTINCT ?this WHERE {{ {self._target} {where} }} LIMIT {MOST}"
        rows = self._store.query(text, use_default_graph_as_union=True)
        return {str(getattr(row[0], "value", row[0])) for row in rows}  # type: ignore[union-attr]

    def _targets(self) -> str:
        groups = []
        classes = {
            kind
            for node in self._asked.nodes(self._shape, "targetClass")
            for kind in self._asked.below(str(node)[1:-1])
        }
        if classes:
            groups.append(f"{{ VALUES ?kind {{ {_iris(sorted(classes))} }} ?this a ?kind }}")
        groups += [f"{{ ?this {node} [] }}" for node in self._asked.nodes(self._shape, "targetSubjectsOf")]
        groups += [f"{{ [] {node} ?this }}" for node in self._asked.nodes(self._shape, "targetObjectsOf")]
        return f"{{ SELECT DISTINCT ?this WHERE {{ {' UNION '.join(groups)} }} }}"

    def _on_node(self) -> Iterator[tuple[str, str]]:
        kind, pattern = self._asked.text(self._shape, "nodeKind"), self._asked.text(self._shape, "pattern")
        if kind == SH + "IRI":
            yield "is no IRI", "FILTER(!isIRI(?this))"
        if pattern:
            yield "its IRI has not the form asked for", f"FILTER(!REGEX(STR(?this), {_quoted(pattern)}))"
        if self._asked.text(self._shape, "closed") == "true":
            allowed = {str(node)[1:-1] for node in self._asked.items(self._shape, "ignoredProperties")}
            for node in self._asked.nodes(self._shape, "property"):
                allowed.add(str(self._asked.text(node, "path")))
            listed = ", ".join(f"<{name}>" for name in sorted(allowed))
            yield "has a property that it may not have", f"?this ?p ?o FILTER(?p NOT IN ({listed}))"

    def _on_property(self, node: Node) -> Iterator[tuple[str, str]]:
        ask = self._asked.text
        path = f"<{ask(node, 'path')}>"
        name = path.rpartition("#")[2].rpartition("/")[2].rstrip(">")
        yield from self._counts(node, path, name)
        value = f"?this {path} ?v "
        kind = ask(node, "class")
        if kind:
            listed = ", ".join(f"<{row}>" for row in self._asked.below(kind))
            without = f"FILTER NOT EXISTS {{ ?v a ?c FILTER(?c IN ({listed})) }}"
            yield f"{name} leads to something of another class", value + without
        if ask(node, "datatype"):
            wrong = f"FILTER(!isLiteral(?v) || DATATYPE(?v) != <{ask(node, 'datatype')}>)"
            yield f"{name} has a value of another type", value + wrong
        if ask(node, "nodeKind") == SH + "IRI":
            yield f"{name} has a value that is no IRI", value + "FILTER(!isIRI(?v))"
        if ask(node, "pattern"):
            wrong = f"FILTER(!REGEX(STR(?v), {_quoted(str(ask(node, 'pattern')))}))"
            yield f"{name} has not the form asked for", value + wrong
        for limit, sign in (("minInclusive", "<"), ("maxInclusive", ">")):
            if ask(node, limit):
                yield f"{name} is out of bounds", f"{value}FILTER(?v {sign} {self._asked.value(node, limit)})"
        if ask(node, "uniqueLang") == "true":
            same = 'FILTER(?v != ?w && LANG(?v) != "" && LANG(?v) = LANG(?w))'
            yield f"{name} is there twice in one language", f"{value}. ?this {path} ?w {same}"
        if ask(node, "lessThanOrEquals"):
            other = f"?this <{ask(node, 'lessThanOrEquals')}> ?w FILTER(!(?v <= ?w))"
            yield f"{name} lies behind what it must not pass", f"{value}. {other}"
        wanted_value = self._asked.value(node, "hasValue")
        if wanted_value is not None:
            wanted = f"FILTER NOT EXISTS {{ ?this {path} {wanted_value} }}"
            yield f"{name} has not the value asked for", wanted

    def _counts(self, node: Node, path: str, name: str) -> Iterator[tuple[str, str]]:
        least, most = self._asked.text(node, "minCount"), self._asked.text(node, "maxCount")
        if least == "1":
            yield f"{name} is missing", f"FILTER NOT EXISTS {{ ?this {path} ?v }}"
        elif least:
            fewer = f"HAVING (COUNT(DISTINCT ?v) < {least})"
            inner = f"SELECT ?this WHERE {{ {self._target} OPTIONAL {{ ?this {path} ?v }} }} GROUP BY ?this"
            yield f"{name} is there fewer than {least} times", f"{{ {inner} {fewer} }}"
        if most:
            inner = f"SELECT ?this WHERE {{ ?this {path} ?v }} GROUP BY ?this"
            yield f"{name} is there too often", f"{{ {inner} HAVING (COUNT(DISTINCT ?v) > {most}) }}"

    def _failing(self, option: Node) -> set[str]:
        """Return the nodes that one alternative does not hold for."""
        inside = self._asked.nodes(option, "property")
        rules = inside or [option]
        return {
            found for rule in rules for _, where in self._on_property(rule) for found in self._nodes(where)
        }


def _iris(names: list[str]) -> str:
    return " ".join(f"<{name}>" for name in names)


def _quoted(text: str) -> str:
    import pyoxigraph as ox

    return str(ox.Literal(text))

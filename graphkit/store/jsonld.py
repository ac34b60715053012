"""JSON-LD with graphkit's own context, written straight from sorted quads, one graph at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import IO, TYPE_CHECKING

import msgspec

from graphkit.errors import KnowledgeError, StoreError
from graphkit.graph.terms import PREFIXES, XSD
from graphkit.knowledge import ontology_path

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.selection import Selection

Json = dict[str, object]
_TYPE = PREFIXES["rdf"] + "type"


@cache
def context() -> Json:
    """Return the JSON-LD context that ships with graphkit."""
    path = ontology_path() / "context.jsonld"
    try:
        return dict(msgspec.json.decode(path.read_bytes(), type=dict[str, Json])["@context"])
    except (OSError, msgspec.MsgspecError, KeyError) as error:
        raise KnowledgeError(path.name, "", f"not a JSON-LD context ({error})") from error


@cache
def _terms() -> dict[str, tuple[str, str]]:
    """Term and kind of its values ("@id", "@set" ...) by predicate IRI."""
    found = {}
    for name, entry in context().items():
        if isinstance(entry, dict) and ":" in str(entry["@id"]):
            found[_expand(str(entry["@id"]))] = (name, _expand(str(entry.get("@type", ""))))
    return found


def _expand(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon and prefix in PREFIXES else name


def write_jsonld(selection: Selection, out: IO[bytes]) -> None:
    """Write quads as JSON-LD: our context, then one object for each named graph."""
    encode = msgspec.json.Encoder().encode
    out.write(b'{"@context":' + encode(context()) + b',\n"@graph":[')
    comma = b"\n"
    for name in selection.names():
        nodes = _nodes(selection.each_of(name))
        first = next(nodes, None)
        if first is None:
            continue
        value = getattr(name, "value", None)
        start, end = (b"", b"") if value is None else (b'{"@id":' + encode(value) + b',"@graph":[\n  ', b"]}")
        out.write(comma + start + encode(first))
        for node in nodes:
            out.write(b",\n  " + encode(node))
        out.write(end)
        comma = b",\n"
    out.write(b"\n]}\n")


def _nodes(quads: Iterable[ox.Quad]) -> Iterator[Json]:
    for subject, rows in groupby(quads, key=lambda quad: quad.subject):
        yield {"@id": subject.value, **node_json([quad.triple for quad in rows])}


def node_json(triples: Iterable[ox.Triple]) -> Json:
    """Return the properties of one node in the terms of the context; its triples come sorted."""
    node: Json = {}
    for predicate, same in groupby(triples, key=lambda triple: triple.predicate):
        values = [triple.object for triple in same]
        if predicate.value == _TYPE:
            node["@type"] = _single([_compact(value.value) for value in values])  # type: ignore[union-attr]
            continue
        name, kind = _terms().get(predicate.value, (_compact(predicate.value), ""))
        node[name] = _single([_value(value, kind) for value in values])
    return node


def _single(values: list[object] | list[str]) -> object:
    return values[0] if len(values) == 1 else values


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _value(value: object, kind: str) -> object:
    import pyoxigraph as ox

    if isinstance(value, ox.NamedNode):
        return value.value if kind == "@id" else {"@id": value.value}
    if not isinstance(value, ox.Literal):
        raise StoreError(f"{value} cannot be written as JSON-LD")
    if value.language:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == kind:
        return value.value
    if datatype == XSD + "string":
        return value.value if not kind else {"@value": value.value}
    return {"@value": value.value, "@type": datatype}

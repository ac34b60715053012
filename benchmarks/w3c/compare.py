"""Compares what came with what had to come; blank nodes may have other names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDF = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
}
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}

Row = dict[str, Any]
Quads = list[ox.Quad]


def expected(path: Path, base: str) -> tuple[Any, bool]:
    """Return what a file of the suite says must come out, and whether its order counts.

    Args:
        path: the file.
        base: its IRI.
    """
    if path.suffix in RESULTS:
        return table(ox.parse_query_results(path.read_bytes(), format=RESULTS[path.suffix])), False
    quads = list(ox.parse(path.read_bytes(), format=RDF[path.suffix], base_iri=base))
    kinds = {str(getattr(q.object, "value", "")) for q in quads if q.predicate == RDF_TYPE}
    if RS + "ResultSet" in kinds:
        return _result_set(quads)
    return quads, False


def canonical(quads: Iterable[ox.Quad], *, by_value: bool) -> set[str]:
    """Return quads in a form that is the same for datasets that differ in names of blank nodes only.

    Args:
        quads: the quads.
        by_value: whether numbers are the same however they are written.
    """
    if by_value:  # the store keeps values, not the way in which they were written
        store = ox.Store()
        store.extend(quads)
        quads = list(store)
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def table(found: Any) -> bool | list[Row]:
    """Return the rows of an answer, or true or false."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return [dict(zip(names, row, strict=True)) for row in found]


def as_quads(rows: list[Row], *, ordered: bool, lax: bool) -> Quads:
    """Return rows as quads: each row becomes a blank node that points to its values."""
    quads = []
    if lax:
        rows = list({str(sorted(row.items())): row for row in rows}.values())
    for at, row in enumerate(rows):
        node = ox.BlankNode()
        quads.append(ox.Quad(node, RDF_TYPE, ox.NamedNode(RS + "ResultSolution")))
        if ordered:
            quads.append(ox.Quad(node, ox.NamedNode(RS + "index"), ox.Literal(at + 1)))
        for name, value in row.items():
            if value is not None:
                quads.append(ox.Quad(node, ox.NamedNode(f"urn:variable:{name}"), value))
    return quads


def _result_set(quads: Quads) -> tuple[bool | list[Row], bool]:
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)

    def objects(node: Any, name: str) -> list[Any]:
        return [row.object for row in store.quads_for_pattern(node, ox.NamedNode(RS + name), None, None)]

    for value in objects(None, "boolean"):
        return value.value == "true", False
    numbered = []
    for node in objects(None, "solution"):
        row = {objects(b, "variable")[0].value: objects(b, "value")[0] for b in objects(node, "binding")}
        index = objects(node, "index")
        numbered.append((int(index[0].value) if index else 0, row))
    ordered = any(at for at, _ in numbered)
    numbered.sort(key=lambda pair: pair[0])
    return [row for _, row in numbered], ordered


def same_csv(one: str, two: str, *, by_value: bool = False) -> bool:
    """Return whether two tables hold the same rows, whatever their blank nodes are called.

    Args:
        one, two: the tables.
        by_value: whether numbers that are written in another way count as the same.
    """

    def cell(text: str) -> str:
        if text.startswith("_:"):
            return "_:"
        if by_value and re.fullmatch(r"[-+]?\d+(\.\d*)?([eE][-+]?\d+)?", text):
            return str(float(text))
        return text

    def read(text: str) -> list[list[tuple[str, str]]]:
        found = csv.DictReader(io.StringIO(text))
        return sorted(sorted((k, cell(v)) for k, v in row.items()) for row in found)

    return read(one) == read(two)

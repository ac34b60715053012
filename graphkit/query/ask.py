"""Asks a graph a question: by the name of a query, by file, or in SPARQL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import QueryError
from graphkit.graph.terms import PREFIXES, XSD
from graphkit.query.bind import bare, bound
from graphkit.query.keywords import calls_out
from graphkit.query.named import NamedQuery, Parameter, named, parse
from graphkit.query.order import some
from graphkit.query.resolve import resolve
from graphkit.query.results import Result

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_SPARQL = r"(?i)\s*(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE)\b"
_UPDATE = (  # of a query whose IRIs are blanked out
    r"(?i)\s*(?:(?:PREFIX\s+[\w.-]*:|BASE)\s*)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b"
)
_PLACE = r"(?s)(?:error )?at (\d+):(\d+): (.*)"


def query(
    graph: GraphFolder, question: str | Path, params: Mapping[str, str] | None = None, first: int = 0
) -> Result:
    """Ask a graph a question.

    Args:
        graph: an open graph folder.
        question: name of a named query, path of a .rq file, or SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE).
        params: values by parameter name; names, numbers and symbols are looked up in the graph.
        first: so many rows at most, those that are found first; 0 for all of them in their order.

    Raises:
        QueryError: the query is malformed or unknown, a parameter is missing or means nothing here.
    """
    asked = _read(question)
    text = bound(asked.text, bindings(graph, asked, params or {}))
    if first < 0:
        raise QueryError("the number of rows found first must be 0 (all) or more")
    if first > 0:
        if asked.counts:
            raise QueryError(f"{asked.name} counts all of its rows: none of them come first")
        text = some(text, first)
    return Result(graph, text, counts=asked.counts)


def _read(question: str | Path) -> NamedQuery:
    plain = bare(str(question))
    if isinstance(question, str) and (re.match(_SPARQL, plain) or re.match(_UPDATE, plain)):
        return _free("query", question)
    path = Path(question)
    if path.suffix == ".rq":
        try:
            return _free(path.stem, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(
                f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})"
            ) from error
    if any(mark in str(question) for mark in "{}?"):
        raise QueryError(
            "not a SPARQL query: it begins with none of SELECT, ASK, CONSTRUCT, DESCRIBE, PREFIX"
        )
    return named(str(question))


def _free(name: str, text: str) -> NamedQuery:
    """A query that did not ship with graphkit: it may lack a head, and is checked first."""
    plain = bare(text)
    update = re.match(_UPDATE, plain)
    if update:
        raise QueryError(f"a graph is read only: {update[1].upper()} is refused")
    if calls_out(text):
        raise QueryError("SERVICE is refused: a query reads this graph and nothing else")
    if re.search(r"^# title: ", text, re.MULTILINE) and re.search(r"^# description: ", text, re.MULTILINE):
        return parse(name, text)
    return NamedQuery(name, name, "", (), (), False, text)


def bindings(
    graph: GraphFolder, asked: NamedQuery, params: Mapping[str, str]
) -> dict[str, ox.NamedNode | ox.Literal]:
    """Return the RDF term of each parameter: looked up in the graph, never pasted into the query.

    Raises:
        QueryError: a parameter is missing, unknown, or means nothing in this graph.
    """
    declared = {row.name: row for row in asked.parameters}
    for name in params:
        if not re.fullmatch(r"[A-Za-z_]\w*", name):
            raise QueryError(f"{name!r} is not the name of a parameter")
        if declared and name not in declared:
            raise QueryError(f"{asked.name} has no parameter {name!r}; it has {', '.join(declared)}")
        if not declared and (asked.columns or not re.search(rf"[?$]{re.escape(name)}\b", asked.text)):
            raise QueryError(f"{asked.name} has no parameter {name!r}")
    for row in declared.values():
        if not row.optional and row.name not in params:
            raise QueryError(
                f"{asked.name} needs --param {row.name}=... (for example {row.name}={row.example})"
            )
    free = Parameter("", "entity", True, "", "")
    return {name: _term(graph, declared.get(name, free), name, str(value)) for name, value in params.items()}


def _term(graph: GraphFolder, row: Parameter, name: str, value: str) -> ox.NamedNode | ox.Literal:
    import pyoxigraph as ox

    if row.type == "text":
        return ox.Literal(value)
    if row.type == "language":
        if not re.fullmatch(r"[A-Za-z]{2,3}", value):
            raise QueryError(f"{name}: {value!r} is not a language code such as ru")
        return ox.NamedNode(PREFIXES["lan"] + value.lower())
    if row.type == "date":
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise QueryError(f"{name}: {value!r} is not a day such as 1993-04-30")
        return ox.Literal(value, datatype=ox.NamedNode(XSD + "date"))
    if row.type == "integer":
        if not re.fullmatch(r"-?\d+", value):
            raise QueryError(f"{name}: {value!r} is not a whole number")
        return ox.Literal(int(value))
    return ox.NamedNode(resolve(graph, value, row.type))


def malformed(error: SyntaxError) -> QueryError:
    """Return one clear line for a query that the engine could not parse."""
    match = re.search(_PLACE, str(error))
    if match is None:
        return QueryError(f"malformed query: {' '.join(str(error).split())}")
    said = " ".join(match[3].split())
    return QueryError(f"malformed query, line {match[1]}, column {match[2]}: {said}")

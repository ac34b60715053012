"""Asks any SPARQL 1.1 endpoint: a named query, a file, or SPARQL itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graphkit.errors import QueryError
from graphkit.graph.iris import BASE, Iris
from graphkit.query.bind import bound
from graphkit.query.named import Parameter, named
from graphkit.query.results import declared

if TYPE_CHECKING:
    import pyoxigraph as ox

_ACCEPT = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json, application/ld+json;q=0.5",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.5",
    "table": "application/sparql-results+json, text/turtle;q=0.5",
}


def ask(
    endpoint: str,
    question: str,
    params: Mapping[str, str],
    form: str,
    out: IO[bytes],
    *,
    base: str = BASE,
    timeout: float = 60.0,
) -> None:
    """Ask an endpoint, and write its answer.

    Args:
        endpoint: its address.
        question: name of a named query, path of a .rq file, or SPARQL.
        params: values by parameter name; names of things are canonical ids, symbols or IRIs.
        form: "table", or the formats of the standard: "csv", "tsv", "json", "xml".
        out: an open binary stream.
        base: where the IRIs of the graph there begin.
        timeout: seconds to wait.

    Raises:
        QueryError: the endpoint cannot be reached, or refuses the query.
    """
    import requests

    text = written(question, params, Iris(base))
    # Our queries read all named graphs together; stores that need to be told so know this word.
    data = {"query": text, "union-default-graph": "true"}
    headers = {"Accept": _ACCEPT[form], "User-Agent": "graphkit"}
    try:
        reply = requests.post(endpoint, data=data, headers=headers, timeout=timeout)
    except requests.RequestException as error:
        raise QueryError(f"{endpoint}: cannot be reached ({_reason(error)})") from None
    if reply.status_code != 200:
        said = " ".join(reply.text.split())[:300]
        raise QueryError(f"{endpoint}: answered {reply.status_code}: {said}")
    media = reply.headers.get("Content-Type", "").split(";")[0].strip()
    if form == "table" and media in ("application/sparql-results+json", "application/json"):
        out.write(_table(reply.content, Iris(base)))
    else:
        out.write(reply.content)


def _reason(error: Exception) -> str:
    return type(error).__name__


def written(question: str, params: Mapping[str, str], iris: Iris) -> str:
    """Return the whole query as any endpoint takes it: prefixes declared, parameters bound.

    Args:
        question, params: as of `ask`.
        iris: names of the graph that is asked.

    Raises:
        QueryError: there is no such query, or a parameter means nothing without a look into the graph.
    """
    rows: tuple[Parameter, ...] = ()
    if re.match(r"(?i)\s*(?:#|PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE)\b", question) or "{" in question:
        text = question
    elif question.endswith(".rq"):
        try:
            text = Path(question).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{question}: cannot be read ({error})") from None
    else:
        query = named(question)
        text, rows = query.text, query.parameters
        for row in rows:
            if not row.optional and row.name not in params:
                raise QueryError(
                    f"{question} needs --param {row.name}=... (for example {row.name}={row.example})"
                )
        unknown = sorted(set(params) - {row.name for row in rows})
        if unknown:
            raise QueryError(f"{question} has no parameter {unknown[0]!r}")
    types = {row.name: row for row in rows}
    terms = {name: _term(types.get(name), name, value, iris) for name, value in params.items()}
    return declared(bound(text, terms), iris)


def _term(row: Parameter | None, name: str, value: str, iris: Iris) -> ox.NamedNode | ox.Literal:
    """Return a value as RDF; a remote graph cannot be searched for names, so ids are needed."""
    import pyoxigraph as ox

    from graphkit.graph.terms import PREFIXES, XSD

    kind = row.type if row else "entity"
    if kind == "text":
        return ox.Literal(value)
    if kind == "integer" and re.fullmatch(r"-?\d+", value):
        return ox.Literal(int(value))
    if kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return ox.Literal(value, datatype=ox.NamedNode(XSD + "date"))
    if kind == "language" and re.fullmatch(r"[A-Za-z]{2,3}", value):
        return ox.NamedNode(PREFIXES["lan"] + value.lower())
    if re.match(r"https?://|urn:", value):
        try:
            return ox.NamedNode(value)
        except ValueError:
            raise QueryError(f"{name}: {value!r} is not an IRI") from None
    symbol = re.fullmatch(r"S/RES/(\d+)\s*\((\d{4})\)|(\d+)\s*\((\d{4})\)", value)
    if symbol:
        number, year = symbol[1] or symbol[3], symbol[2] or symbol[4]
        return ox.NamedNode(iris.entity(f"doc/S_RES_{number}-{year}"))
    if re.fullmatch(r"[a-z]+/\S+", value):
        return ox.NamedNode(iris.entity(value))
    raise QueryError(
        f"{name}: {value!r} is not known from here; give an id (state/AZE), a resolution as "
        "S/RES/822(1993), or an IRI"
    )


def _table(data: bytes, iris: Iris) -> bytes:
    import pyoxigraph as ox

    from graphkit.query.results import shorten
    from graphkit.query.tables import table

    try:
        found = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return table(("answer",), [["true" if found else "false"]]).encode()
        rows = [
            [
                "" if value is None
                else shorten(value.value, iris) if isinstance(value, ox.NamedNode)
                else str(getattr(value, "value", value))
                for value in row
            ]
            for row in found
        ]  # fmt: skip
        return table([name.value for name in found.variables], rows).encode("utf-8", "replace")
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(f"the answer of the endpoint is not SPARQL JSON: {error}") from None

"""The description of the JSON API (OpenAPI 3.1), with a path of its own for each named query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.query.named import NamedQuery, Parameter

MOST = 1000  # items of one answer
FARTHEST = 10**6  # the last item that an answer may begin with

_TEXT = {"type": "string", "minLength": 1, "maxLength": 2000, "pattern": r"\S"}
_WORDS = {"type": "string", "maxLength": 200}
_PAGING = {
    "limit": ("how many items", {"type": "integer", "minimum": 0, "maximum": MOST, "default": 100}),
    "offset": ("the first item", {"type": "integer", "minimum": 0, "maximum": FARTHEST, "default": 0}),
}
_ABOUT: dict[str, tuple[str, dict[str, Any]]] = {
    "id": ("canonical id, such as state/AZE", _TEXT),
    "kind": ("first step of the ids: state, place, doc, person ...", {"type": "string", "maxLength": 40}),
    "name": ("a symbol, a number, an id or a name in any script", _TEXT),
    "object": ("the other end of a link", {"type": "string", "maxLength": 2000}),
    "of": ("a symbol, an id, a name or an IRI", _TEXT),
    "q": ("words in any script; two letters are enough", _WORDS),
    "subject": ("a symbol, an id, a name or an IRI", _TEXT),
    **_PAGING,
}
# path: what it gives, the parameters that must be given, the others, and what an answer looks like
_PATHS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str]] = {
    "/api/documents": ("The files of the graph and their documents.", (), tuple(_PAGING), "[Document]"),
    "/api/entities": (
        "Entities by a piece of their name, or all of a kind.",
        (),
        ("q", "kind", *_PAGING),
        "[Entity]",
    ),
    "/api/entities/{id}": ("One entity: names, facts, what points to it.", ("id",), (), "EntityPage"),
    "/api/evidence": (
        "The words behind a node, with file, offsets and sentence.",
        ("of",),
        tuple(_PAGING),
        "[Evidence]",
    ),
    "/api/search": ("Names and sentences that hold some words.", ("q",), tuple(_PAGING), "Found"),
    "/api/why": (
        "The words behind a node, or behind what links two.",
        ("subject",),
        ("object", *_PAGING),
        "[Evidence]",
    ),
    "/api/resolve": ("What is meant by a symbol, a number or a name.", ("name",), (), "Meaning"),
    "/api/queries": ("The named queries, explained.", (), tuple(_PAGING), "[Question]"),
}


def description(queries: Iterable[NamedQuery]) -> dict[str, Any]:
    """Return the description as plain values.

    Args:
        queries: the named queries.
    """
    paths = {path: {"get": _operation(path, *row)} for path, row in _PATHS.items()}
    paths |= {f"/api/queries/{query.name}": {"get": _query(query)} for query in queries}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "graphkit",
            "version": "1",
            "description": "A graph of documents. SPARQL is at /sparql, graphs are at /store.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _operation(
    path: str, about: str, needed: tuple[str, ...], others: tuple[str, ...], gives: str
) -> dict[str, Any]:
    rows = [
        {
            "name": name,
            "in": "path" if f"{{{name}}}" in path else "query",
            "required": name in needed,
            "description": _ABOUT[name][0],
            "schema": _ABOUT[name][1] | ({"minLength": 1, "pattern": r"\S"} if name in needed else {}),
        }
        for name in (*needed, *others)
    ]
    name = path.removeprefix("/api/").replace("/{", "_").rstrip("}")
    schema = _listed(gives[1:-1]) if gives.startswith("[") else {"$ref": f"#/components/schemas/{gives}"}
    return {"operationId": name, "summary": about, "parameters": rows, "responses": _responses(schema)}


def _query(query: NamedQuery) -> dict[str, Any]:
    """Describe a named query by its own parameters and columns."""
    names = [row.name for row in query.parameters]
    rows = [_parameter(row) for row in query.parameters]
    rows += [
        {"name": name, "in": "query", "required": False, "description": about, "schema": schema}
        for name, (about, schema) in _PAGING.items()
        if name not in names
    ]
    row = {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        "operationId": f"queries_{query.name}",
        "summary": query.title,
        "description": query.description,
        "parameters": rows,
        "responses": _responses(_listed(row)),
    }


def _parameter(row: Parameter) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "date": {"type": "string", "format": "date"},
        "integer": {"type": "integer"},
        "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}$"},
    }
    found = {
        "name": row.name,
        "in": "query",
        "required": not row.optional,
        "description": row.about or row.type,
        "schema": kinds.get(row.type, _TEXT),
    }
    return found | ({"example": row.example} if row.example else {})


def _responses(schema: dict[str, Any]) -> dict[str, Any]:
    problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    said = {
        "400": "a parameter is missing or not fit",
        "404": "nothing in this graph goes by that name",
        "405": "the API is for reading only",
        "406": "none of the accepted types is on offer",
        "414": "the address is too long",
        "422": "the answer is too large",
        "503": "too many requests at once",
        "504": "not finished in time",
    }
    return {
        "200": {"description": "found", "content": {"application/json": {"schema": schema}}},
        **{code: {"description": about, "content": problem} for code, about in said.items()},
    }


def _listed(item: str | dict[str, Any]) -> dict[str, Any]:
    items = {"$ref": f"#/components/schemas/{item}"} if isinstance(item, str) else item
    count = {"type": "integer", "minimum": 0}
    fields = {"total": count, "offset": count, "items": {"type": "array", "items": items}}
    return {"type": "object", "required": list(fields), "properties": fields}


def _schemas() -> dict[str, Any]:
    """Return what the answers are made of, from the very types that they are made of."""
    import msgspec

    from graphkit.query.why import Evidence
    from graphkit.serve import values

    types = [
        Evidence, values.Document, values.Entity, values.EntityPage, values.Found, values.Meaning,
        values.Question, values.Problem,
    ]  # fmt: skip
    _, found = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    return found

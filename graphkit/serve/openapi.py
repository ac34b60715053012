"""The description of the JSON API (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

_PAGING = ("limit", "offset")
_ABOUT = {
    "id": "canonical id, such as state/AZE",
    "kind": "first step of the ids: state, place, doc, person ...",
    "limit": "how many items",
    "name": "a symbol, a number, an id or a name in any script",
    "object": "the other end of a link",
    "of": "a symbol, an id, a name or an IRI",
    "offset": "the first item",
    "q": "words in any script; two letters are enough",
    "subject": "a symbol, an id, a name or an IRI",
}
# path: what it gives, the parameters that must be given, the others
_PATHS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "/api/documents": ("The files of the graph and the documents they carry.", (), _PAGING),
    "/api/entities": ("Entities by a piece of their name, or all of a kind.", (), ("q", "kind", *_PAGING)),
    "/api/entities/{id}": ("One entity: names by language, facts, what points to it.", ("id",), ()),
    "/api/evidence": ("The words behind a node, with file, offsets and sentence.", ("of",), _PAGING),
    "/api/search": ("Names and sentences that hold some words.", ("q",), _PAGING),
    "/api/why": ("The words behind a node, or behind what links two.", ("subject",), ("object", *_PAGING)),
    "/api/resolve": ("What is meant by a symbol, a number or a name.", ("name",), ()),
    "/api/queries": ("The named queries, explained.", (), _PAGING),
    "/api/queries/{name}": (
        "The answer to a named query; it takes the query's parameters.",
        ("name",),
        _PAGING,
    ),
}


def description() -> dict[str, Any]:
    """Return the description as plain values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "graphkit",
            "version": "1",
            "description": "A graph of documents, for reading only. SPARQL is at /sparql.",
        },
        "paths": {path: {"get": _operation(path, *row)} for path, row in _PATHS.items()},
        "components": {
            "schemas": {
                "Problem": {
                    "type": "object",
                    "required": ["status", "error"],
                    "properties": {"status": {"type": "integer"}, "error": {"type": "string"}},
                }
            }
        },
    }


def _operation(path: str, about: str, needed: tuple[str, ...], others: tuple[str, ...]) -> dict[str, Any]:
    problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "operationId": path.removeprefix("/api/").replace("/{", "_").rstrip("}"),
        "summary": about,
        "parameters": [_parameter(path, name, name in needed) for name in (*needed, *others)],
        "responses": {
            "200": {"description": "found", "content": {"application/json": {"schema": {"type": "object"}}}},
            "4XX": {"description": "one line that says what is wrong", "content": problem},
        },
    }


def _parameter(path: str, name: str, needed: bool) -> dict[str, Any]:
    inside = f"{{{name}}}" in path
    number = {"type": "integer", "minimum": 0}
    return {
        "name": name,
        "in": "path" if inside else "query",
        "required": needed,
        "description": "name of a query" if inside and name == "name" else _ABOUT[name],
        "schema": number if name in _PAGING else {"type": "string"},
    }

"""graphkit: diplomatic and United Nations documents as a citation and reference knowledge graph.

>>> import graphkit
>>> graph = graphkit.build(["letters/"], "graph/")             # doctest: +SKIP
>>> graph.query("who-cites", cited="S/RES/822(1993)")           # doctest: +SKIP
>>> graph.to_networkx(), graph.to_rdflib(), graph.view("page.html")  # doctest: +SKIP

The names below are the whole public surface; they are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.api import Graph, build, extract, open_graph, query, read, to_networkx, to_rdflib, view
    from graphkit.errors import GraphkitError, KnowledgeError, OffsetError, QueryError, ReadError, StoreError
    from graphkit.kinds import KINDS
    from graphkit.model import Document, Extraction, Mention

__version__ = "0.1.0"

_HOME = {
    "Document": "model",
    "Extraction": "model",
    "Graph": "api",
    "GraphkitError": "errors",
    "KINDS": "kinds",
    "KnowledgeError": "errors",
    "Mention": "model",
    "OffsetError": "errors",
    "QueryError": "errors",
    "ReadError": "errors",
    "StoreError": "errors",
    "build": "api",
    "extract": "api",
    "open_graph": "api",
    "query": "api",
    "read": "api",
    "to_networkx": "api",
    "to_rdflib": "api",
    "view": "api",
}

__all__ = [
    "KINDS",
    "Document",
    "Extraction",
    "Graph",
    "GraphkitError",
    "KnowledgeError",
    "Mention",
    "OffsetError",
    "QueryError",
    "ReadError",
    "StoreError",
    "build",
    "extract",
    "open_graph",
    "query",
    "read",
    "to_networkx",
    "to_rdflib",
    "view",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `import graphkit` stays instant."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(f"graphkit.{_HOME[name]}"), name)
    raise AttributeError(f"module 'graphkit' has no attribute {name!r}")

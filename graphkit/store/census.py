"""Counts what a graph holds, for its own description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.graph.catalogue import Census
from graphkit.graph.terms import PREFIXES, UNBIS, WIKIDATA

if TYPE_CHECKING:
    import pyoxigraph as ox

_HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("dcterms", "gk", "skos"))
_CLASSES = f"{_HEAD} SELECT DISTINCT ?class WHERE {{ ?node a ?class }}"
# One class at a time: to tell the nodes apart, the store holds all it counts.
_NODES = f"{_HEAD} SELECT (COUNT(DISTINCT ?node) AS ?nodes) WHERE {{ ?node a <%s> }}"
_LANGUAGES = f"{_HEAD} SELECT DISTINCT ?lang WHERE {{ ?text dcterms:language ?lang }}"
# One language at a time: the first text will do, where together all of them would be gone through.
_SPOKEN = f"{_HEAD} SELECT ?text WHERE {{ ?text dcterms:language <%s> ; a gk:Expression }} LIMIT 1"
_LINKS = (
    f"{_HEAD} SELECT (COUNT(*) AS ?links) WHERE "
    "{ ?node skos:exactMatch ?other FILTER(STRSTARTS(STR(?other), '%s')) }"
)


def census(store: ox.Store) -> Census:
    """Count the nodes of each class, the languages of the texts, and the links to other datasets."""
    return Census(
        classes={iri: int(_rows(store, _NODES % iri)[0][0]) for (iri,) in _rows(store, _CLASSES)},
        languages=tuple(lang for (lang,) in _rows(store, _LANGUAGES) if _rows(store, _SPOKEN % lang)),
        links={name: int(_rows(store, _LINKS % name)[0][0]) for name in (UNBIS, WIKIDATA)},
    )


def _rows(store: ox.Store, text: str) -> list[tuple[str, ...]]:
    rows = store.query(text, use_default_graph_as_union=True)
    return sorted(tuple(str(getattr(term, "value", "")) for term in row) for row in rows)  # type: ignore[union-attr]

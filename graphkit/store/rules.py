"""SPARQL that every build runs: shortcuts to make, and the guard that must stay silent."""

from __future__ import annotations

from collections.abc import Collection

from graphkit.errors import StoreError
from graphkit.graph.iris import Iris
from graphkit.knowledge import ontology_path

_FEW = 1000  # triples that are looked up one by one

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph


def project(store: pyoxigraph.Store, iris: Iris, made: Collection[str] = ()) -> list[str]:
    """Return the shortcuts of `ontology/queries/build` that no graph has, as lines of the projection.

    Args:
        store: the store.
        iris: where the IRIs of the graph begin.
        made: the lines that an earlier run gave, and that the store has.
    """
    graph = f"<{iris.graph}projection> ."
    found: set[pyoxigraph.Triple] = set()
    for path in sorted((ontology_path() / "queries" / "build").glob("project-*.rq")):
        found.update(_triples(store, path.read_text(encoding="utf-8")))
    lines = {f"{triple} {graph}" for triple in found}
    return sorted(lines - (_stated(store, found, graph) - set(made)))


def _stated(store: pyoxigraph.Store, triples: set[pyoxigraph.Triple], graph: str) -> set[str]:
    """Return those of the triples that a store has in any graph, as lines of one graph."""
    by_predicate: dict[str, list[pyoxigraph.Triple]] = {}
    for triple in triples:
        by_predicate.setdefault(triple.predicate.value, []).append(triple)
    stated = set()
    for rows in by_predicate.values():
        if len(rows) < _FEW:
            found = (t for t in rows if any(store.quads_for_pattern(t.subject, t.predicate, t.object, None)))
        else:  # one pass over all with the predicate
            every = {q.triple for q in store.quads_for_pattern(None, rows[0].predicate, None, None)}
            found = (t for t in rows if t in every)
        stated |= {f"{triple} {graph}" for triple in found}
    return stated


def _triples(store: pyoxigraph.Store, query: str) -> list[pyoxigraph.Triple]:
    return list(store.query(query, use_default_graph_as_union=True))  # type: ignore[arg-type]


def guard(store: pyoxigraph.Store) -> None:
    """Refuse a graph that states something about the world on its own account.

    Raises:
        StoreError: an entity or event has a property that belongs into a claim.
    """
    for name in ("guard-attribution.rq", "guard-unclassed.rq"):
        text = (ontology_path() / "queries" / "build" / name).read_text(encoding="utf-8")
        rows = store.query(text, use_default_graph_as_union=True)
        for row in rows:  # type: ignore[union-attr]
            said = " ".join(str(term) for term in row)
            raise StoreError(
                f"refused: the graph would state {said} as a fact, without saying who asserts it"
            )

"""SPARQL that every build runs: shortcuts to make, and the guard that must stay silent."""

from __future__ import annotations

from graphkit.errors import StoreError
from graphkit.graph.iris import Iris
from graphkit.knowledge import ontology_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph


def project(store: pyoxigraph.Store, iris: Iris) -> list[str]:
    """Return the shortcuts of `ontology/queries/build` that no graph has, as lines of the projection."""
    found: set[pyoxigraph.Triple] = set()
    for path in sorted((ontology_path() / "queries" / "build").glob("project-*.rq")):
        found.update(_triples(store, path.read_text(encoding="utf-8")))
    known = {
        (quad.subject, quad.predicate, quad.object)
        for predicate in {triple.predicate for triple in found}
        for quad in store.quads_for_pattern(None, predicate, None, None)
    }
    fresh = (t for t in found if (t.subject, t.predicate, t.object) not in known)
    return sorted(f"{triple} <{iris.graph}projection> ." for triple in fresh)


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

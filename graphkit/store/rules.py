"""SPARQL that every build runs: shortcuts to make, and the guard that must stay silent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import islice

from graphkit.errors import StoreError
from graphkit.graph.iris import Iris
from graphkit.knowledge import ontology_path
from graphkit.store.runs import in_order

_LOT = 10_000  # lines, or terms, asked for at a time
_FEW = 50  # quads that name a term
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_GUARDS = _ATTRIBUTION, _UNCLASSED = "guard-attribution.rq", "guard-unclassed.rq"
_NODE = "entity"  # the variable of what they look at

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph


def project(store: pyoxigraph.Store, iris: Iris, triples: Iterable[str]) -> Iterator[str]:
    """Yield the shortcuts that no graph has, as sorted lines of the projection.

    Args:
        store: the store, without shortcuts.
        iris: where the IRIs of the graph begin.
        triples: the shortcuts (see `graphkit.store.across.shortcuts`), in any order.
    """
    yield from _told(store, iris, triples, lambda graphs: not graphs)


def unstated(store: pyoxigraph.Store, iris: Iris, triples: Iterable[str]) -> Iterator[str]:
    """Yield the shortcuts that no graph but the projection has, as sorted lines of the projection.

    Args:
        store, iris, triples: see `project`; the store may have shortcuts.
    """
    projection = f"{iris.graph}projection"
    yield from _told(store, iris, triples, lambda graphs: graphs <= {projection})


def _told(
    store: pyoxigraph.Store, iris: Iris, triples: Iterable[str], wanted: Callable[[set[str]], bool]
) -> Iterator[str]:
    """Yield triples, as sorted lines of the projection, by the graphs that have them."""
    import pyoxigraph as ox

    lines = in_order(f"{triple} <{iris.graph}projection> ." for triple in triples)
    while lot := list(islice(lines, _LOT)):
        for line, quad in zip(lot, ox.parse("\n".join(lot), ox.RdfFormat.N_QUADS), strict=True):
            graphs = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if wanted({getattr(found.graph_name, "value", "") for found in graphs}):
                yield line


def guard(
    store: pyoxigraph.Store, about: Collection[str] | None = None, told: Collection[str] | None = None
) -> None:
    """Refuse a graph that states something about the world on its own account.

    Args:
        store: the store.
        about: the terms about which something has changed; None looks at all.
        told: those of them of which something new is said; only of them can too much be said. None for all.

    Raises:
        StoreError: an entity or event has a property that belongs into a claim.
    """
    if about is None:
        for name in _GUARDS:
            _refuse(store, name)
        return
    terms = iter(about)
    while lot := list(islice(terms, _LOT)):
        _guard_some(store, lot, frozenset(lot) if told is None else told)


def _guard_some(store: pyoxigraph.Store, about: Iterable[str], told: Collection[str]) -> None:
    """Look at what a store says of some terms: asked about several at once, it would go through all."""
    import pyoxigraph as ox

    said, doubtful, kind = ox.Store(), ox.Store(), ox.NamedNode(_TYPE)
    for name in about:
        term = ox.NamedNode(name[1:-1])
        if name in told:
            said.extend(store.quads_for_pattern(term, None, None, None))
        if any(store.quads_for_pattern(term, kind, None, None)):
            continue
        its_own = list(store.quads_for_pattern(term, None, None, None))
        naming = list(islice(store.quads_for_pattern(None, None, term, None), _FEW + 1)) if its_own else []
        if len(naming) > _FEW:
            _refuse(store, _UNCLASSED, term)
        elif naming:  # of these there are many: asked about together, in a store of their own
            doubtful.extend([*its_own, *naming])
            for quad in naming:  # what names them says there too what it is
                doubtful.extend(store.quads_for_pattern(quad.subject, kind, None, None))
    _refuse(doubtful, _UNCLASSED)
    _refuse(said, _ATTRIBUTION)


def _refuse(store: pyoxigraph.Store, guard: str, term: pyoxigraph.NamedNode | None = None) -> None:
    import pyoxigraph as ox

    found = store.query(
        _text(guard),
        use_default_graph_as_union=True,
        substitutions={ox.Variable(_NODE): term} if term is not None else None,
    )
    for row in found:  # type: ignore[union-attr]
        said = " ".join(str(term) for term in row)
        raise StoreError(f"refused: the graph would state {said} as a fact, without saying who asserts it")


@cache
def _text(guard: str) -> str:
    return (ontology_path() / "queries" / "build" / guard).read_text(encoding="utf-8")

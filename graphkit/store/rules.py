"""SPARQL that every build runs: shortcuts to make, and the guard that must stay silent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from graphkit.errors import StoreError
from graphkit.graph.iris import Iris
from graphkit.knowledge import ontology_path
from graphkit.store.runs import in_order

_LOT = 10_000  # lines parsed, or terms asked for, at a time
_GUARDS = ("guard-attribution.rq", "guard-unclassed.rq")

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph

Pattern = tuple[str, str, str]


def project(store: pyoxigraph.Store, iris: Iris, made: Iterable[str] = ()) -> Iterator[str]:
    """Yield the shortcuts of `ontology/queries/build` that no graph has, as sorted lines of the projection.

    Args:
        store: the store.
        iris: where the IRIs of the graph begin.
        made: the lines that an earlier run gave, sorted, and that the store has.
    """
    import pyoxigraph as ox

    paths = sorted((ontology_path() / "queries" / "build").glob("project-*.rq"))
    graph = f"<{iris.graph}projection> ."
    lines = in_order(
        f"{triple} {graph}" for path in paths for triple in _made(store, path.read_text(encoding="utf-8"))
    )
    before = iter(made)
    known = next(before, None)
    while lot := list(islice(lines, _LOT)):
        for line, quad in zip(lot, ox.parse("\n".join(lot), ox.RdfFormat.N_QUADS), strict=True):
            while known is not None and known < line:
                known = next(before, None)
            stated = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if known == line or not any(stated):
                yield line


def _made(store: pyoxigraph.Store, query: str) -> Iterator[str]:
    """Yield what a CONSTRUCT query gives, one triple at a time; the store would hold all to drop doubles."""
    patterns = template(query)
    names = sorted({term for pattern in patterns for term in pattern if term.startswith("?")})
    asked = re.sub(r"CONSTRUCT\s*\{[^}]*\}", f"SELECT {' '.join(names)}", query, count=1)
    for row in store.query(asked, use_default_graph_as_union=True):  # type: ignore[union-attr]
        found = {name: str(row[name[1:]]) for name in names}
        for pattern in patterns:
            yield " ".join(found.get(term, term) for term in pattern)


def template(query: str) -> list[Pattern]:
    """Return the triples that a CONSTRUCT query makes, variables as they are, names as IRIs.

    >>> template("PREFIX x: <http://x/> CONSTRUCT { ?a x:b ?b , ?c . ?b x:d ?c } WHERE { ?a ?b ?c }")
    [('?a', '<http://x/b>', '?b'), ('?a', '<http://x/b>', '?c'), ('?b', '<http://x/d>', '?c')]
    """
    spaces = dict(re.findall(r"PREFIX\s+(\w*):\s*<([^>]*)>", query))
    found = re.search(r"CONSTRUCT\s*\{([^}]*)\}", query)
    words = found[1].split() if found else []
    patterns: list[Pattern] = []
    waiting: list[str] = []
    for word in [*words, "."]:
        if word in {".", ";", ","}:
            if len(waiting) == 3:
                patterns.append((waiting[0], waiting[1], waiting[2]))
            waiting = waiting[: {".": 0, ";": 1, ",": 2}[word]]
        else:
            waiting.append(_term(word, spaces))
    return patterns


def _term(word: str, spaces: dict[str, str]) -> str:
    if word.startswith("?"):
        return word
    if word == "a":
        return "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    space, _, name = word.partition(":")
    return f"<{spaces[space]}{name}>"


def guard(store: pyoxigraph.Store, about: Collection[str] | None = None) -> None:
    """Refuse a graph that states something about the world on its own account.

    Args:
        store: the store.
        about: the terms about which something has changed; None looks at all.

    Raises:
        StoreError: an entity or event has a property that belongs into a claim.
    """
    for name in _GUARDS:
        text = (ontology_path() / "queries" / "build" / name).read_text(encoding="utf-8")
        for query in [text] if about is None else _narrowed(text, about):
            rows = store.query(query, use_default_graph_as_union=True)
            for row in rows:  # type: ignore[union-attr]
                said = " ".join(str(term) for term in row)
                raise StoreError(
                    f"refused: the graph would state {said} as a fact, without saying who asserts it"
                )


def _narrowed(query: str, about: Collection[str]) -> Iterator[str]:
    """Yield a guard's query for some terms only, a lot of them at a time."""
    terms = iter(sorted(about))
    while lot := " ".join(islice(terms, _LOT)):
        yield re.sub(
            r"(WHERE \{)(?![^{}]*SELECT)", lambda m: f"{m[1]} VALUES ?entity {{ {lot} }}", query, count=1
        )

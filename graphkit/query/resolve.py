"""From what a person types to a node of the graph: symbol, number, id, or a name in any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.errors import QueryError
from graphkit.graph.classes import class_of, prefixes
from graphkit.knowledge.organs import council_last, council_year
from graphkit.query.names import Names, bare_symbol, fold, names, variants

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


# Which classes a parameter of each type may name; any other type takes every node.
_CLASSES = {
    "work": {"gk:Document", "gk:Resolution", "gk:Instrument", "gk:TransmittedText"},
    "document": {"gk:Document", "gk:Resolution", "gk:TransmittedText"},
    "place": {"gk:Place", "gk:State"},
    "person": {"gk:Person"},
    "agent": {
        "gk:State", "gk:Organization", "gk:Body", "gk:Community", "gk:Person", "gk:Office", "gk:UnknownAgent",
    },
    "agenda": {"gk:AgendaItem"},
    "event": {"gk:Event"},
}  # fmt: skip
# A name that fits several things means the one of the first of these ranks.
_RANKS = (
    {"gk:State", "gk:Place", "gk:Organization", "gk:Body", "gk:Community", "gk:Person", "gk:Office"},
    {"gk:Resolution", "gk:Document", "gk:Instrument", "gk:TransmittedText", "gk:Session", "gk:AgendaItem"},
    {"gk:Demonym"},
    {"gk:Event"},
)
_FIRST_YEAR = 1946  # of the Security Council


def classes_of_type(type: str) -> frozenset[str]:
    """Return the classes that a parameter of a type may name; none where it takes every node."""
    return frozenset(_CLASSES.get(type, ()))


def resolve(graph: GraphFolder, value: str, type: str = "entity") -> str:
    """Return the IRI of what a person means by a symbol, a number, an id or a name.

    Args:
        graph: an open graph folder.
        value: "S/RES/822(1993)", "822", "Kalbajar", "Кельбаджар", "AZE", "state/AZE" or an IRI.
        type: "entity" for anything, or "work", "document", "place", "person", "agent", "agenda", "event".

    Raises:
        QueryError: nothing goes by that name, or several things do; the message says which.
    """
    table = names(graph)
    wanted = value.strip()
    try:
        for found in _ways(graph, table, wanted):
            fitting = _fitting(graph, found, type)
            if fitting:
                return _only(graph, table, wanted, fitting)
    except ValueError:
        raise QueryError(f"{wanted!r} is not a name, an id or an IRI") from None
    raise QueryError(f"nothing in this graph goes by {wanted!r}{_hint(table, wanted)}")


def _ways(graph: GraphFolder, table: Names, wanted: str) -> Iterator[list[str]]:
    """The readings of a value, the surest first."""
    whole = wanted if re.match(r"https?://|urn:", wanted) else graph.iris.entity(wanted)
    yield [whole] if wanted and table.known(whole) else []
    folded = fold(wanted)
    yield from _exactly(graph, table, wanted, folded)
    yield table.symbols.get(bare_symbol(wanted), [])
    yield _council(table, wanted)
    yield table.ids.get(folded, [])
    yield table.labels.get(folded, [])
    yield _listed(graph, table, folded)
    yield _holding(table, folded)
    yield _beginning(table, folded)


def _exactly(graph: GraphFolder, table: Names, wanted: str, folded: str) -> Iterator[list[str]]:
    """Readings looked up as they stand: to go through all names of a large graph takes half a minute."""
    yield table.with_symbol(bare_symbol(wanted))
    number, given = _council_number(wanted)
    last = council_year(council_last()) or 0
    years = [int(given)] if given else range(_FIRST_YEAR, last + 1)
    yield [iri for year in (years if number else ()) for iri in table.with_symbol(f"S/RES/{number}({year})")]
    steps = sorted({wanted, wanted.upper(), folded, folded.replace(" ", "-")} - {""})
    named = (graph.iris.entity(f"{kind}/{step}") for kind in prefixes() for step in steps)
    yield [iri for iri in named if table.known(iri)]
    yield table.with_label(wanted)
    yield sorted({iri for name in (wanted.title(), wanted.capitalize()) for iri in table.with_label(name)})


def _listed(graph: GraphFolder, table: Names, folded: str) -> list[str]:
    """Things of this graph that the tables know under a name."""
    iris = [graph.iris.entity(name) for name in variants().get(folded, [])]
    return [iri for iri in iris if table.known(iri)]


def _council_number(wanted: str) -> tuple[str, str]:
    """Return number and year of a Security Council resolution, "" for either that is not typed."""
    bare = re.sub(r"^(?:s/res/|scr|unscr|resolution)\s*", "", wanted.casefold())
    match = re.fullmatch(r"(\d+)\s*(?:\(\s*(\d{4})\s*\)?)?\s*", bare, re.ASCII)
    return (match[1], match[2] or "") if match else ("", "")


def _council(table: Names, wanted: str) -> list[str]:
    """A bare number means the Security Council resolution of that number, if the graph knows it."""
    number, year = _council_number(wanted)
    if not number:
        return []
    return [
        iri
        for symbol, found in table.symbols.items()
        if symbol.startswith(f"S/RES/{number}({year}")
        for iri in found
    ]


def _holding(table: Names, folded: str) -> list[str]:
    """Things whose name holds the words asked for, as whole words."""
    pattern = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")
    han = any("一" <= char <= "鿿" for char in folded)
    if len(folded) < 2 and not han:
        return []
    found = {
        iri
        for label, iris in table.labels.items()
        if (folded in label if han else pattern.search(label))
        for iri in iris
    }
    return sorted(found)


def _beginning(table: Names, folded: str) -> list[str]:
    """Things in whose name a word begins so ("Кельбаджар", "Кельбаджарский район")."""
    if len(folded) < 4:
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(folded)}")
    return sorted({iri for label, iris in table.labels.items() if pattern.search(label) for iri in iris})


def _fitting(graph: GraphFolder, found: list[str], type: str) -> list[str]:
    classes = {iri: class_of(graph.iris.name(iri)) for iri in found}
    wanted = _CLASSES.get(type)
    if wanted is not None:
        return [iri for iri in found if classes[iri] in wanted]
    for rank in _RANKS:
        first = [iri for iri in found if classes[iri] in rank]
        if first:
            return first
    return found


def _only(graph: GraphFolder, table: Names, wanted: str, found: list[str]) -> str:
    unique = sorted({table.replaced.get(iri, iri) for iri in found})
    if len(unique) == 1:
        return unique[0]
    several = ", ".join(graph.iris.name(iri) for iri in unique[:6])
    raise QueryError(f"{wanted!r} may be any of {several}{' ...' if len(unique) > 6 else ''}: say which")


def _hint(table: Names, wanted: str) -> str:
    from difflib import get_close_matches

    shown = {fold(name): name for name in (*table.ids, *table.labels, *table.symbols)}
    near = get_close_matches(fold(wanted), list(shown), 3, 0.6)
    return f"; near: {', '.join(shown[name] for name in near)}" if near else ""

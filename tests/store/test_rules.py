"""The SPARQL that every build runs, on small stores made by hand."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graphkit.graph.iris import NS, Iris
from graphkit.graph.terms import DCTERMS, PREFIXES, date
from graphkit.store.rules import project

IRIS = Iris("https://example.org/")


def store_of(*rows: tuple[str, str, str]) -> ox.Store:
    lines = "\n".join(f"{s} {p} {o} <{IRIS.graph}x> ." for s, p, o in rows)
    store = ox.Store()
    store.bulk_load(lines.encode(), ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize(
    ("day", "outside"),
    [("2019-09-01", True), ("2019-09-20", True), ("2019-10-01", False), ("2020-09-10", True)],
)
def test_one_of_several_printed_openings_or_closings_suffices(day: str, outside: bool) -> None:
    document, session, kind = f"<{IRIS.id}doc/A>", f"<{IRIS.id}session/74>", f"<{PREFIXES['rdf']}type>"
    rows = [
        (document, f"<{NS}underSession>", session),
        (document, f"<{DCTERMS}date>", date(day)),
        (session, kind, f"<{NS}Session>"),
        *((session, f"<{NS}earliest>", date(first)) for first in ("2019-09-17", "2019-09-25")),
        *((session, f"<{NS}latest>", date(last)) for last in ("2020-09-05", "2020-09-15")),
    ]
    found = [line for line in project(store_of(*rows), IRIS) if "outside-session" in line]
    assert bool(found) is outside


def test_a_session_of_which_only_the_opening_is_printed_says_nothing() -> None:
    document, session, kind = f"<{IRIS.id}doc/A>", f"<{IRIS.id}session/74>", f"<{PREFIXES['rdf']}type>"
    opens = (session, f"<{NS}earliest>", date("2019-09-17"))
    store = store_of(
        (document, f"<{NS}underSession>", session),
        (document, f"<{DCTERMS}date>", date("2018-01-01")),
        (session, kind, f"<{NS}Session>"),
        opens,
    )
    assert list(project(store, IRIS)) == []

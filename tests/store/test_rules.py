"""The SPARQL that every build runs, on small stores made by hand."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graphkit.graph.iris import NS, Iris
from graphkit.graph.terms import DCTERMS, PREFIXES, date
from graphkit.store.across import shortcuts
from graphkit.store.local import Local
from graphkit.store.rules import project, unstated

IRIS = Iris("https://example.org/")


def store_of(*rows: tuple[str, str, str]) -> ox.Store:
    lines = "\n".join(f"{s} {p} {o} <{IRIS.graph}x> ." for s, p, o in rows)
    store = ox.Store()
    store.bulk_load(lines.encode(), ox.RdfFormat.N_QUADS)
    return store


def projected(store: ox.Store, folder: Path, *, again: bool = False) -> list[str]:
    local = Local(folder / "local", None, store, IRIS)
    local.make(set(), set())
    return list((unstated if again else project)(store, IRIS, shortcuts(store, local)))


@pytest.mark.parametrize(
    ("day", "outside"),
    [("2019-09-01", True), ("2019-09-20", True), ("2019-10-01", False), ("2020-09-10", True)],
)
def test_one_of_several_printed_openings_or_closings_suffices(
    tmp_path: Path, day: str, outside: bool
) -> None:
    document, session, kind = f"<{IRIS.id}doc/A>", f"<{IRIS.id}session/74>", f"<{PREFIXES['rdf']}type>"
    rows = [
        (document, f"<{NS}underSession>", session),
        (document, f"<{DCTERMS}date>", date(day)),
        (session, kind, f"<{NS}Session>"),
        *((session, f"<{NS}earliest>", date(first)) for first in ("2019-09-17", "2019-09-25")),
        *((session, f"<{NS}latest>", date(last)) for last in ("2020-09-05", "2020-09-15")),
    ]
    found = [line for line in projected(store_of(*rows), tmp_path) if "outside-session" in line]
    assert bool(found) is outside


def test_a_session_of_which_only_the_opening_is_printed_says_nothing(tmp_path: Path) -> None:
    document, session, kind = f"<{IRIS.id}doc/A>", f"<{IRIS.id}session/74>", f"<{PREFIXES['rdf']}type>"
    opens = (session, f"<{NS}earliest>", date("2019-09-17"))
    store = store_of(
        (document, f"<{NS}underSession>", session),
        (document, f"<{DCTERMS}date>", date("2018-01-01")),
        (session, kind, f"<{NS}Session>"),
        opens,
    )
    assert projected(store, tmp_path) == []


def test_what_a_graph_states_is_no_shortcut(tmp_path: Path) -> None:
    claim, work, event = (f"<{IRIS.id}{name}>" for name in ("src/0123456789ab/claim/1", "work/w", "event/e"))
    rows = [(claim, f"<{NS}aboutEvent>", event), (claim, f"<{NS}inWork>", work)]
    said = (work, f"<{NS}reportsEvent>", event)
    line = f"{' '.join(said)} <{IRIS.graph}projection> ."
    assert projected(store_of(*rows), tmp_path) == [line]
    assert projected(store_of(*rows, said), tmp_path) == []
    store = store_of(*rows)
    store.bulk_load(line.encode(), ox.RdfFormat.N_QUADS)
    assert projected(store, tmp_path, again=True) == [line]  # it was made before
    assert projected(store_of(*rows, said), tmp_path, again=True) == []

"""From what people type to a node."""

from __future__ import annotations

import pytest

from graphkit.errors import QueryError
from graphkit.query import resolve
from graphkit.query.names import Names
from graphkit.store import GraphFolder


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("S/RES/822(1993)", "doc/S_RES_822-1993"),
        ("s/res/822 (1993)", "doc/S_RES_822-1993"),
        ("822", "doc/S_RES_822-1993"),
        ("resolution 822", "doc/S_RES_822-1993"),
        ("822 (1993)", "doc/S_RES_822-1993"),
        ("A/74/672", "doc/A_74_672"),
        ("S/2020/83", "doc/A_74_672"),
        ("doc/S_2020_83", "doc/A_74_672"),
        ("Fiji", "state/FJI"),
        ("фиджи", "state/FJI"),
        ("斐济", "state/FJI"),
        ("FJI", "state/FJI"),
        ("state/FJI", "state/FJI"),
        ("https://w3id.org/graphkit/id/state/FJI", "state/FJI"),
        ("Озёрный район", "place/lake-district"),
        ("Озерный район", "place/lake-district"),
        ("Lake", "place/lake-district"),
        ("湖", "place/lake-district"),
        ("  Ana   Example ", "person/ana-example"),
        ("un-charter", "instrument/un-charter"),
        ("Republic of Fiji", "state/FJI"),  # a name that only the tables know
        ("Озёрн", "place/lake-district"),
    ],
)
def test_found(small_graph, typed, name) -> None:
    kind = "place" if "lake" in name else "entity"
    assert resolve(small_graph, typed, kind) == small_graph.iris.entity(name)


@pytest.mark.parametrize(
    ("typed", "kind", "message"),
    [
        ("Fijji", "entity", "near: .*[Ff]iji"),
        ("Atlantis", "entity", "nothing in this graph goes by 'Atlantis'"),
        ("of the", "entity", "may be any of"),
        ("Fiji", "person", "nothing in this graph"),
        ("http://exa mple/", "entity", "not a name"),
    ],
)
def test_not_found(small_graph, typed, kind, message) -> None:
    with pytest.raises(QueryError, match=message):
        resolve(small_graph, typed, kind)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("s/res/822 (1993)", "doc/S_RES_822-1993"),
        ("resolution 822", "doc/S_RES_822-1993"),
        ("A/74/672", "doc/A_74_672"),
        ("Fiji", "state/FJI"),
        ("fiji", "state/FJI"),
        ("斐济", "state/FJI"),
        ("fji", "state/FJI"),
        ("un-charter", "instrument/un-charter"),
    ],
)
def test_what_is_typed_as_it_stands_is_looked_up(small_graph, monkeypatch, typed, name) -> None:
    """To gather all names of a graph of ten million quads takes half a minute."""

    def gathered(_: Names, predicate: str) -> list[object]:
        assert predicate.endswith("isReplacedBy"), f"all of {predicate} is read"
        return []

    monkeypatch.setattr(Names, "_quads", gathered)
    with GraphFolder(small_graph.path) as anew:
        assert resolve(anew, typed) == anew.iris.entity(name)


@pytest.mark.parametrize(
    "typed", ["822 (1995)", "S/RES/822 (1995)", "resolution 822(1995)", "822 (1993) bis"]
)
def test_another_year_is_another_resolution(small_graph: GraphFolder, typed: str) -> None:
    with pytest.raises(QueryError, match="nothing in this graph goes by"):
        resolve(small_graph, typed)


def test_a_bracket_left_open(small_graph: GraphFolder) -> None:
    assert resolve(small_graph, "822 (1993").endswith("doc/S_RES_822-1993")

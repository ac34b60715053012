"""The guard refuses what it is asked about, and a change is judged by what it touches."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graphkit.errors import StoreError
from graphkit.graph.iris import NS
from graphkit.graph.terms import PREFIXES
from graphkit.store.rules import guard

TYPE = f"<{PREFIXES['rdf']}type>"


def store_of(*triples: str) -> ox.Store:
    store = ox.Store()
    store.bulk_load("\n".join(f"{triple} <x:g> ." for triple in triples), ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize(
    "triples",
    [
        (f"<x:town> {TYPE} <{NS}Place>", "<x:town> <x:ownedBy> <x:state>"),
        (f"<x:claim> <{NS}place> <x:town>", "<x:town> <x:ownedBy> <x:state>"),
    ],
)
def test_a_fact_about_the_world_is_refused(triples: tuple[str, ...]) -> None:
    store = store_of(*triples)
    with pytest.raises(StoreError, match="refused"):
        guard(store)
    with pytest.raises(StoreError, match="refused"):
        guard(store, {"<x:town>", "<x:other>"})


def test_what_did_not_change_and_has_no_class_is_not_asked_again() -> None:
    store = store_of(f"<x:claim> <{NS}place> <x:town>", "<x:town> <x:ownedBy> <x:state>")
    guard(store, {"<x:other>"})
    guard(store, set())


def test_only_what_something_new_is_said_of_can_be_refused() -> None:
    store = store_of(f"<x:town> {TYPE} <{NS}Place>", "<x:town> <x:ownedBy> <x:state>")
    guard(store, {"<x:town>"}, set())
    with pytest.raises(StoreError, match="refused"):
        guard(store, {"<x:town>"}, {"<x:town>"})


def test_names_are_no_facts() -> None:
    store = store_of(f"<x:town> {TYPE} <{NS}Place>", f'<x:town> <{PREFIXES["skos"]}prefLabel> "Town"@en')
    guard(store)
    guard(store, {"<x:town>"})


@pytest.mark.parametrize("often", [1, 200])
def test_what_claims_point_to_has_a_class_however_often_it_is_named(often: int) -> None:
    named = [f"<x:claim{number}> <{NS}agent> <x:thing>" for number in range(often)]
    told = ['<x:thing> <x:size> "3"', "<x:claim0> <x:of> <x:rule>", '<x:rule> <x:size> "4"']
    store = store_of(*named, *told)
    guard(store, {"<x:rule>"})  # no claim is about it
    with pytest.raises(StoreError, match="x:thing"):
        guard(store, {"<x:thing>", "<x:rule>"})
    guard(store_of(*named, *told, f"<x:thing> {TYPE} <x:Kind>"), {"<x:thing>", "<x:rule>"})


def test_a_thing_with_a_class_may_be_named_by_one_without() -> None:
    """What is looked at beside a term keeps the class that it has."""
    store = store_of(f"<x:run> <{NS}place> <x:town>", "<x:town> <x:of> <x:run>", f"<x:town> {TYPE} <x:Kind>")
    guard(store)
    guard(store, {"<x:run>"})

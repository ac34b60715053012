"""The shapes as SPARQL: what is sound passes, and each planted fault is caught."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from query.test_shapes import FAULTS, PREFIXES

from graphkit.check.conformance import violations
from graphkit.check.shapes import shapes

BASE = "https://w3id.org/graphkit/id/"


def planted(graph, turtle: str) -> ox.Store:
    store = ox.Store()
    store.extend(graph.store)
    store.load(input=(PREFIXES + turtle.replace("<ID/", f"<{BASE}")).encode(), format=ox.RdfFormat.TURTLE)
    return store


def test_a_sound_graph_conforms(small_graph) -> None:
    assert violations(small_graph.store) == []


def test_there_are_twenty_faults_and_more() -> None:
    assert len(FAULTS) >= 20


@pytest.mark.parametrize("fault", FAULTS)
def test_each_planted_fault_is_caught(small_graph, fault) -> None:
    found = violations(planted(small_graph, FAULTS[fault]))
    assert found
    assert all(row.message and row.shape for row in found)


MORE = {
    "a check without verdict": "<ID/x> a gk:TextCheck ; gk:checks <ID/src/0123456789ab#char=1,2> .",
    "a possible source that is no document": (
        "<ID/x> a gk:Discrepancy ; gk:discrepancyType <urn:t> ; gk:concerns <urn:a> ; "
        "gk:possibleSource <ID/state/FJI> ."
    ),
    "a parallel that is no passage": "<ID/src/0123456789ab#char=1,2> gk:parallelTo <ID/state/FJI> .",
    "a fact about a person": "<ID/person/ana-example> gk:office <ID/office/x> .",
    "a number on an event": "<ID/event/change-of-control-lake-district> gk:quantity <ID/src/0123456789ab> .",
}


@pytest.mark.parametrize("fault", MORE)
def test_more_faults_are_caught(small_graph, fault) -> None:
    assert violations(planted(small_graph, MORE[fault]))


def test_every_constraint_of_the_shapes_is_understood() -> None:
    """A shape that uses more of SHACL than is checked here would pass unseen."""
    known = {"targetClass", "targetSubjectsOf", "targetObjectsOf", "nodeKind", "pattern", "closed", "message",
             "ignoredProperties", "property", "or", "path", "minCount", "maxCount", "class", "datatype",
             "minInclusive", "maxInclusive", "uniqueLang", "lessThanOrEquals", "hasValue"}  # fmt: skip
    assert shapes().terms() <= known

"""Projections and reports: counts that can be checked by hand on a small graph."""

from __future__ import annotations

import csv

import pytest
from graph.factory import corpus

from graphkit.errors import StoreError
from graphkit.graph.iris import Place
from graphkit.graph.projections import citation_network, claim_network, co_mention_network
from graphkit.report import REPORTS, write_report
from graphkit.store import write_graph


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with write_graph(corpus(), tmp_path_factory.mktemp("report") / "G") as folder:
        yield folder


@pytest.fixture(scope="module")
def report(graph, tmp_path_factory):
    pytest.importorskip("rustworkx")
    folder = tmp_path_factory.mktemp("reports")
    write_report(graph, folder)
    return folder


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_citations_lead_from_work_to_work(graph) -> None:
    network = citation_network(graph.store, graph.base)
    work, cited = (graph.iris.entity(n) for n in ("work/FJI-MFA-statement-2020-03-31", "doc/S_RES_853-1993"))
    assert network.has_edge(work, cited)
    assert {facts["kind"] for _, facts in network.nodes(data=True)} <= {
        "document",
        "resolution",
        "treaty",
        "statement",
    }
    assert all(facts["evidence"] for _, _, facts in network.edges(data=True))


def test_claims_lead_from_the_claimant(graph) -> None:
    network = claim_network(graph.store, graph.base)
    ministry, event = (
        graph.iris.entity(n) for n in ("body/FJI-MFA", "event/change-of-control-lake-district")
    )
    made = network.get_edge_data(ministry, event)
    assert made
    assert {facts["relation"] for facts in made.values()} == {"claims"}
    assert all(facts["claimed"] and facts["asserted_by"] for _, _, facts in network.edges(data=True))


def test_what_is_named_together_has_both_mentions_as_evidence(graph) -> None:
    network = co_mention_network(graph.store, graph.base)
    one, other = sorted(graph.iris.entity(name) for name in ("state/FJI", "state/MLT"))
    edges = network.get_edge_data(one, other)
    assert len(edges) == 3  # the annex in two languages, and the note
    for facts in edges.values():
        assert all(isinstance(place, Place) for place in facts["evidence"])


def test_every_report_is_there(report) -> None:
    for name in REPORTS:
        assert (report / f"{name}.md").read_text("utf-8").startswith("# ")
        assert rows(report, name)


def test_the_most_cited_work_comes_first(report) -> None:
    first = rows(report, "citations")[0]
    assert first["id"] == "doc/S_RES_822-1993"
    assert int(first["cited_by_works"]) == max(
        int(row["cited_by_works"]) for row in rows(report, "citations")
    )


def test_the_resolutions_of_one_list_are_co_cited(report) -> None:
    pairs = {frozenset((row["one"], row["other"])): row for row in rows(report, "co-citation")}
    pair = pairs[frozenset(("doc/S_RES_853-1993", "doc/S_RES_874-1993"))]
    assert float(pair["cosine"]) == 1


def test_years(report) -> None:
    years = {row["year"]: int(row["claims"]) for row in rows(report, "claims-by-year")}
    assert set(years) == {"1993"}
    assert "2020" in {row["year"] for row in rows(report, "citations-by-year")}


def test_plots_are_drawn_where_matplotlib_is(report) -> None:
    pytest.importorskip("matplotlib")
    assert (report / "citations-by-year.svg").read_text("utf-8").count("<svg") == 1


def test_an_unknown_report_is_refused(graph, tmp_path) -> None:
    with pytest.raises(StoreError, match="no report"):
        write_report(graph, tmp_path / "x", ["weather"])

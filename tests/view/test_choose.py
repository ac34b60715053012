from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.view.choose import choose, trim

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.view.values import PageData


def test_a_small_graph_is_kept_whole(page: PageData) -> None:
    nodes, edges = choose(page.nodes, page.edges, 500)
    assert {node.id for node in nodes} == {node.id for node in page.nodes}
    assert len(edges) == len(page.edges)


def test_a_large_graph_keeps_its_documents_and_its_most_linked_nodes(
    large_page: Callable[[int], PageData],
) -> None:
    data = trim(large_page(400), 100)
    assert len(data.nodes) == 100
    assert sum(node.kind == "document" for node in data.nodes) == 20
    assert data.total_nodes == 400
    shown = {node.id for node in data.nodes}
    assert all(edge.source in shown and edge.target in shown for edge in data.edges)
    assert all(index < len(data.evidence) for edge in data.edges for index in edge.evidence)


def test_documents_do_not_crowd_out_everything_else(large_page: Callable[[int], PageData]) -> None:
    data = trim(large_page(400), 30)
    assert sum(node.kind == "document" for node in data.nodes) == 10


def test_a_neighbourhood_holds_its_centre_and_the_nearest(page: PageData) -> None:
    nodes, _ = choose(page.nodes, page.edges, 8, around="place/kalbajar-district")
    names = {node.id for node in nodes}
    assert "place/kalbajar-district" in names
    assert "doc/A_80_901" in names
    assert "office/permrep-FRA-UN-NY" not in names


def test_evidence_still_belongs_to_its_link_after_trimming(page: PageData) -> None:
    data = trim(page, 12)
    words = {edge.id: [page.evidence[index].start for index in edge.evidence] for edge in page.edges}
    for edge in data.edges:
        assert [data.evidence[index].start for index in edge.evidence] == words[edge.id]

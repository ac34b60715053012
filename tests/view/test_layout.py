from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from graphkit.view.layout import place, radius
from graphkit.view.values import PageData, PageNode

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_node_has_its_own_place(page: PageData) -> None:
    spots = place(page)
    assert len(spots) == len(page.nodes)
    apart = [
        max(abs(a[0] - b[0]) / (radius(m) + radius(n)), abs(a[1] - b[1]) / (radius(m) + radius(n)))
        for (a, m), (b, n) in itertools.combinations(zip(spots, page.nodes, strict=True), 2)
    ]
    assert min(apart) >= 1.0


def test_places_do_not_change_from_run_to_run(large_page: Callable[[int], PageData]) -> None:
    data = large_page(200)
    assert place(data) == place(data)


def test_nothing_one_node_and_unlinked_nodes_have_places() -> None:
    empty = PageData(title="", nodes=(), edges=(), evidence=())
    assert place(empty) == []
    three = tuple(PageNode(id=f"state/{name}", kind="state", labels={"en": name}) for name in "ABC")
    assert place(PageData(title="", nodes=three[:1], edges=(), evidence=())) == [(0, 0)]
    assert len(set(place(PageData(title="", nodes=three, edges=(), evidence=())))) == 3

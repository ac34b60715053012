"""A tour of the whole site of real documents: from disk, and live from a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from serve.conftest import serving
from view.site.tour import Tour

import graphkit
from graphkit.view.site.assets import BUNDLE

pytestmark = pytest.mark.browser
SEEN = {
    "index",
    "timeline",
    "map",
    "discrepancies",
    "unresolved",
    "sparql",
    "explorer",
    "evidence",
    "compare",
}
SEEN |= {
    "reader",
    "reader-en",
    "reader-ru",
    "reader-zh",
    "page-body",
    "page-event",
    "page-place",
    "page-state",
}


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the graph of the real documents."""
    if not (BUNDLE / "site.js").is_file():
        pytest.skip("the scripts of the site were not built: Node.js and npm were missing")
    folder = tmp_path_factory.mktemp("tour")
    graphkit.build([shared / "seeds"], folder / "graph").close()
    return folder / "graph"


def test_from_disk(
    chromium: Any, seeds: Path, tmp_path: Path, accessible: Callable[[Any], list[str]]
) -> None:
    with graphkit.open_graph(seeds) as graph:
        graph.view(tmp_path / "site")
    tour = Tour(chromium, (tmp_path / "site").as_uri() + "/", accessible)
    assert tour.go() == []
    assert set(tour.seen) >= SEEN


def test_live(chromium: Any, seeds: Path, accessible: Callable[[Any], list[str]]) -> None:
    with serving(seeds) as address:
        tour = Tour(chromium, address, accessible)
        assert tour.go() == []
    assert set(tour.seen) >= SEEN - {"sparql", "compare"}

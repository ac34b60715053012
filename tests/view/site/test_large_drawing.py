"""Thousands of links in the Explorer: what is drawn as plain lines is found and saved like the rest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.drawing import write_explorer

pytestmark = pytest.mark.browser
NODES, LINKS = 2_000, 6_000


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a graph in which node 0 is linked to ten others, and all are linked along a ring."""
    ring = [(n, (n + step) % NODES) for step in (1, 7, 31) for n in range(NODES)]
    return write_explorer(tmp_path_factory.mktemp("large"), NODES, ring[:LINKS])


@pytest.fixture
def tab(chromium: Any, page: Path) -> Any:
    tab = chromium.new_page(viewport={"width": 1440, "height": 900})
    tab.set_default_timeout(60_000)
    tab.complaints = []
    tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
    tab.goto(page.as_uri() + "#v=all")
    tab.wait_for_selector("html[data-ready]", state="attached")
    yield tab
    assert tab.complaints == []
    tab.close()


def saved(tab: Any, folder: Path) -> str:
    with tab.expect_download() as download:
        tab.select_option("#save", "svg")
    target = folder / "picture.svg"
    download.value.save_as(target)
    return target.read_text("utf-8")


def test_a_node_is_found_and_what_it_is_linked_to_stands_out(tab: Any, tmp_path: Path) -> None:
    picture = saved(tab, tmp_path)
    assert picture.count("<circle") == NODES
    # without a graphics card fewer lines than links, the nearer the more
    assert 1_000 < picture.count('stroke-opacity="0.4"') <= LINKS
    tab.click("#nearer")
    tab.wait_for_timeout(800)
    spot = tab.evaluate("""() => {
        const canvas = document.getElementById("canvas").getBoundingClientRect();
        for (let n = 0; n < 2000; n++) {
            const {x, y} = graphkit.placeOf(`n/${n}`);
            const inside = x > 50 && y > 50 && x < canvas.width - 50 && y < canvas.height - 50;
            if (inside) return {n, x: canvas.x + x, y: canvas.y + y};
        }
    }""")
    tab.mouse.click(spot["x"], spot["y"])
    tab.wait_for_function("new URLSearchParams(location.hash.slice(1)).has('s')")
    chosen = tab.evaluate("new URLSearchParams(location.hash.slice(1)).get('s')")
    at = tab.evaluate("id => graphkit.placeOf(id)", chosen)
    assert re.fullmatch(r"n/\d+", chosen)
    assert at is not None
    tab.wait_for_selector("#panel h2")
    assert tab.inner_text("#panel h2") == f"Document {chosen[2:]}"


def test_filters_take_lines_away(tab: Any, tmp_path: Path) -> None:
    tab.uncheck("#facet-families [data-value=citation]")
    tab.wait_for_timeout(500)
    picture = saved(tab, tmp_path)
    # 4,000 links are left: those are drawn one by one, and the pointer finds them
    assert picture.count('stroke-opacity="0.4"') == 0
    assert picture.count("<path d=") >= 4_000

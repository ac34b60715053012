"""The Explorer in a real browser, from disk, without a network."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from tests.view.site.conftest import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Совет Безопасн", "Security Council"),
        ("安全理事会", "Security Council"),
        ("2250", "S/RES/2250(2015)"),
    ],
)
def test_search_in_any_script_leads_to_the_neighbourhood(visitor: Visitor, words: str, name: str) -> None:
    visitor.explorer("#v=near&n=state%2FNOR").search(words)
    assert name in visitor.text("#site-found [aria-selected=true]")
    visitor.tab.keyboard.press("Enter")
    visitor.heading(name)
    assert name in visitor.text("#trail [aria-current]")


def test_evidence_marks_the_words_and_says_where_they_stand(visitor: Visitor) -> None:
    visitor.explorer("#n=doc%2FS_RES_2250-2015")
    visitor.heading("S/RES/2250(2015)")
    visitor.tab.click("#panel .see >> nth=0")
    visitor.tab.wait_for_selector("#panel blockquote mark")
    assert "2250" in visitor.text("#panel blockquote mark >> nth=0")
    where = visitor.text("#panel .where >> nth=0")
    assert ".txt" in where
    assert "characters" in where
    visitor.tab.keyboard.press("Escape")
    visitor.tab.wait_for_selector("#panel .group")
    visitor.tab.go_back()
    visitor.tab.click("#panel .where a >> nth=0")
    visitor.tab.wait_for_url("**/id/src/*/index.html#char=*")
    visitor.tab.go_back()
    visitor.tab.wait_for_selector("#panel h2")


def test_a_claim_says_whose_it_is(visitor: Visitor) -> None:
    visitor.explorer()
    pair = visitor.tab.evaluate("""async () => {
        const data = await graphkit.load("explorer/graph");
        const e = data.edges.claimant.findIndex((who) => who >= 0);
        return [data.nodes.id[data.edges.source[e]], data.nodes.id[data.edges.target[e]]];
    }""")
    visitor.tab.evaluate(
        "pair => { location.hash = '#e=' + encodeURIComponent(JSON.stringify(pair)); }", pair
    )
    visitor.tab.wait_for_selector("#panel .claimed .voice")
    assert visitor.text("#panel .claimed .voice >> nth=0").endswith(":")
    assert "A claim by its author" in visitor.text("#panel")


def test_the_trail_leads_on_and_back(visitor: Visitor) -> None:
    visitor.explorer("#n=doc%2FS_RES_2250-2015")
    visitor.heading("S/RES/2250(2015)")
    first = visitor.tab.url
    visitor.tab.click("#panel .links .jump >> nth=0")
    visitor.tab.wait_for_selector("#panel button.focus")
    visitor.tab.click("#panel button.focus")
    visitor.tab.wait_for_function("() => document.querySelectorAll('#trail li').length === 3")
    assert "S/RES/2250(2015)" in visitor.text("#trail")
    visitor.tab.go_back()
    visitor.tab.go_back()
    visitor.heading("S/RES/2250(2015)")
    assert visitor.tab.url == first


def test_filters_and_their_address(visitor: Visitor) -> None:
    visitor.explorer("#v=all").tab.click("#as-list")
    kinds = "[...document.querySelectorAll('#list-nodes tbody td:nth-child(2)')].map(cell => cell.innerText)"
    assert "State" in visitor.tab.evaluate(kinds)
    visitor.tab.uncheck("#facet-kinds [data-value=state]")
    assert "State" not in visitor.tab.evaluate(kinds)
    address = visitor.tab.url.partition("#")[2]
    visitor.explorer("#" + address)
    assert "State" not in visitor.tab.evaluate(kinds)
    assert not visitor.tab.is_checked("#facet-kinds [data-value=state]")
    before = visitor.tab.locator("#list-links tbody tr").count()
    visitor.tab.click("#facet-claimants summary")
    visitor.tab.check("#facet-claimants input >> nth=0")
    assert 0 < visitor.tab.locator("#list-links tbody tr").count() < before


def test_the_years_take_documents_away(visitor: Visitor) -> None:
    visitor.explorer("#v=all&list=1&y=2021-2021")
    years = "[...document.querySelectorAll('#list-nodes tbody td:nth-child(3)')].map(cell => cell.innerText)"
    assert set(visitor.tab.evaluate(years)) <= {"2021", ""}
    assert visitor.tab.evaluate("document.querySelector('#facet-years output').textContent") == "2021"


@pytest.mark.parametrize("kind", ["png", "svg", "graphml", "json", "csv"])
def test_what_is_shown_can_be_saved(visitor: Visitor, tmp_path: Path, kind: str) -> None:
    visitor.explorer("#n=doc%2FS_RES_2250-2015")
    visitor.tab.wait_for_timeout(300)
    with visitor.tab.expect_download() as started:
        visitor.tab.select_option("#save", kind)
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    data = file.read_bytes()
    if kind == "png":
        assert data.startswith(b"\x89PNG")
        assert len(data) > 20_000  # not an empty sheet
        return
    text = data.decode("utf-8-sig")
    if kind in ("svg", "graphml"):
        assert "S/RES/2250(2015)" in text
        tree = ElementTree.fromstring(text)
        assert len(tree.findall(".//{*}node" if kind == "graphml" else ".//{*}circle")) > 2
    elif kind == "json":
        assert {"source", "target", "claimant"} <= json.loads(text)["links"][0].keys()
    else:
        rows = list(csv.DictReader(io.StringIO(text)))
        assert any("doc/S_RES_2250-2015" in (row["source"], row["target"]) for row in rows)


def test_the_keyboard_alone_is_enough(visitor: Visitor) -> None:
    visitor.explorer("#n=doc%2FS_RES_2250-2015")
    visitor.tab.focus("#canvas")
    visitor.tab.keyboard.press("ArrowLeft")
    told = visitor.text("#told")
    assert ": " in told
    visitor.tab.keyboard.press("Enter")
    visitor.heading(told.partition(": ")[2][:20])
    visitor.tab.focus("#canvas")
    visitor.tab.keyboard.press("Shift+Enter")
    visitor.tab.keyboard.press("+")
    visitor.tab.keyboard.press("0")


def test_labels_follow_the_language(visitor: Visitor) -> None:
    visitor.explorer("#n=body%2FUN-SC")
    for language, name, direction in (("ru", "Совет Безопасности", "ltr"), ("ar", "مجلس الأمن", "rtl")):
        visitor.tab.select_option("#labels", language)
        visitor.heading(name)
        assert visitor.tab.get_attribute("html", "dir") == direction
    assert visitor.text("#whole") == "الرسم كاملاً"


def test_hostile_words_stay_words(visitor: Visitor) -> None:
    visitor.explorer("#v=all&list=1")
    assert "alert" in visitor.text("header .home")
    for number in range(0, visitor.tab.locator("#list-nodes tbody button").count(), 6):
        visitor.tab.click(f"#list-nodes tbody button >> nth={number}")
        visitor.tab.wait_for_selector("#panel .id")
    pair = visitor.tab.evaluate("""async () => {
        const data = await graphkit.load("explorer/graph");
        for (let part = 0; part * 200 < data.edges.source.length; part++) {
            const words = await graphkit.load(`explorer/words-${part}`);
            const e = words.findIndex((list) => list.some((one) => one.file.includes("onerror")));
            if (e < 0) continue;
            return [data.edges.source, data.edges.target].map((ends) => data.nodes.id[ends[part * 200 + e]]);
        }
    }""")
    visitor.tab.evaluate(
        "pair => { location.hash = '#e=' + encodeURIComponent(JSON.stringify(pair)); }", pair
    )
    visitor.tab.wait_for_selector("#panel .where")
    assert "<img src=x onerror=alert(4)>" in visitor.text("#panel")
    assert visitor.tab.locator("main img, main script, header img, header script").count() == 0


def test_an_address_that_names_nothing_is_no_trouble(visitor: Visitor) -> None:
    for address in ("#n=nowhere&e=[1]&k={", "#%E0%A4%A", "#v=all&y=9-1&m=-4&p=zz&t=[null]"):
        visitor.explorer(address)
        assert visitor.tab.locator("#panel h2").count() == 1


# A neighbour of a node and the middle of their line on the screen, by the drawing's own account.
SPOTS = """async (centre) => {
    const {nodes: {id}, edges} = await graphkit.load("explorer/graph");
    const canvas = document.getElementById("canvas").getBoundingClientRect();
    const spot = name => {
        const found = graphkit.placeOf(name);
        return found && {x: canvas.x + found.x, y: canvas.y + found.y};
    };
    const all = id.map(spot).filter(Boolean);
    const free = ({x, y}) => all.every(other => Math.hypot(other.x - x, other.y - y) > 25);
    for (let e = 0; e < edges.source.length; e++) {
        const ends = [id[edges.source[e]], id[edges.target[e]]];
        if (!ends.includes(centre)) continue;
        const other = ends.find(end => end !== centre);
        const [a, b] = [spot(centre), spot(other)];
        const line = b && {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
        if (line && free(line)) return {other, node: b, line};
    }
}"""


def test_a_click_finds_a_node_and_a_link(visitor: Visitor) -> None:
    centre = "doc/S_RES_2250-2015"
    visitor.explorer("#n=doc%2FS_RES_2250-2015")
    visitor.heading("S/RES/2250(2015)")
    found = visitor.tab.evaluate(SPOTS, centre)
    visitor.tab.mouse.click(**found["line"])
    visitor.tab.wait_for_function("new URLSearchParams(location.hash.slice(1)).has('e')")
    pair = json.loads(
        visitor.tab.evaluate("new URLSearchParams(location.hash.slice(1)).get('e')"),
    )
    assert set(pair) == {centre, found["other"]}
    visitor.tab.wait_for_timeout(500)  # two clicks within 300 ms would be a double one
    visitor.tab.mouse.click(**found["node"])
    visitor.tab.wait_for_function(
        "id => new URLSearchParams(location.hash.slice(1)).get('s') === id", arg=found["other"]
    )


def test_without_webgl_the_lists_say_the_same(visitor: Visitor) -> None:
    visitor.tab.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext ="
        " function (kind, ...rest) { return /webgl/.test(kind) ? null : get.call(this, kind, ...rest); };"
    )
    visitor.explorer("#n=doc%2FS_RES_2250-2015")
    assert "WebGL" in visitor.text("#told")
    assert visitor.tab.locator("#list-nodes tbody tr").count() > 3
    visitor.tab.click("#list-links .see >> nth=0")
    visitor.tab.wait_for_selector("#panel .link")
    assert len(visitor.complaints) == 1  # the drawing's own script, as it starts
    visitor.complaints.clear()


def test_axe_finds_nothing_serious(visitor: Visitor, accessible: Callable[[Any], list[str]]) -> None:
    for address in ("#n=doc%2FS_RES_2250-2015", "#v=all&list=1", "#lang=ar"):
        visitor.explorer(address)
        visitor.tab.wait_for_timeout(300)
        assert accessible(visitor.tab) == []
    visitor.tab.click("#theme")
    assert accessible(visitor.tab) == []
    visitor.open("index.html")
    assert accessible(visitor.tab) == []

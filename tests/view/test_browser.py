"""Opens the page in a real browser, from disk and without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from graphkit.view.page import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graphkit.view.values import PageData

pytestmark = pytest.mark.browser


@pytest.fixture
def browser(chromium: Any) -> Any:
    return chromium


class Reader:
    """A reader at the page, who also notes every complaint and every request."""

    def __init__(self, browser: Any, file: Path) -> None:
        self.file = file
        self.tab = browser.new_page(viewport={"width": 1440, "height": 900})
        self.tab.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", self.dismiss)
        self.tab.on("request", lambda request: self.requests.append(request.url))

    def dismiss(self, dialog: Any) -> None:
        self.complaints.append("a script opened a dialog")
        dialog.dismiss()

    def open(self, data: PageData, address: str = "") -> Reader:
        self.file.write_text(render(data), encoding="utf-8")
        self.tab.goto(self.file.as_uri() + address)
        self.tab.wait_for_selector("html[data-ready]", state="attached")
        return self

    def text(self, selector: str) -> str:
        return str(self.tab.inner_text(selector))

    def heading(self, words: str) -> None:
        """Wait until the panel is headed by these words."""
        self.tab.wait_for_function(
            "words => document.querySelector('#panel h2').innerText.includes(words)", arg=words
        )

    def search(self, words: str) -> None:
        self.tab.keyboard.press("/")
        self.tab.keyboard.insert_text(words)

    def shown(self, kind: str) -> int:
        """Rows of the list of a kind: the list shows what the drawing shows."""
        return int(self.tab.locator("#list-nodes tbody td", has_text=re.compile(f"^{kind}$")).count())


@pytest.fixture
def reader(browser: Any, tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(browser, tmp_path / "page.html")
    yield reader
    reader.tab.close()
    assert reader.complaints == []
    assert {url.split(":")[0] for url in reader.requests} == {"file"}


@pytest.mark.parametrize(
    "words", ["Кельбаджар", "кельбаджарск", "克尔巴贾尔", "KALBAJAR", "kalbajar", "كلباجار", "Kelbadjar"]
)
def test_one_node_is_found_in_every_script(reader: Reader, page: PageData, words: str) -> None:
    reader.open(page).search(words)
    assert "Kalbajar district" in reader.text("#found [aria-selected=true]")
    reader.tab.keyboard.press("Enter")
    reader.heading("Kalbajar district")
    assert "node=place%2Fkalbajar-district" in reader.tab.url


def test_diacritics_do_not_matter(reader: Reader, page: PageData) -> None:
    reader.open(page).search("lea morel")
    assert "Léa Morel" in reader.text("#found [aria-selected=true]")
    reader.tab.keyboard.press("Escape")
    reader.tab.keyboard.insert_text("secretaire general")
    assert "Secretary-General" in reader.text("#found [aria-selected=true]")


def test_the_keyboard_alone_is_enough(reader: Reader, page: PageData) -> None:
    reader.open(page).search("a/80/9")
    first = reader.text("#found [aria-selected=true]")
    reader.tab.keyboard.press("ArrowDown")
    second = reader.text("#found [aria-selected=true]")
    assert first != second
    assert reader.tab.get_attribute("#query", "aria-activedescendant") == "found-1"
    reader.tab.keyboard.press("Enter")
    reader.heading("A/80/902" if "A/80/902" in second else "A/80/901")
    reader.tab.keyboard.press("Escape")
    reader.heading(page.title)


def test_a_node_shows_names_links_and_the_marked_words(reader: Reader, page: PageData) -> None:
    reader.open(page, "#node=place%2Fkalbajar-district")
    assert "Кельбаджар" in reader.text("#panel .names")
    marks = reader.tab.locator("#panel mark").all_inner_texts()
    assert {"Кельбаджарский район", "克尔巴贾尔区", "منطقة كلباجار"} <= set(marks)
    arabic = reader.tab.locator("#panel blockquote[lang=ar]").first
    assert arabic.get_attribute("dir") == "rtl"
    assert arabic.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert reader.tab.locator("#panel blockquote[lang=ru]").first.get_attribute("dir") == "ltr"
    caption = reader.text("#panel figcaption >> nth=0")
    assert "river.ru.txt" in caption
    assert "400–420" in caption
    assert "Azerbaijan" in caption


def test_a_claim_names_its_claimant(reader: Reader, page: PageData) -> None:
    claim = next(edge for edge in page.edges if edge.modality == "denied")
    reader.open(page, f"#edge={claim.id}")
    assert reader.text("#panel .claim .voice") == "Egypt denies:"
    assert "Residents of the valley" in reader.text("#panel .claim")
    assert reader.tab.locator("#panel blockquote").count() == 2


def test_links_lead_on_and_back(reader: Reader, page: PageData) -> None:
    reader.open(page, "#node=doc%2FA_80_901")
    reader.tab.click("#panel .jump >> text=S/RES/822(1993)")
    reader.heading("S/RES/822(1993)")
    assert "cited by" in reader.text("#panel")
    reader.tab.click("#panel .see >> nth=0")
    reader.heading("cites")
    reader.tab.click("#back")
    reader.heading("S/RES/822")
    reader.tab.click("#back")
    reader.heading("A/80/901")
    assert reader.tab.is_hidden("#back")


def test_filters_take_kinds_links_and_languages_away(reader: Reader, page: PageData) -> None:
    reader.open(page).tab.click("#as-list")
    assert reader.shown("State") == 5
    links = reader.tab.locator("#list-edges tbody tr").count()
    assert links == len(page.edges)
    reader.tab.uncheck("#filter-kinds input[data-name=state]")
    assert reader.shown("State") == 0
    assert reader.tab.locator("#list-edges tbody tr").count() < links
    reader.tab.click("#filter-kinds button >> nth=0")
    reader.tab.uncheck("#filter-links input[data-name=mentions]")
    remaining = reader.tab.locator("#list-edges tbody tr").count()
    assert remaining == sum(edge.type != "mentions" for edge in page.edges)
    reader.tab.uncheck("#filter-languages input[data-name=es]")
    assert reader.tab.locator("#list-edges tbody tr").count() == remaining - 2


# Where on the screen a document and a link lie, by the drawing's own account.
SPOTS = """() => {
    const {net, nodes, edges} = graphkit;
    const canvas = document.querySelector('#graph canvas').getBoundingClientRect();
    const inside = ({x, y}) => x > 2 && y > 2 && x < canvas.width - 2 && y < canvas.height - 2;
    const onScreen = ({x, y}) => [canvas.x + x, canvas.y + y];
    const spots = {};
    for (const node of nodes.filter(node => node.kind === 'document')) {
        const spot = net.canvasToDOM(net.getPosition(node.index));
        if (!inside(spot) || net.getNodeAt(spot) !== node.index) continue;
        spots.node ??= [node.index, ...onScreen(spot)];
    }
    for (const edge of edges) {
        const [a, b] = [edge.from, edge.to].map(node => net.canvasToDOM(net.getPosition(node.index)));
        for (let part = 0.1; part < 0.95; part += 0.1) {
            const spot = {x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part};
            if (!inside(spot) || net.getNodeAt(spot) !== undefined) continue;
            if (net.getEdgeAt(spot) === edge.index) spots.edge ??= [edge.index, ...onScreen(spot)];
        }
    }
    return spots;
}"""


def test_a_click_on_the_drawing_opens_nodes_and_links(reader: Reader, page: PageData) -> None:
    reader.open(page)
    spots = reader.tab.evaluate(SPOTS)
    node, *spot = spots["node"]
    reader.tab.mouse.click(*spot)
    reader.tab.wait_for_function("node => graphkit.chosen().node === graphkit.nodes[node]", arg=node)
    assert reader.text("#panel .over >> nth=0") == "Document"
    reader.tab.keyboard.press("Escape")
    reader.heading(page.title)
    edge, *spot = reader.tab.evaluate(SPOTS)["edge"]
    reader.tab.mouse.click(*spot)
    reader.tab.wait_for_function("edge => graphkit.chosen().edge === graphkit.edges[edge]", arg=edge)
    assert reader.text("#panel .over >> nth=0") == "Link"


def test_a_neighbourhood_stands_alone_and_is_left_again(reader: Reader, page: PageData) -> None:
    reader.open(page, "#node=place%2Fkalbajar-district").tab.click("#panel .focus")
    reader.tab.click("#as-list")
    near = {edge.source for edge in page.edges if edge.target == "place/kalbajar-district"}
    assert reader.tab.locator("#list-nodes tbody tr").count() == len(near) + 1
    reader.tab.click("#as-list")
    assert reader.text("#focused") == "Kalbajar district"
    reader.tab.click("#whole")
    reader.tab.wait_for_selector("#focused", state="hidden")
    reader.tab.click("#as-list")
    assert reader.tab.locator("#list-nodes tbody tr").count() == len(page.nodes)


def test_labels_follow_the_language_with_a_fallback(reader: Reader, page: PageData) -> None:
    reader.open(page, "#node=instrument%2Fun-charter")
    for language, label in (
        ("ru", "Устав Организации Объединённых Наций"),
        ("zh", "联合国宪章"),
        ("ar", "ميثاق الأمم المتحدة"),
    ):
        reader.tab.select_option("#language", language)
        assert reader.text("#panel h2") == label
        assert reader.tab.get_attribute("html", "lang") == language
    assert reader.tab.get_attribute("html", "dir") == "rtl"
    reader.tab.evaluate("location.hash = '#node=doc%2FA_80_902'")
    reader.heading("A/80/902")


def test_dark_and_light(reader: Reader, page: PageData) -> None:
    reader.open(page)
    light = reader.tab.evaluate("getComputedStyle(document.body).backgroundColor")
    reader.tab.click("#theme")
    assert reader.tab.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_hostile_words_stay_words(reader: Reader, page: PageData) -> None:
    bad = "</script><img src=x onerror=alert(1)><svg onload=alert(2)>{{7*7}}${alert(3)}"
    hostile = msgspec.structs.replace(
        page,
        title=bad,
        nodes=tuple(
            msgspec.structs.replace(
                node,
                labels={"en": bad + str(number)},
                names={"en": (bad,)},
                note=bad,
                kind="__proto__" if number == 1 else "constructor" if number == 2 else node.kind,
                facts=((bad, bad), ("constructor", bad)),
            )
            for number, node in enumerate(page.nodes)
        ),
        edges=tuple(
            msgspec.structs.replace(
                edge, label=bad, claimant=bad, type="__proto__" if not number else edge.type
            )
            for number, edge in enumerate(page.edges)
        ),
        evidence=tuple(
            msgspec.structs.replace(item, before=bad, mention=bad, source=bad, lang='"><script>')
            for item in page.evidence
        ),
    )
    reader.open(hostile)
    for node in hostile.nodes[:4]:
        reader.tab.evaluate("id => { location.hash = '#node=' + encodeURIComponent(id); }", node.id)
        reader.tab.wait_for_function("document.querySelector('#panel .id')")
    reader.tab.evaluate("id => { location.hash = '#edge=' + encodeURIComponent(id); }", hostile.edges[0].id)
    reader.tab.wait_for_selector("#panel .claim")
    reader.search("onerror")
    reader.tab.keyboard.press("Escape")
    reader.tab.click("#as-list")
    assert reader.tab.locator("#panel img, #list img, #top img, #found img").count() == 0
    assert bad in reader.text("#top h1")


def test_an_address_that_names_nothing_is_no_trouble(reader: Reader, page: PageData) -> None:
    reader.open(page, "#node=%E0%A4%A&edge=nowhere&focus=")
    assert reader.text("#panel h2") == page.title


def test_five_hundred_nodes_open_at_once(reader: Reader, large_page: Callable[[int], PageData]) -> None:
    data = msgspec.structs.replace(large_page(500), total_nodes=2310)
    reader.open(data)
    assert "500 of 2310" in reader.text("#part")
    opened = reader.tab.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
    assert opened < 5000

"""The pages one reads, in a real browser, from disk, without a network."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.view.site.conftest import Visitor

pytestmark = pytest.mark.browser
WHOLE = ("index", "timeline/index", "map/index", "discrepancies/index", "unresolved/index")


def reader_of(site: Path, name: str) -> str:
    """Return the path of the reader of a file by the beginning of its name."""
    for page in sorted(site.glob("id/src/*/index.html")):
        if f'class="file">{name}' in page.read_text("utf-8"):
            return page.relative_to(site).as_posix()
    raise LookupError(name)


def pages(site: Path) -> list[str]:
    """One page of each kind of thing, all readers, all comparisons, all pages on the whole graph."""
    found = [f"{name}.html" for name in WHOLE]
    found += [page.relative_to(site).as_posix() for page in sorted(site.glob("id/src/*/index.html"))]
    found += [page.relative_to(site).as_posix() for page in sorted(site.glob("compare/*/index.html"))]
    for family in sorted((site / "id").iterdir()):
        if family.name != "src":
            found += [page.relative_to(site).as_posix() for page in sorted(family.glob("*/index.html"))[:4]]
    return found


def test_no_page_complains_or_lets_a_document_act(visitor: Visitor, site: Path) -> None:
    for path in pages(site):
        visitor.open(path)
        assert visitor.tab.locator("main h1").count() == 1, path
        assert visitor.tab.evaluate("[...document.images].length") == 0, path
        assert visitor.tab.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), path


def test_hostile_words_are_shown_as_words(visitor: Visitor, site: Path) -> None:
    visitor.open(reader_of(site, "&#39;&lt;img src=x"))
    assert '<script>alert("letter")</script>' in visitor.text("#text")
    assert "<img src=x onerror=alert(1)>" in visitor.text("#text")
    assert "{{7*7}} ${alert(3)}" in visitor.text("#text")


def test_every_link_of_every_page_leads_to_a_page(site: Path) -> None:
    there = {page.relative_to(site).as_posix() for page in site.rglob("*") if page.is_file()}
    lost = set()
    for page in there:
        if not page.endswith(".html"):
            continue
        for address in re.findall(r' href="([^"#]*)', (site / page).read_text("utf-8")):
            whole = unquote(urldefrag(urljoin(f"file:///{page}", address.replace("&amp;", "&")))[0])
            if urlsplit(address).scheme or not address:
                continue
            if whole.removeprefix("file:///") not in there:
                lost.add((page, address))
    assert sorted(lost)[:5] == []


@pytest.mark.parametrize("number", range(4))
def test_axe_finds_nothing_serious(
    visitor: Visitor, site: Path, accessible: Callable[[Any], list[str]], number: int
) -> None:
    every = pages(site)
    chosen = every[number::4]
    for path in chosen:
        visitor.open(path)
        visitor.tab.wait_for_timeout(50)
        assert accessible(visitor.tab) == [], path


def test_axe_finds_nothing_serious_in_the_dark(
    visitor: Visitor, site: Path, accessible: Callable[[Any], list[str]]
) -> None:
    for path in (
        "index.html",
        "timeline/index.html",
        "map/index.html",
        "id/org/UN/index.html",
        reader_of(site, "08"),
    ):
        visitor.open(path)
        visitor.tab.evaluate("document.documentElement.dataset.theme = 'dark'")
        visitor.tab.wait_for_timeout(50)
        assert accessible(visitor.tab) == [], path


def test_words_show_what_they_refer_to_by_pointer_and_by_key(visitor: Visitor, site: Path) -> None:
    tab = visitor.open(reader_of(site, "08")).tab
    mark = tab.locator("#text span.m:has(.m) a.m").first
    mark.hover()
    tab.wait_for_selector("#card:not([hidden])")
    assert tab.locator("#card .to").count() >= 2  # the inner mention and the one around it
    tab.mouse.move(2, 2)
    tab.wait_for_selector("#card", state="hidden")
    mark.focus()
    tab.wait_for_selector("#card:not([hidden])")
    assert mark.get_attribute("aria-describedby") == "card"
    tab.keyboard.press(" ")
    assert tab.evaluate("document.activeElement.closest('#card') !== null")
    tab.keyboard.press("Escape")
    tab.wait_for_selector("#card", state="hidden")
    assert tab.evaluate("document.activeElement.classList.contains('m')")


def test_any_characters_can_be_linked_to(visitor: Visitor, site: Path) -> None:
    path = reader_of(site, "01")
    tab = visitor.open(path).tab
    first, last = tab.evaluate(
        """() => {
        const long = [...document.querySelectorAll('#text .b')].filter(b => b.innerText.length > 200);
        return [Number(long[0].dataset.s) + 20, Number(long[0].dataset.s) + 60]; }"""
    )
    visitor.open(path, f"#char={first},{last}")
    shown = tab.evaluate("[...CSS.highlights.get('place')].map(range => range.toString()).join('')")
    tab.evaluate(
        """() => { const ranges = [...CSS.highlights.get('place')]; const range = new Range();
        range.setStart(ranges[0].startContainer, ranges[0].startOffset);
        const end = ranges.at(-1); range.setEnd(end.endContainer, end.endOffset);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    tab.wait_for_selector("#picked:not([hidden])")
    tab.evaluate("navigator.clipboard.writeText = async text => { globalThis.copied = text; }")
    tab.locator("#picked button").first.click()
    assert tab.evaluate("globalThis.copied").endswith(f"#char={first},{last}")
    assert len(shown.replace("\n", "")) >= 30


def test_mentions_are_linked_to_without_scripts(site: Path) -> None:
    text = (site / reader_of(site, "04")).read_text("utf-8")
    spans = re.findall(r'id="char=(\d+),(\d+)"', text)
    assert len(spans) > 20 and len(spans) == len(set(spans))


def test_right_to_left_text_stands_right_to_left(visitor: Visitor, site: Path) -> None:
    tab = visitor.open(reader_of(site, "08")).tab
    assert tab.evaluate("getComputedStyle(document.getElementById('text')).direction") == "rtl"
    edges = tab.evaluate(
        """() => { const box = document.getElementById('text').getBoundingClientRect();
        const range = new Range(); range.selectNodeContents(document.querySelector('#text .b'));
        const line = range.getClientRects()[0]; return [box.right - line.right, line.left - box.left]; }"""
    )
    assert abs(edges[0]) < 3 and edges[1] > 50


def test_versions_stand_paragraph_by_paragraph(visitor: Visitor, site: Path) -> None:
    (path,) = (page.relative_to(site).as_posix() for page in sorted(site.glob("compare/*/index.html"))[:1])
    tab = visitor.open(path).tab
    pairs = tab.locator(".pair.aligned")
    assert pairs.count() >= 3
    both = tab.evaluate(
        """() => [...document.querySelectorAll('.pair.aligned')].every(pair => {
        const [a, b] = [...pair.children].map(side => side.getBoundingClientRect());
        const said = [...pair.children].every(side => side.innerText.trim());
        return said && Math.abs(a.top - b.top) < 2 && a.right < b.left + 60; })"""
    )
    assert both


def test_lists_are_narrowed_by_what_is_ticked(visitor: Visitor) -> None:
    tab = visitor.open("id/org/UN/index.html").tab
    rows = tab.locator("#mentioned .rows > li")
    every = rows.count()
    tab.locator('#mentioned [data-facet="lang"] input[value="ru"]').check()
    shown = tab.locator("#mentioned .rows > li:visible").count()
    assert 0 < shown < every
    assert tab.locator("#mentioned [role=status]").inner_text() == f"{shown} / {every}"
    tab.locator('#mentioned [data-facet="lang"] input[value="ru"]').uncheck()
    assert tab.locator("#mentioned .rows > li:visible").count() == every


def test_the_map_draws_its_places_and_can_be_moved(visitor: Visitor) -> None:
    tab = visitor.open("map/index.html").tab
    tab.wait_for_selector("#map svg .spot", state="attached")
    assert tab.locator("#map .spot").count() == tab.locator("#places tbody tr").count() > 3
    assert tab.locator("#map path.border.dashed").get_attribute("d")
    before = tab.locator("#map svg g").first.get_attribute("transform")
    tab.get_by_role("button", name="Closer").click()
    assert tab.locator("#map svg g").first.get_attribute("transform") != before
    link = tab.locator("#map a").first
    assert ":" in (link.get_attribute("aria-label") or "")


def test_claims_say_who_says_so(site: Path) -> None:
    for page in sorted(site.glob("id/event/*/index.html")):
        text = page.read_text("utf-8")
        claims = re.findall(r'<article class="claim.*?</article>', text, re.DOTALL)
        assert claims, page
        assert all('class="says"' in claim and 'class="verb"' in claim for claim in claims)


def test_colours_tell_kinds_apart(visitor: Visitor, site: Path) -> None:
    tab = visitor.open(reader_of(site, "04")).tab
    colours = tab.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#text a.m')].map(
        mark => [mark.className, getComputedStyle(mark).backgroundColor]))"""
    )
    assert len(colours) > 3 and len(set(colours.values())) > 3


def test_colours_can_be_switched_off(visitor: Visitor, site: Path) -> None:
    tab = visitor.open(reader_of(site, "04")).tab
    tab.locator('.kinds input[value="state"]').uncheck()
    assert tab.locator("#text .m.k-state:not(.off)").count() == 0
    assert tab.locator("#text .m:not(.off)").count() > 0

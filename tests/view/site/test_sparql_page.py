"""SPARQL within the page, in a real browser, from disk: the same answers as from the graph itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

import graphkit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.view.site.conftest import Visitor

pytestmark = pytest.mark.browser


def ask(visitor: Visitor, text: str) -> None:
    """Run a query of one's own and wait for what comes."""
    visitor.tab.fill("#query", text)
    visitor.tab.evaluate("document.getElementById('answer').replaceChildren()")
    visitor.tab.keyboard.press("Control+Enter")
    visitor.tab.wait_for_selector("#answer > *")


def test_a_named_query_gives_the_rows_of_the_graph(visitor: Visitor, site: Path) -> None:
    visitor.open("sparql/index.html", "#name=who-cites&p.cited=doc%2FS_RES_2250-2015")
    visitor.tab.wait_for_selector("#answer tbody tr")
    with graphkit.open_graph(site.parent / "graph") as graph:
        expected = len(graph.query("who-cites", cited="S/RES/2250(2015)"))
    assert visitor.tab.locator("#answer tbody tr").count() == expected > 3
    link = visitor.tab.get_attribute("#answer tbody a >> nth=0", "href")
    assert link is not None
    visitor.tab.click("#answer tbody a >> nth=0")
    visitor.tab.wait_for_load_state()
    assert "S_RES" in visitor.tab.url or "doc" in visitor.tab.url


def test_a_parameter_is_found_by_its_name_in_any_script(visitor: Visitor) -> None:
    visitor.open("sparql/index.html", "#name=names-of").tab.fill("#p-entity", "安全理事会")
    visitor.tab.wait_for_selector("#p-entity-found [aria-selected=true]")
    visitor.tab.keyboard.press("Enter")
    visitor.tab.wait_for_function("() => document.getElementById('query').value.includes('body/UN-SC')")
    visitor.tab.click("#run")
    visitor.tab.wait_for_function("() => document.querySelector('#answer tbody')?.innerText.includes('zh')")
    assert "body%2FUN-SC" in visitor.tab.url


def test_own_queries_of_every_form(visitor: Visitor) -> None:
    visitor.open("sparql/index.html").tab.wait_for_selector("html[data-ready]", state="attached")
    ask(visitor, "ASK { ?s ?p ?o }")
    assert visitor.text("#answer") == "Yes"
    ask(visitor, "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")
    assert "w3id.org" in visitor.text("#answer pre")
    ask(visitor, 'SELECT ("<img src=x onerror=alert(1)>" AS ?x) WHERE {}')
    assert visitor.text("#answer td") == "<img src=x onerror=alert(1)>"
    ask(visitor, "SELECT ?s WHERE { ?s ")
    assert visitor.text("#answer .error")
    ask(visitor, "INSERT DATA { <a:a> <a:b> <a:c> }")  # the page reads only
    assert visitor.text("#answer .error")


def test_a_query_without_end_is_stopped(visitor: Visitor) -> None:
    visitor.open("sparql/index.html").tab.wait_for_selector("html[data-ready]", state="attached")
    visitor.tab.fill("#query", "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    visitor.tab.click("#run")
    visitor.tab.wait_for_selector("#stop", state="visible")
    visitor.tab.wait_for_timeout(300)
    visitor.tab.click("#stop")
    visitor.tab.wait_for_function("() => document.getElementById('state').textContent === 'Stopped.'")
    ask(visitor, "ASK { ?s ?p ?o }")
    assert visitor.text("#answer") == "Yes"


def test_axe_finds_nothing_serious(visitor: Visitor, accessible: Callable[[Any], list[str]]) -> None:
    visitor.open("sparql/index.html", "#name=who-cites&p.cited=doc%2FS_RES_2250-2015")
    visitor.tab.wait_for_selector("#answer tbody tr")
    assert accessible(visitor.tab) == []

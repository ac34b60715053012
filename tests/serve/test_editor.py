"""The query page in a real browser: YASGUI asks our endpoint, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from graphkit.serve.assets import has_editor

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(address: str, chromium: Any) -> Iterator[Any]:
    """Return a tab that notes every complaint and every request."""
    if not has_editor():
        pytest.skip("graphkit was installed without Node.js")
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(30_000)
    page.complaints, page.asked = [], []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: page.complaints.append("a dialog") or dialog.dismiss())
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"{address}query")
    page.wait_for_selector(".yasqe .CodeMirror")
    yield page
    page.close()


def test_a_question_is_asked_and_answered(tab: Any, address: str) -> None:
    tab.select_option("#question", "who-cites")
    tab.wait_for_selector(".tabPanel.active .yasqe_queryButton")
    assert "who-cites" in tab.inner_text(".yasgui .tabsList .active")
    tab.click(".tabPanel.active .yasqe_queryButton")
    tab.wait_for_selector(".tabPanel.active .yasr .dataTable tbody tr")
    head = tab.inner_text(".tabPanel.active .yasr .dataTable thead")
    assert "document" in head
    assert tab.complaints == []
    assert all(url.startswith((address, "data:", "blob:")) for url in tab.asked)


def test_markup_in_answers_is_text_and_things_of_the_graph_open_here(tab: Any, address: str) -> None:
    norway = "https://w3id.org/graphkit/id/state/NOR"
    query = f'SELECT ("<img src=x onerror=window.hit=1>" AS ?markup) (<{norway}> AS ?state) {{}}'
    tab.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", query)
    tab.click(".yasqe_queryButton")
    tab.wait_for_selector(".yasr .dataTable tbody tr")
    assert "<img" in tab.inner_text(".yasr .dataTable tbody")
    assert tab.query_selector(".yasr img[onerror], .yasr img[src=x]") is None
    with tab.expect_popup() as opened:
        tab.click(".yasr .dataTable tbody a:has-text('NOR')")
    opened.value.wait_for_url(f"{address}id/state/NOR**")
    assert tab.evaluate("window.hit") is None
    # The browser reports the handler while the markup is cleaned, in a document where nothing runs.
    assert all("inline event handler" in complaint for complaint in tab.complaints)


def test_a_problem_is_shown(tab: Any) -> None:
    tab.evaluate(
        "text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    )
    tab.click(".yasqe_queryButton")
    tab.wait_for_selector(".yasr .errorResult, .yasr [class*=error]")
    assert "SERVICE is refused" in tab.inner_text(".yasr")


def test_without_scripts_there_is_a_form(address: str) -> None:
    page = requests.get(f"{address}query", headers={"Accept": "text/html"}, timeout=30)
    assert '<form action="/query"' in page.text
    assert "unsafe" not in page.headers["Content-Security-Policy"]

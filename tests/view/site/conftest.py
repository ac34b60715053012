"""A site of the built-in sample and of one hostile letter, in a real browser, from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from view.site.tour import axe_check

import graphkit
from graphkit.view.site.assets import BUNDLE

HOSTILE = """Letter dated 3 May 2021 from the Permanent Representative of Norway
to the United Nations addressed to the Secretary-General

I refer to Security Council resolution 2250 (2015). </script><script>alert("letter")</script>
<img src=x onerror=alert(1)> The Council met in Jordan on 4 May 2021. {{7*7}} ${alert(3)}

(Signed) Kari "<img src=x onerror=alert(2)>" Fjelltun
Ambassador
Permanent Representative
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site."""
    if not (BUNDLE / "site.js").is_file():
        pytest.skip("the scripts of the site were not built: Node.js and npm were missing")
    folder = tmp_path_factory.mktemp("site")
    hostile = folder / "'<img src=x onerror=alert(4)>.txt"
    hostile.write_text(HOSTILE, "utf-8")
    documents = Path(graphkit.__file__).parent / "sample" / "documents"
    with graphkit.build([documents, hostile], folder / "graph") as graph:
        graph.view(folder / "site", 'Sample </title><script>alert("title")</script>')
    return folder / "site"


class Visitor:
    """A visitor of the site, who notes every complaint and every request."""

    def __init__(self, browser: Any, site: Path) -> None:
        self.site = site
        self.tab = browser.new_page(viewport={"width": 1440, "height": 900})
        self.tab.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.tab.on("console", self._note)
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", self._dismiss)
        self.tab.on("request", lambda request: self.requests.append(request.url))

    def _note(self, message: Any) -> None:
        if "GPU stall" not in message.text:  # what a machine without a graphics card says of itself
            self.complaints.append(message.text)

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append("a script opened a dialog")
        dialog.dismiss()

    def open(self, path: str, address: str = "") -> Visitor:
        self.tab.goto("about:blank")
        self.tab.goto((self.site / path).as_uri() + address)
        return self

    def explorer(self, address: str = "") -> Visitor:
        self.open("explorer/index.html", address)
        self.tab.wait_for_selector("html[data-ready]", state="attached")
        return self

    def text(self, selector: str) -> str:
        return str(self.tab.inner_text(selector))

    def search(self, words: str) -> None:
        self.tab.keyboard.press("/")
        self.tab.keyboard.insert_text(words)
        self.tab.wait_for_selector("#site-found [aria-selected=true]")

    def heading(self, words: str) -> None:
        """Wait until the panel is headed by these words."""
        self.tab.wait_for_function(
            "words => document.querySelector('#panel h2')?.innerText.includes(words)", arg=words
        )


@pytest.fixture
def visitor(chromium: Any, site: Path) -> Iterator[Visitor]:
    """Return a visitor; at the end, nothing was complained of and nothing asked of another host."""
    visitor = Visitor(chromium, site)
    yield visitor
    visitor.tab.close()
    assert visitor.complaints == []
    assert {url.split(":")[0] for url in visitor.requests} <= {"file", "about", "data", "blob"}


@pytest.fixture
def accessible() -> Callable[[Any], list[str]]:
    """Return a function that lists what axe finds serious on a page."""
    check = axe_check()
    if check is None:
        pytest.skip("axe-core is not installed with the sources of the scripts")
    return check

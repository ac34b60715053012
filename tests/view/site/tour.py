"""A visitor goes through a whole site: every kind of page, as a reader would, from disk or from a server.

python -m tests.view.site.tour SITE|ADDRESS [FOLDER FOR PICTURES]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

SEARCHES = ("Совет Безопасности", "安全理事会", "مجلس الأمن")  # all of them the Security Council
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 800}
WHOLE = ("timeline/", "map/", "discrepancies/", "unresolved/", "sparql/")
_LINKS = """[...document.querySelectorAll('main a[href]')].map(
    link => String(new URL(link.getAttribute('href'), location)))"""
MADE_LATER = 202
ONE_HOST = {"file", "about", "data", "blob"}


class Tour:
    """One visit.

    Args:
        browser: of Playwright.
        base: address of the site's first page, with a slash at its end.
        check: what to ask of every page: returns complaints, none where all is well.
        pictures: folder for a picture of each kind of page, None for none.
    """

    def __init__(
        self, browser: Any, base: str, check: Callable[[Any], list[str]], pictures: Path | None = None
    ) -> None:
        self.base, self.check, self.pictures = base, check, pictures
        self.tab = browser.new_page(viewport=WIDE)
        self.tab.set_default_timeout(90_000)
        self.complaints: list[str] = []
        self.seen: list[str] = []
        self.tab.on("console", self._note)
        self.tab.on("pageerror", lambda error: self._complain(str(error)))
        self.tab.on("request", self._asked)

    def _complain(self, words: str) -> None:
        self.complaints.append(f"{self.tab.url}: {words}")

    def _note(self, message: Any) -> None:
        if "GPU stall" not in message.text:  # what a machine without a graphics card says of itself
            self._complain(message.text)

    def _asked(self, request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ONE_HOST and address.netloc != urlsplit(self.base).netloc:
            self._complain(f"asked another host: {request.url}")

    def open(self, path: str) -> None:
        """Open a page of the site by its path; from disk a folder is its index.html."""
        path, mark, rest = path.partition("#")
        if self.base.startswith("file:") and (path.endswith("/") or not path):
            path += "index.html"
        self.tab.goto("about:blank")
        while True:
            answer = self.tab.goto(urljoin(self.base, path + mark + rest), wait_until="load")
            if answer is None or answer.status != MADE_LATER:
                return
            # a live site tells that a page about the whole graph is being made
            self.tab.goto("about:blank")
            self.tab.wait_for_timeout(1000)

    def look(self, name: str) -> None:
        """Ask of a page what is asked of all, and take its picture, wide and narrow."""
        self.tab.wait_for_timeout(150)
        self.seen.append(name)
        for complaint in self.check(self.tab):
            self._complain(f"{name}: {complaint}")
        for width, size in (("wide", WIDE), ("narrow", NARROW)):
            self.tab.set_viewport_size(size)
            self.tab.wait_for_timeout(60)
            if self.tab.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                self._complain(f"{name}: wider than the {width} window")
            if self.pictures:
                self.tab.screenshot(path=self.pictures / f"{name.replace('/', '-')}-{width}.png")
        self.tab.set_viewport_size(WIDE)

    def search(self, words: str) -> None:
        """Search from the head of a page and follow the first suggestion."""
        self.tab.keyboard.press("/")
        self.tab.keyboard.insert_text(words)
        self.tab.wait_for_selector("#site-found [aria-selected=true]")
        self.tab.keyboard.press("Enter")

    def explorer(self) -> None:
        """Search in three scripts, filter, open evidence, follow a link, go back."""
        for words in SEARCHES:
            self.open("explorer/")
            self.tab.wait_for_selector("html[data-ready]", state="attached")
            self.search(words)
            self.tab.wait_for_function("location.hash.includes('UN-SC')")
            self.tab.wait_for_selector("#panel h2")
        self.look("explorer")
        self.tab.click("#as-list")
        kinds = (
            "[...document.querySelectorAll('#list-nodes tbody td:nth-child(2)')].map(cell => cell.innerText)"
        )
        # the page may be in any language: its own word for a document
        word = self.tab.inner_text("label:has([data-value=document]) bdi >> nth=0").strip()
        before = self.tab.evaluate(kinds)
        self.tab.uncheck("#facet-kinds [data-value=document]")
        after = self.tab.evaluate(kinds)
        if not after or word not in before or word in after:
            self._complain("a filter takes nothing away")
        self.tab.check("#facet-kinds [data-value=document]")
        self.tab.click("#panel .see >> nth=0")
        self.tab.wait_for_selector("#panel blockquote mark")
        self.look("evidence")
        self.tab.click("#panel .where a >> nth=0")
        self.tab.wait_for_url("**/id/src/**")
        self.tab.wait_for_selector("#text .m")
        self.look("reader")
        self.tab.go_back()
        self.tab.wait_for_selector("#panel h2")

    def readers(self) -> None:
        """Read a document of each language, the Arabic from right to left, and two versions side by side."""
        for path in self._readers():
            self.open(path)
            self.tab.wait_for_selector("#text .m")
            lang = str(self.tab.get_attribute("#text", "lang"))
            side = self.tab.evaluate("getComputedStyle(document.getElementById('text')).direction")
            if (side == "rtl") != (lang == "ar"):
                self._complain(f"{path} in {lang} runs {side}")
            self.look(f"reader-{lang}")
        beside = self.tab.locator("a[href*='compare/']")
        if beside.count():
            beside.first.click()
            self.tab.wait_for_selector(".pair")
            self.look("compare")

    def _readers(self) -> Iterator[str]:
        """Paths of the first reader of each language, and at the end of one that has another version."""
        self.open("")
        rows = self.tab.evaluate(
            """() => [...document.querySelectorAll("a[href*='id/src/']")].map(link => [
                link.getAttribute("href"), link.closest("[data-lang], tr, li")?.dataset.lang ?? ""])"""
        )
        languages: dict[str, str] = {}
        for path, lang in rows:
            languages.setdefault(lang, path)
        yield from dict.fromkeys(languages.values())

    def entities(self) -> None:
        """Open the page of one thing of each kind that the pages on the whole graph lead to."""
        found: dict[str, str] = {}
        for path in ("", *WHOLE):
            self.open(path)
            for address in self.tab.evaluate(_LINKS):
                kind = re.search(r"/id/((?!src)[a-z]+|doc/[A-Z]_RES)[/_]", address)
                if kind:
                    found.setdefault(kind[1].replace("/", "-"), address)
        for kind, address in sorted(found.items()):
            self.tab.goto(address)
            self.tab.wait_for_selector("main h1")
            self.look(f"page-{kind}")

    def whole(self) -> None:
        """Open the pages on the whole graph, and ask the page itself in SPARQL."""
        self.open("")
        self.look("index")
        for path in WHOLE:
            self.open(path)
            self.tab.wait_for_selector("main h1")
            if path == "map/":
                self.tab.wait_for_selector("#map svg path", state="attached")
            self.look(path.rstrip("/"))

    def go(self) -> list[str]:
        """Make the whole tour and return what was complained of."""
        self.whole()
        self.explorer()
        self.readers()
        self.entities()
        self.tab.close()
        return self.complaints


def axe_check() -> Callable[[Any], list[str]] | None:
    """Return a function that lists what axe finds serious on a page, None where axe is not there."""
    # beside the sources: an installed graphkit has the bundle only
    web = Path(__file__).resolve().parents[3] / "graphkit" / "view" / "web"
    axe = web / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        return None

    def check(tab: Any) -> list[str]:
        # page policies refuse added elements; the debugger's own evaluation is not bound by them
        tab.evaluate(axe.read_text("utf-8"))
        found = tab.evaluate("async () => (await axe.run(document, {preload: false})).violations")
        return [
            f"{row['id']}: {row['nodes'][0]['target']} {row['nodes'][0].get('failureSummary', '')}"
            for row in found
            if row["impact"] in ("serious", "critical")
        ]

    return check


@contextmanager
def browser() -> Iterator[Any]:
    """Start the Chromium of the system."""
    import shutil

    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


def main(site: str, pictures: str | None = None) -> int:
    """Make the tour of a site and print what was seen and complained of."""
    base = site if site.startswith("http") else Path(site).resolve().as_uri()
    folder = Path(pictures) if pictures else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    with browser() as running:
        tour = Tour(running, base.rstrip("/") + "/", axe_check() or (lambda tab: []), folder)
        complaints = tour.go()
    sys.stdout.write(f"seen: {', '.join(tour.seen)}\n" + "".join(f"{line}\n" for line in complaints))
    return bool(complaints)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))

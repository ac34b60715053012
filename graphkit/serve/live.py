"""The pages of the static site, each made when it is asked for, with what only a server has beside them."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.overall import overall
from graphkit.view.site import templates
from graphkit.view.site.paths import page_of
from graphkit.view.site.sections import whole_site
from graphkit.view.site.shelf import Shelf
from graphkit.view.site.site import Entry, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2

    from graphkit.serve.tasks import Tasks
    from graphkit.store.folder import GraphFolder

HTML = "text/html; charset=utf-8"
_MEDIA = {
    "html": HTML,
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}
IN_PAGE = "sparql/index.html"  # the page of the static site that answers SPARQL by itself
MOST_TEXTS = 2000  # texts that a page lists while it is being made
_KEPT = 64  # files of data that are kept once made


class _Live:
    """The entries of the navigation that only a server has."""

    def __init__(self, site: Site) -> None:
        self.nav = (
            *(Entry(name, site.words(f"page/{name}")) for name in ("queries", "query", "search")),
            Entry("api/openapi.json", "API"),
        )

    def paths(self) -> Iterable[str]:
        """Return nothing: these pages are no files of the site."""
        return ()

    def has(self, _: str) -> bool:
        """Return that none of these is a file."""
        return False

    def file(self, _: str) -> bytes | None:
        """Return nothing."""
        return None


class LiveSite:
    """The site of one state of a graph; what is heavy is made when it is first needed.

    Args:
        graph: an open graph.
        lang: language of the pages.
    """

    def __init__(self, graph: GraphFolder, lang: str = "en") -> None:
        self.site: Site = whole_site(graph, None, lang)
        # A query page that brings the whole graph to the reader has no place where there is an endpoint.
        kept = [part for part in self.site.sections if IN_PAGE not in (entry.path for entry in part.nav)]
        self.site.sections[:] = [*kept, _Live(self.site)]
        self._shelf = Shelf(graph, self.site.title, self.site.lang, "live")
        self._data: dict[str, bytes] = {}

    def page_of(self, name: str) -> str | None:
        """Return the path of the page of a thing or a text by its canonical id; None where there is none."""
        kind, _, sha12 = name.partition("/")
        if kind == "src" and sha12 in self.site.graph.sources:
            return page_of(name)
        return self.site.page_of(name)

    def file(self, path: str) -> bytes | None:
        """Return one file of the site by its path; None where there is none."""
        if path in self._data:
            return self._data[path]
        dear = overall(path)
        found = self._shelf.get(path) if dear else None
        if found is None:
            found = self.site.file(path)
            if found is not None and dear:
                self._shelf.put(path, found)
        if found is not None and path.startswith("data/") and len(self._data) < _KEPT:
            self._data[path] = found
        return found


def site_file(tasks: Tasks, job: Job) -> Answer:
    """One file of the site.

    Raises:
        Refusal: there is none of that path.
    """
    path = job.first("path")
    if path == IN_PAGE:
        return moved("query")
    data = tasks.live.file(path)
    if data is None:
        folder = f"{path.rstrip('/')}/index.html".lstrip("/")
        if not path.endswith("index.html") and tasks.live.site.has(folder):
            return moved(folder)
        raise Refusal(404, "no such page")
    media = _MEDIA.get(path.rpartition(".")[2], "application/octet-stream")
    headers = {"Cache-Control": "no-cache"}
    if media == HTML:
        headers["Content-Security-Policy"] = _policy(data)
    return Answer(200, media, data, headers)


def moved(path: str) -> Answer:
    """Send the client to a page of the site."""
    return Answer(303, "", b"", {"Location": f"/{quote(path, safe='/()!*,;@~')}"})


def page(
    tasks: Tasks, path: str, template: str, *, status: int = 200, rules: str = "", **values: Any
) -> Answer:
    """Return a page of the server in the dress of the site; what comes from documents is escaped.

    Args:
        tasks: the graph.
        path: path of the page.
        template: name of the template, here or among those of the site.
        status: of the answer.
        rules: its content security policy, where it is not that of the site.
        values: what the template shows.
    """
    rules = rules or templates.policy()
    data = templates.fill(tasks.live.site, path, template, rules=rules, templates=_environment(), **values)
    headers = {"Content-Security-Policy": f"{rules}; frame-ancestors 'none'"}
    return Answer(status, HTML, data, headers)


@cache
def _environment() -> jinja2.Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader

    loader = templates.environment().loader
    own = FileSystemLoader(Path(__file__).parent / "templates")
    return templates.environment().overlay(loader=ChoiceLoader([own, loader] if loader else [own]))


def _policy(data: bytes) -> str:
    """Return the policy that a page carries, for its header."""
    match = re.search(
        r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"', data.decode("utf-8", "replace")
    )
    policy = html.unescape(match[1]) if match else "default-src 'none'"
    return f"{policy}; frame-ancestors 'none'"


def making(tasks: Tasks, job: Job) -> Answer:
    """Tell that a page about the whole graph is being made, and lead to the texts meanwhile."""
    sources = sorted(tasks.graph.sources, key=tasks.graph.names)
    texts = [(sha12, tasks.graph.names(sha12)[0]) for sha12 in sources[:MOST_TEXTS]]
    answer = page(
        tasks, job.first("path"), "making.html", status=202, title=tasks.live.site.title, texts=texts
    )
    return Answer(answer.status, answer.media, answer.body, {**answer.headers, "Cache-Control": "no-store"})


def ready(tasks: Tasks, _: Job) -> Answer:
    """Read what every page needs."""
    tasks.live.site.kinds  # noqa: B018 - kept from now on
    tasks.live.site.describer  # noqa: B018
    return Answer(200, "text/plain", b"ready")


TASKS = {"site": site_file, "making": making, "ready": ready}

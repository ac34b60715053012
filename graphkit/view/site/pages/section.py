"""The section of the site that holds the pages one reads."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.view.facts.reader import versions
from graphkit.view.site.pages import overview, reading, thing
from graphkit.view.site.pages.press import Press
from graphkit.view.site.paths import page_of
from graphkit.view.site.site import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.view.site.site import Site

_SOURCE = re.compile(r"id/src/([0-9a-f]{12})/index\.html\Z")
_PAIR = re.compile(r"compare/([0-9a-f]{12})-([0-9a-f]{12})/index\.html\Z")
_WHOLE = {
    "index.html": overview.contents_page,
    "timeline/index.html": overview.timeline,
    "map/index.html": overview.world,
    "discrepancies/index.html": overview.discrepancies,
}
_SHEET = re.compile(r"unresolved/(?:(\d{1,6})/)?index\.html\Z")


class Pages:
    """Documents, entities, and the pages on the whole graph.

    Args:
        site: the site.
    """

    def __init__(self, site: Site) -> None:
        self.press = Press(site)

    @property
    def nav(self) -> tuple[Entry, ...]:
        """The pages on the whole graph."""
        names = ("timeline", "map", "discrepancies", "unresolved")
        return (
            Entry("index.html", self.press.w("page/contents")),
            *(Entry(f"{name}/index.html", self.press.w("page/" + name)) for name in names),
        )

    def paths(self) -> Iterator[str]:
        """Return the path of each page."""
        yield from _WHOLE
        for sheet in range(1, overview.sheets(self.press) + 1):
            yield "unresolved/index.html" if sheet == 1 else f"unresolved/{sheet}/index.html"
        pairs: dict[tuple[str, str], None] = {}
        desk = self.press.desk
        for sha12 in sorted(desk.graph.sources):
            yield page_of(f"src/{sha12}")
            for version in versions(desk, sha12):
                pairs[self.press.pair(sha12, version.sha12)] = None
        yield from (f"compare/{one}-{other}/index.html" for one, other in sorted(pairs))
        yield from self._things
        yield from self._inner

    def has(self, path: str) -> bool:
        """Tell whether a path is that of one of the pages."""
        if match := _SHEET.match(path):
            return 1 <= int(match[1] or 1) <= overview.sheets(self.press)
        if match := _SOURCE.match(path):
            return match[1] in self.press.desk.graph.sources
        if match := _PAIR.match(path):
            return self._pair(*match.groups())
        return path in _WHOLE or path in self._things or path in self._inner

    def _pair(self, one: str, other: str) -> bool:
        desk = self.press.desk
        return one in desk.graph.sources and any(row.sha12 == other for row in versions(desk, one))

    def file(self, path: str) -> bytes | None:
        """Return one page."""
        desk = self.press.desk
        if path in _WHOLE:
            return _WHOLE[path](self.press, path)
        if match := _SHEET.match(path):
            sheet = int(match[1] or 1)
            there = 1 <= sheet <= overview.sheets(self.press)
            return overview.unresolved(self.press, sheet, path) if there else None
        if match := _SOURCE.match(path):
            return reading.reader(self.press, match[1], path) if match[1] in desk.graph.sources else None
        if match := _PAIR.match(path):
            one, other = match.groups()
            return reading.compare(self.press, one, other, path) if self._pair(one, other) else None
        if path in self._things:
            return thing.thing(self.press, self._things[path], path)
        if path in self._inner:
            return self.press.render(
                "moved.html", path, title=self.press.w("read-there"), target=self._inner[path]
            )
        return None

    @cached_property
    def _things(self) -> dict[str, str]:
        """The id of each entity and work by the path of its page."""
        return {page_of(name): name for name in self.press.desk.things()}

    @cached_property
    def _inner(self) -> dict[str, tuple[str, int, int] | tuple[str]]:
        """Pages of expressions and of their parts: they lead to the reader, at the part's first character."""
        found: dict[str, tuple[str, int, int] | tuple[str]] = {}
        for name, target in reading.inner(self.press.desk):
            found.setdefault(page_of(name), target)
        return {path: target for path, target in sorted(found.items()) if path not in self._things}

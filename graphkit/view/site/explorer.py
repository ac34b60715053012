"""The Explorer: the citation and entity graph, drawn, with the words behind every link.

`data/explorer/graph.js` has all nodes and links as columns (`graphkit.view.explorer.columns`). What is told
of node number n stands in `data/explorer/cards-{n // 200}.js`, the words behind link number n in
`data/explorer/words-{n // 200}.js`, each a list in the order of the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphkit.view.explorer.cards import Cards
from graphkit.view.explorer.columns import Columns
from graphkit.view.explorer.passages import Passages
from graphkit.view.facts.desk import Desk
from graphkit.view.site.chunks import chunk, path_of
from graphkit.view.site.site import Entry

if TYPE_CHECKING:
    from graphkit.view.site.site import Site

PATH = "explorer/index.html"
GRAPH = "explorer/graph"
EACH = 200  # nodes or links of a chunk
_PART = re.compile(r"data/(explorer/(cards|words)-(\d{1,6}))\.js")


class Explorer:
    """The page of the Explorer and its data.

    Args:
        site: the site.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self.nav = (Entry(PATH, site.words("page/explorer")),)

    def paths(self) -> Iterator[str]:
        """Return the path of each file."""
        yield from (PATH, path_of(GRAPH))
        columns = self._columns
        for name, count in (("cards", len(columns.ids)), ("words", len(columns.links))):
            for part in range(-(-count // EACH)):
                yield path_of(f"explorer/{name}-{part}")

    def has(self, path: str) -> bool:
        """Tell whether a path is that of the page."""
        return path == PATH

    def file(self, path: str) -> bytes | None:
        """Return one file."""
        if path == PATH:
            return self._site.page(path, "explorer.html", title=self._site.words("page/explorer"))
        if path == path_of(GRAPH):
            return chunk(GRAPH, self._columns.data)
        match = _PART.fullmatch(path)
        if match is None:
            return None
        first = int(match[3]) * EACH
        rows = self._cards(first) if match[2] == "cards" else self._words(first)
        return chunk(match[1], rows) if rows else None

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self._site)

    @cached_property
    def _teller(self) -> Cards:
        site = self._site
        return Cards(site.gathered, site.describer, site.origins, Desk(site.graph))

    @cached_property
    def _cutter(self) -> Passages:
        return Passages(self._site.gathered, self._site.origins)

    def _cards(self, first: int) -> list[dict[str, Any]]:
        columns = self._columns
        return [self._teller.card(columns.node(name)) for name in columns.ids[first : first + EACH]]

    def _words(self, first: int) -> list[list[dict[str, Any]]]:
        columns = self._columns
        return [
            [self._cutter.cut(words) for words in columns.words(link)]
            for link in columns.links[first : first + EACH]
        ]

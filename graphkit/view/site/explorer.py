"""The Explorer: the citation and entity graph, drawn, with the words behind every link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.view.site.site import Entry

if TYPE_CHECKING:
    from graphkit.view.site.site import Site

PATH = "explorer/index.html"


class Explorer:
    """The page of the Explorer and its data.

    Args:
        site: the site.
    """

    nav = (Entry(PATH, "Explorer"),)

    def __init__(self, site: Site) -> None:
        self._site = site

    def paths(self) -> Iterator[str]:
        """Return the path of each file."""
        yield PATH

    def file(self, path: str) -> bytes | None:
        """Return one file."""
        if path == PATH:
            return self._site.page(path, "explorer.html", title="Explorer")
        return None

"""The first page of the site: what is in this graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.view.site.site import Entry
from graphkit.view.tables import table

if TYPE_CHECKING:
    from graphkit.view.site.site import Site

PATH = "index.html"


class Overview:
    """The page at the root.

    Args:
        site: the site.
    """

    nav = (Entry(PATH, "Overview"),)

    def __init__(self, site: Site) -> None:
        self._site = site

    def paths(self) -> Iterator[str]:
        """Return the path of the page."""
        yield PATH

    def file(self, path: str) -> bytes | None:
        """Return the page."""
        if path != PATH:
            return None
        counts = Counter(self._site.kinds.values())
        kinds = [(row["labels"]["en"], counts[kind]) for kind, row in table("kinds").items() if counts[kind]]
        return self._site.page(path, "overview.html", title="Overview", kinds=kinds)

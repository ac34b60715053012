"""What a graph looks like: a static site, or one HTML file; both lead every link back to its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.callables import make_callable

if TYPE_CHECKING:
    from graphkit.store import GraphFolder

__all__ = ["FORMATS", "LANGUAGES", "target_format", "write_page"]

FORMATS = ("site", "single")
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")  # of the pages' own words


def target_format(target: str | Path, format: str | None = None) -> str:
    """Return whether a site or a single page is to be written.

    >>> target_format("page.html"), target_format("site/"), target_format("page.html", "site")
    ('single', 'site', 'site')
    """
    return format or ("single" if Path(target).suffix.lower() in (".html", ".htm") else "site")


def write_page(
    graph: GraphFolder,
    file: str | Path,
    title: str | None = None,
    limit: int = 500,
    around: str | None = None,
) -> None:
    """Write a graph, or the neighbourhood of one node, as an HTML page that works offline.

    A larger graph than `limit` nodes is brought down to its documents and most linked
    nodes, and the page says so. The same graph gives the same bytes.

    Args:
        graph: an open graph.
        file: where to write the page.
        title: heading of the page.
        limit: how many nodes it may show.
        around: canonical id of a node ("place/kalbajar-district"), to show what is near it.
    """
    from graphkit.view.data import page_data
    from graphkit.view.page import render

    page = render(page_data(graph, title, limit, around))
    with Path(file).open("w", encoding="utf-8", newline="\n") as output:
        output.write(page)


make_callable(__name__)

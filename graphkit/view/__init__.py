"""The page: one HTML file that opens from disk and leads every link back to its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.callables import make_callable

if TYPE_CHECKING:
    from graphkit.store import GraphFolder

__all__ = ["write_page"]


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

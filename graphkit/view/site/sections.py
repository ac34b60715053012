"""Which parts the site has, in the order of its navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.view.site.assets import Assets
from graphkit.view.site.explorer import Explorer
from graphkit.view.site.names import Names
from graphkit.view.site.pages.section import Pages
from graphkit.view.site.site import Site
from graphkit.view.site.sparql import Sparql

if TYPE_CHECKING:
    from graphkit.store import GraphFolder


def whole_site(graph: GraphFolder, title: str | None = None, lang: str = "en") -> Site:
    """Return the site of a graph with all its sections.

    Args:
        graph: an open graph.
        title: heading of the site.
        lang: language of the pages.
    """
    site = Site(graph, title, lang)
    site.sections += [Assets(), Pages(site), Explorer(site), Sparql(site), Names(site)]
    return site

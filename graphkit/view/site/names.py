"""The names of everything in the graph, for the search box of every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphkit.view.site.chunks import chunk, path_of
from graphkit.view.tables import table

if TYPE_CHECKING:
    from graphkit.view.site.site import Entry, Site

PATH = path_of("search")
MOST = 24  # spellings of one thing that can be searched for


class Names:
    """The chunk `search`.

    Args:
        site: the site.
    """

    nav: tuple[Entry, ...] = ()

    def __init__(self, site: Site) -> None:
        self._site = site

    def paths(self) -> Iterator[str]:
        """Return the path of the chunk."""
        yield PATH

    def has(self, path: str) -> bool:
        """Tell whether a path is that of the chunk."""
        return path == PATH

    def file(self, path: str) -> bytes | None:
        """Return the chunk."""
        return chunk("search", self.data) if path == PATH else None

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the chunk holds: lists of equal length, by id."""
        site, kinds = self._site, list(table("kinds"))
        site.origins.read_all()
        weights: Counter[str] = Counter()
        for link in site.gathered.links:
            weights.update((link.source, link.target))
        ids = sorted(site.kinds)
        return {
            "ids": ids,
            "kinds": [kinds.index(site.kinds[name]) for name in ids],
            "kindIds": kinds,
            "kindNames": [table("kinds")[kind]["labels"][site.lang] for kind in kinds],
            "labels": [site.label(name) for name in ids],
            "names": [self._spellings(name) for name in ids],
            "weights": [weights[name] for name in ids],
            "pages": [site.page_of(name) for name in ids],
        }

    def _spellings(self, name: str) -> list[str]:
        site = self._site
        found = [
            site.label(name),
            *site.describer.labels(name).values(),
            *site.describer.spellings(name),
            name,
        ]
        return list(dict.fromkeys(found))[:MOST]

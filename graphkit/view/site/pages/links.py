"""Addresses as a page of the site points to others."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from graphkit.view.site.paths import page_of, root


@lru_cache(maxsize=100_000)
def _quoted(path: str) -> str:
    return quote(path, safe="/()!*,;@~")


@lru_cache(maxsize=100_000)
def _thing(name: str) -> str:
    return _quoted(page_of(name))


class Links:
    """Where things are, as seen from one page.

    Args:
        path: path of the page.
    """

    def __init__(self, path: str) -> None:
        self.root = root(path)

    def thing(self, name: str, fragment: str = "") -> str:
        """Return the address of the page of an id.

        >>> Links("timeline/index.html").thing("state/FRA", "claims")
        '../id/state/FRA/index.html#claims'
        """
        return self.root + _thing(name) + (f"#{fragment}" if fragment else "")

    def words(self, sha12: str, start: int, end: int) -> str:
        """Return the address of a stretch of characters in the reader."""
        return f"{self.root}{_thing('src/' + sha12)}#char={start},{end}"

    def page(self, name: str, fragment: str = "") -> str:
        """Return the address of a page on the whole graph ("timeline"; "" for the first page)."""
        path = f"{name}/index.html" if name else "index.html"
        return self.root + _quoted(path) + (f"#{fragment}" if fragment else "")

"""SPARQL in the page: the graph itself, packed, with the named queries and their forms.

`data/sparql/about.js` has prefixes, queries, and which page shows which file; `data/sparql/graph-N.js` a
stretch of the graph as N-Quads, compressed (gzip, base64), which Oxigraph as WebAssembly loads in the page.
"""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graphkit.errors import QueryError
from graphkit.graph.terms import PREFIXES
from graphkit.query.named import NamedQuery, Parameter, named_queries
from graphkit.query.resolve import classes_of_type, resolve
from graphkit.view.site.chunks import chunk, path_of
from graphkit.view.site.pages.words import words
from graphkit.view.site.paths import page_of
from graphkit.view.site.site import Entry
from graphkit.view.tables import kind_of_class

if TYPE_CHECKING:
    from graphkit.view.site.site import Site

PATH = "sparql/index.html"
ABOUT = "sparql/about"
EACH = 30_000  # quads of a stretch
_PART = re.compile(r"data/(sparql/graph-(\d{1,6}))\.js")


class Sparql:
    """The page that answers SPARQL, and its data.

    Args:
        site: the site.
    """

    nav = (Entry(PATH, "SPARQL"),)

    def __init__(self, site: Site) -> None:
        self._site = site

    def paths(self) -> Iterator[str]:
        """Return the path of each file."""
        yield from (PATH, path_of(ABOUT))
        for number in range(self._count):
            yield path_of(f"sparql/graph-{number}")

    def has(self, path: str) -> bool:
        """Tell whether a path is that of the page."""
        return path == PATH

    def file(self, path: str) -> bytes | None:
        """Return one file."""
        if path == PATH:
            return self._site.page(path, "sparql.html", title="SPARQL", wasm=True)
        if path == path_of(ABOUT):
            return chunk(ABOUT, self._about())
        match = _PART.fullmatch(path)
        if match is None or int(match[2]) >= self._count:
            return None
        return chunk(match[1], self._parts[int(match[2])])

    @property
    def _count(self) -> int:
        return -(-self._site.graph.manifest.quads // EACH)

    @cached_property
    def _parts(self) -> list[dict[str, Any]]:
        out = BytesIO()
        self._site.graph.export("nquads", out)
        lines = out.getvalue().splitlines(keepends=True)
        return [
            {
                "quads": len(lines[first : first + EACH]),
                # no name and no time within, so that the same graph gives the same bytes
                "gzip": base64.b64encode(
                    gzip.compress(b"".join(lines[first : first + EACH]), 6, mtime=0)
                ).decode("ascii"),
            }
            for first in range(0, max(len(lines), self._count * EACH), EACH)
        ][: self._count]

    def _about(self) -> dict[str, Any]:
        site = self._site
        return {
            "base": site.graph.base,
            "quads": site.graph.manifest.quads,
            "words": {key.removeprefix("ask/"): site.words(key) for key in words() if key.startswith("ask/")},
            "parts": self._count,
            "prefixes": dict(PREFIXES),
            "queries": [self._query(row) for row in named_queries()],
            "files": {
                sha12: [site.graph.names(sha12)[0], self._reader(sha12)]
                for sha12 in sorted(site.gathered.files)
            },
        }

    def _reader(self, sha12: str) -> str | None:
        path = page_of(f"src/{sha12}")
        return path if self._site.has(path) else None

    def _query(self, row: NamedQuery) -> dict[str, Any]:
        return {
            "name": row.name,
            "title": row.title,
            "about": row.description,
            "text": row.text,
            "parameters": [
                {
                    "name": one.name,
                    "about": one.about or one.type,
                    "optional": one.optional,
                    "kinds": sorted(_kinds(one.type)),
                    "value": self._example(one),
                }
                for one in row.parameters
            ],
        }

    def _example(self, parameter: Parameter) -> str:
        """Return the id of the example where this graph has it."""
        if not parameter.example or parameter.optional:
            return ""
        try:
            found = resolve(self._site.graph, parameter.example, parameter.type)
        except QueryError:
            return ""
        return self._site.graph.iris.name(found)


def _kinds(type: str) -> set[str]:
    """Return the kinds of things that a parameter takes; none for one that takes all."""
    kinds = {kind_of_class(name.partition(":")[2]) for name in classes_of_type(type)}
    return {kind for kind in kinds if kind}

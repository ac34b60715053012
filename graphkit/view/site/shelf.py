"""Keeps files of a site that are dear to make, from one run to the next, by what they are made of."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.knowledge import ontology_path
from graphkit.knowledge.home import cache_home, keep

if TYPE_CHECKING:
    from graphkit.store import GraphFolder

_CODE = (".py", ".html", ".json", ".rq", ".yml", ".ttl", ".js", ".css")
_NOT_OURS = {"node_modules", "__pycache__", "sample"}


class Shelf:
    """Files of one site on disk, outside its graph.

    Args:
        graph: the graph; one that was edited has no shelf, as its manifest no longer tells it from others.
        about: what else decides how the files come out, such as title and language.
    """

    def __init__(self, graph: GraphFolder, *about: str) -> None:
        digest = hashlib.sha256(msgspec.json.encode(graph.manifest, order="deterministic"))
        digest.update(msgspec.json.encode([_code(), *about]))
        self._folder = None if graph.manifest.edits else cache_home() / f"site-{digest.hexdigest()[:24]}"

    def get(self, path: str) -> bytes | None:
        """Return a file that was kept; None where there is none."""
        if self._folder is None:
            return None
        try:
            return self._place(self._folder, path).read_bytes()
        except OSError:
            return None

    def put(self, path: str, data: bytes) -> None:
        """Keep a file; where there is no room or no right to write, it is not kept."""
        if self._folder is not None:
            keep(self._place(self._folder, path), data)

    @staticmethod
    def _place(folder: Path, path: str) -> Path:
        # a path may be anything that a client asks for: on disk it is a hash
        return folder / hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def _code() -> list[tuple[str, int, int]]:
    """List the files of the program and its tables with their sizes and times: others make other pages."""
    found = []
    for root in (Path(__file__).parents[2], ontology_path()):
        for folder, inner, names in os.walk(root):
            inner[:] = sorted(set(inner) - _NOT_OURS)
            for name in sorted(names):
                if name.endswith(_CODE):
                    about = (Path(folder) / name).stat()
                    found.append((os.path.join(folder, name), about.st_size, about.st_mtime_ns))  # noqa: PTH118
    return found

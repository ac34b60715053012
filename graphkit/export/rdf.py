"""RDF in its six spellings; the work is done in `graphkit.store.formats`."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from graphkit.store.formats import export

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


def write(graph: GraphFolder, out: IO[bytes], form: str, profile: str) -> None:
    """Write the graph as RDF."""
    export(graph, form, out, profile)

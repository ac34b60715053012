"""The text of a file with its mentions marked, each a link to what it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.graph.iris import NS, parse_mention
from graphkit.serve.look import href
from graphkit.serve.words import language

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

STEP = 100_000  # characters of a text on one page


def source_page(graph: GraphFolder, sha12: str, first: int) -> dict[str, Any]:
    """Return what the page of a file shows, from one offset on.

    Args:
        graph: an open graph.
        sha12: the file.
        first: where the page begins.
    """
    text = graph.text(sha12)
    last = min(len(text), first + STEP)
    pieces: list[tuple[str, str, str]] = []
    at = first
    for start, end, target in _mentions(graph, sha12):
        if start < at or end > last:
            continue
        pieces.append((text[at:start], "", ""))
        pieces.append((text[start:end], target, f"char={start},{end}"))
        at = end
    pieces.append((text[at:last], "", ""))
    return {
        "names": graph.names(sha12),
        "sha256": graph.sources[sha12].sha256,
        "lang": language(graph, sha12),
        "pieces": pieces,
        "first": first,
        "step": STEP,
        "size": len(text),
        "id": f"src/{sha12}",
    }


def _mentions(graph: GraphFolder, sha12: str) -> list[tuple[int, int, str]]:
    """Mentions that are linked, by place; of two that begin together the longer one first."""
    import pyoxigraph as ox

    name = ox.NamedNode(graph.iris.assertions(sha12))
    found: dict[tuple[int, int], str] = {}
    for quad in graph.store.quads_for_pattern(None, ox.NamedNode(NS + "refersTo"), None, name):
        place = parse_mention(getattr(quad.subject, "value", ""))
        if place is not None and place.sha12 == sha12:
            target = href(graph, getattr(quad.object, "value", ""))
            key = (place.start, -place.end)
            found[key] = min(target, found.get(key, target))
    return [(start, -end, target) for (start, end), target in sorted(found.items())]

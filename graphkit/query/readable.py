"""Texts as people read them: markup is taken out of sight, and every character keeps its place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graphkit.graph.iris import Place, parse_mention

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

UNSEEN = "\ufdd0"  # stands for a character of a tag; Unicode keeps it for use inside programs
_KEPT = 16  # texts


def visible(text: str) -> str:
    """Return a stretch of a readable text with nothing in it that is not shown.

    >>> visible(without_markup("<b>B</b>"))
    'B'

    Args:
        text: the stretch.
    """
    return text.replace(UNSEEN, "") if UNSEEN in text else text


def readable(graph: GraphFolder, sha12: str) -> str:
    """Return the text of a file of the graph without its tags, each offset as in the exact text.

    Args:
        graph: the graph; sha12: first digits of the hash of the file's bytes.

    Raises:
        StoreError: the graph has no such file, or its text is damaged.
    """
    from graphkit.read.kinds import HTML, XML

    text = graph.text(sha12)
    return without_markup(text) if graph.sources[sha12].media_type in (HTML, XML) else text


def printed(graph: GraphFolder, iri: str) -> tuple[Place, str] | None:
    """Return where a mention of the graph stands, and its words as they are read; None for any other name.

    Args:
        graph: the graph; iri: the name.
    """
    place = parse_mention(iri)
    if place is None or place.sha12 not in graph.sources:
        return None
    return place, readable(graph, place.sha12)[place.start : place.end]


@lru_cache(maxsize=_KEPT)
def without_markup(text: str) -> str:
    """Return HTML or XML with a character that is not shown for each one of its markup.

    A paragraph begins with a form feed; a character that is written as a reference stands at its start.

    >>> without_markup("<p>A &amp; <b>B</b>").replace(UNSEEN, "")
    '\\x0cA & B'

    Args:
        text: the exact text.
    """
    import numpy as np

    from graphkit.read.characters import PARAGRAPH
    from graphkit.read.markup import LINE_END, mark_markup

    marked = mark_markup(text)
    codes = marked.codes.copy()
    codes[codes == PARAGRAPH] = 0xC
    codes[codes == LINE_END] = 0xA
    if marked.drop is not None:
        codes[marked.drop] = ord(UNSEEN)
    return codes.astype(np.dtype("<u4")).tobytes().decode("utf-32-le", "surrogatepass")

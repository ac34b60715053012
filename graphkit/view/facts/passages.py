"""Cuts the words behind a link out of their file: with sentence, part, author and translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.graph.iris import NS, Place, parse_mention
from graphkit.query.excerpts import clean
from graphkit.query.readable import readable
from graphkit.view.excerpt import excerpt
from graphkit.view.facts.values import Aligned, Passage

if TYPE_CHECKING:
    from graphkit.view.facts.desk import Desk

LONGEST = 700  # characters of an aligned paragraph that are shown
_BROKEN = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def passage(
    desk: Desk,
    place: Place,
    component: str | None = None,
    sentence: tuple[int, int] | None = None,
    *,
    translate: bool = True,
) -> Passage | None:
    """Return some words within their sentence, None where the file is not in the graph.

    Args:
        desk: the graph.
        place: file and offsets of the words.
        component: IRI of the part they stand in, if that is known already.
        sentence: where their sentence stands, if that is known.
        translate: whether to look for the paragraph of another version that says the same.
    """
    sha12, start, end = place
    if sha12 not in desk.graph.sources:
        return None
    node = desk.reading.node(desk.iris.mention(sha12, start, end))
    component = component or node.one("inComponent")
    cut = excerpt(readable(desk.graph, sha12), start, end, sentence)
    author = desk.author_of(component) if component else None
    document = desk.document_of(sha12)
    return Passage(
        file=desk.graph.names(sha12)[0],
        sha12=sha12,
        start=start,
        end=end,
        before=cut.before.translate(_BROKEN),
        words=cut.mention.translate(_BROKEN),
        after=cut.after.translate(_BROKEN),
        lang=node.last("dcterms:language") or desk.language_at(sha12, start),
        document=desk.ref(document) if document else None,
        part=desk.part(component) if component else (),
        author=desk.ref(author) if author else None,
        aligned=aligned(desk, sha12, start) if translate else (),
    )


def mentions_of(desk: Desk, iri: str) -> list[Place]:
    """Return where an entity or work is mentioned: file by file, in the order of the text."""
    places = (parse_mention(name) for name in desk.subjects(NS + "refersTo", iri))
    return sorted(place for place in places if place)


def aligned(desk: Desk, sha12: str, at: int) -> tuple[Aligned, ...]:
    """Return the paragraphs of other versions that go with the one an offset stands in."""
    found = []
    for start, end, other, first, last in desk.parallels.get(sha12, ()):
        if start <= at < end and other in desk.graph.sources:
            found.append(
                Aligned(other, first, last, desk.language_at(other, first), _shown(desk, other, first, last))
            )
    return tuple(found)


def _shown(desk: Desk, sha12: str, start: int, end: int) -> str:
    text = clean(readable(desk.graph, sha12)[start:end]).translate(_BROKEN)
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"

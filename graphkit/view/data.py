"""Builds the data of a page from a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.view.choose import choose
from graphkit.view.describe import Describer
from graphkit.view.excerpt import excerpt
from graphkit.view.gather import Gathered, kinds_of
from graphkit.view.links import Link, Words
from graphkit.view.origin import Origins
from graphkit.view.values import PageData, PageEdge, PageEvidence, PageNode

if TYPE_CHECKING:
    from graphkit.store import GraphFolder

PER_LINK = 25  # passages a link carries on the page; the rest is counted
PER_PAGE = 8000  # passages in all, so that a page of very many links stays small


def page_data(
    graph: GraphFolder, title: str | None = None, limit: int = 500, around: str | None = None
) -> PageData:
    """Gather what one page shows of a graph.

    Args:
        graph: an open graph.
        title: heading of the page; by default the number of documents.
        limit: how many nodes the page may show.
        around: canonical id of a node, to show its neighbourhood only.

    Returns:
        The data, in an order that depends on nothing but the graph.
    """
    gathered = Gathered(graph)
    kinds = kinds_of(gathered)
    every = {
        edge_id(link): link
        for link in sorted(gathered.links, key=link_order)
        if link.source in kinds and link.target in kinds
    }
    linked = {name for link in every.values() for name in (link.source, link.target)}
    drawn = linked | {carrier.document for carrier in gathered.files.values()}
    nodes, edges = choose(
        (PageNode(id=name, kind=kinds[name], labels={}) for name in sorted(drawn) if name in kinds),
        (
            PageEdge(id=name, source=link.source, target=link.target, type=link.type)
            for name, link in every.items()
        ),
        limit,
        around,
    )
    origins = Origins(gathered)
    passages = Passages(gathered, origins)
    each = max(1, min(PER_LINK, PER_PAGE // max(1, len(edges))))
    full = tuple(_edge(edge, every[edge.id], gathered, passages, each) for edge in edges)
    describer = Describer(gathered, kinds, origins)
    shown = {node.id for node in nodes}
    spoken = {name for edge in full for name in (edge.claimant, edge.attributed_to) if name}
    spoken |= {item.author for item in passages.items if item.author}
    return PageData(
        title=title or describer.title(),
        nodes=tuple(describer.node(node) for node in nodes),
        edges=full,
        evidence=tuple(passages.items),
        others={name: describer.labels(name) for name in sorted(spoken - shown)},
        total_nodes=len(drawn),
        total_edges=len(every),
        around=around,
    )


def link_order(link: Link) -> tuple[str, ...]:
    """Sort links by all that tells them apart."""
    return tuple(field or "" for field in link)


def edge_id(link: Link) -> str:
    """Return the key of a link, which leads back to it."""
    return "|".join(link_order(link)).rstrip("|")


def _edge(edge: PageEdge, link: Link, gathered: Gathered, passages: Passages, each: int) -> PageEdge:
    places = sorted(gathered.links[link], key=where)
    sure = [
        gathered.confidence.get(link),
        *(passages.origins.of(words).confidence for words in places[:each]),
    ]
    return PageEdge(
        **link._asdict(),
        id=edge.id,
        label=" · ".join(sorted(gathered.wordings.get(link, ()))[:3]),
        confidence=next((value for value in sure if value is not None), None),
        evidence=tuple(passages.add(words) for words in places[:each]),
        total=len(places),
    )


def where(words: Words) -> tuple[str, int, int, str, tuple[int, ...]]:
    """Sort words by where they stand."""
    return words.sha12, words.start, words.end, words.part or "", words.context or ()


class Passages:
    """The evidence of a page, each passage once."""

    def __init__(self, gathered: Gathered, origins: Origins) -> None:
        self.items: list[PageEvidence] = []
        self.origins = origins
        self._gathered = gathered
        self._seen: dict[Words, int] = {}

    def add(self, words: Words) -> int:
        """Return the position of a passage, cutting it out of its file the first time."""
        if words not in self._seen:
            self._seen[words] = len(self.items)
            self.items.append(self._cut(words))
        return self._seen[words]

    def _cut(self, words: Words) -> PageEvidence:
        cut = excerpt(self._gathered.text(words.sha12), words.start, words.end, words.context)
        origin = self.origins.of(words)
        names = self._gathered.graph.names(words.sha12)
        return PageEvidence(
            source=names[0] if names else words.sha12,
            start=words.start,
            end=words.end,
            before=cut.before,
            mention=cut.mention,
            after=cut.after,
            lang=origin.lang,
            part=origin.part,
            author=origin.author,
        )

"""What one page shows: plain values between the graph and the HTML file."""

from __future__ import annotations

import msgspec


class PageNode(msgspec.Struct, frozen=True):
    """One node of the page: a document, or something that documents speak of.

    Args:
        id: canonical id ("place/kalbajar-district").
        kind: its kind; decides colour and shape.
        labels: display name by language.
        names: every name found in the texts, by language.
        aliases: further names to search by.
        degree: number of links in the whole graph, also those the page leaves out.
        note: one line of caution or explanation.
        facts: further plain facts, in order of display ("date", "2020-03-31").
    """

    id: str
    kind: str
    labels: dict[str, str]
    names: dict[str, tuple[str, ...]] = {}
    aliases: tuple[str, ...] = ()
    degree: int = 0
    note: str | None = None
    facts: tuple[tuple[str, str], ...] = ()


class PageEdge(msgspec.Struct, frozen=True):
    """One link between two nodes.

    Args:
        id: key that leads back to the citation or claim.
        source, target: node ids.
        type: cites, mentions, signed-by, transmits, agenda-item, claimed-… and so on.
        label: words for people, "" to go by the type.
        function: CiTO local name of a citation, or None.
        claimant: id of the one who says so; None on links that are no claim.
        modality: stated, denied, demanded, predicted, conditional; None on other links.
        attributed_to: id of the one to whom the claimant ascribes it, or None.
        confidence: how sure the extractor is.
        evidence: positions in `PageData.evidence`.
        total: number of pieces of evidence in the graph, where the page holds fewer.
    """

    id: str
    source: str
    target: str
    type: str
    label: str = ""
    function: str | None = None
    claimant: str | None = None
    modality: str | None = None
    attributed_to: str | None = None
    confidence: float | None = None
    evidence: tuple[int, ...] = ()
    total: int = 0


class PageEvidence(msgspec.Struct, frozen=True):
    """The words behind a link, cut out of the file they stand in.

    Args:
        source: name of the file.
        start, end: offsets of the mention in the decoded file.
        before, mention, after: the sentence, white space collapsed for display.
        lang: language of the words.
        part: part of the document.
        author: id of the one in whose name the part speaks, or None.
    """

    source: str
    start: int
    end: int
    before: str
    mention: str
    after: str
    lang: str
    part: str
    author: str | None = None


class PageData(msgspec.Struct, frozen=True):
    """Everything on one page.

    Args:
        title: heading of the page.
        nodes, edges, evidence: in a fixed order.
        others: labels of ids that are named on the page but not drawn.
        total_nodes, total_edges: size of the whole graph.
        around: id of the node whose neighbourhood this is, or None.
    """

    title: str
    nodes: tuple[PageNode, ...]
    edges: tuple[PageEdge, ...]
    evidence: tuple[PageEvidence, ...]
    others: dict[str, dict[str, str]] = {}
    total_nodes: int = 0
    total_edges: int = 0
    around: str | None = None

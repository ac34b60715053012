"""Claims about events, each with who says so, where, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from graphkit.export.file import claim as read_claim
from graphkit.graph.iris import Place, parse_mention
from graphkit.query.excerpts import clean
from graphkit.query.readable import readable
from graphkit.view.facts.passages import passage
from graphkit.view.facts.values import Passage, Ref

if TYPE_CHECKING:
    from graphkit.export.rows import Claim
    from graphkit.view.facts.desk import Desk


class Amount(msgspec.Struct, frozen=True):
    """A number given within a claim: as printed, and what it counts."""

    words: str
    measure: str
    quantifier: str


class ClaimRow(msgspec.Struct, frozen=True):
    """What one author says of one event.

    Args:
        id: id of the claim; event: the event it is about; type: neutral type of the event.
        claimant: who says so; attributed_to: to whom the claimant ascribes it.
        modality: stated, denied, demanded, predicted, conditional or recorded.
        wording, wording_lang: the author's own term; distanced: the author keeps a distance from it.
        date: EDTF as claimed; earliest, latest: its bounds, ISO days, "" where open or unknown.
        place: where, as claimed; participants: (role, who) as claimed.
        amounts: numbers given; passage: the words, None for a claim of a register.
        document: the document it stands in; work: the text in it that speaks.
    """

    id: str
    event: Ref
    type: str
    claimant: Ref
    attributed_to: Ref | None
    modality: str
    wording: str
    wording_lang: str
    distanced: bool
    date: str
    earliest: str
    latest: str
    place: Ref | None
    participants: tuple[tuple[str, Ref], ...]
    amounts: tuple[Amount, ...]
    passage: Passage | None
    document: Ref | None
    work: Ref | None
    confidence: float | None = None


def claim_row(desk: Desk, iri: str) -> ClaimRow | None:
    """Return one claim, None where it names no event or no claimant."""
    node = desk.reading.node(iri)
    row = read_claim(desk.reading, node)
    if not row.event or not row.claimant:
        return None
    words = _words(iri, node.one("context"), row)
    sentence = parse_mention(node.one("context") or "")
    shown = passage(
        desk, words, node.one("statedIn"), (sentence.start, sentence.end) if sentence else None
    ) if words else None  # fmt: skip
    return ClaimRow(
        id=row.id,
        event=desk.ref(row.event),
        type=row.type,
        claimant=desk.ref(row.claimant),
        attributed_to=desk.ref(row.attributed_to) if row.attributed_to else None,
        modality=row.modality,
        wording=clean(row.wording or ""),
        wording_lang=row.wording_lang or "",
        distanced=row.distanced,
        date=row.date or "",
        earliest=row.earliest or "",
        latest=row.latest or "",
        place=desk.ref(row.place) if row.place else None,
        participants=tuple((role, desk.ref(name)) for role, name in row.participants),
        amounts=tuple(_amounts(desk, row.quantities)),
        passage=shown,
        document=shown.document if shown else None,
        work=desk.ref(row.work) if row.work else None,
        confidence=row.confidence,
    )


def _words(iri: str, context: str | None, row: Claim) -> Place | None:
    """The words that a claim is named after; else its first evidence, else its sentence."""
    source, _, rest = iri.partition("/claim/")
    steps = rest.split("/")
    named = parse_mention(f"{source}#char={steps[1].replace('-', ',')}") if len(steps) > 1 else None
    other = (parse_mention("id/" + name) for name in row.evidence)
    return named or next((place for place in other if place), None) or parse_mention(context or "")


def _amounts(desk: Desk, names: tuple[str, ...]) -> list[Amount]:
    found = []
    for name in names:
        place, node = parse_mention("id/" + name), desk.node(name)
        if place and place.sha12 in desk.graph.sources:
            words = clean(readable(desk.graph, place.sha12)[place.start : place.end])
            kind = node.last("measure") or node.last("unit") or ""
            found.append(Amount(words, kind, node.last("quantifier") or ""))
    return found


def claims_with(desk: Desk, iri: str, names: tuple[str, ...]) -> list[ClaimRow]:
    """Return the claims that have a node as the value of any of some properties, in order of date.

    Args:
        desk: the graph.
        iri: the node.
        names: properties: aboutEvent, assertedBy, place, agent ...
    """
    found = {
        name
        for prop in names
        for name in desk.subjects(prop, iri)
        if "/claim/" in name or "/register/" in name
    }
    rows = (claim_row(desk, name) for name in sorted(found))
    return sorted((row for row in rows if row), key=_order)


def _order(row: ClaimRow) -> tuple[str, str, str]:
    return row.earliest or row.latest or row.date or "9999", row.event.id, row.id

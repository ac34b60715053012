"""Link: mentions get their meaning, parts their authors, and claims and citations are made."""

from __future__ import annotations

from graphkit.link.capacities import signed_capacities
from graphkit.link.citations import citations
from graphkit.link.claims import claims
from graphkit.link.communities import communities
from graphkit.link.entities import collect
from graphkit.link.frames import frame
from graphkit.link.own_marks import own_marks
from graphkit.link.part_authors import authored_parts
from graphkit.link.place import part_mentions, place
from graphkit.link.register import refuse_future
from graphkit.link.shortforms import resolve_short_forms
from graphkit.link.signatures import signatures
from graphkit.link.times import complete_dates
from graphkit.model import Citation, Claim, Extraction, Frame, Mention, Part, Signature
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Context, Found

__all__ = ["link"]


def _ids(
    frame_: Frame,
    parts: tuple[Part, ...],
    mentions: list[Mention],
    cited: tuple[Citation, ...],
    claimed: tuple[Claim, ...],
    signed: tuple[Signature, ...],
) -> set[str]:
    """Return every id that anything of the document refers to."""
    ids: set[str | None] = {frame_.author, *frame_.addressees, *frame_.sessions, *frame_.agenda_items}
    ids |= {p.author for p in parts}
    for mention in mentions:
        ids |= {mention.id, *mention.targets, *mention.candidates}
    for citation in cited:
        ids |= {citation.cited, citation.subject}
    for claim in claimed:
        ids |= {claim.claimant, claim.attributed_to, claim.place, *(p.id for p in claim.participants)}
    for signature in signed:
        ids |= {signature.person, signature.office, signature.rank}
    return {name for name in ids if name}


def link(context: Context, parts: tuple[Part, ...], found: list[Found]) -> Extraction:
    """Return all that one document says, with every reference resolved or left open with a reason.

    Args:
        context: the scanned document.
        parts: its structural parts.
        found: its mentions in view offsets.
    """
    document = context.document
    frame_ = frame(context, parts, found)
    refuse_future(context, found, frame_.date)
    found = own_marks(context, frame_, found)
    authored = authored_parts(context, parts, found)
    signed_capacities(context, authored, found)
    found = complete_dates(context, authored, found)
    found = resolve_short_forms(context, authored, found, frame_.id)
    found = communities(context, found)
    claimed = tuple(claims(context, authored, found, frame_.id))  # gives events their ids
    placed = place(context, authored, found)
    own = frozenset({frame_.id, *frame_.transmits, *(doc_id(symbol) for symbol in frame_.symbols)})
    cited = citations(context, authored, placed, own)
    signed = tuple(signatures(context, authored, found))
    mentions = [m for _, m in placed]
    printed = [(m, context.text[f.start : f.end]) for f, m in placed]
    entities = collect(_ids(frame_, authored, mentions, cited, claimed, signed), found, printed)
    everything = [*mentions, *part_mentions(authored, frame_.id, document.text)]
    everything.sort(key=lambda m: (m.start, -m.end, m.kind, str(m.id)))
    return Extraction(document, frame_, authored, tuple(everything), cited, claimed, signed, entities)

"""Link: mentions get their meaning, parts their authors, and claims and citations are made."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.link.capacities import signed_capacities
from graphkit.link.citations import citations
from graphkit.link.claims import claims
from graphkit.link.communities import communities
from graphkit.link.entities import collect
from graphkit.link.frames import Reading, frame
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

__all__ = ["link", "link_mentions"]


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
        ids.add(mention.id)
        if mention.targets or mention.candidates:
            ids.update(mention.targets, mention.candidates)
    for citation in cited:
        ids |= {citation.cited, citation.subject}
    for claim in claimed:
        ids |= {claim.claimant, claim.attributed_to, claim.place, *(p.id for p in claim.participants)}
    for signature in signed:
        ids |= {signature.person, signature.office, signature.rank}
    return {name for name in ids if name}


class Linked(NamedTuple):
    """The mentions of a document with their meaning, and what gave it to them.

    Args:
        frame: what the document is; parts: its parts, with authors and dates.
        found: the mentions in view offsets; placed: each with its place in the file.
        claims: what the words for events report.
    """

    frame: Frame
    parts: tuple[Part, ...]
    found: list[Found]
    placed: list[tuple[Found, Mention]]
    claims: tuple[Claim, ...]

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in order, those of the parts themselves among them.

        Args:
            text: the file's.
        """
        everything = [*(m for _, m in self.placed), *part_mentions(self.parts, self.frame.id, text)]
        everything.sort(key=lambda m: (m.start, -m.end, m.kind, str(m.id)))
        return tuple(everything)


def link_mentions(context: Context, parts: tuple[Part, ...], found: list[Found]) -> Linked:
    """Return the mentions of a document, every reference resolved or left open with a reason.

    Args:
        context: the scanned document.
        parts: its structural parts.
        found: its mentions in view offsets.
    """
    reading = Reading(context, parts, found)
    frame_ = frame(reading)
    refuse_future(context, found, frame_.date)
    found = own_marks(context, frame_, found)
    authored = authored_parts(reading)
    signed_capacities(context, authored, found)
    found = complete_dates(context, authored, found)
    found = resolve_short_forms(context, authored, found, frame_.id)
    found = communities(context, found)
    claimed = tuple(claims(context, authored, found, frame_.id))  # gives events their ids
    return Linked(frame_, authored, found, place(context, authored, found), claimed)


def link(context: Context, parts: tuple[Part, ...], found: list[Found]) -> Extraction:
    """Return all that one document says: its mentions, what they cite and claim, who signed, who is named.

    Args:
        context: the scanned document.
        parts: its structural parts.
        found: its mentions in view offsets.
    """
    linked = link_mentions(context, parts, found)
    document, (frame_, authored, found, placed, claimed) = context.document, linked
    own = frozenset({frame_.id, *frame_.transmits, *(doc_id(symbol) for symbol in frame_.symbols)})
    cited = citations(context, authored, placed, own)
    signed = tuple(signatures(context, authored, found))
    printed = [(m, context.text[f.start : f.end]) for f, m in placed]
    ids = _ids(frame_, authored, [m for _, m in placed], cited, claimed, signed)
    entities = collect(ids, found, printed)
    mentions = linked.mentions(document.text)
    return Extraction(document, frame_, authored, mentions, cited, claimed, signed, entities)

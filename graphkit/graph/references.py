"""Which entities and works an extraction refers to, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.graph.classes import is_node, is_work
from graphkit.graph.happenings import events_by_trigger, events_of
from graphkit.model import Entity, Extraction


def referenced(extraction: Extraction) -> dict[str, Entity]:
    """Return every entity and work that the extraction names by id, sorted by id.

    What the linker gave no record for gets a bare one, so that no node is left without a class.
    """
    kinds = {m.id: m.kind for m in extraction.mentions if m.id}
    known = {}
    for full in dict.fromkeys(_names(extraction)):
        name = full.partition("#")[0]
        if name not in known and is_node(name):
            record = extraction.entities.get(name)
            known[name] = record or Entity(id=name, kind=kinds.get(name, ""), labels={})
    return dict(sorted(known.items()))


def _names(extraction: Extraction) -> Iterator[str]:
    frame = extraction.frame
    yield from (frame.id, *frame.addressees, *frame.sessions, *frame.agenda_items, *frame.transmits)
    if frame.author:
        yield frame.author
    for part in extraction.parts:
        yield from (name for name in (part.author, part.work) if name)
    triggers = events_by_trigger(extraction)
    for mention in extraction.mentions:
        yield from events_of(mention, triggers)
        yield from mention.candidates
    for citation in extraction.citations:
        yield citation.cited
        if citation.subject:
            yield citation.subject
    for claim in extraction.claims:
        yield claim.event
        yield from (name for name in (claim.claimant, claim.attributed_to, claim.place) if name)
        yield from (participant.id for participant in claim.participants)
    for signature in extraction.signatures:
        yield signature.person
        if signature.office:
            yield signature.office
        if signature.rank:
            yield signature.rank


def symbols(extraction: Extraction) -> dict[str, set[str]]:
    """Return the symbols under which texts cite each document, in normal form."""
    found: dict[str, set[str]] = {}
    for mention in extraction.mentions:
        if mention.id and is_work(mention.id) and (mention.symbol or mention.symbols):
            every = set(mention.symbols) | ({mention.symbol} if mention.symbol else set())
            found.setdefault(mention.id, set()).update(every)
    return found

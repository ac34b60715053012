"""Which entities and works an extraction refers to, and what is known of each."""

from __future__ import annotations

from graphkit.graph.classes import is_node, is_work
from graphkit.graph.happenings import events_by_trigger, events_of
from graphkit.model import Entity, Extraction


def referenced(extraction: Extraction) -> dict[str, Entity]:
    """Return every entity and work that the extraction names by id, sorted by id.

    What the linker gave no record for gets a bare one, so that no node is left without a class.
    """
    kinds = {m.id: m.kind for m in extraction.mentions if m.id}
    names = {name.partition("#")[0] for name in _names(extraction)}
    known = {}
    for name in sorted(filter(is_node, names)):
        record = extraction.entities.get(name)
        known[name] = record or Entity(id=name, kind=kinds.get(name, ""), labels={})
    return known


def _names(extraction: Extraction) -> set[str]:
    frame = extraction.frame
    names: set[str | None] = {frame.id, frame.author, *frame.addressees, *frame.sessions}
    names.update(frame.agenda_items, frame.transmits)
    for part in extraction.parts:
        names.update((part.author, part.work))
    triggers = events_by_trigger(extraction)
    for mention in extraction.mentions:
        if mention.kind == "event" or mention.targets:
            names.update(events_of(mention, triggers))
        else:
            names.add(mention.id)
        if mention.candidates:
            names.update(mention.candidates)
    for citation in extraction.citations:
        names.update((citation.cited, citation.subject))
    for claim in extraction.claims:
        names.update((claim.event, claim.claimant, claim.attributed_to, claim.place))
        names.update(participant.id for participant in claim.participants)
    for signature in extraction.signatures:
        names.update((signature.person, signature.office, signature.rank))
    return {name for name in names if name}


def symbols(extraction: Extraction) -> dict[str, set[str]]:
    """Return the symbols under which texts cite each document, in normal form."""
    found: dict[str, set[str]] = {}
    for mention in extraction.mentions:
        if mention.id and (mention.symbol or mention.symbols) and is_work(mention.id):
            every = set(mention.symbols) | ({mention.symbol} if mention.symbol else set())
            found.setdefault(mention.id, set()).update(every)
    return found

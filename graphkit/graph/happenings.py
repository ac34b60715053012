"""Events as hooks: where claims meet, under neutral labels that no author's wording gets into."""

from __future__ import annotations

import re

from graphkit.graph.iris import local
from graphkit.link.claims import NAMED_FOR, date_slug
from graphkit.model import Claim, Entity, Extraction, Mention, Span

_RESOLUTION = r"([A-Z]+)_RES_([0-9A-Za-z_-]+?)(?:-([0-9]{4}))?\Z"
_DATES = r"(?<![0-9])-?([0-9X]{4}(?:-[0-9]{2}){0,2})\Z"
_MODE = r"-(denied|demanded|conditional)\Z"  # said not, or not yet, to have happened


def event_label(name: str, kind: str = "", place: str = "", label: str = "") -> str:
    """Return a neutral display label made from the id of an event alone.

    Args:
        name: id of the event.
        kind: its type, with which the id begins.
        place: id of the place in it, and its label.
        label: display label of that place.

    >>> event_label("event/adoption-S_RES_822-1993", "adoption")
    'adoption: S/RES/822(1993)'
    >>> event_label("event/change-of-control-lake-district-1993-04-02", "change-of-control",
    ...             "place/lake-district", "Lake district")
    'change of control: Lake district, 1993-04-02'
    >>> event_label("event/destruction-2021-03-denied", "destruction")
    'destruction: 2021-03 (denied)'
    """
    slug = local(name)
    head, rest = (kind, slug[len(kind) :].lstrip("-")) if kind and slug.startswith(kind) else (slug, "")
    resolution = re.match(_RESOLUTION, rest)
    if resolution:
        number = resolution[2].replace("_", "/")
        rest = f"{resolution[1]}/RES/{number}{f'({resolution[3]})' if resolution[3] else ''}"
        return f"{head.replace('-', ' ')}: {rest}"
    mode = re.search(_MODE, f"-{rest}")
    rest = rest[: -len(mode[1])].rstrip("-") if mode else rest
    date = re.search(_DATES, rest)
    rest = rest[: date.start()] if date else rest
    what = local(place)
    if place and rest.startswith(what):
        rest = label + rest[len(what) :].replace("-", " ")
    else:
        rest = rest.replace("-", " ")
    parts = [part for part in (rest.strip(), date[1] if date else "") if part]
    return (
        head.replace("-", " ")
        + (": " + ", ".join(parts) if parts else "")
        + (f" ({mode[1]})" if mode else "")
    )


def event_records(extraction: Extraction) -> dict[str, Entity]:
    """Return authority records for events, with neutral labels in place of an author's words.

    Named events from the tables (they have a source) keep the names the tables give them.
    """
    records = {}
    for claim in extraction.claims:
        known = extraction.entities.get(claim.event)
        if known is None or not known.source:
            records[claim.event] = Entity(claim.event, "event", {"en": _label(claim, extraction)})
    for name in mentioned_events(extraction):
        known = extraction.entities.get(name)
        if name not in records and (known is None or not known.source):
            records[name] = Entity(name, "event", {"en": event_label(name)})
    return records


def _label(claim: Claim, extraction: Extraction) -> str:
    """Name an event by type, place (or parties) and date: never by an author's words."""
    slug = local(claim.event)
    if re.match(_RESOLUTION, slug[len(claim.type) :].lstrip("-")):
        return event_label(claim.event, claim.type)
    result = next(
        (one.id for one in claim.participants if one.role == "result" and local(one.id) in slug), None
    )
    if result is not None:  # an event that is known by the text adopted or signed
        return f"{claim.type.replace('-', ' ')}: {_shown(result, extraction)}"
    named = [one.id for role in NAMED_FOR for one in claim.participants if one.role == role][:2]
    about = [claim.place] if claim.place else named
    mode = re.search(_MODE, slug)
    dated = claim.date is not None and date_slug(claim.date) in slug
    parts = [*(_shown(name, extraction) for name in about), str(claim.date) if dated else "undated"]
    return f"{claim.type.replace('-', ' ')}: {', '.join(parts)}" + (f" ({mode[1]})" if mode else "")


def _shown(name: str, extraction: Extraction) -> str:
    entity = extraction.entities.get(name)
    labels = entity.labels if entity else {}
    return labels.get("en") or next(iter(labels.values()), "") or local(name).replace("-", " ")


def events_by_trigger(extraction: Extraction) -> dict[Span, list[str]]:
    """Return the events that claims see in a word, by its place."""
    found: dict[Span, list[str]] = {}
    for claim in extraction.claims:
        names = found.setdefault(Span(*claim.trigger), [])
        if claim.event not in names:
            names.append(claim.event)
    return found


def events_of(mention: Mention, triggers: dict[Span, list[str]]) -> list[str]:
    """Return the events a mention stands for: those of the claims it carries, else its own."""
    if mention.kind == "event":
        claimed = triggers.get(Span(mention.start, mention.end))
        if claimed:
            return claimed
    if not mention.targets:
        return [mention.id] if mention.id else []
    return list(dict.fromkeys((mention.id, *mention.targets) if mention.id else mention.targets))


def mentioned_events(extraction: Extraction) -> list[str]:
    """Return the ids of events that mentions refer to, without those that claims make more exact."""
    triggers = events_by_trigger(extraction)
    found: set[str] = set()
    for mention in extraction.mentions:
        if mention.kind == "event" or mention.targets:
            found.update(events_of(mention, triggers))
        elif mention.id:
            found.add(mention.id)
    return sorted(name for name in found if name.startswith("event/"))

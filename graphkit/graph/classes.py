"""Which class of the ontology stands for which kind of mention or entity."""

from __future__ import annotations

from functools import lru_cache

MENTION_CLASSES = {
    "state": "gk:StateMention",
    "place": "gk:PlaceMention",
    "organisation": "gk:OrganizationMention",
    "body": "gk:BodyMention",
    "person": "gk:PersonMention",
    "office": "gk:OfficeMention",
    "session": "gk:SessionMention",
    "date": "gk:DateMention",
    "event": "gk:EventMention",
    "quantity": "gk:QuantityMention",
    "anaphor": "gk:AnaphorMention",
    "demonym": "gk:DemonymMention",
    "resolution": "gk:ResolutionReference",
    "document": "gk:DocumentReference",
    "treaty": "gk:InstrumentReference",
    "agenda_item": "gk:AgendaItemReference",
    "document_part": "gk:PartReference",
    "url": "gk:UrlReference",
}

# The form a kind of mention has unless said otherwise: not worth a quad each time.
DEFAULT_FORMS = {
    "resolution": "symbol",
    "document": "symbol",
    "agenda_item": "symbol",
    "anaphor": "anaphor",
    "url": "url",
    "event": "description",
}

# What these mention is a value or a place in the text, not an entity that could stay unlinked.
VALUE_KINDS = frozenset({"date", "quantity", "url", "document_part", "event"})

_BY_PREFIX = {
    "state": "gk:State",
    "place": "gk:Place",
    "org": "gk:Organization",
    "body": "gk:Body",
    "community": "gk:Community",
    "office": "gk:Office",
    "person": "gk:Person",
    "session": "gk:Session",
    "agenda": "gk:AgendaItem",
    "event": "gk:Event",
    "demonym": "gk:Demonym",
    "agent": "gk:UnknownAgent",
    "doc": "gk:Document",
    "work": "gk:TransmittedText",
    "instrument": "gk:Instrument",
}
_BY_KIND = {
    "state": "gk:State",
    "place": "gk:Place",
    "organisation": "gk:Organization",
    "body": "gk:Body",
    "office": "gk:Office",
    "person": "gk:Person",
    "session": "gk:Session",
    "agenda_item": "gk:AgendaItem",
    "event": "gk:Event",
    "demonym": "gk:Demonym",
    "resolution": "gk:Resolution",
    "document": "gk:Document",
    "treaty": "gk:Instrument",
}
WORKS = frozenset({"doc", "work", "instrument"})


def prefixes() -> tuple[str, ...]:
    """Return the first steps of the ids of entities and works, ordered.

    >>> prefixes()[:3]
    ('agenda', 'agent', 'body')
    """
    return tuple(sorted(_BY_PREFIX))


def prefix(name: str) -> str:
    """Return the first step of a canonical id.

    >>> prefix("doc/S_RES_822-1993")
    'doc'
    """
    return name.partition("/")[0]


@lru_cache(maxsize=1 << 14)
def is_node(name: str) -> bool:
    """Tell whether an id names an entity or work, not a plain value such as a date.

    >>> is_node("state/AZE"), is_node("date/1993-04-02")
    (True, False)
    """
    return prefix(name) in _BY_PREFIX and "/" in name


def is_work(name: str) -> bool:
    """Tell whether an id names a document, an instrument or a transmitted text."""
    return prefix(name) in WORKS


def class_of(name: str, kind: str | None = None) -> str:
    """Return the class of an entity by its id, refined by the kind of its mentions.

    >>> class_of("state/AZE"), class_of("doc/S_RES_822-1993"), class_of("doc/A_74_672")
    ('gk:State', 'gk:Resolution', 'gk:Document')
    """
    first = prefix(name)
    if first == "doc":
        return "gk:Resolution" if kind == "resolution" or "_RES_" in name else "gk:Document"
    return _BY_PREFIX.get(first) or _BY_KIND.get(kind or "", "gk:Entity")

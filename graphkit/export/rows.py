"""The rows that every export is made of: one struct for each kind of thing the graph knows."""

from __future__ import annotations

import msgspec


class Entity(msgspec.Struct, frozen=True):
    """Something the documents speak of: a state, a body, a person, an event, a work.

    Args:
        id: canonical id; kind: state, place, body, person, event, document, resolution, ...
        label: display name; labels: names by language; others: further names.
        type: finer type; part_of: id of what it belongs to; number: of a session or agenda item.
        wikidata: identifiers that are exactly the same.
    """

    id: str
    kind: str
    label: str
    labels: dict[str, str] = {}
    others: tuple[str, ...] = ()
    type: str | None = None
    part_of: str | None = None
    number: str | None = None
    wikidata: tuple[str, ...] = ()


class Document(msgspec.Struct, frozen=True):
    """A work: a document, resolution, treaty or transmitted text, read or only cited.

    Args:
        title: its title, in `title_lang`; titles: all of them by language.
        date: the day, where it is known to the day; edtf: the date as precisely as it is known.
        files: names of the files it was read from; none for a work that is only cited.
    """

    id: str
    kind: str
    type: str | None = None
    title: str | None = None
    title_lang: str | None = None
    titles: dict[str, str] = {}
    symbols: tuple[str, ...] = ()
    date: str | None = None
    edtf: str | None = None
    authors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    agenda_items: tuple[str, ...] = ()
    transmits: tuple[str, ...] = ()
    job_number: str | None = None
    provisional: bool = False
    languages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """A structural part of a document, with the one in whose name it speaks.

    Args:
        first: whether this is the first of its places; several files may carry one document.
    """

    id: str
    document: str | None
    source: str
    start: int
    end: int
    type: str | None = None
    parent: str | None = None
    author: str | None = None
    work: str | None = None
    lang: str | None = None
    date: str | None = None
    title: str | None = None
    marker: str | None = None
    first: bool = True


class Mention(msgspec.Struct, frozen=True):
    """Words of a file that refer to something: `text` is exactly what stands from `start` to `end`."""

    id: str
    source: str
    sha12: str
    start: int
    end: int
    text: str
    kind: str
    entities: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    value: str | None = None
    lang: str | None = None
    form: str | None = None
    part: str | None = None
    document: str | None = None
    work: str | None = None
    author: str | None = None
    rule: str | None = None
    confidence: float | None = None
    reason: str | None = None
    antecedent: str | None = None
    quantifier: str | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str | None = None
    measure: str | None = None


class Citation(msgspec.Struct, frozen=True):
    """One work cites another: with which function, in which words, at which mentions."""

    id: str
    source: str
    document: str
    work: str | None
    cited: str
    function: str
    wording: str | None = None
    wording_lang: str | None = None
    subject: str | None = None
    date: str | None = None
    mentions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    rule: str | None = None
    confidence: float | None = None


class Claim(msgspec.Struct, frozen=True):
    """What somebody says of an event; never a fact of the graph's own."""

    id: str
    source: str | None
    event: str
    type: str
    claimant: str
    attributed_to: str | None = None
    document: str | None = None
    work: str | None = None
    part: str | None = None
    modality: str = "stated"
    wording: str | None = None
    wording_lang: str | None = None
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    date_basis: str | None = None
    place: str | None = None
    distanced: bool = False
    participants: tuple[tuple[str, str], ...] = ()
    quantities: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    sentence: str | None = None
    rule: str | None = None
    confidence: float | None = None


class Signature(msgspec.Struct, frozen=True):
    """Somebody signs a document, in a capacity, on a day."""

    id: str
    source: str
    document: str
    person: str
    office: str | None = None
    rank: str | None = None
    date: str | None = None
    part: str | None = None
    evidence: tuple[str, ...] = ()
    rule: str | None = None
    confidence: float | None = None

"""The values that pass from stage to stage: all frozen, no input or output here.

Offsets are Unicode code points, half-open, into `Document.text` unless a field
says "view": view offsets count in the normalised text, `Document.view.text`.
"""

from __future__ import annotations

import msgspec

from graphkit.document import Block, Document, Part, Span, View

__all__ = [
    "Block",
    "Citation",
    "Claim",
    "Document",
    "Entity",
    "Extraction",
    "Frame",
    "Mention",
    "Part",
    "Participant",
    "Quantity",
    "Signature",
    "Span",
    "Usage",
    "View",
]


class Mention(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A stretch of characters that refers to something.

    Args:
        start, end: offsets into `Document.text`; `text` is exactly the slice.
        kind: one of the kinds in graphkit.KINDS.
        id: canonical id, the same in every language ("state/AZE"); None when not linked.
        lang: language of the words.
        part: id of the smallest part with an author that holds it.
        rule: id of the table row or pattern that found it.
        confidence: 0 to 1, how sure the extractor is (never a belief in what the author says).
        form: symbol, name, list-number, description, anaphor, collective, marker, url, job-number.
        symbol: normal form on resolutions and documents ("S/RES/822(1993)").
        symbols: all symbols where one document has several, the joint form too.
        value: EDTF on dates.
        targets: ids meant, where several are (an anaphor, a collective).
        candidates: ids considered but not certain.
        reason: why it is unlinked, or on what ground it is linked.
        antecedent: span of the earlier mention it takes its meaning from.
        group: span of the enumeration it is a member of.
        pin: parts of the cited work that are meant ("para. 3 (a)").
        attrs: what belongs to one kind only (quantity: comparator, lower, upper, unit ...).
    """

    start: int
    end: int
    text: str
    kind: str
    id: str | None
    lang: str
    part: str
    rule: str
    confidence: float
    form: str = "name"
    symbol: str | None = None
    symbols: tuple[str, ...] = ()
    value: str | None = None
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    antecedent: Span | None = None
    group: Span | None = None
    pin: tuple[str, ...] = ()
    attrs: dict[str, str | int | float] = {}


class Citation(msgspec.Struct, frozen=True):
    """One part citing one work.

    Args:
        cited: id of the cited work ("doc/S_RES_822-1993", "instrument/un-charter").
        part: id of the citing part.
        function: CiTO local name by the governing verb ("citesAsAuthority"), "cites" by default.
        verb: the governing words as printed, or None.
        verb_span: where they stand, or None.
        subject: entity id of the verb's subject, or None.
        references: spans of the mentions that carry it, in order.
        rule: rule that found the function.
    """

    cited: str
    part: str
    function: str
    references: tuple[Span, ...]
    verb: str | None = None
    verb_span: Span | None = None
    subject: str | None = None
    rule: str = "citation/default"


class Participant(msgspec.Struct, frozen=True):
    """Someone or something taking part in an event, as claimed."""

    role: str  # agent, affected, adopter, result, signatory, host
    id: str
    mention: Span


class Quantity(msgspec.Struct, frozen=True):
    """A number within a claim."""

    mention: Span
    quantifier: str  # exact, up-to, more-than, at-least, less-than, about, magnitude
    lower: float | None
    upper: float | None
    unit: str  # person, settlement, year, share, money ... ("" if not known)
    measure: str | None = None  # persons-killed, persons-displaced ...


class Claim(msgspec.Struct, frozen=True):
    """What one author says about one event.

    Args:
        event: id of the event, a hook shared by claims about the same happening.
        type: neutral event type ("change-of-control").
        part: id of the part in which it stands.
        claimant: entity id of the part's author, or None where not known.
        attributed_to: reported speech: id of the one the author ascribes the content to.
        trigger: span of the event word.
        sentence: span of the sentence.
        wording: the author's own term, normalised; lang: its language.
        modality: stated, denied, demanded, predicted, conditional.
        date: EDTF, or None; date_span: where it is printed.
        date_basis: printed, document, context.
        place: entity id, or None; place_span: where it is printed.
        distanced: True where the author distances itself from the term ("so-called").
    """

    event: str
    type: str
    part: str
    claimant: str | None
    trigger: Span
    sentence: Span
    wording: str
    lang: str
    modality: str = "stated"
    attributed_to: str | None = None
    date: str | None = None
    date_span: Span | None = None
    date_basis: str = "printed"
    place: str | None = None
    place_span: Span | None = None
    participants: tuple[Participant, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    distanced: bool = False
    rule: str = "event/trigger"


class Signature(msgspec.Struct, frozen=True):
    """Who signed a part, in which capacity, when."""

    person: str  # entity id
    office: str | None  # entity id
    part: str
    span: Span
    date: str | None = None
    rank: str | None = None


class Usage(msgspec.Struct, frozen=True, order=True):
    """A contested name that a document prints: the name, its language, the id of the one who uses it."""

    text: str
    lang: str
    by: str


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """An authority record: something texts refer to under these names.

    Args:
        id: "state/AZE", "place/kalbajar-district", "person/yashar-aliyev" ...
        kind: kind of its mentions.
        labels: neutral display name by language.
        type: subtype (place: district, city, lake ...; body: organ, ministry ...).
        broader: id used for retrieval only; says nothing on legal status.
        part_of: organ of an organisation or state, session of an organ, item of a session.
        wikidata: "Q227", only where certain.
        unbis: "1000480", number in the UNBIS Thesaurus, only where certain.
        number: printed number of a session or agenda item.
        source: where the record comes from.
        usage: contested names that the document prints, and who uses them.
    """

    id: str
    kind: str
    labels: dict[str, str]
    type: str | None = None
    broader: str | None = None
    part_of: str | None = None
    wikidata: str | None = None
    number: str | None = None
    source: str | None = None
    note: str | None = None
    unbis: str | None = None
    usage: tuple[Usage, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """What a document is: type, date, sender, addressee, symbols, session, items.

    Args:
        id: id of the document as a work: from its symbol, else from its frame, else from its hash.
        type: letter, note-verbale, statement, resolution, report, press-release, meeting-record, other.
        provisional: True where the id comes from the hash.
        symbols: its own symbols in normal form, the canonical one first.
        transmits: ids of the works it carries in annexes.
        meeting: symbol of the record of the meeting that adopted it ("S/PV.3205"), or None.
    """

    id: str
    type: str
    lang: str
    provisional: bool = False
    symbols: tuple[str, ...] = ()
    date: str | None = None
    author: str | None = None
    addressees: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    agenda_items: tuple[str, ...] = ()
    transmits: tuple[str, ...] = ()
    titles: dict[str, str] = {}
    language_status: str = "unknown"
    job_number: str | None = None
    meeting: str | None = None


class Extraction(msgspec.Struct, frozen=True, eq=False):
    """All that was found in one document: what every later stage works on."""

    document: Document
    frame: Frame
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    signatures: tuple[Signature, ...]
    entities: dict[str, Entity]  # every entity that something above refers to by id

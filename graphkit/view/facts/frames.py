"""The facts of a document itself: date, author, signatures, what it transmits, cites, and who cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.iris import parse_mention
from graphkit.graph.terms import CITO
from graphkit.view.facts.passages import passage
from graphkit.view.facts.values import Passage, Ref

if TYPE_CHECKING:
    from graphkit.view.facts.desk import Desk

MANY = 60  # rows of a list beyond which each shows one passage only
PER_LINK = 3  # passages that a link shows; the reader leads to the others


class SignatureRow(msgspec.Struct, frozen=True):
    """Who signed, in which capacity, and the words."""

    person: Ref
    office: Ref | None
    rank: Ref | None
    signs: Ref | None
    passage: Passage | None


class CitationRow(msgspec.Struct, frozen=True):
    """A work that is cited, or one that cites: functions, verbs, and the words.

    Args:
        other: the work at the other end; author: in whose name the citing text speaks.
        date, lang: of the citing text; functions: CiTO names; wordings: the governing words as printed.
        pinpoints: parts of the cited work that are meant, as printed.
        passages: some of the references; total: how many there are.
    """

    other: Ref
    author: Ref | None
    date: str
    lang: str
    functions: tuple[str, ...]
    wordings: tuple[str, ...]
    pinpoints: tuple[str, ...]
    passages: tuple[Passage, ...]
    total: int


class DocumentFrame(msgspec.Struct, frozen=True):
    """The facts of one work.

    Args:
        ref: the work; titles: its titles by language; symbols: all of them.
        type: its type; date: EDTF; files: (first digits of the hash, language, name) of what carries it.
        cites, cited_by: how many works it cites, and how many cite it.
    """

    ref: Ref
    titles: dict[str, str]
    symbols: tuple[str, ...]
    type: str
    date: str
    authors: tuple[Ref, ...]
    addressees: tuple[Ref, ...]
    agenda: tuple[Ref, ...]
    sessions: tuple[Ref, ...]
    transmits: tuple[Ref, ...]
    transmitted_by: tuple[Ref, ...]
    same_text: tuple[Ref, ...]
    signatures: tuple[SignatureRow, ...]
    files: tuple[tuple[str, str, str], ...]
    job_number: str
    cites: int
    cited_by: int


def document_frame(desk: Desk, name: str) -> DocumentFrame:
    """Gather the facts of a document, resolution, instrument or transmitted text."""
    node, iri = desk.node(name), desk.iris.entity(name)

    def refs(key: str) -> tuple[Ref, ...]:
        return desk.refs(desk.reading.names(node.all(key)))

    carriers = sorted(desk.subjects("transmits", iri))
    symbols = tuple(node.all("symbol"))
    titles = {lang: text for lang, text in sorted(node.labels().items()) if text and text not in symbols}
    return DocumentFrame(
        ref=desk.ref(name),
        titles=titles,
        symbols=symbols,
        type=node.last("documentType") or desk.kind(name) or "document",
        date=desk.date(name),
        authors=refs("author"),
        addressees=refs("addressee"),
        agenda=refs("underAgendaItem"),
        sessions=refs("underSession"),
        transmits=refs("transmits"),
        transmitted_by=desk.refs(desk.reading.names(carriers)),
        same_text=refs("sharesTextWith"),
        signatures=tuple(_signatures(desk, iri)),
        files=tuple(
            (sha12, desk.language(sha12), desk.graph.names(sha12)[0]) for sha12 in desk.carriers.get(name, ())
        ),
        job_number=node.one("jobNumber") or "",
        cites=len(_grouped(desk, iri, outward=True)),
        cited_by=len(_grouped(desk, iri, outward=False)),
    )


def _signatures(desk: Desk, iri: str) -> list[SignatureRow]:
    found = []
    for name in desk.subjects("signs", iri):
        node = desk.reading.node(name)
        person = desk.reading.name(node.one("signatory"))
        places = sorted(place for place in map(parse_mention, node.all("evidence")) if place)
        office, rank = (desk.reading.name(node.one(key)) for key in ("inCapacity", "rank"))
        if person:
            found.append(
                SignatureRow(
                    desk.ref(person),
                    desk.ref(office) if office else None,
                    desk.ref(rank) if rank else None,
                    desk.ref(desk.iris.name(iri)),
                    passage(desk, places[0], node.one("inComponent")) if places else None,
                )
            )
    return found


def _grouped(desk: Desk, iri: str, *, outward: bool) -> dict[str, list[str]]:
    """The citations of a work by the work at the other end."""
    here, there = "hasCitingEntity", "hasCitedEntity"
    grouped: dict[str, list[str]] = {}
    for name in desk.subjects(CITO + (here if outward else there), iri):
        node = desk.reading.node(name)
        other = node.one("cito:" + there) if outward else node.one("inWork") or node.one("cito:" + here)
        if other:
            grouped.setdefault(other, []).append(name)
    return grouped


def citations(desk: Desk, name: str, *, outward: bool) -> tuple[CitationRow, ...]:
    """Return what a work cites, the most often cited first, or the works that cite it, in order of date.

    A text that several documents carry is one work, and counts once.
    """
    grouped = _grouped(desk, desk.iris.entity(name), outward=outward)
    most = 1 if outward else per_link(len(grouped))
    rows = [_citation(desk, other, names, most) for other, names in grouped.items()]
    if outward:
        return tuple(sorted(rows, key=lambda row: (-row.total, row.other.id)))
    return tuple(sorted(rows, key=lambda row: (row.date or "9999", row.other.id)))


def per_link(rows: int) -> int:
    """Return how many passages each row of a list shows: few where there are many rows."""
    return PER_LINK if rows <= MANY else 1


def _citation(desk: Desk, other: str, names: list[str], most: int) -> CitationRow:
    functions: dict[str, None] = {}
    wordings: dict[str, None] = {}
    pinpoints: dict[str, None] = {}
    places = []
    citing = ""
    for name in names:
        node = desk.reading.node(name)
        functions[node.last("cito:hasCitationCharacterization") or "cites"] = None
        wordings.update(dict.fromkeys(node.all("sourceWording")))
        places += [place for place in map(parse_mention, node.all("viaReference")) if place]
        citing = citing or desk.reading.name(node.one("cito:hasCitingEntity")) or ""
    places = sorted(set(places))
    for place in places[:50]:
        pinpoints.update(dict.fromkeys(desk.reading.node(desk.iris.mention(*place)).all("pinpoint")))
    shown = [found for place in places[:most] if (found := passage(desk, place))]
    return CitationRow(
        other=desk.ref(desk.iris.name(other)),
        author=shown[0].author if shown else None,
        date=desk.date(citing) if citing else "",
        lang=shown[0].lang if shown else "",
        functions=tuple(sorted(functions)),
        wordings=tuple(sorted(wordings)),
        pinpoints=tuple(sorted(pinpoints)),
        passages=tuple(shown),
        total=len(places),
    )

"""The tables: which columns there are, what they mean, and how their rows are made.

CSV, TSV, Parquet and SQLite write the same tables. A column with several values holds them
joined by "; "; the tables after the first seven have one row for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from graphkit.export.attributes import Plain, plain
from graphkit.export.file import File, claim
from graphkit.export.reading import Reading
from graphkit.export.rows import Citation, Claim, Mention
from graphkit.graph.terms import LANGUAGES

Row = tuple[Plain | None, ...]


class Column(NamedTuple):
    """A column: its name, its type (text, integer, real) and the table whose ids it holds."""

    name: str
    type: str = "text"
    table: str = ""


class Table(NamedTuple):
    """A table: its columns, the first of which names its rows, and who makes them.

    Args:
        whole: makes the rows that belong to no file; of_file: those of one file.
        keyed: whether the first column is a key.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    whole: Callable[[Reading], Iterator[Row]] | None = None
    of_file: Callable[[File], Iterator[Row]] | None = None
    keyed: bool = True


_TYPES = {"start": "integer", "end": "integer", "confidence": "real", "lower": "real", "upper": "real",
          "provisional": "integer", "distanced": "integer", "read": "integer"}  # fmt: skip


def _columns(names: str) -> tuple[Column, ...]:
    """Read "name" or "name>table", separated by blanks."""
    pairs = (word.partition(">") for word in names.split())
    return tuple(Column(name, _TYPES.get(name, "text"), table) for name, _, table in pairs)


def _entities(reading: Reading) -> Iterator[Row]:
    for row in reading.entities():
        labels = (row.labels.get(lang) for lang in LANGUAGES)
        yield _row(
            row.id, row.kind, row.type, row.label, *labels, row.others, row.part_of, row.number, row.wikidata
        )


def _documents(reading: Reading) -> Iterator[Row]:
    for row in reading.documents():
        yield _row(
            row.id, row.kind, row.type, row.symbols, row.title, row.title_lang, row.date, row.edtf,
            row.authors, row.addressees, row.sessions, row.agenda_items, row.transmits, row.job_number,
            row.languages, row.files, int(row.provisional), int(bool(row.files)),
        )  # fmt: skip


def _parts(file: File) -> Iterator[Row]:
    """A part that several files carry, or one file in several pieces, is one row: its first place."""
    for row in file.parts():
        if not row.first:
            continue
        yield _row(
            row.id, row.document, row.source, row.start, row.end, row.type, row.parent, row.author,
            row.work, row.lang, row.date, row.title, row.marker,
        )  # fmt: skip


def _places(file: File) -> Iterator[Row]:
    yield from ((row.id, row.source, row.start, row.end) for row in file.parts())


def _mentions(file: File) -> Iterator[Row]:
    for row in file.mentions():
        yield _row(
            row.id, row.source, row.start, row.end, row.text, row.kind, row.entities, row.symbols,
            row.value, row.lang, row.form, row.part, row.document, row.work, row.author, row.rule,
            row.confidence, row.reason, row.antecedent, row.quantifier, row.lower, row.upper, row.unit,
            row.measure,
        )  # fmt: skip


def _referents(file: File, *, parts: bool) -> Iterator[Row]:
    """What each mention refers to: either entities and works, or parts of documents."""
    reading = file.reading
    for row in file.mentions():
        for name in row.entities:
            if (reading.kind(reading.iris.entity(name)) is None) is parts:
                yield row.id, name


def _citations(file: File) -> Iterator[Row]:
    for row in file.citations():
        yield _row(
            row.id, row.source, row.document, row.work, row.cited, row.function, row.wording,
            row.wording_lang, row.subject, row.date, row.rule, row.confidence,
        )  # fmt: skip


def register_claims(reading: Reading) -> Iterator[Claim]:
    """Yield the claims that stand in no file: those of the registers of resolutions."""
    own = reading.iris.id + "src/"
    for iri in reading.instances("EventClaim"):
        if not iri.startswith(own):
            yield claim(reading, reading.node(iri))


def _claims(rows: Iterable[Claim]) -> Iterator[Row]:
    for row in rows:
        yield _row(
            row.id, row.source, row.event, row.type, row.claimant, row.attributed_to, row.document,
            row.work, row.part, row.modality, row.wording, row.wording_lang, row.date, row.earliest,
            row.latest, row.date_basis, row.place, int(row.distanced), row.sentence, row.rule, row.confidence,
        )  # fmt: skip


def _participants(rows: Iterable[Claim]) -> Iterator[Row]:
    for row in rows:
        yield from ((row.id, role, name) for role, name in row.participants)


def _signatures(file: File) -> Iterator[Row]:
    for row in file.signatures():
        yield _row(
            row.id, row.source, row.document, row.person, row.office, row.rank, row.date, row.part,
            row.rule, row.confidence,
        )  # fmt: skip


def _pairs(rows: Iterable[Mention | Citation | Claim], name: str) -> Iterator[Row]:
    """One row for each of the values of a field."""
    for row in rows:
        yield from ((row.id, value) for value in getattr(row, name))


def _document_symbols(reading: Reading) -> Iterator[Row]:
    for row in reading.documents():
        yield from ((row.id, plain(symbol)) for symbol in row.symbols)


def _row(*values: object) -> Row:
    return tuple(plain(value) for value in values)


TABLES = (
    Table("entities", "states, bodies, persons, places, events and works, with names in six languages",
          _columns("id kind type label label_ar label_en label_es label_fr label_ru label_zh other_names "
                   "part_of number wikidata"), whole=_entities),
    Table("documents", "works: the documents that were read (read = 1) and those that are only cited",
          _columns("id>entities kind type symbols title title_lang date edtf authors addressees sessions "
                   "agenda_items transmits job_number languages files provisional read"), whole=_documents),
    Table("parts", "structural parts of the documents, with the one in whose name each speaks",
          _columns("id document>documents source start end type parent author>entities work>documents lang "
                   "date title marker"), of_file=_parts),
    Table("mentions", "words that refer to something, with their exact place",
          _columns("id source start end text kind entities symbols value lang form part>parts "
                   "document>documents work>documents author>entities rule confidence unresolved antecedent "
                   "quantifier lower upper unit measure"), of_file=_mentions),
    Table("citations", "which work cites which, how, and in which words",
          _columns("id source document>documents work>documents cited>entities function wording wording_lang "
                   "subject>entities date rule confidence"), of_file=_citations),
    Table("claims", "what documents say of events, with the one who says it; claims, not facts",
          _columns("id source event>entities type claimant>entities attributed_to>entities "
                   "document>documents work>documents part>parts modality wording wording_lang date earliest "
                   "latest date_basis place>entities distanced sentence rule confidence"),
          lambda reading: _claims(register_claims(reading)), lambda file: _claims(file.claims())),
    Table("signatures", "who signed which document, in which capacity, when",
          _columns("id source document>documents person>entities office>entities rank date "
                   "part>parts rule confidence"), of_file=_signatures),
    Table("part_places", "all places of a part, where several files carry it or one in several pieces",
          _columns("part>parts source start end"), of_file=_places, keyed=False),
    Table("mention_entities", "what each mention refers to", _columns("mention>mentions entity>entities"),
          of_file=lambda file: _referents(file, parts=False), keyed=False),
    Table("mention_parts", "mentions of a part of a document, such as \"the annex\"",
          _columns("mention>mentions part>parts"),
          of_file=lambda file: _referents(file, parts=True), keyed=False),
    Table("citation_mentions", "the mentions that carry each citation",
          _columns("citation>citations mention>mentions"),
          of_file=lambda file: _pairs(file.citations(), "mentions"), keyed=False),
    Table("claim_participants", "who takes part in what is claimed, in which role",
          _columns("claim>claims role entity>entities"),
          lambda reading: _participants(register_claims(reading)),
          lambda file: _participants(file.claims()), keyed=False),
    Table("claim_quantities", "the numbers that belong to a claim, by their mentions",
          _columns("claim>claims mention>mentions"),
          of_file=lambda file: _pairs(file.claims(), "quantities"), keyed=False),
    Table("document_symbols", "all symbols of each document", _columns("document>documents symbol"),
          whole=_document_symbols, keyed=False),
)  # fmt: skip


def batches(reading: Reading) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Yield rows with the table they belong to, reading each file once."""
    for table in TABLES:
        if table.whole is not None:
            yield table, table.whole(reading)
    for file in reading.files():
        for table in TABLES:
            if table.of_file is not None:
                yield table, table.of_file(file)

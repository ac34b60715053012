"""Quads of the file itself: source, document, expression, parts, transmitted works."""

from __future__ import annotations

import re

from graphkit.edtf import bounds
from graphkit.graph import terms
from graphkit.graph.classes import class_of, is_work
from graphkit.graph.sheet import Sheet
from graphkit.model import Part

_DAY = r"\d{4}-\d\d-\d\d\Z"


def write_document(sheet: Sheet) -> None:
    """Write the source file, the document it carries, and every part."""
    _source(sheet)
    _frame(sheet)
    for part in sheet.extraction.parts:
        _part(sheet, part)
    _works(sheet)


def _source(sheet: Sheet) -> None:
    document = sheet.extraction.document
    sheet.type(sheet.source, "gk:SourceFile")
    sheet.say(sheet.source, "gk:sha256", terms.string(document.sha256))
    sheet.say(sheet.source, "gk:charCount", terms.integer(len(document.text)))
    sheet.say(sheet.source, "gk:embodies", sheet.expression)
    if document.media_type:
        sheet.say(sheet.source, "dcterms:format", terms.string(document.media_type))
    for flag in document.flags:
        sheet.say(sheet.source, "gk:flag", terms.string(flag))


def _frame(sheet: Sheet) -> None:
    frame = sheet.extraction.frame
    subject = sheet.entity(frame.id)
    sheet.type(subject, class_of(frame.id, frame.type))
    sheet.type(sheet.expression, "gk:Expression")
    sheet.say(sheet.expression, "gk:realizes", subject)
    sheet.say(sheet.expression, "dcterms:language", terms.language(frame.lang))
    if frame.language_status != "unknown":
        sheet.say(
            sheet.expression, "gk:languageStatus", terms.vocab("language-status", frame.language_status)
        )
    if frame.type:
        sheet.say(subject, "gk:documentType", terms.vocab("document-type", frame.type))
    if frame.provisional:
        sheet.say(subject, "gk:provisionalIri", terms.true())
    if frame.job_number:
        sheet.say(subject, "gk:jobNumber", terms.string(frame.job_number))
    if frame.meeting:
        sheet.say(subject, "gk:meetingRecord", terms.string(frame.meeting))
    for symbol in frame.symbols:
        sheet.say(subject, "gk:symbol", terms.string(symbol))
    for lang, title in sorted(frame.titles.items()):
        sheet.say(subject, "skos:prefLabel", terms.text(title, lang))
    dated(sheet, subject, frame.date)
    for predicate, names in (
        ("gk:author", (frame.author,) if frame.author else ()),
        ("gk:addressee", frame.addressees),
        ("gk:underSession", frame.sessions),
        ("gk:underAgendaItem", frame.agenda_items),
        ("gk:transmits", frame.transmits),
    ):
        for name in names:
            sheet.say(subject, predicate, sheet.entity(name))


def dated(sheet: Sheet, subject: str, value: str | None, *, limits: bool = False) -> None:
    """Write an EDTF date, the plain day where it is one, and on demand the days it allows."""
    if not value:
        return
    sheet.say(subject, "gk:edtf", terms.edtf(value))
    if not limits and re.match(_DAY, value):
        sheet.say(subject, "dcterms:date", terms.date(value))
    if limits:
        first, last = bounds(value)
        if first:
            sheet.say(subject, "gk:earliest", terms.date(first))
        if last:
            sheet.say(subject, "gk:latest", terms.date(last))


def _part(sheet: Sheet, part: Part) -> None:
    frame = sheet.extraction.frame
    parent = sheet.parts.get(part.parent) if part.parent else None
    subject = sheet.component(part.id)
    sheet.type(subject, "gk:Component")
    sheet.say(subject, "gk:componentType", terms.vocab("component", part.type))
    sheet.say(subject, "gk:componentOf", sheet.component(parent.id) if parent else sheet.expression)
    sheet.say(subject, "gk:extent", sheet.span((part.start, part.end)))  # type: ignore[arg-type]
    if part.lang and part.lang != frame.lang:
        sheet.say(subject, "dcterms:language", terms.language(part.lang))
    if part.marker:
        sheet.say(subject, "gk:marker", terms.string(part.marker))
    if part.work and (parent is None or parent.work != part.work):
        sheet.say(subject, "gk:realizes", sheet.entity(part.work))
        if part.work != frame.id:
            sheet.credit(subject, "work/frame", 0.95)
    if part.id in sheet.used:
        author = sheet.author_of(part.id)
        if author:
            sheet.say(subject, "gk:author", sheet.entity(author))
        sheet.say(subject, "gk:inWork", sheet.entity(sheet.work_of(part.id)))


def _works(sheet: Sheet) -> None:
    """Describe the works that parts carry: in whose name, of which date, under which title."""
    for part in sheet.extraction.parts:
        parent = sheet.parts.get(part.parent) if part.parent else None
        name = part.work
        if not name or name == sheet.extraction.frame.id or (parent and parent.work == name):
            continue
        subject = sheet.entity(name)
        if is_work(name):
            sheet.type(subject, class_of(name))
        author = part.author or _first(sheet, name, "author")
        if author:
            sheet.say(subject, "gk:author", sheet.entity(author))
        dated(sheet, subject, part.date or _first(sheet, name, "date"))
        title = part.title or _first(sheet, name, "title")
        if title:
            sheet.say(subject, "skos:prefLabel", terms.text(title, part.lang))


def _first(sheet: Sheet, work: str, field: str) -> str | None:
    """What the first part within a work says of its author, date or title."""
    for part in sheet.extraction.parts:
        if sheet.work_of(part.id) == work and getattr(part, field):
            return str(getattr(part, field))
    return None

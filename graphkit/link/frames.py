"""The frame of a document: what it is, from whom to whom, when; and who speaks in each part."""

from __future__ import annotations

from functools import cached_property

import msgspec

from graphkit.link.adoption import Adoption, adoption
from graphkit.link.own_marks import JOB_NUMBER
from graphkit.model import Frame, Part
from graphkit.recognise.letter_parse import Correspondence, Mentions
from graphkit.recognise.letters import main_title
from graphkit.recognise.own_symbols import heading_symbol, own_symbols
from graphkit.recognise.symbols import doc_id
from graphkit.recognise.works import ATTACHMENTS, Work, carried, code, letter_id
from graphkit.scan.context import Context, Found
from graphkit.segment import Where
from graphkit.segment.titles import CORRESPONDENCE, title_type

_MAIN = ("letter", "note-verbale", "resolution", "report", "statement", "body")
_FRAME_TYPES = {
    "letter": "letter",
    "note-verbale": "note-verbale",
    "resolution": "resolution",
    "report": "report",
    "statement": "statement",
}


class _Reading:
    """What the title, the masthead and the annexes of a document say."""

    def __init__(self, context: Context, parts: tuple[Part, ...], found: list[Found]) -> None:
        self.context = context
        self.parts = parts
        self.found = found
        self.where = Where(context, parts)
        mentions = Mentions(found)
        self.main = next((p for kind in _MAIN for p in parts if p.parent is None and p.type == kind), None)
        title = main_title(context, self.where, mentions)
        self.kind: str | None = title[0] if title else None
        self.letter: Correspondence | None = title[1] if title else None
        self.works: dict[str, Work] = {w.part: w for w in carried(context, self.where, found)}
        self.symbols = [f for f in own_symbols(context, self.where, found) if f.symbol]
        self.heading_symbol = None if self.symbols else heading_symbol(context, self.where, found)
        self.id, self.provisional = self._id()

    def _id(self) -> tuple[str, bool]:
        printed = str(self.symbols[0].symbol) if self.symbols else self.heading_symbol
        if printed:
            return doc_id(printed), False
        composed = letter_id(self.kind, self.letter) if self.kind and self.letter else None
        if composed:
            return composed, False
        spoken = self.works.get(self.main.id) if self.main else None
        if spoken is not None and spoken.date and spoken.author:
            return "doc/" + spoken.id.partition("/")[2], False
        return f"doc/x-{self.context.document.sha256[:12]}", True

    def heading(self) -> tuple[int, int] | None:
        """Return the view span of the main part's heading."""
        types = {"heading", "statement-title"}
        part = next(
            (p for p in self.parts if self.main and p.parent == self.main.id and p.type in types), None
        )
        return self.where.span(part) if part else None

    def author(self) -> str | None:
        """Return who speaks in the main part: the sender, the organ that adopts, the office that reports."""
        if self.letter is not None:
            return self.letter.sender.id if self.letter.sender else None
        spoken = self.works.get(self.main.id) if self.main else None
        if spoken is not None:
            return spoken.author
        heading = self.heading()
        if heading is not None:
            kinds = {"body"} if self.main and self.main.type == "resolution" else {"body", "office"}
            named = [f for f in self.found if f.kind in kinds and f.id and heading[0] <= f.start < heading[1]]
            if (
                self.main and self.main.type == "report" and named
            ):  # "... / Report of the Secretary-General": the last line
                line = self.context.text.rfind("\n", heading[0], heading[1] - 1) + 1
                named = [f for f in named if f.start >= line] or named
            if named:
                return min(named, key=lambda f: (f.start, -f.end)).id
        return self._opening_organ()

    def _opening_organ(self) -> str | None:
        """Return the organ with which a resolution opens: "The General Assembly,"."""
        if self.main is None or self.main.type != "resolution":
            return None
        start, end = self.where.span(self.main)
        organs = [f for f in self.found if f.kind == "body" and f.id and start <= f.start < end]
        return min(organs, key=lambda f: (f.start, -f.end)).id if organs else None

    @cached_property
    def adoption(self) -> Adoption:
        """When and at which meeting the main part, a resolution, was adopted."""
        heading = self.heading()
        if heading is None or self.main is None or self.main.type != "resolution":
            return Adoption(None, None)
        return adoption(self.context, heading, self.found, self.author())

    def date(self) -> str | None:
        """Return the date of the main part: of the letter, of adoption, or of the dateline."""
        if self.letter is not None:
            return self.letter.date.value if self.letter.date else None
        spoken = self.works.get(self.main.id) if self.main else None
        if spoken is not None and spoken.date:
            return spoken.date
        if self.adoption.date:
            return self.adoption.date
        spans = [
            self.where.span(p)
            for p in self.parts
            if self.main and p.parent == self.main.id and p.type == "dateline"
        ]
        for start, end in spans:
            full = [
                f.value
                for f in self.found
                if f.kind == "date" and f.value and len(f.value) == 10 and start <= f.start < end
            ]
            if full:
                return full[0]
        return self._issued()

    def _issued(self) -> str | None:
        """Return the date of issue: the last full date of the masthead, under "Distr.: General"."""
        tops = [self.where.span(p) for p in self.parts if p.type == "masthead"]
        dates = [
            f
            for s, e in tops
            for f in self.found
            if f.kind == "date" and f.value and len(f.value) == 10 and s <= f.start < e
        ]
        return dates[-1].value if dates else None

    def top(self) -> list[tuple[int, int]]:
        """Return the view spans that hold the document's own sessions and agenda items."""
        return [self.where.span(p) for p in self.parts if p.type == "masthead"]


def _title(context: Context, span: tuple[int, int]) -> str:
    return " ".join(context.text[span[0] : span[1]].rstrip("* ").split())


def _job_number(context: Context) -> str | None:
    """Return the job number printed in the page furniture ("20-01501")."""
    for block in context.blocks:
        if block.role == "running-header":
            match = JOB_NUMBER.search(context.text, block.start, block.end)
            if match:
                return match[0]
    return None


def _language_status(context: Context) -> str:
    """Return "reproduced-as-received" where the document says that an annex is not translated."""
    return "reproduced-as-received" if context.words("reproduced") else "unknown"


def _own_items(reading: _Reading, kind: str) -> tuple[str, ...]:
    spans = reading.top()
    ids = {
        f.id: None
        for s, e in spans
        for f in sorted(reading.found, key=lambda f: f.start)
        if f.kind == kind and f.id and s <= f.start < e
    }
    return tuple(str(name) for name in ids)


def _requested(reading: _Reading) -> tuple[str, ...]:
    """Return the agenda items under which a letter asks to be circulated, where no masthead names them."""
    if reading.main is None or reading.main.type not in CORRESPONDENCE:
        return ()
    start, end = reading.where.span(reading.main)
    ids = {
        f.id: None
        for f in sorted(reading.found, key=lambda f: f.start)
        if f.kind == "agenda_item" and f.id and start <= f.start < end and f.form != "title"
    }
    return tuple(str(name) for name in ids)


def frame(context: Context, parts: tuple[Part, ...], found: list[Found]) -> Frame:
    """Return the frame of a document.

    Args:
        context: the scanned document.
        parts: its parts.
        found: its mentions in view offsets.
    """
    reading = _Reading(context, parts, found)
    symbols = list(dict.fromkeys(s for f in reading.symbols for s in (f.symbol, *f.symbols) if s))
    if reading.heading_symbol:
        symbols.append(reading.heading_symbol)
    main = reading.main
    heading = reading.heading()
    lang = main.lang if main else (parts[0].lang if parts else "")
    kind = _FRAME_TYPES.get(main.type, "other") if main else "other"
    if main and heading and title_type(context, *heading) == "press-release":
        kind = "press-release"
    to = reading.letter.addressees if reading.letter else []
    transmits = tuple(dict.fromkeys(w.id for p, w in reading.works.items() if main is None or p != main.id))
    return Frame(
        reading.id,
        kind,
        lang,
        reading.provisional,
        tuple(symbols),
        reading.date(),
        reading.author(),
        tuple(dict.fromkeys(a.id for a in to if a.id)),
        _own_items(reading, "session"),
        _own_items(reading, "agenda_item") or _requested(reading),
        transmits,
        {lang: _title(context, heading)} if heading else {},
        _language_status(context),
        _job_number(context),
        reading.adoption.meeting,
    )


def authored_parts(context: Context, parts: tuple[Part, ...], found: list[Found]) -> tuple[Part, ...]:
    """Return the parts with author, date, title and work filled in.

    The author of an annex is who issued it, by its title or its signature; never the one who transmits it.
    """
    reading = _Reading(context, parts, found)
    authored = []
    for part in parts:
        if reading.main is not None and part.id == reading.main.id:
            heading = reading.heading()
            work = reading.works.get(part.id)
            authored.append(
                msgspec.structs.replace(
                    part,
                    author=reading.author(),
                    date=reading.date(),
                    title=_title(context, heading) if heading else None,
                    work=work.id if work and not reading.symbols else reading.id,
                )
            )
        elif part.type in ATTACHMENTS:
            authored.append(_attachment(reading, part))
        elif part.type == "masthead":
            authored.append(msgspec.structs.replace(part, work=reading.id))
        else:
            authored.append(part)
    return tuple(authored)


def _attachment(reading: _Reading, part: Part) -> Part:
    """Fill in an annex: by its title, else its signature; that of a resolution speaks with the document."""
    own = [p for p in reading.parts if p.parent == part.id and p.type in {"heading", "statement-title"}]
    title = _title(reading.context, reading.where.span(own[0])) if own else None
    work = reading.works.get(part.id)
    if work is not None:
        author = work.author or _signed_by(reading, part)
        return msgspec.structs.replace(part, author=author, date=work.date, title=title, work=work.id)
    spoken = reading.main is not None and reading.main.type in {"letter", "note-verbale"}
    if spoken:
        return msgspec.structs.replace(
            part, author=_signed_by(reading, part), title=title, work=_unnamed(reading, part)
        )
    return msgspec.structs.replace(
        part, author=reading.author(), date=reading.date(), title=title, work=reading.id
    )


def _unnamed(reading: _Reading, part: Part) -> str:
    """Return the id of an annexed text of unknown author: the document's, and the part."""
    return f"work/{code(reading.id)}-{part.id.replace('/', '-')}"


def _signed_by(reading: _Reading, part: Part) -> str | None:
    """Return the office (else the person) that signs an annex."""
    blocks = [
        reading.where.span(p) for p in reading.parts if p.parent == part.id and p.type == "signature-block"
    ]
    for start, end in blocks[:1]:
        inside = [f for f in reading.found if f.id and start <= f.start < end]
        for kind in ("office", "person"):
            named = [f for f in inside if f.kind == kind and f.id != "office/ambassador"]
            if named:
                return max(named, key=lambda f: (f.end - f.start, -f.start)).id
    return None


__all__ = ["authored_parts", "frame"]

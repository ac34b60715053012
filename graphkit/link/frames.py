"""The frame of a document: what it is, from whom to whom, when."""

from __future__ import annotations

from functools import cached_property

from graphkit.knowledge.registers import statement_of
from graphkit.link.adoption import Adoption, adoption
from graphkit.link.own_marks import JOB_NUMBER
from graphkit.link.sittings import PRESIDENT, sitting
from graphkit.model import Frame, Part
from graphkit.recognise.letter_parse import Correspondence, Mentions
from graphkit.recognise.letters import main_title
from graphkit.recognise.own_symbols import heading_symbol, own_symbols
from graphkit.recognise.symbols import doc_id
from graphkit.recognise.works import Work, carried, letter_id
from graphkit.scan.context import Context, Found
from graphkit.segment import Where
from graphkit.segment.speeches import RECORD
from graphkit.segment.titles import CORRESPONDENCE, title_type

_MAIN = ("letter", "note-verbale", "resolution", "report", "statement", RECORD, "body")
_FRAME_TYPES = {
    "letter": "letter",
    "note-verbale": "note-verbale",
    "resolution": "resolution",
    "report": "report",
    "statement": "statement",
    RECORD: "meeting-record",
}


class Reading:
    """What the title, the masthead and the annexes of a document say.

    Args:
        context: the scanned document.
        parts: its parts.
        found: its mentions in view offsets.
    """

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
        if self.registered:
            return doc_id(self.registered), False
        spoken = self.works.get(self.main.id) if self.main else None
        if spoken is not None and spoken.date and spoken.author:
            return "doc/" + spoken.id.partition("/")[2], False
        return f"doc/x-{self.context.document.sha256[:12]}", True

    @cached_property
    def sitting(self) -> Adoption:
        """When and at which meeting the President of the Security Council made the statement."""
        spoken = self.works.get(self.main.id) if self.main else None
        if spoken is None or spoken.author != PRESIDENT:
            return Adoption(None, None)
        body = next((p for p in self.parts if p.parent == spoken.part and p.type == "statement-body"), None)
        return sitting(self.context, self.where.span(body)[0], self.found) if body else Adoption(None, None)

    @cached_property
    def registered(self) -> str | None:
        """The symbol under which the register has the statement of that day and meeting."""
        one = statement_of(self.sitting.date, self.sitting.meeting) if self.sitting.date else None
        return one.symbol if one else None

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
        if self.adoption.date or self.sitting.date:
            return self.adoption.date or self.sitting.date
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


def title_of(context: Context, span: tuple[int, int]) -> str:
    """Return the words of a title, without blanks and asterisks around them."""
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


def _own_items(reading: Reading, kind: str) -> tuple[str, ...]:
    spans = reading.top()
    ids = {
        f.id: None
        for s, e in spans
        for f in sorted((f for f in reading.found if f.kind == kind and f.id), key=lambda f: f.start)
        if s <= f.start < e
    }
    return tuple(str(name) for name in ids)


def _requested(reading: Reading) -> tuple[str, ...]:
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


def frame(reading: Reading) -> Frame:
    """Return the frame of a document, from what its title, masthead and annexes say."""
    context, parts = reading.context, reading.parts
    symbols = list(dict.fromkeys(s for f in reading.symbols for s in (f.symbol, *f.symbols) if s))
    if reading.heading_symbol:
        symbols.append(reading.heading_symbol)
    if not symbols and reading.registered:
        symbols.append(reading.registered)
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
        {lang: title_of(context, heading)} if heading else {},
        _language_status(context),
        _job_number(context),
        reading.adoption.meeting or reading.sitting.meeting,
    )

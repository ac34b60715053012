"""Letters, notes verbales and statements as works: "Letter dated ... from ... addressed to ..."."""

from __future__ import annotations

from functools import partial

from graphkit.model import Part
from graphkit.recognise.letter_parse import Correspondence, Mentions, backward, forward
from graphkit.recognise.own_symbols import own_id
from graphkit.recognise.statements import Statements, facts
from graphkit.recognise.works import Work, carried, letter_id, read_title
from graphkit.scan.context import Context, Found, Hit
from graphkit.segment import Where
from graphkit.segment.titles import CORRESPONDENCE, STATEMENTS
from graphkit.segment.words import is_han, words_in

_REACH = 420
_TITLE, _TEXT, _STATEMENT = "letter/title", "letter/text", "statement/title"


def main_title(context: Context, where: Where, mentions: Mentions) -> tuple[str, Correspondence] | None:
    """Return what the title of the document itself says, where it is a letter or note verbale."""
    main = next((p for p in where.parts if p.parent is None and p.type in CORRESPONDENCE), None)
    heading = next((p for p in where.parts if main and p.parent == main.id and p.type == "heading"), None)
    title = read_title(context, *where.span(heading), mentions) if heading else None
    if heading and title and title[1].date is None and title[1].sender is not None:
        start, end = where.span(heading)
        dates = [d for d in mentions.dates if start <= d.start and d.end <= end]
        if len(dates) == 1:  # "Letter of the Panel, whose mandate ..., of 2 May"
            title[1].date = dates[0]
    return title


def _attrs(letter: Correspondence) -> dict[str, str | int | float]:
    """Return who wrote to whom and when, for the stages that follow."""
    attrs: dict[str, str | int | float] = {}
    if letter.sender and letter.sender.id:
        attrs["sender"] = letter.sender.id
    to = [a.id for a in letter.addressees if a.id]
    if to:
        attrs["addressee"] = " ".join(to)
    if letter.date and letter.date.value:
        attrs["date"] = letter.date.value
    return attrs


def _symbol_after(text: str, symbols: dict[int, Found], end: int) -> Found | None:
    """Return the symbol that stands in brackets right behind the words that end at a view offset."""
    position = end
    while text[position : position + 1] in {" ", "(", ","} and position - end < 4:
        position += 1
    return symbols.get(position) if "(" in text[end:position] else None


class _Letters:
    """Makes the mentions of one document's letters and statements."""

    def __init__(self, context: Context, parts: tuple[Part, ...], found: list[Found]) -> None:
        self.context = context
        self.found = found
        self.where = Where(context, parts)
        self.mentions = Mentions(found)
        self.main = main_title(context, self.where, self.mentions)
        self.works = carried(context, self.where, found)
        self.symbols = {f.start: f for f in found if f.symbol and f.kind == "document"}
        composed = letter_id(*self.main) if self.main else None
        printed = own_id(context, self.where, found) if self.main else None
        self.own = printed or composed or f"doc/x-{context.document.sha256[:12]}"  # asked only of a letter
        self.same = {composed: self.own} if composed else {}
        self.symbol_after = partial(_symbol_after, context.text, self.symbols)  # a method would tie a ring
        self.statements = Statements(context, self.where, found, self.mentions, self.works, self.symbol_after)
        self.made: list[Found] = []
        self.taken = [
            (f.start, f.end) for f in found if f.kind in {"treaty", "instrument"}
        ]  # es "Carta" is the Charter too

    def mention(self, kind: str, letter: Correspondence, rule: str, confidence: float) -> None:
        """Add the mention of a letter, with the id of the document itself where it is the same letter."""
        name = letter_id(kind, letter)
        symbol = self.symbol_after(letter.end)
        reason = None
        if symbol is not None:
            name, reason = symbol.id, "the symbol printed after it"
        name = self.same.get(name, name) if name else name
        if name is None:
            reason = "the words do not say who wrote to whom and when"
        form = "name" if rule == _TITLE else "description"
        self.made.append(
            Found(
                letter.start,
                letter.end,
                "document",
                name,
                rule,
                confidence,
                form,
                reason=reason,
                attrs={"type": kind, **_attrs(letter)},
            )
        )
        self.taken.append((letter.start, letter.end))

    def titles(self) -> None:
        """Add the titles that head the document, and those that heads of attachments repeat."""
        if self.main:
            kind, letter = self.main
            self.made.append(
                Found(
                    letter.start,
                    letter.end,
                    "document",
                    self.own,
                    _TITLE,
                    0.95,
                    attrs={"type": kind, **_attrs(letter)},
                )
            )
            self.taken.append((letter.start, letter.end))
        for part in self.where.parts:
            if part.type == "annex-heading":
                self._in_annex_heading(*self.where.span(part))
        for work in self.works:
            self.made.append(
                Found(work.start, work.end, "document", work.id, _STATEMENT, 0.92, attrs=facts(work))
            )
            self.taken.append((work.start, work.end))
            self._add_issuer(work, 0)

    def _add_issuer(self, work: Work, shift: int) -> None:
        """Add the mention of an issuer that no table knows, where its title stands."""
        if work.issuer is not None:
            self.made.append(
                Found(
                    work.issuer.start + shift,
                    work.issuer.end + shift,
                    "body",
                    work.issuer.id,
                    work.issuer.rule,
                    work.issuer.confidence,
                    reason=work.issuer.reason,
                )
            )

    def _in_annex_heading(self, start: int, end: int) -> None:
        hits = [h for h in self.context.within("title-word", start, end) if h.value in CORRESPONDENCE]
        if not hits:
            return
        han = is_han(self.context.text[hits[-1].start])
        read = read_title(
            self.context, start if han else hits[0].start, hits[-1].end if han else end, self.mentions
        )
        if read is None:
            return
        kind, letter = read
        composed = letter_id(kind, letter)
        if self.main and (
            composed is None or composed in self.same
        ):  # the head repeats the title of the document
            self.made.append(
                Found(
                    letter.start,
                    letter.end,
                    "document",
                    self.own,
                    _TITLE,
                    0.9,
                    attrs={"type": kind, **_attrs(letter)},
                )
            )
            self.taken.append((letter.start, letter.end))
        else:
            self.mention(kind, letter, _TITLE, 0.9)

    def _issuer_again(self, made: Found) -> None:
        """Where the text prints a whole title, its issuer stands there too."""
        for work in self.works:
            if work.id == made.id and made.end - made.start == work.end - work.start:
                self._add_issuer(work, made.start - work.start)

    def signing_office(self) -> None:
        """Under a letter, "Permanent Representative" alone is the office that sends it."""
        sender = self.main[1].sender if self.main else None
        if sender is None or not str(sender.id).startswith("office/permrep-"):
            return
        main = next((p for p in self.where.parts if p.parent is None and p.type in CORRESPONDENCE), None)
        for part in self.where.parts:
            if part.type == "signature-block" and main is not None and part.parent == main.id:
                start, end = self.where.span(part)
                roles = {
                    (w.start, w.end)
                    for w in words_in("roles", self.context.text, start, end, frozenset({"permrep"}))
                }
                for one in self.found:
                    if one.kind == "office" and (one.start, one.end) in roles and not one.slots:
                        one.id, one.confidence, one.reason = (
                            sender.id,
                            0.93,
                            "the office of the letter's sender",
                        )

    def running(self) -> None:
        """Add the letters and statements that the text speaks of."""
        text = self.context.text
        last = -1
        for hit in self._longest():
            if hit.start < last or any(s <= hit.start < e for s, e in self.taken):
                continue
            if hit.value in CORRESPONDENCE:
                block = self.context.block_at(hit.start)
                if is_han(text[hit.start]):
                    letter = backward(
                        self.context, hit.start, hit.end, max(block.start, hit.start - _REACH), self.mentions
                    )
                    letter.start = max(letter.start, last)
                else:
                    letter = forward(
                        self.context, hit.start, hit.end, min(block.end, hit.end + _REACH), self.mentions
                    )
                if letter.known and not self._empty(letter):
                    self.mention(hit.value, letter, _TEXT, 0.85)
                    last = letter.end
            elif hit.value in STATEMENTS:
                made = self.statements.read(hit)
                if made is not None:
                    self.made.append(made)
                    self._issuer_again(made)
                    last = made.end

    @staticmethod
    def _empty(letter: Correspondence) -> bool:
        """A date alone must be a full one: "the letter of 1993" names no letter."""
        full = letter.date is not None and letter.date.value is not None and len(letter.date.value) == 10
        return not full and (letter.sender is None or not letter.addressees)

    def _longest(self) -> list[Hit]:
        """Return the title words, of those that overlap the longest."""
        kept: list[Hit] = []
        for hit in self.context.words("title-word"):
            if kept and hit.start < kept[-1].end:
                if hit.end > kept[-1].end and is_han(self.context.text[hit.start]):
                    kept[-1] = hit
                continue
            kept.append(hit)
        return kept


def _agree(found: list[Found], made: list[Found]) -> None:
    """Give what a template made of the same words the span and id found here: one letter has one id."""
    by_end = {one.end: one for one in made}
    by_start = {one.start: one for one in made}
    for other in found:
        if other.kind == "document" and other.rule.startswith(("doc/", "work/")):
            one = by_start.get(other.start) or by_end.get(other.end)
            if one is not None:
                other.start, other.end, other.id, other.rule = one.start, one.end, one.id, one.rule
                other.form, other.reason, other.attrs, other.slots = one.form, one.reason, one.attrs, {}


def recognise_letters(context: Context, parts: tuple[Part, ...], found: list[Found]) -> list[Found]:
    """Return the mentions of letters, notes verbales and statements as works.

    Args:
        context: the scanned document.
        parts: its parts.
        found: mentions found so far: offices, bodies, dates, symbols.
    """
    letters = _Letters(context, parts, found)
    letters.titles()
    letters.running()
    letters.signing_office()
    _agree(found, letters.made)
    return sorted(letters.made, key=lambda f: (f.start, -f.end))


__all__ = ["main_title", "recognise_letters"]


def without_doubles(found: list[Found], letters: list[Found]) -> list[Found]:
    """Return the mentions without the letters that a phrase made inside one read whole: "identical letters".

    Args:
        found: the mentions so far.
        letters: what `recognise_letters` gave.
    """
    spans = [(f.start, f.end) for f in letters if f.rule in {_TITLE, _TEXT}]
    return [
        f
        for f in found
        if not (f.kind == "document" and f.rule.startswith("doc/") and any(s < f.start < e for s, e in spans))
    ]

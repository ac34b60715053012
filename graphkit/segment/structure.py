"""Builds the parts: the masthead, the main text, its attachments, and what is inside each."""

from __future__ import annotations

from itertools import pairwise

from graphkit.scan.context import Context
from graphkit.segment.attachments import Head
from graphkit.segment.draft import Draft
from graphkit.segment.notes import notes
from graphkit.segment.paragraphs import Paragraph, cut, is_dateline, is_title
from graphkit.segment.signatures import signature_blocks
from graphkit.segment.speeches import NOTE, RECORD, SPEECH, has_year, speeches
from graphkit.segment.titles import (
    CORRESPONDENCE,
    STATEMENTS,
    agenda_numbers,
    is_masthead,
    opening_at,
    title_type,
)
from graphkit.segment.words import is_han

_TOP = 40  # paragraphs in which the title of a document is looked for
_SENTENCE = 250
_SHORT, _SHORT_HAN = 80, 25  # characters of a line that ends as a sentence and is no title
_MAIN_TYPES = {
    "letter": "letter",
    "note-verbale": "note-verbale",
    "resolution": "resolution",
    "report": "report",
    "note": "report",
    "statement": "statement",
    "press-release": "statement",
    "information-note": "statement",
    "interview": "statement",
}


def _is_text(context: Context, paragraph: Paragraph) -> bool:
    """Say whether a paragraph is running text, not a title or a line of the masthead."""
    size = paragraph.end - paragraph.start
    least = _SHORT_HAN if is_han(context.text[paragraph.start]) else _SHORT
    return (size > _SENTENCE and not is_title(context, paragraph)) or (
        size > least and context.text[paragraph.end - 1] in ".。:：" and not is_masthead(context, paragraph)
    )


def _find_title(context: Context, paragraphs: list[Paragraph]) -> tuple[int, str] | None:
    """Return the number of the paragraph that says what the document is, and what it is.

    A letter or note verbale wins over other titles at the top: an agenda item may be called "Report of ...".
    """
    found: list[tuple[int, str]] = []
    torn = bool(paragraphs) and context.text[paragraphs[0].start].islower()  # a page out of a volume
    for number, paragraph in enumerate(paragraphs[:_TOP]):
        kind = title_type(context, paragraph.start, paragraph.end)
        if kind is None and opening_at(context, paragraph) is not None:
            kind = title_type(context, paragraph.start, opening_at(context, paragraph) or paragraph.end)
            kind = kind if kind in CORRESPONDENCE else None
        if kind is not None:
            found.append((number, kind))
            if kind in CORRESPONDENCE | {"resolution"}:
                return number, kind
        elif _is_text(context, paragraph) and not torn:
            break
    return found[0] if found else None


def _split_titles(context: Context, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Cut the paragraphs that hold the title of a letter together with its first words."""
    result: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        opening = opening_at(context, paragraph) if number < _TOP else None
        if opening is not None and title_type(context, paragraph.start, opening) in CORRESPONDENCE:
            result.extend(cut(paragraph, opening, context.text))
        else:
            result.append(paragraph)
    return result


def _masthead_size(context: Context, paragraphs: list[Paragraph], before: int) -> int:
    """Return how many paragraphs at the top belong to the masthead, titles of agenda items with them."""
    size, pending = 0, 0
    for paragraph in paragraphs[:before]:
        if is_masthead(context, paragraph):
            pending = agenda_numbers(context, paragraph) or pending
        elif size and is_dateline(context, paragraph.start, paragraph.end):
            pass  # the dates of the session
        elif pending:
            pending -= 1
        else:
            break
        size += 1
    return size


def _has_words(context: Context, paragraph: Paragraph) -> bool:
    """Say whether a paragraph is more than numbers and marks (a job number, a bar code)."""
    text = context.text[paragraph.start : paragraph.end]
    return sum(c.isalpha() for c in text) > max(3, sum(c.isdigit() for c in text))


def _inner(context: Context, part: Draft, paragraphs: list[Paragraph], body: str) -> None:
    """Add the body, the signatures and the footnotes of a letter or attachment."""
    if not paragraphs:
        return
    found = notes(context, paragraphs)
    note_starts = {n.start for n in found}
    flow = [p for p in paragraphs if p.start not in note_starts]
    lines = [line for p in flow for line in p.lines]
    signed = signature_blocks(context, lines)
    if flow:
        first, last = flow[0].start, flow[-1].end
        end = signed[0][0] if signed and signed[0][0] > first else last
        holder = part.add(body, first, end)
        for note in found:
            (holder if holder.start <= note.mark < holder.end else part).add(
                "footnote-marker", note.mark, note.mark + len(note.marker), note.marker, note.mark_source
            )
        for start, stop in signed:
            part.add("signature-block", start, stop)
        after = signed[-1][1] if signed else last
        if signed and last > after:
            tail = [p for p in flow if p.start >= after]
            if any(_has_words(context, p) for p in tail):
                part.add(body, tail[0].start, last)
    for note in found:
        holding = next(
            (d for d in part if d.type == body and d.start <= note.start and note.end <= d.end), part
        )
        holding.add("footnote", note.start, note.end, note.marker, note.source)


def _title_size(context: Context, paragraphs: list[Paragraph]) -> int:
    """Return how many paragraphs at the start of a text are its title (a subtitle goes on in lower case)."""
    if not paragraphs or not (
        is_title(context, paragraphs[0]) or title_type(context, paragraphs[0].start, paragraphs[0].end)
    ):
        return 0
    size = 1
    while size < min(3, len(paragraphs)):
        following = paragraphs[size]
        goes_on = context.text[following.start].islower() or context.text[following.start] in "(["
        if not goes_on or following.end - following.start > _SENTENCE or _is_text(context, following):
            break
        size += 1
    return size


def main_parts(context: Context, paragraphs: list[Paragraph]) -> list[Draft]:
    """Return the masthead and the main part of a document, from the paragraphs before its attachments."""
    if not paragraphs:
        return []
    speaking = speeches(context, paragraphs)
    if speaking:
        return _record(context, paragraphs, speaking)
    paragraphs = _split_titles(context, paragraphs)
    title = _find_title(context, paragraphs)
    number, kind = title or (0, "")
    if kind in CORRESPONDENCE or kind == "resolution":
        top = number
    else:
        top = _masthead_size(context, paragraphs, number if title else min(len(paragraphs), _TOP))
    roots = [Draft("masthead", paragraphs[0].start, paragraphs[top - 1].end)] if top else []
    rest = paragraphs[top:]
    if not rest:
        return [Draft("body", d.start, d.end) for d in roots]
    main = Draft(_MAIN_TYPES.get(kind, "body"), rest[0].start, rest[-1].end)
    roots.append(main)
    if title:
        spoken = kind in STATEMENTS
        heading = rest[: number - top + 1]
        if kind == "resolution":
            heading = rest[: len(heading) + _more_heading(context, rest[len(heading) :])]
        main.add("statement-title" if spoken else "heading", heading[0].start, heading[-1].end)
        _inner(
            context, main, _dated(context, main, rest[len(heading) :]), "statement-body" if spoken else "body"
        )
    else:
        _plain(context, main, rest)
    return roots


def _record(context: Context, paragraphs: list[Paragraph], speaking: list[tuple[int, int]]) -> list[Draft]:
    """Return the parts of a meeting record: its masthead, down to the day of the meeting; the speeches."""
    before = [p for p in paragraphs if p.start < speaking[0][0]]
    dated = [number for number, p in enumerate(before, 1) if has_year(context, p.start, p.end)]
    top = dated[0] if dated else _masthead_size(context, paragraphs, len(before))
    roots = [Draft("masthead", paragraphs[0].start, paragraphs[top - 1].end)] if top else []
    main = Draft(RECORD, paragraphs[top].start, paragraphs[-1].end)
    for (start, end), (following, _) in pairwise([*speaking, (main.end, main.end)]):
        main.add(SPEECH, start, end)
        noted = [p for p in paragraphs if end <= p.start < following]
        if noted:
            main.add(NOTE, noted[0].start, noted[-1].end)
    return [*roots, main]


def _more_heading(context: Context, paragraphs: list[Paragraph]) -> int:
    """Return how many paragraphs under "Resolution adopted by ..." still belong to the heading.

    They are the report it was adopted on, its number and title, its part letter.
    """
    for size, paragraph in enumerate(paragraphs[:6]):
        start, end = paragraph.start, paragraph.end
        names = [h.end for h in context.within("name", start, start + 5) if h.value.startswith("body/")]
        if (
            end - start > _SENTENCE + 150
            or context.text[end - 1] in ",.;:،，。："
            or (names and max(names) + 2 >= end)
        ):
            return size
    return 0


def _plain(context: Context, part: Draft, paragraphs: list[Paragraph]) -> None:
    """Add the footnotes and signatures of a text without a title of its own."""
    for note in notes(context, paragraphs):
        part.add("footnote-marker", note.mark, note.mark + len(note.marker), note.marker, note.mark_source)
        part.add("footnote", note.start, note.end, note.marker, note.source)
    for start, end in signature_blocks(context, [line for p in paragraphs for line in p.lines]):
        part.add("signature-block", start, end)


def _dated(context: Context, part: Draft, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Take off a line that holds only a date, and return the rest."""
    if paragraphs and paragraphs[0].lines:
        first = paragraphs[0].lines[0]
        if is_dateline(context, first.start, first.end):
            part.add("dateline", first.start, first.end)
            return [*cut(paragraphs[0], first.end, context.text)[1:], *paragraphs[1:]]
    return paragraphs


def _split_title_lines(context: Context, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Cut a title, and a date under it, off a first paragraph in which lines were run together."""
    if not paragraphs or len(paragraphs[0].lines) < 2:
        return paragraphs
    first = paragraphs[0]
    for line in first.lines[1:]:
        if is_dateline(context, line.start, line.end):
            return [*cut(first, line.start, context.text), *paragraphs[1:]]
    return paragraphs


def attachment(context: Context, head: Head, paragraphs: list[Paragraph], *, spoken: bool) -> Draft:
    """Return an annex, enclosure or appendix with what is inside it.

    Args:
        context: the scanned document.
        head: its heading.
        paragraphs: what follows the heading, up to the next one.
        spoken: it hangs on a letter, so that what it holds has an author of its own.
    """
    end = paragraphs[-1].end if paragraphs else head.end
    part = Draft(head.type, head.start, end, head.marker)
    heading_end = head.end
    while paragraphs and context.within("original-language", paragraphs[0].start, paragraphs[0].start + 2):
        heading_end, paragraphs = paragraphs[0].end, paragraphs[1:]
    if heading_end > head.start:
        part.add("annex-heading", head.start, heading_end)
    paragraphs = _split_titles(context, _split_title_lines(context, _dated(context, part, paragraphs)))
    size = _title_size(context, paragraphs)
    if not size:
        _inner(context, part, paragraphs, "body")
        return part
    title = paragraphs[:size]
    kind = title_type(context, title[0].start, title[0].end)
    letter = kind not in STATEMENTS and (kind is not None or not spoken)
    part.add("heading" if letter else "statement-title", title[0].start, title[-1].end)
    _inner(context, part, _dated(context, part, paragraphs[size:]), "body" if letter else "statement-body")
    return part

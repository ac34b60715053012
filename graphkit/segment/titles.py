"""Which paragraph is a title, and of what: a letter, a note verbale, a statement, a report, a resolution."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.patterns import regex
from graphkit.scan.context import Context
from graphkit.segment.lines import ends_sentence
from graphkit.segment.paragraphs import Paragraph
from graphkit.segment.words import Word, is_han, word_at, word_before, words_in

CORRESPONDENCE = frozenset({"letter", "note-verbale"})
STATEMENTS = frozenset({"statement", "information-note", "press-release", "interview"})
_LETTER_LIMIT = 900
_TITLE_LIMIT = 320
_LEAD = 3  # characters before the word: an asterisk, an opening bracket


@cache
def _number_first() -> re.Pattern[str]:
    """A resolution that opens with its number: "17 (1947). Resolution of ..."."""
    return regex("adoption", "title/number-first")


def _opening_word(context: Context, start: int, end: int) -> Word | None:
    """Return the title word at the start of a stretch."""
    text = context.text
    position = start
    while position < min(end, start + _LEAD) and not text[position].isalnum():
        position += 1
    if position < end and text[position].isdigit():
        numbered = _number_first().match(text, position, end)
        position = numbered.end() if numbered else position
    hits = [h for h in context.within("title-word", position, position + 1) if h.end <= end]
    hit = max(hits, key=lambda h: h.end, default=None)
    other = word_at("heads", text, position)
    if other is not None and other.end <= end and (hit is None or other.end > hit.end):
        return other
    return Word(hit.value, hit.start, hit.end) if hit else None


def _closing_word(context: Context, start: int, end: int) -> Word | None:
    """Return the title word at the end of a stretch (Chinese puts it there)."""
    text = context.text
    while end > start and not text[end - 1].isalnum():
        end -= 1
    hits = [
        h for h in context.within("title-word", max(start, end - 8), end) if h.end == end and h.lang == "zh"
    ]
    hit = max(hits, key=lambda h: h.end - h.start, default=None)
    other = word_before("heads", text, end) if end > start and is_han(text[end - 1]) else None
    if other is not None and other.start >= start and (hit is None or other.start < hit.start):
        return other
    return Word(hit.value, hit.start, hit.end) if hit else None


def _has_date(context: Context, start: int, end: int) -> bool:
    return any(len(h.value) == 4 for h in context.within("digits", start, end))  # a year


def title_type(context: Context, start: int, end: int) -> str | None:
    """Return what a stretch is the title of, None where it is no title of a known type.

    Args:
        context: the scanned document.
        start, end: view offsets of the paragraph or line.
    """
    text = context.text
    if text[start].islower():
        return None
    word = _opening_word(context, start, end) or _closing_word(context, start, end)
    if word is None:
        return None
    if word.value in CORRESPONDENCE:
        return (
            word.value
            if end - start <= _LETTER_LIMIT and _is_letter_title(context, word, start, end)
            else None
        )
    if end - start > _TITLE_LIMIT:
        return None
    if ends_sentence(text, start, end) and not (word.value == "resolution" and text[end - 1] == ","):
        return None
    return word.value


def _is_letter_title(context: Context, word: Word, start: int, end: int) -> bool:
    """A title of a letter has a date, or says to whom it goes, and does not end as a sentence."""
    if ends_sentence(context.text, start, end):
        return False
    if _has_date(context, start, end):
        return True
    links = words_in("links", context.text, start, min(end, start + 400), frozenset({"to"}))
    return word.value == "note-verbale" or bool(links)


def opening_at(context: Context, paragraph: Paragraph) -> int | None:
    """Return where the body of a letter begins inside a paragraph that also holds its title.

    That is the start of the line (else the words) with the opening formula.
    """
    hits = context.within("opening", paragraph.start + 1, paragraph.end)
    if not hits or hits[0].start - paragraph.start < 2:  # the paragraph is the body itself
        return None
    position = hits[0].start
    line = next((n for n in paragraph.lines if n.start <= position < n.end), None)
    if line is not None and line.start > paragraph.start and position - line.start < 80:
        return line.start
    return position


def is_masthead(context: Context, paragraph: Paragraph) -> bool:
    """Say whether a paragraph names an organ, a session, an agenda item, or how it is distributed."""
    start, end = paragraph.start, paragraph.end
    if end - start > 220 or ends_sentence(context.text, start, end):
        return False
    names = [h for h in context.within("name", start, start + 2) if h.value.startswith(("body/", "org/UN"))]
    if names and max(h.end for h in names) - start >= (end - start) * 0.5:
        return True
    return bool(words_in("masthead", context.text, start, end))


def agenda_numbers(context: Context, paragraph: Paragraph) -> int:
    """Return how many agenda items a paragraph of the masthead announces."""
    if not words_in("masthead", context.text, paragraph.start, paragraph.end, frozenset({"agenda"})):
        return 0
    return len(context.within("digits", paragraph.start, paragraph.end))

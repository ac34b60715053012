"""Speeches in a meeting record: "Mr. Okello (Kenya) (spoke in French):" opens one, the next ends it.

A summary record tells what was said: "12. Mr. Okello (Kenya) said"; unnumbered, the record itself speaks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graphkit.scan.context import Context
from graphkit.segment.paragraphs import Paragraph
from graphkit.segment.words import word_at

RECORD, SPEECH, NOTE = "record", "speech", "record-note"
_HEAD = 220  # characters in which the colon behind a speaker stands
_NAME_WORDS = 9  # words that a speaker's name has, at most
_HAN_NAME = 24  # characters of a name before its honorific
_LEAST = 2  # turns that make a record
_TOP = 2000  # characters in which a record says that it is a summary
_ARTICLE = 3  # "El Sr. Okello"
_NUMBERED = re.compile(r"\d{1,4}\s?[.)\-–—](?!\d)\s*")  # a paragraph of a summary record
_WORD = re.compile(r"\S+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLON = re.compile("[:：]")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")  # behind a speaker: the State, the language
_SENTENCE = re.compile(r"[;!?,。，；،؛\n]|[^\W\d_]{3,}\.")  # "Mr. J. P. Okello" has points of initials only


class Turn(NamedTuple):
    """Where someone takes the floor.

    Args:
        opens: where the speaker's title begins.
        colon: where the words begin, behind the speaker.
        sure: it is the chair, or a State stands in brackets: what only a record has.
    """

    opens: int
    colon: int
    sure: bool


def speeches(context: Context, paragraphs: list[Paragraph]) -> list[tuple[int, int]]:
    """Return the view spans of the speeches of a meeting record; none where the text is no such record.

    Args:
        context: the scanned document.
        paragraphs: of the main text.
    """
    if not context.starts("speaker-role") and not context.starts("honorific"):
        return []
    spans: list[tuple[int, int]] = []
    open_at: int | None = None
    turns = 0
    sure = False
    last = 0
    summary = is_summary(context)
    for paragraph in paragraphs:
        turn = turn_at(context, paragraph.start, paragraph.end, summary=summary)
        noted = turn is None and _noted(context, paragraph, summary=summary)
        if (turn or noted) and open_at is not None:
            spans.append((open_at, last))
            open_at = None
        if turn is not None:
            open_at, turns, sure = paragraph.start, turns + 1, sure or turn.sure
        last = paragraph.end
    if open_at is not None:
        spans.append((open_at, last))
    return spans if turns >= _LEAST and sure else []


def is_summary(context: Context) -> bool:
    """Say whether a text calls itself a summary record: what was said, told in numbered paragraphs.

    Args:
        context: the scanned document.
    """
    return bool(context.within("summary-record", 0, _TOP))


def _noted(context: Context, paragraph: Paragraph, *, summary: bool) -> bool:
    """Say whether the record itself speaks in a paragraph."""
    if context.within("record-note", paragraph.start, paragraph.start + 1):
        return True
    return summary and not _NUMBERED.match(context.text, paragraph.start, paragraph.end)


def turn_at(context: Context, start: int, end: int, *, summary: bool) -> Turn | None:
    """Return who takes the floor at the start of a paragraph, None where nobody does.

    Args:
        context: the scanned document.
        start, end: of the paragraph.
        summary: the record is a summary, which needs no colon behind the speaker.
    """
    if summary:
        return _told(context, start, end)
    colon = _COLON.search(context.text, start, min(end, start + _HEAD))
    if colon is None:
        return None
    stop = colon.start()
    if context.text[end - 1].isalnum():
        return None  # "Chair: Chile": a list of officers
    roles = [h.end for h in context.within("speaker-role", start, start + 1)]
    if roles and not BRACKETS.sub("", context.text[max(roles) : stop]).strip():
        return Turn(start, colon.end(), True)
    name = _name(context, start, stop)
    if name is None or not _is_name(name):
        return None
    return Turn(start, colon.end(), _in_brackets(context, start, stop))


def _told(context: Context, start: int, end: int) -> Turn | None:
    """Return who is told to speak at the start of a numbered paragraph: "12. Mr. Okello (Kenya) said"."""
    number = _NUMBERED.match(context.text, start, end)
    if number is None or number.end() >= end:
        return None
    opens = first = number.end()
    roles = [h.end for h in context.within("speaker-role", first, first + 1)]
    if roles:
        return Turn(opens, max(roles), True)
    before = [h.end for h in context.within("honorific", first, first + _ARTICLE + 1)]
    first = max(before, default=first)
    stop = min(end, first + _HEAD)
    after = context.within("honorific-after", first + 1, min(stop, first + _HAN_NAME))
    if not before and not after:
        return None
    named = after[0].start if after else _names_end(context.text, first, stop)
    if not _is_name(context.text[first:named].strip()):
        return None
    behind = after[0].end if after else named
    bracket = BRACKETS.match(context.text, min(end, _blanks_end(context.text, behind)), end)
    if bracket is None:
        return Turn(opens, behind, False)
    return Turn(opens, bracket.end(), _in_brackets(context, behind, bracket.end()))


def _names_end(text: str, start: int, stop: int) -> int:
    """Return the end of capitalised words at a place; all up to a mark in a script without capitals."""
    end = start
    for word in _WORD.finditer(text, start, stop):
        first = word.group()[0]
        if first in "(（:：،" or (first.islower() and word_at("particles", text, word.start()) is None):
            break
        if not first.islower():
            end = word.end()
        if word.group()[-1] in ",:،":
            return word.end() - 1
    return end


def _blanks_end(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def _name(context: Context, start: int, stop: int) -> str | None:
    """Return what stands for a name before a colon, without the honorific and what is in brackets."""
    text = context.text
    before = [h.end for h in context.within("honorific", start, start + 1)]
    if before:
        return BRACKETS.sub("", text[max(before) : stop]).strip()
    after = context.within("honorific-after", start + 1, min(stop, start + _HAN_NAME))
    if after and not BRACKETS.sub("", text[after[0].end : stop]).strip():
        return text[start : after[0].start]
    return None


def _is_name(name: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= _NAME_WORDS or _SENTENCE.search(name) is not None:
        return False
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    capital = not cased or any(word[0].isupper() for word in cased)  # "de la Cruz"
    return capital and not any(c.isdigit() for c in name)


def _in_brackets(context: Context, start: int, stop: int) -> bool:
    """Say whether a State stands in brackets behind a name."""
    places = [h.start for h in context.within("name", start, stop) if h.value.startswith("state/")]
    brackets = list(BRACKETS.finditer(context.text, start, stop))
    return any(m.start() < place < m.end() for m in brackets for place in places)


def has_year(context: Context, start: int, end: int) -> bool:
    """Say whether a span names a month and a year, as the day of a meeting does: 2024年1月10日.

    Args:
        context: the scanned document.
        start, end: view offsets.
    """
    years = [h for h in context.within("digits", start, end) if _YEAR.fullmatch(h.value)]
    text = context.text
    return any(text[h.end : h.end + 1] == "年" for h in years) or bool(
        years and context.within("month", start, end)
    )

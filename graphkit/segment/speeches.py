"""Speeches in a meeting record: "Mr. Okello (Kenya) (spoke in French):" opens one, the next ends it."""

from __future__ import annotations

import re
from typing import NamedTuple

from graphkit.scan.context import Context
from graphkit.segment.paragraphs import Paragraph

RECORD, SPEECH, NOTE = "record", "speech", "record-note"
_HEAD = 220  # characters in which the colon behind a speaker stands
_NAME_WORDS = 9  # words that a speaker's name has, at most
_HAN_NAME = 24  # characters of a name before its honorific
_LEAST = 2  # turns that make a record
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLON = re.compile("[:：]")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")  # behind a speaker: the State, the language
_SENTENCE = re.compile(r"[;!?,。，；،؛\n]|[^\W\d_]{3,}\.")  # "Mr. J. P. Okello" has points of initials only


class Turn(NamedTuple):
    """Where someone takes the floor.

    Args:
        colon: where the words begin, behind the speaker.
        sure: it is the chair, or a State stands in brackets: what only a record has.
    """

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
    for paragraph in paragraphs:
        turn = turn_at(context, paragraph.start, paragraph.end)
        noted = turn is None and bool(context.within("record-note", paragraph.start, paragraph.start + 1))
        if (turn or noted) and open_at is not None:
            spans.append((open_at, last))
            open_at = None
        if turn is not None:
            open_at, turns, sure = paragraph.start, turns + 1, sure or turn.sure
        last = paragraph.end
    if open_at is not None:
        spans.append((open_at, last))
    return spans if turns >= _LEAST and sure else []


def turn_at(context: Context, start: int, end: int) -> Turn | None:
    """Return who takes the floor at the start of a paragraph, None where nobody does.

    Args:
        context: the scanned document.
        start, end: of the paragraph.
    """
    colon = _COLON.search(context.text, start, min(end, start + _HEAD))
    if colon is None:
        return None
    stop = colon.start()
    if context.text[end - 1].isalnum():
        return None  # "Chair: Chile": a list of officers
    roles = [h.end for h in context.within("speaker-role", start, start + 1)]
    if roles and not BRACKETS.sub("", context.text[max(roles) : stop]).strip():
        return Turn(colon.end(), True)
    name = _name(context, start, stop)
    if name is None or not _is_name(name):
        return None
    return Turn(colon.end(), _in_brackets(context, start, stop))


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

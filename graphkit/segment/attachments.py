"""Heads of annexes, enclosures and appendices, in lines that may have lost their shape."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.scan.context import Context, Hit
from graphkit.segment.lines import Line, ends_sentence
from graphkit.segment.paragraphs import Paragraph, is_dateline
from graphkit.segment.titles import CORRESPONDENCE, STATEMENTS, title_type
from graphkit.segment.words import is_han, word_at

_SHORT = 170
_HEAD_LIMIT = 900
_TITLES = 40  # paragraphs in which the title of a letter stands
_BEHIND = 4  # paragraphs behind a signature in which the title of a report stands
_REACH = 30  # characters between "Annex" and "letter"


class Head(NamedTuple):
    """The head of an attachment.

    Args:
        type: annex, enclosure or appendix.
        start, end: view offsets of the heading.
        marker: "II", "A", or None.
    """

    type: str
    start: int
    end: int
    marker: str | None


def _marker(text: str, position: int, end: int) -> tuple[str | None, int]:
    """Return the number of an attachment ("II", "3", "A", 一, «الأول») and where it ends."""
    start = position
    while start < end and text[start] == " ":
        start += 1
    ordinal = word_at("ordinals", text, start)
    if ordinal is not None and ordinal.end <= end:
        return text[ordinal.start : ordinal.end], ordinal.end
    stop = start
    while stop < end and (text[stop].isalnum() and not is_han(text[stop])) and stop - start < 6:
        stop += 1
    word = text[start:stop]
    roman = word and set(word.rstrip("abc")) <= set("IVX") and word[0] in "IVX"
    letter = len(word) == 1 and word.isupper()
    number = word.isdigit() and len(word) < 3
    if roman or letter or number:
        return word, stop
    return None, position


def _names_letter(context: Context, start: int, end: int) -> bool:
    """Say whether the head goes on "to the letter dated ..."."""
    reach = min(end, start + _REACH)
    return any(h.value in CORRESPONDENCE for h in context.within("title-word", start, reach))


def _letter_end(context: Context, line: Line, paragraph: Paragraph) -> int:
    """Return the end of a head that repeats a letter's title: before the next title, date or formula."""
    text = context.text
    later = [n for n in paragraph.lines if n.start > line.start]
    for following in later:
        kind = title_type(context, following.start, following.end)
        if kind in STATEMENTS or is_dateline(context, following.start, following.end):
            return text_end(text, line.start, following.start)
    opening = context.within("opening", line.end, paragraph.end)
    if opening and opening[0].start - line.start < _HEAD_LIMIT:
        return text_end(text, line.start, opening[0].start)
    return paragraph.end


def text_end(text: str, start: int, end: int) -> int:
    """Return `end` without the blanks before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _head_at(context: Context, hit: Hit, line: Line, paragraph: Paragraph) -> Head | None:
    """Return the head that starts with "Annex" at the start of a line."""
    text = context.text
    marker, after = _marker(text, hit.end, line.end)
    rest = text[after : line.end].strip(" *:.-[]")
    if not rest:
        return Head(hit.value, hit.start, text_end(text, hit.start, line.end), marker)
    if is_han(text[hit.start]) and is_han(text[after]) and marker is None:
        return None  # 附件载有...
    if _names_letter(context, after, paragraph.end):
        end = _letter_end(context, line, paragraph)
        bounded = end - hit.start <= _HEAD_LIMIT and not ends_sentence(text, hit.start, end)
        return Head(hit.value, hit.start, end, marker) if bounded else None
    whole = line.first and line.last
    separated = text[after : after + 3].strip()[:1] in {"-", ":", ".", "("} or (
        marker is None and text[after] == " "
    )
    if (
        whole
        and line.end - line.start <= _SHORT
        and separated
        and not ends_sentence(text, line.start, line.end)
    ) and (not text[line.end - 1].isdigit() or "resolution" in text[after : line.end].lower()):
        return Head(hit.value, hit.start, line.end, marker)
    return None


def _head_before(context: Context, hit: Hit, paragraph: Paragraph) -> Head | None:
    """Return the Chinese head «...给秘书长的信的附件», whose word comes last."""
    text = context.text
    start, before = paragraph.start, hit.start
    if text[before - 1 : before] != "的" or hit.end - start > _SHORT * 2:
        return None
    if not any(
        h.end == before - 1 and h.value in CORRESPONDENCE for h in context.within("title-word", start, before)
    ):
        return None
    marker, end = _marker(text, hit.end, paragraph.end)
    at_break = any(line.end in (end, end + 1) for line in paragraph.lines)
    if not (at_break or end == paragraph.end or text[end : end + 1] in {" ", "*", "\n"}):
        return None
    return Head(hit.value, start, end, marker)


def unnamed(context: Context, paragraphs: list[Paragraph]) -> Head | None:
    """Return where a report starts that follows the signature of its letter without the word "Annex".

    Args:
        context: the scanned document.
        paragraphs: those before the first head.
    """
    signed = context.words("signed-mark")
    first = next((n for n, p in enumerate(paragraphs) if signed and p.start <= signed[0].start < p.end), None)
    if first is None:
        return None
    if not any(title_type(context, p.start, p.end) in CORRESPONDENCE for p in paragraphs[:_TITLES]):
        return None
    for number in range(first + 1, min(first + 1 + _BEHIND, len(paragraphs) - 1)):
        start, end = paragraphs[number].start, paragraphs[number].end
        if title_type(context, start, end) == "report":
            return Head("annex", start, start, None)
    return None


def heads(context: Context, paragraphs: list[Paragraph]) -> list[Head]:
    """Return the heads of attachments in order.

    Args:
        context: the scanned document.
        paragraphs: the running text.
    """
    found: list[Head] = []
    cursor = 0
    for hit in context.words("annex-head"):
        while cursor < len(paragraphs) and paragraphs[cursor].end <= hit.start:
            cursor += 1
        if cursor == len(paragraphs):
            break
        paragraph = paragraphs[cursor]
        if hit.start < paragraph.start or (found and hit.start < found[-1].end):
            continue
        line = next((n for n in paragraph.lines if n.start == hit.start), None)
        head = _head_at(context, hit, line, paragraph) if line is not None else None
        if head is None and hit.lang == "zh":
            head = _head_before(context, hit, paragraph)
        if head is not None:
            found.append(head)
    return found

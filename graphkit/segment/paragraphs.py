"""Paragraphs as the segmenter sees them: groups of lines that can be cut at a place."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.scan.context import Context
from graphkit.segment.lines import Line, ends_sentence, text_lines
from graphkit.segment.words import is_han, words_in

_TITLE_LIMIT = 320
_DATELINE_LIMIT = 70
_PLACE_LIMIT = 30


class Paragraph(NamedTuple):
    """A paragraph, or what is left of one after a cut.

    Args:
        start, end: view offsets.
        lines: its lines.
    """

    start: int
    end: int
    lines: tuple[Line, ...]


def _paragraph(lines: list[Line]) -> Paragraph:
    return Paragraph(lines[0].start, lines[-1].end, tuple(lines))


def paragraphs(context: Context) -> list[Paragraph]:
    """Return the paragraphs of the running text in order."""
    groups: list[list[Line]] = []
    for line in text_lines(context):
        if groups and groups[-1][-1].block == line.block:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def cut(paragraph: Paragraph, position: int, text: str) -> list[Paragraph]:
    """Return the paragraph cut at a view offset (the whole one, where nothing would be left of a side)."""
    left: list[Line] = []
    right: list[Line] = []
    for line in paragraph.lines:
        if line.end <= position:
            left.append(line)
        elif line.start >= position:
            right.append(line)
        else:
            start, end = position, position
            while start < line.end and text[start].isspace():
                start += 1
            while end > line.start and text[end - 1].isspace():
                end -= 1
            if end > line.start:
                left.append(line._replace(end=end, last=True))
            if start < line.end:
                right.append(line._replace(start=start, first=True))
    return [_paragraph(side) for side in (left, right) if side]


def is_title(context: Context, paragraph: Paragraph) -> bool:
    """Say whether a paragraph looks like a title: short, no sentence, not an item of a list."""
    text, start, end = context.text, paragraph.start, paragraph.end
    if end - start > _TITLE_LIMIT or ends_sentence(text, start, end):
        return False
    first = text[start]
    if first.islower() or first in "\"“«'*([" or not any(c.isalpha() for c in text[start:end]):
        return False
    head = text[start : start + 6].split(" ")[0]
    return not (
        head[:1].isdigit()
        and head.rstrip(".)").isdigit()
        and not is_han(text[start + len(head) : start + len(head) + 1] or " ")
    )


def is_dateline(context: Context, start: int, end: int) -> bool:
    """Say whether a line holds a date, or a place and a date, and nothing else."""
    text = context.text
    if end - start > _DATELINE_LIMIT:
        return False
    spans = [
        (h.start, h.end) for category in ("digits", "month") for h in context.within(category, start, end)
    ]
    if not any(True for _ in context.within("digits", start, end)):
        return False
    words = words_in("dates", text, start, end)
    han = [w for w in words if is_han(text[w.start])]
    if not context.within("month", start, end) and len(han) < 2:  # 年 and 月
        return False
    spans += [(w.start, w.end) for w in words]
    covered = {i for s, e in spans for i in range(s, min(e, end))}
    rest = "".join(text[i] if i not in covered else "\0" for i in range(start, end))
    place, comma, tail = rest.partition(",") if "," in rest else rest.partition("،")
    if comma and place.replace(" ", "").isalpha() and len(place) <= _PLACE_LIMIT:
        rest = tail
    return not any(c.isalpha() for c in rest)

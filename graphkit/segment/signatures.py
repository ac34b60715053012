"""Signature blocks: the mark, the name, and the titles beside them."""

from __future__ import annotations

import re
from functools import cache

from graphkit.scan.context import Context, Hit
from graphkit.segment.lines import Line, ends_sentence
from graphkit.segment.paragraphs import is_dateline
from graphkit.segment.titles import title_type
from graphkit.segment.words import words_in

_LINE = 110
_LONG_LINE = 200
_LINES_AFTER = 8
_LINES_BEFORE = 5
_SHORT = 40  # characters of a line of titles beside a signature


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W\d_])[^\W\d_]\.[^\W\d_]\.\Z")  # "Chargé d'affaires a.i."


def _is_title_line(context: Context, line: Line, order: int) -> bool:
    """Say whether a line under a signature goes on with the signatory's titles."""
    text = context.text
    if line.end - line.start > _LINE:
        return False
    if ends_sentence(text, line.start, line.end) and not _initials().search(text, line.start, line.end):
        return False
    if title_type(context, line.start, line.end) or is_dateline(context, line.start, line.end):
        return False
    if context.within("annex-head", line.start, line.start + 1) or context.within(
        "digits", line.start, line.end
    ):
        return False
    if words_in("roles", text, line.start, line.end) or context.within("signed-mark", line.start, line.end):
        return True
    return order <= 2 and line.end - line.start <= 60 and text[line.start].isupper()


def _end_in_line(context: Context, mark: Hit, line: Line) -> int:
    """Return where a signature ends in a line that has lost its end: after the last title near the mark."""
    if line.end - mark.end <= _LONG_LINE:
        return line.end
    roles = words_in("roles", context.text, mark.end, mark.end + _LONG_LINE)
    if roles:
        return roles[-1].end
    words = context.text[mark.end : mark.end + 60].split(" ")
    names = [w for w in words[1:4] if w[:1].isupper()]
    return mark.end + sum(len(w) + 1 for w in names)


def signature_blocks(context: Context, lines: list[Line]) -> list[tuple[int, int]]:
    """Return the view spans of the signature blocks within some lines.

    Args:
        context: the scanned document.
        lines: consecutive lines of a letter or an attachment.
    """
    if not lines:
        return []
    blocks: list[tuple[int, int]] = []
    for mark in context.within("signed-mark", lines[0].start, lines[-1].end):
        if blocks and mark.start < blocks[-1][1]:
            continue
        index = next((i for i, n in enumerate(lines) if n.start <= mark.start < n.end), None)
        if index is None:
            continue
        span = (
            _after(context, lines, index, mark)
            if mark.value == "after"
            else _before(context, lines, index, mark)
        )
        if blocks and not context.text[blocks[-1][1] : span[0]].strip():
            blocks[-1] = (blocks[-1][0], span[1])
        else:
            blocks.append(span)
    return blocks


def _before(context: Context, lines: list[Line], index: int, mark: Hit) -> tuple[int, int]:
    """The mark opens the block: "(Signed) Name", then the titles, which French prints before it."""
    start = mark.start
    if start == lines[index].start:
        start = _titles_above(context, lines, index)
    end = _end_in_line(context, mark, lines[index])
    if end == lines[index].end:
        for order, line in enumerate(lines[index + 1 : index + 1 + _LINES_AFTER], 1):
            if not _is_title_line(context, line, order):
                break
            end = line.end
    return start, end


def _titles_above(context: Context, lines: list[Line], index: int) -> int:
    """Return where the titles start that stand in the lines above a signature."""
    start = lines[index].start
    for line in reversed(lines[max(0, index - _LINES_BEFORE) : index]):
        short = line.end - line.start <= _SHORT
        end = line.end - context.text.endswith(",", line.start, line.end)  # "L'Ambassadeur,"
        if not short or ends_sentence(context.text, line.start, end):
            break
        if not words_in("roles", context.text, line.start, line.end):
            break
        start = line.start
    return start


def _after(context: Context, lines: list[Line], index: int, mark: Hit) -> tuple[int, int]:
    """The mark closes the block: the titles, then 姓名(签名)."""
    start = _titles_above(context, lines, index)
    end = mark.end
    for line in lines[index + 1 : index + 1 + _LINES_BEFORE]:
        if line.end - line.start > _SHORT or not words_in("roles", context.text, line.start, line.end):
            break
        end = line.end
    return start, end

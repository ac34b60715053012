"""Lines of a document: its paragraphs, cut where lines of the source ended."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.scan.context import Context

_ENDS = frozenset(".;:!?。；：！？؛؟…,،，、")
_CLOSERS = "\"'”»)]’*"


class Line(NamedTuple):
    """One line in the view.

    Args:
        start, end: view offsets, without the blanks around it.
        block: number of the paragraph it belongs to.
        first, last: whether it opens, or closes, its paragraph.
    """

    start: int
    end: int
    block: int
    first: bool
    last: bool


def text_lines(context: Context) -> list[Line]:
    """Return the lines of the running text in order; page furniture is left out."""
    text, breaks = context.text, context.document.view.breaks.tolist()
    lines: list[Line] = []
    cursor = 0
    for number, block in enumerate(context.blocks):
        while cursor < len(breaks) and breaks[cursor] < block.start:
            cursor += 1
        cuts = []
        while cursor < len(breaks) and breaks[cursor] < block.end:
            cuts.append(breaks[cursor] + 1)
            cursor += 1
        if block.role == "text":
            lines.extend(_cut(text, block.start, block.end, cuts, number))
    return lines


def _cut(text: str, start: int, end: int, cuts: list[int], number: int) -> list[Line]:
    if not cuts and not text[start].isspace() and not text[end - 1].isspace():
        return [Line(start, end, number, True, True)]
    spans = []
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            spans.append((left, right))
    last = len(spans) - 1
    return [Line(s, e, number, i == 0, i == last) for i, (s, e) in enumerate(spans)]


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Say whether a stretch ends as a sentence or an item of a list does.

    >>> ends_sentence("It was adopted.", 0, 15), ends_sentence("General Assembly", 0, 16)
    (True, False)
    """
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return end > start and text[end - 1] in _ENDS

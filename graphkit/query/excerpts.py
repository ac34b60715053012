"""The sentence around a mention, as people read it, with the mention still marked in it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from graphkit.query.readable import visible

REACH = 500  # characters to either side in which the ends of a sentence are looked for

_HYPHEN = r"(?<=[^\W\d_])-[ \t]*(?:\r?\n[ \t]*)+(?=[^\W\dA-ZА-Я_])"
_HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_CLOSING = r"[”»\"’)\]]"


@cache
def _end() -> re.Pattern[str]:
    """Ends of sentences; a dot after one or two letters is an abbreviation's more often than not."""
    return re.compile(rf"[。！？]|(?:(?<=[^\W_]{{3}})|(?<={_CLOSING}))[.!?؟…]{_CLOSING}*(?=\s)")


@cache
def _gap() -> re.Pattern[str]:
    """Breaks that end a sentence without a stop: two blank lines, a new page."""
    return re.compile(r"\n[ \t\r]*\n[ \t\r]*\n|\f")


@cache
def _folding() -> re.Pattern[str]:
    # a single blank stays as it is, unless it stands between two Chinese characters
    return re.compile(rf"{_HYPHEN}|(?<={_HAN})\s+(?={_HAN})| \s+|[^\S ]\s*")


class Excerpt(NamedTuple):
    """A sentence, cleaned for reading, and where in it the mention stands."""

    sentence: str
    start: int
    end: int


def clean(text: str) -> str:
    """Return text with line breaks folded and words joined that were divided at a line's end.

    >>> clean("Организации Объеди-\\n\\nненных  Наций")
    'Организации Объединенных Наций'
    """
    return clean_part(text).strip()


def excerpt(
    text: str,
    start: int,
    end: int,
    sentence: tuple[int, int] | None = None,
    edges: Sequence[int] = (),
) -> Excerpt:
    """Return the sentence around a stretch of text.

    Args:
        text: the exact text of the file.
        start, end: the mention in it.
        sentence: where the sentence stands, if that is known.
        edges: offsets, ascending, that no sentence goes over: where parts begin and end.

    >>> excerpt("One thing. Another\\nthing here. A third.", 11, 18)
    Excerpt(sentence='Another thing here.', start=0, end=7)
    """
    low, high = _between(edges, start, end)
    first, last = sentence or (max(low, _begin(text, start)), min(high, _finish(text, end)))
    first, last = min(first, start), max(last, end)
    before, words, after = (clean_part(text[a:b]) for a, b in ((first, start), (start, end), (end, last)))
    joined = _join(before.lstrip(), words.strip())
    lead = len(joined) - len(words.strip())
    return Excerpt(_join(joined, after.rstrip()), lead, len(joined))


def clean_part(text: str) -> str:
    """Clean a piece of a sentence, keeping one blank at either end where there was one."""
    return _folding().sub(_folded, visible(text))


def _folded(match: re.Match[str]) -> str:
    """A blank for white space between words, nothing for what only the line break put there."""
    whole, first = match.string, match.start()
    if match[0].startswith("-"):
        return ""
    sides = whole[first - 1 : first] + whole[match.end() : match.end() + 1]
    if sides.isascii():  # the most frequent case by far
        return " "
    return "" if len(sides) == 2 and all(re.match(_HAN, side) for side in sides) else " "


def _join(left: str, right: str) -> str:
    """Put two cleaned pieces together as if they had been cleaned as one."""
    if left.endswith(" ") or right.startswith(" "):
        left, right = left.rstrip(" "), right.lstrip(" ")
        apart = left and right and not all(re.match(_HAN, side) for side in (left[-1], right[0]))
        return f"{left} {right}" if apart else left + right
    return left + right


def _between(edges: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The edges on either side of a stretch."""
    left, right = bisect_right(edges, start), bisect_left(edges, end)
    return (edges[left - 1] if left else 0), (edges[right] if right < len(edges) else sys.maxsize)


def _begin(text: str, start: int) -> int:
    low = max(0, start - REACH)
    window = text[low:start]
    ends = [match.end() for pattern in (_end(), _gap()) for match in pattern.finditer(text, low, start)]
    return max(ends, default=low if low == 0 else low + max(0, window.find(" ")))


def _finish(text: str, end: int) -> int:
    high = min(len(text), end + REACH)
    ends = [match.end() for match in [_end().search(text, end, high)] if match]
    ends += [match.start() for match in [_gap().search(text, end, high)] if match]
    return min(ends, default=high)

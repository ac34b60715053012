"""Compares words attributed to a text with that text: word for word, whatever marks and line breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from graphkit.model import Span

CLOSE = 0.6  # share of the words of an altered quotation that the text has, in order
_GRAM = 3  # words that lead to the place of a quotation in a text


class Word(NamedTuple):
    """A word as compared, and where it stands."""

    text: str
    start: int
    end: int


class Comparison(NamedTuple):
    """How a quotation compares with a text: a verdict, the nearest passage, what differs."""

    verdict: str
    found: Span | None = None
    difference: str = ""


@cache
def _token() -> re.Pattern[str]:
    """A word, joined where a line's end divides it; a Chinese character is a word by itself."""
    return re.compile(r"[\u4e00-\u9fff]|(?:[^\W_\u4e00-\u9fff]+(?:-[ \t]*\n\s*(?=[^\W\d_])|(?=[^\W_]))?)+")


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(r"\[?(?:\.\s?){3,}\]?|…|\[…\]")


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a stretch of text.

    >>> [word.text for word in words("Demands the with-\\n drawal; 要求")]
    ['demands', 'the', 'withdrawal', '要', '求']
    """
    stop = len(text) if end is None else end
    return [
        Word((_joined(match[0]) if "-" in match[0] else match[0]).casefold(), *match.span())
        for match in _token().finditer(text, start, stop)
    ]


def _joined(word: str) -> str:
    return re.sub(r"-\s+", "", word)


def compare(quoted: str, text: Sequence[Word]) -> Comparison:
    """Set a quotation beside the words of a text.

    Args:
        quoted: the quotation; "..." or "[...]" in it stands for words left out.
        text: the words of the text.
    """
    pieces = [row for piece in _left_out().split(quoted) if (row := [word.text for word in words(piece)])]
    if not pieces:
        return Comparison("not-found")
    plain = [word.text for word in text]
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        after = spans[-1][1] if spans else 0
        place = next((at for at in _places(piece, plain) if at >= after), None)
        if place is None:
            break
        spans.append((place, place + len(piece)))
    if len(spans) == len(pieces):
        return Comparison("verbatim", Span(text[spans[0][0]].start, text[spans[-1][1] - 1].end))
    return _altered([word for piece in pieces for word in piece], plain, text)


def _places(piece: Sequence[str], text: Sequence[str]) -> Iterator[int]:
    size, at = len(piece), -1
    wanted, known = list(piece), list(text)
    while piece[0] in known[at + 1 :]:
        at = known.index(piece[0], at + 1)
        if known[at : at + size] == wanted:
            yield at


def _altered(quoted: list[str], plain: list[str], text: Sequence[Word]) -> Comparison:
    """Find the passage that most of the words come from, and tell what differs in it."""
    grams = {tuple(quoted[i : i + _GRAM]): i for i in range(len(quoted) - _GRAM + 1)}
    votes: Counter[int] = Counter()
    for at in range(len(plain) - _GRAM + 1):
        place = grams.get(tuple(plain[at : at + _GRAM]))
        if place is not None:
            votes[at - place] += 1
    if not votes:
        return Comparison("not-found")
    start = max(0, min(votes, key=lambda at: (-votes[at], at)) - 2)
    window = plain[start : start + len(quoted) + len(quoted) // 3 + 4]
    matcher = SequenceMatcher(None, window, quoted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < CLOSE * len(quoted):
        return Comparison("not-found")
    first, last = blocks[0].a, blocks[-1].a + blocks[-1].size
    shown = _difference(window[first:last], quoted)
    return Comparison("altered", Span(text[start + first].start, text[start + last - 1].end), shown)


def _difference(text: list[str], quoted: list[str]) -> str:
    """Return the words with marks: [-only in the text-], {+only in the quotation+}."""
    shown = []
    for kind, a, b, c, d in SequenceMatcher(None, text, quoted, autojunk=False).get_opcodes():
        if kind == "equal":
            shown.append(" ".join(text[a:b]))
            continue
        if b > a:
            shown.append(f"[-{' '.join(text[a:b])}-]")
        if d > c:
            shown.append(f"{{+{' '.join(quoted[c:d])}+}}")
    return " ".join(shown)

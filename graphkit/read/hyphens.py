"""Decides at each divided word whether its hyphen was put in by the line end or belongs to the word."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from graphkit.read.characters import DIGIT, HYPHEN_MARKS, LETTER, LOWER, SPACE, UPPER, Codes, text_of
from graphkit.read.facts import facts
from graphkit.read.lines import Bools, Ints, Kept, Lines

HYPHEN = ord("-")
LEXICON = 1_000_000  # characters of the document itself that are searched for the word
REACH = 32  # characters to each side that may belong to the word


class Divided(NamedTuple):
    """Words divided at line ends, or at the marks PDFium leaves.

    Args:
        rows: for each line but the last, True where it ends within a word.
        dropped: positions in `Kept` of hyphens that go.
        closed: positions in `Kept` of hyphens that stay and take no blank on either side.
    """

    rows: Bools
    dropped: Ints
    closed: Ints


def find_divided(kept: Kept, lines: Lines, raw: Codes) -> Divided:
    """Return the words divided at the ends of lines.

    Args:
        raw: code points of the kept characters before folding.
    """
    last, after = lines.last[:-1], lines.first[1:]
    hyphen = kept.codes[last] == HYPHEN
    spaced = hyphen & ((kept.kinds[np.maximum(last - 1, 0)] & SPACE) != 0)
    before = kept.kinds[np.maximum(last - 1 - spaced, 0)]
    follows = kept.kinds[after]
    tight = hyphen & ~spaced & ((before & (LETTER | DIGIT)) != 0)
    small = tight & ((before & LETTER) != 0) & ((follows & LOWER) != 0)
    stays = tight & ((follows & (UPPER | DIGIT)) != 0)
    torn = spaced & (raw[last] == HYPHEN) & ((before & (LOWER | UPPER)) != 0) & ((follows & UPPER) != 0)
    torn &= (last - lines.first[:-1]) > 2
    rows = small | stays | torn
    marks = _marks(kept, raw, last)
    pairs = list(zip(last[small].tolist(), after[small].tolist(), strict=True))
    pairs += [(at, at + 1) for at in marks.tolist()]
    words = Lexicon(_apart(kept, marks)) if pairs else None
    goes = np.array([bool(words and words.drops(at, then)) for at, then in pairs], bool)
    places = np.array([at for at, _ in pairs], np.int64)
    closed = np.concatenate((last[stays | torn], places[~goes]))
    return Divided(rows, np.sort(places[goes]), np.sort(closed))


def _apart(kept: Kept, marks: Ints) -> str:
    """Return the text with words divided by a mark taken apart: their hyphen proves nothing."""
    if not marks.size:
        return kept.text
    codes = kept.codes.copy()
    codes[marks] = 0xA
    return text_of(codes)


def _marks(kept: Kept, raw: Codes, line_ends: Ints) -> Ints:
    """Return the positions of hyphen marks within a line, before a small letter."""
    marks = np.flatnonzero((raw == HYPHEN_MARKS[0]) | (raw == HYPHEN_MARKS[1]))
    marks = marks[(marks > 0) & (marks < raw.size - 1)]
    if not marks.size:
        return marks
    inside = ((kept.kinds[marks - 1] & LETTER) != 0) & ((kept.kinds[marks + 1] & LOWER) != 0)
    return np.setdiff1d(marks[inside], line_ends)


@cache
def _russian() -> object:
    """Return the Russian dictionary if it is installed."""
    try:
        from pymorphy3 import MorphAnalyzer
    except ImportError:
        return None
    return MorphAnalyzer(lang="ru")


def _known_in_russian(word: str) -> bool | None:
    analyser = _russian()
    known = getattr(analyser, "word_is_known", None)
    return bool(known(word)) if known else None


class Lexicon:
    """The words of one document, to look up divided words in.

    Args:
        text: the document.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def _seen(self) -> frozenset[str]:
        if self._words is None:
            text = self._text[:LEXICON].lower()
            self._words = frozenset(re.findall(r"\w+(?:-\w+)*", text))
        return self._words

    def drops(self, at: int, then: int) -> bool:
        """Tell whether the hyphen at one position goes, the word going on at another."""
        left = re.search(r"[^\W\d_]+$", self._text[max(at - REACH, 0) : at])
        right = re.match(r"[^\W\d_]+", self._text[then : then + REACH])
        if not left or not right:
            return True
        return self._drops(left.group().lower(), right.group().lower())

    def _drops(self, left: str, right: str) -> bool:
        seen, known = self._seen(), facts().hyphens
        if f"{left}-{right}" in seen:
            return False
        if left + right in seen:
            return True
        if "а" <= right[0] <= "ё":
            whole = _known_in_russian(left + right)
            if whole is not None:
                return whole or not (left.endswith(("о", "е")) and _known_in_russian(right))
        return left not in known.keep_after and right not in known.keep_before

"""The lines of a text as columns: where each starts and ends, and what tells whether it goes on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphkit.read.characters import (
    DIGIT,
    END,
    HAN,
    LETTER,
    NEWLINE,
    PARAGRAPH,
    QUOTE,
    SPACE,
    Codes,
    Kinds,
    text_of,
)

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Kept(NamedTuple):
    """The characters that stay: offsets, classes, folded forms, places of those not blank, all as a text."""

    offsets: NDArray[np.int32]
    kinds: Kinds
    codes: Codes
    solid: Ints
    text: str


class Lines(NamedTuple):
    """One row a line that holds anything; positions count in `Kept`.

    Args:
        first, last: positions of its first and last character that is no blank.
        indent: blanks before the first.
        trailing: blanks after the last.
        gap: empty lines between it and the line before.
        hard: markup ends a paragraph between it and the line before.
        holds: all classes that occur in it, joined.
        width: columns it takes, a Han character counting as two.
        word: columns its first word takes.
        opens, closes: class of its first and last character, brackets and quotation marks apart.
        final: class of its very last character.
    """

    first: Ints
    last: Ints
    indent: Ints
    trailing: Ints
    gap: Ints
    hard: Bools
    holds: Kinds
    width: Ints
    word: Ints
    opens: Kinds
    closes: Kinds
    final: Kinds

    def text(self, kept: Kept, row: int) -> str:
        """Return one line as a text."""
        return kept.text[int(self.first[row]) : int(self.last[row]) + 1]


def keep(offsets: NDArray[np.int32], kinds: Kinds, codes: Codes) -> Kept:
    """Return the kept characters with the places of those that are not blank."""
    return Kept(offsets, kinds, codes, np.flatnonzero((kinds & (SPACE | NEWLINE)) == 0), text_of(codes))


def seen_through(kinds: Kinds, at: Ints, step: int) -> Kinds:
    """Return the classes at some positions, looking past up to two brackets or quotation marks."""
    found = kinds[at]
    for _ in range(2):
        quote = (found & QUOTE) != 0
        if not quote.any():
            break
        at = np.clip(np.where(quote, at + step, at), 0, kinds.size - 1)
        found = kinds[at]
    return found


def find_lines(kept: Kept, raw: Codes) -> Lines:
    """Return the lines that hold anything.

    Args:
        kept: the characters that stay.
        raw: their code points before folding, to know paragraph separators by.
    """
    kinds, solid = kept.kinds, kept.solid
    ends = np.flatnonzero(kinds & NEWLINE)
    counts = np.searchsorted(solid, ends)  # solid characters before each line end
    lows = np.concatenate(([0], counts))
    highs = np.concatenate((counts, [solid.size]))
    filled = np.flatnonzero(highs > lows)
    low, high = lows[filled], highs[filled]
    first, last = solid[low], solid[high - 1]
    starts = np.concatenate(([0], ends + 1))[filled]
    stops = np.concatenate((ends, [kinds.size]))[filled]
    hard_before = np.concatenate(([0], np.cumsum(raw[ends] == PARAGRAPH)))[filled]
    size = (last - first + 1).astype(np.int64)
    holds = np.bitwise_or.reduceat(kinds[solid], low) if filled.size else np.zeros(0, np.uint16)
    width = size.copy()
    if filled.size and bool((holds & HAN).any()):
        width += np.add.reduceat(((kinds[solid] & HAN) != 0).astype(np.int64), low)
    return Lines(
        first=first,
        last=last,
        indent=first - starts,
        trailing=stops - last - 1,
        gap=_steps(filled, -1) - 1,
        hard=_steps(hard_before, 0) > 0,
        holds=holds,
        width=width,
        word=_first_words(kinds, first, last),
        opens=seen_through(kinds, first, 1),
        closes=seen_through(kinds, last, -1),
        final=kinds[last] if filled.size else holds,
    )


def _steps(values: Ints, before: int) -> Ints:
    """Return the difference of each value from the one before it."""
    steps = values.copy()
    if steps.size:
        steps[1:] -= values[:-1]
        steps[0] -= before
    return steps


def _first_words(kinds: Kinds, first: Ints, last: Ints) -> Ints:
    """Return the columns of each line's first word (a Han character is a word of two)."""
    if not first.size:
        return first
    blanks = np.flatnonzero(kinds & (SPACE | NEWLINE))
    after = np.searchsorted(blanks, first)
    stop = np.append(blanks, kinds.size)[after]
    word = np.minimum(stop, last + 1) - first
    return np.where((kinds[first] & HAN) != 0, 2, word)


@cache
def item_pattern() -> re.Pattern[str]:
    """Return the pattern of a bullet, a note mark or a number that a line starts with."""
    return re.compile(
        r"(?:[0-9]{1,3}|[^\W\d_])[.)](?=\s|$)|[^\W_]{1,3}\)|\((?!\d{4}\))[^\W_]{1,4}\)|[\u2022\u25cf\u25aa\u00b7-](?=\s|$)|\*(?![a-z])"
    )


def starts_item(kept: Kept, lines: Lines) -> Bools:
    """Tell for each line whether it starts with a bullet, a note mark or a number: "12.", "b)", "(iv)"."""
    codes, kinds, first = kept.codes, kept.kinds, lines.first
    found = np.zeros(first.size, bool)
    top = codes.size - 1
    maybe = (kinds[first] & (LETTER | DIGIT)) == 0
    for step in (1, 2, 3):
        sign = codes[np.minimum(first + step, top)]
        maybe |= (sign == 0x29) | (sign == 0x2E)
    match, text = item_pattern().match, kept.text
    rows = np.flatnonzero(maybe)
    starts = first[rows].tolist()
    found[rows] = [match(text, at) is not None for at in starts]
    return found


def stands_alone(lines: Lines) -> Bools:
    """Tell for each line whether its end looks like the end of a sentence or clause."""
    return np.asarray(((lines.closes | lines.final) & END) != 0)

"""Finds the blank that text recognition puts before the last letter of a word."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from graphkit.read.characters import DIGIT, LATIN, LETTER, LOWER, NEWLINE, SPACE
from graphkit.read.facts import facts
from graphkit.read.lines import Ints, Kept

REACH = 24  # letters of the longest word looked at
SHORTEST = 4  # letters of the shortest word that is completed


@cache
def _alone() -> re.Pattern[str]:
    """Return the pattern of a letter alone that is no word: where there is none, nothing is to be joined."""
    return re.compile(rf" [^\W\d_{''.join(facts().letters_that_are_words)}](?=[\s,;:])")


def find_strays(kept: Kept) -> Ints:
    """Return the positions of blanks that separate a word from its own last letter.

    Joined is a single small consonant after a longer word in small letters
    ("govern s"), unless that word is one that letters are used to count under.
    """
    kinds, codes = kept.kinds, kept.codes
    blanks = np.flatnonzero(kinds & SPACE)
    if blanks.size == kept.text.count(" ") and not _alone().search(kept.text):
        return np.zeros(0, np.int64)
    blanks = blanks[(blanks > SHORTEST) & (blanks < kinds.size - 3)]
    blanks = blanks[(kinds[blanks + 2] & (LETTER | DIGIT)) == 0]
    for step in (1, -1, -SHORTEST):
        blanks = blanks[(kinds[blanks + step] & (LATIN | LOWER)) == (LATIN | LOWER)]
    after = blanks + 2
    ended = (kinds[after] & (SPACE | NEWLINE)) != 0
    for sign in ",;:":
        ended |= codes[after] == ord(sign)
    blanks = blanks[ended]
    known, taken = facts(), []
    for blank in blanks.tolist():
        if kept.text[blank + 1] in known.letters_that_are_words:
            continue
        before = re.search(r"[^\W\d_]+$", kept.text[max(blank - REACH, 0) : blank])
        if not before or len(before.group()) < SHORTEST or before.group() in known.before_a_letter:
            continue
        if int(kinds[blank + 2]) & SPACE and not int(kinds[blank + 3]) & (LETTER | SPACE | NEWLINE):
            continue
        taken.append(blank)
    return np.array(taken, np.int64)

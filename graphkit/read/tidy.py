"""Knows a tidy text, one of which cleaning changes nothing but blanks, and cleans it the short way.

Most texts of a corpus are tidy: each paragraph is one line, an empty line stands
between two, no page furniture and no divided words. None of the questions that
columns of lines answer arises there. A text that gives the least reason for such
a question is no tidy one, so that both ways come to the same view.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from graphkit.read.characters import (
    ARABIC,
    END,
    HAN,
    HYPHEN_MARKS,
    LOWER,
    MANY,
    NEWLINE,
    SPACE,
    WIDE,
    Codes,
    Kinds,
)
from graphkit.read.furniture import LONGEST, furniture_of, may_be_link
from graphkit.read.hyphens import HYPHEN
from graphkit.read.lines import Ints, Kept, item_pattern, seen_through
from graphkit.read.paragraphs import COMMAS, NARROW, WIDEST
from graphkit.read.strays import find_strays


def tidy_view(kept: Kept, raw: Codes) -> tuple[Ints, Codes] | None:
    """Return the positions that make the view and their characters, None where the text is not tidy.

    Args:
        kept: the characters that stay; nothing but the text itself tells how its lines are set.
        raw: their code points before folding.

    >>> from graphkit.read.characters import classify, code_points
    >>> from graphkit.read.lines import keep
    >>> codes = code_points("The  Council.\\n\\n\\nIt met.\\n")
    >>> places, shown = tidy_view(keep(np.arange(codes.size, dtype=np.int32), *classify(codes)), codes)
    >>> "".join(map(chr, shown.tolist()))
    'The Council.\\nIt met.'
    """
    kinds, solid, text = kept.kinds, kept.solid, kept.text
    if not solid.size or int(np.count_nonzero(kinds & SPACE)) != text.count(" "):
        return None  # a blank of a width of its own becomes a common one
    held = int(np.bitwise_or.reduce(kinds))
    if held & MANY or ("-" in text and bool(((raw == HYPHEN_MARKS[0]) | (raw == HYPHEN_MARKS[1])).any())):
        return None
    first, last = int(solid[0]), int(solid[-1]) + 1
    starts, ends = [first], []
    for run in _line_ends().finditer(text, first, last):
        low, high = run.span()
        if text.count("\n", low, high) == 1:
            return None
        while text[low - 1] == " ":
            low -= 1
        ends.append(low)
        starts.append(high)
    if _hints(kept, starts, [*ends, last]) or find_strays(kept).size:
        return None
    codes = kept.codes
    if ends:
        codes = codes.copy()
        codes[ends] = 10
    words = (kinds & (SPACE | NEWLINE)) == 0
    stays = words.copy()
    stays[1:last] |= words[: last - 1]  # and the first blank behind each word
    if held & WIDE:
        stays[_beside_wide(kinds, codes, solid)] = False
    places = stays.nonzero()[0]
    return places, codes[places]


@cache
def _line_ends() -> re.Pattern[str]:
    """Return the pattern of what stands between two lines that hold anything, from the first line end on."""
    return re.compile(r"\n[ \n]*")


def _beside_wide(kinds: Kinds, codes: Codes, solid: Ints) -> Ints:
    """Return the blanks within a line that stand beside a wide sign."""
    befores, afters = solid[:-1], solid[1:]
    wide = ((kinds[befores] | kinds[afters]) & WIDE) != 0
    blanks: Ints = befores[wide & (afters - befores > 1)] + 1
    within: Ints = blanks[codes[blanks] != 10]
    return within


def _hints(kept: Kept, starts: list[int], ends: list[int]) -> bool:
    """Say whether anything hints that a line is furniture or a link, or that it is not whole."""
    return _run_on(kept, starts, ends) or any(
        may_be_link(kept.text, start) or (end - start <= LONGEST and furniture_of(kept.text[start:end]))
        for start, end in zip(starts, ends, strict=True)
    )


def _run_on(kept: Kept, starts: list[int], ends: list[int]) -> bool:
    """Say whether anything hints that a line ends within a word, or goes on in the next one."""
    if len(starts) < 2:
        return False
    text = kept.text
    first, last = np.array(starts[1:]), np.array(ends[:-1]) - 1
    if bool((kept.codes[last] == HYPHEN).any()):
        return True
    opens, final = seen_through(kept.kinds, first, 1), kept.kinds[last]
    open_ended = ((seen_through(kept.kinds, last, -1) | final) & END) == 0
    for row in np.flatnonzero(open_ended & ((opens & (LOWER | HAN | ARABIC)) != 0)).tolist():
        start, end = starts[row], ends[row]
        if end - start > WIDEST or item_pattern().match(text, starts[row + 1]):
            continue
        if int(opens[row]) & LOWER and text[end - 1] not in COMMAS:
            return True
        if int(opens[row]) & (HAN | ARABIC) and _columns(kept, start, end) >= NARROW:
            return True
    return False


def _columns(kept: Kept, start: int, end: int) -> int:
    """Return the columns that a line takes."""
    return end - start + int(np.count_nonzero(kept.kinds[start:end] & HAN))

"""Knows a tidy text, one of which cleaning changes nothing but blanks, and cleans it the short way.

Most texts of a corpus are tidy: each paragraph is one line, an empty line stands
between two, no page furniture and no divided words. None of the questions that
columns of lines answer arises there. A text that gives the least reason for such
a question is no tidy one, so that both ways come to the same view.
"""

from __future__ import annotations

import numpy as np

from graphkit.read.characters import ARABIC, END, HAN, HYPHEN_MARKS, LOWER, MANY, SPACE, WIDE, Codes
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
    befores, afters = solid[:-1], solid[1:]
    runs = afters - befores > 2
    if held & WIDE:
        runs |= ((kinds[befores] | kinds[afters]) & WIDE != 0) & (afters - befores > 1)
    first, last = int(solid[0]), int(solid[-1]) + 1
    stays = np.ones(kinds.size, bool)
    stays[:first] = stays[last:] = False
    starts, ends, stops = [first], [], text.count("\n", first, last)
    for low, high in zip((befores[runs] + 1).tolist(), afters[runs].tolist(), strict=True):
        lines = text.count("\n", low, high)
        if lines == 1:
            return None
        if lines:
            stops -= lines
            ends.append(low)
            starts.append(high)
        tight = held & WIDE and not lines and (int(kinds[low - 1]) | int(kinds[high])) & WIDE
        stays[low if tight else low + 1 : high] = False
    if stops or _hints(kept, starts, [*ends, last]) or find_strays(kept).size:
        return None
    codes = kept.codes
    if ends:
        codes = codes.copy()
        codes[ends] = 10
    places = np.flatnonzero(stays)
    return places, codes[places]


def _hints(kept: Kept, starts: list[int], ends: list[int]) -> bool:
    """Say whether anything hints that a line is furniture, ends within a word, or goes on in the next one."""
    text = kept.text
    for start, end in zip(starts, ends, strict=True):
        if may_be_link(text, start) or (end - start <= LONGEST and furniture_of(text[start:end])):
            return True
    if len(starts) < 2:
        return False
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

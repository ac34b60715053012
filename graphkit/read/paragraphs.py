"""Decides which line ends are only line ends and which end a paragraph.

Three kinds of text exist and mix: every line a paragraph; lines wrapped, with
an empty line between paragraphs; and wrapped lines each followed by an empty
line, with a larger gap or an indent between paragraphs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.read.characters import ARABIC, DIGIT, HAN, LETTER, LOWER
from graphkit.read.facts import facts
from graphkit.read.lines import Bools, Ints, Kept, Lines, stands_alone, starts_item

WINDOW = 40  # lines to each side that tell how a region is set
WIDEST = 170  # no wrapped line has more columns
PROSE = 56  # columns of lines of prose: a short word may still be taken over from one of them
_LONGEST = 8  # letters of a word that no line ends in on purpose
COMMAS = ",،，、"
NARROW = 40  # a line that ends before this column was ended on purpose


def _share(yes: Bools, among: Bools, least: int) -> NDArray[np.float64] | float:
    """Return for each line the share of `yes` among the pairs around it, 0 where fewer than `least` tell.

    In a short text every pair is around every line: one number then serves all.
    """
    size = yes.size
    if size <= WINDOW + 1:
        pairs = int(np.count_nonzero(among))
        return int(np.count_nonzero(yes & among)) / pairs if pairs >= max(least, 1) else 0.0
    low = np.maximum(np.arange(size) - WINDOW, 0)
    high = np.minimum(np.arange(size) + WINDOW + 1, size)
    hits = np.concatenate(([0], np.cumsum(yes & among)))
    total = np.concatenate(([0], np.cumsum(among)))
    count = total[high] - total[low]
    return np.where(count >= least, (hits[high] - hits[low]) / np.maximum(count, 1), 0.0)


def _fills(lines: Lines, breaks: Bools) -> Bools:
    """Tell for each line but the last whether the next line's first word had no room on it."""
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    widest = np.maximum(np.maximum.reduceat(lines.width, starts), NARROW)
    limit = widest[np.cumsum(breaks) - breaks]
    slack = np.where((lines.final[:-1] & HAN) != 0, 3, 0)
    no_room = lines.width[:-1] + 1 + lines.word[1:] + slack > limit
    nearly = (limit >= PROSE) & (lines.width[:-1] >= 0.8 * limit) & ~stands_alone(lines)[:-1]
    return np.asarray(no_room | nearly)


def _numbers_only(kept: Kept, lines: Lines, items: Bools) -> Bools:
    """Tell for each line whether it is nothing but a list number or bullet: its text follows."""
    size = lines.last - lines.first
    short = (size < 6) & (((lines.holds & LETTER) == 0) | (size < 4))
    end = kept.codes[lines.last]
    dot = (end == 0x2E) | (end == 0x29) | (end == 0x2D) | (size == 0)
    held = ((lines.holds & DIGIT) != 0) | items
    return np.asarray(short & dot & held)


def join_lines(kept: Kept, lines: Lines, cut: Bools, divided: Bools, wrapped: bool | None) -> Bools:
    """Tell for each line but the last whether the next line goes on with its paragraph.

    Args:
        kept: the characters.
        lines: their lines, page furniture taken out.
        cut: True where page furniture stood before a line.
        divided: for each line but the last, True where it ends within a word.
        wrapped: what the format says of line ends, or None.
    """
    if lines.first.size < 2:
        return np.zeros(max(lines.first.size - 1, 0), bool)
    gap, hard, cut = lines.gap[1:], lines.hard[1:], cut[1:]
    ended = stands_alone(lines)[:-1]
    lower = (lines.opens[1:] & LOWER) != 0
    items = starts_item(kept, lines)
    item = items[1:]
    caseless = (((lines.closes[:-1] | lines.final[:-1]) & lines.opens[1:]) & (HAN | ARABIC)) != 0
    near, apart = (gap == 0) & ~cut & ~hard, (gap == 1) & ~cut & ~hard
    open_ended = ~ended & ~_comma(kept, lines)  # a list of clauses ends each in a comma, in small letters
    runs_on = open_ended & ~item & lower & (lines.width[:-1] <= WIDEST)
    full = ~ended & ~item & caseless & _near_full(lines) & (lines.width[:-1] <= WIDEST)
    told = runs_on | divided
    single = np.zeros(gap.size, bool) | (_share(told, near, 2) > 0.2) | (_share(full, near, 5) > 0.5)
    double = (lines.width[:-1] <= WIDEST) & ((_share(told, apart, 2) > 0.25) | (_share(full, apart, 5) > 0.5))
    if wrapped is not None:
        single, double = np.full_like(single, wrapped), np.zeros_like(double)
    base = _base_indent(lines, np.where(double, apart, near) & (runs_on | full))
    indented = lines.indent[1:] > base
    flows = (near & single) | (apart & double)
    wide = np.where(double, gap > 1, gap > 0)
    fills = _fills(lines, (hard | wide | (indented & flows)) & ~cut)
    joins = flows & ~indented & ((lower & ~(ended & ~fills)) | fills) & ~(item & (ended | ~fills))
    joins |= near & indented & single & lower & ~ended & ~item  # a hanging indent
    joins &= ~(near & double & indented)
    if wrapped is None:
        wide_enough = near & ~single & ~item & (lines.width[:-1] >= NARROW)
        joins |= wide_enough & ((lower & open_ended) | _asked_to_run_on(lines))
    joins |= _unfinished(kept, lines, near & ~joins & ~item)
    numbers = _numbers_only(kept, lines, items)
    joins |= near & numbers[:-1] & ~numbers[1:]
    goes_on = ~ended & ~item & (lower | (caseless & ~indented))
    joins |= cut & ~hard & goes_on & (single | double | lower | caseless)
    joins |= cut & ~hard & open_ended & ~item & ~indented & fills & (single | double)  # a full line went on
    joins |= divided & ~hard & (gap <= 1) | divided & cut
    return np.asarray(joins)


def _comma(kept: Kept, lines: Lines) -> Bools:
    """Tell for each line but the last whether it ends in a comma."""
    final = kept.codes[lines.last[:-1]]
    comma = np.zeros(final.size, bool)
    for sign in COMMAS:
        comma |= final == ord(sign)
    return comma


def _unfinished(kept: Kept, lines: Lines, rows: Bools) -> Bools:
    """Tell for each of some lines whether it ends in a word that none ends in on purpose ("of the")."""
    rows = rows & ((lines.closes[:-1] & (LOWER | ARABIC)) != 0) & ((lines.opens[1:] & LETTER) != 0)
    for row in np.flatnonzero(rows).tolist():
        end = int(lines.last[row]) + 1
        start = max(int(lines.first[row]), end - _LONGEST - 1)
        rows[row] = kept.text[start:end].split()[-1] in facts().never_last
    return rows


def _near_full(lines: Lines) -> Bools:
    """Tell for each line but the last whether it is about as wide as its neighbours get."""
    widest = np.maximum(lines.width[:-1], lines.width[1:])
    if widest.size > 2:
        widest[1:] = np.maximum(widest[1:], lines.width[:-2])
    return np.asarray((lines.width[:-1] >= 0.85 * widest) & (lines.width[:-1] >= NARROW))


def _asked_to_run_on(lines: Lines) -> Bools:
    """Tell where two blanks at the end of a line that is not indented ask for a line break only."""
    flush = (lines.indent[:-1] == 0) & (lines.indent[1:] == 0)
    return np.asarray(flush & (lines.trailing[:-1] >= 2))


def _base_indent(lines: Lines, flows: Bools) -> Ints | int:
    """Return the usual indent of lines that go on with a paragraph."""
    indents = lines.indent[1:][flows]
    if not indents.size:
        return 0
    ranked = sorted(indents.tolist())
    low, high = ranked[(len(ranked) - 1) // 2], ranked[len(ranked) // 2]
    return int((low + high) / 2)

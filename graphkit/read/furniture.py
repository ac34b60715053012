"""Finds page furniture: lines of symbols, page counters and job numbers, and lines of links only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.read.characters import DIGIT, HAN, LOWER, UPPER
from graphkit.read.facts import furniture_pattern, link_pattern
from graphkit.read.lines import Bools, Kept, Lines, stands_alone

LONGEST = 70  # columns of the widest furniture line looked at
PROSE = 44  # columns from which on a line is prose, not part of a masthead
TOP = 500  # characters from the start of a file within which a symbol is the document's own

TEXT, HEADER, LINK = 0, 1, 2
ROLES = ("text", "running-header", "link-block")
_FOURTH = {"h": ("p",), "w": (".",), "<": ("t",)}
_STRONG = {"job", "barcode", "page"}


def furniture_of(line: str) -> frozenset[str]:
    """Return the kinds of furniture a line is made of, or nothing if it holds anything else.

    >>> sorted(furniture_of("3/3 20-01234"))
    ['counter', 'job']
    """
    kinds: set[str] = set()
    at, pattern = 0, furniture_pattern()
    while at < len(line):
        if line[at] == " ":
            at += 1
            continue
        found = pattern.match(line, at)
        if not found or found.end() == at or (found.end() < len(line) and line[found.end()] not in " -/*"):
            return frozenset()
        if found.lastgroup == "symbol" and not any(c.isdigit() for c in found.group()):
            return frozenset()
        kinds.add(str(found.lastgroup))
        at = found.end()
        if found.lastgroup == "symbol" and line[at : at + 1] == "-":
            at += 1
    return frozenset(kinds)


def may_be_link(text: str, start: int) -> bool:
    """Say whether a line may be a link, by its first and its fourth sign: "http", "www.", "<htt".

    >>> may_be_link("www.un.org", 0), may_be_link("with", 0)
    (True, False)
    """
    return text[start] in "hw<" and text[start + 3 : start + 4] in _FOURTH[text[start]]


def find_furniture(kept: Kept, lines: Lines, page_tops: Bools) -> NDArray[np.int8]:
    """Return the role of each line: text, running header, or links.

    Args:
        page_tops: for each line, True where it is the first of a page.
    """
    roles = np.zeros(lines.first.size, np.int8)
    if not roles.size:
        return roles
    for row, start in enumerate(lines.first.tolist()):
        if may_be_link(kept.text, start) and link_pattern().fullmatch(lines.text(kept, row)):
            roles[row] = LINK
    held = lines.holds
    maybe = ((held & DIGIT) != 0) & (lines.width <= LONGEST) & (lines.width > 1) & (roles == TEXT)
    maybe &= ((held & (LOWER | HAN)) == 0) | (lines.width <= 24)
    slashed = (held & UPPER) != 0
    maybe &= slashed | (lines.width <= 30)
    kinds = {
        row: found for row in np.flatnonzero(maybe).tolist() if (found := furniture_of(lines.text(kept, row)))
    }
    wide = np.flatnonzero(lines.width >= PROSE)
    masthead = int(wide[0]) if wide.size else roles.size  # lines before the first wide one
    for run in _runs(sorted(kinds)):
        if _set_aside(lines, run, kinds, page_tops):
            for row in run:
                own = row < masthead and kept.offsets[lines.first[row]] < TOP and kinds[row] == {"symbol"}
                roles[row] = TEXT if own else HEADER
    return roles


def _runs(rows: list[int]) -> list[list[int]]:
    """Group row numbers that follow each other."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _set_aside(lines: Lines, run: list[int], kinds: dict[int, frozenset[str]], page_tops: Bools) -> bool:
    """Tell whether a run of furniture-like lines is furniture, not a table cell or the masthead."""
    found = frozenset().union(*(kinds[row] for row in run))
    if found & _STRONG or {"symbol", "counter"} <= found:
        return True
    if page_tops[run[0]] or (run[-1] + 1 < page_tops.size and page_tops[run[-1] + 1]):
        return True
    before, after = run[0] - 1, run[-1] + 1
    if before < 0 or after >= lines.first.size:
        return False
    cut = not stands_alone(lines)[before] and bool(lines.opens[after] & LOWER)
    return bool(cut and lines.width[before] >= 40 and lines.gap[run[0]] + lines.gap[after] > 0)

"""Finds raised digits that call a footnote: "resolution 61/110²," is not 61/1102 nor a power."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from graphkit.read.characters import Codes, text_of
from graphkit.read.lines import Bools

_RAISED = np.array([0xB2, 0xB3, 0xB9, 0x2070, *range(0x2074, 0x207A)], np.uint32)
_SPANS = ((np.uint32(0xB2), np.uint32(7)), (np.uint32(0x2070), np.uint32(9)))  # the first, and how many more
_REACH = 4  # characters before a mark that tell a unit or a power of ten


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(r"(?:(?:^|[^\w])[kcdm]?m|(?:^|[^\d./])10)$")


def find_note_marks(codes: Codes) -> Bools | None:
    """Tell for each character whether it is a raised digit behind a word, or None where there is none.

    A raised digit that opens a line heads the note itself and stays; so do "km²" and "10⁶".

    >>> from graphkit.read.characters import code_points
    >>> find_note_marks(code_points("61/110² 5 km²")).nonzero()[0].tolist()
    [6]
    """
    if not codes.size or int(codes.max()) < _SPANS[0][0]:
        return None
    maybe = np.zeros(codes.size, bool)
    for first, more in _SPANS:
        maybe |= (codes - first) <= more  # what comes before the first wraps round and is large
    places = np.flatnonzero(maybe)
    places = places[np.isin(codes[places], _RAISED)] if places.size else places
    if not places.size:
        return None
    found = np.zeros(codes.size, bool)
    for at in places.tolist():
        if at and found[at - 1]:
            found[at] = True
            continue
        before = text_of(codes[max(0, at - _REACH) : at])
        found[at] = bool(before.strip()) and not before[-1:].isspace() and not _measure().search(before)
    return found

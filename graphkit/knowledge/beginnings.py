"""Forms by how they begin: enough to find them in a few short texts, and sooner made than an automaton."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import msgspec

LENGTHS = (1, 2, 3, 4, 8, 16)  # of the beginnings by which forms are looked up
NONE = -1  # no form


class Beginnings(msgspec.Struct, frozen=True):
    """The forms that have a beginning, as a chain: most beginnings are those of one form.

    Args:
        last: the number of the last form, by the longest beginning that it has.
        before: for each form the one before it that has the same, or `NONE`: an array of type "i", as bytes.
    """

    last: dict[str, int]
    before: bytes


def beginnings(forms: Sequence[str]) -> Beginnings:
    """Return some forms by how they begin.

    Args:
        forms: the forms, none of them empty.

    >>> found = beginnings(["Council", "Councillor", "C"])
    >>> found.last, list(array("i", found.before))
    ({'Coun': 0, 'Councill': 1, 'C': 2}, [-1, -1, -1])
    """
    most = max(map(len, forms), default=0)
    longest = [max((one for one in LENGTHS if one <= size), default=0) for size in range(most + 1)]
    last: dict[str, int] = {}
    before = array("i")
    for number, form in enumerate(forms):
        start = form[: longest[len(form)]]
        before.append(last.get(start, NONE))
        last[start] = number
    return Beginnings(last, before.tobytes())

"""Sums that come out the same to the last bit, whatever they are put together from."""

from __future__ import annotations

import math
from collections.abc import Iterable


def exact(values: Iterable[float]) -> tuple[float, ...]:
    """Return a few numbers with exactly the sum of many, to be summed with others by `math.fsum`.

    Args:
        values: finite numbers.

    >>> many, more = [0.1] * 10, [1e16, 0.3]
    >>> len(exact(many)) < 4, math.fsum([*exact(many), *more]) == math.fsum(many + more)
    (True, True)
    """
    every, parts = list(values), list[float]()
    while rest := math.fsum([*every, *(-part for part in parts)]):
        parts.append(rest)
    return tuple(parts)

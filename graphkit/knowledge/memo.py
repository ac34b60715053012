"""Remembers what was made of values that many documents share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")


def by_identity(size: int) -> Callable[[Callable[[A], R]], Callable[[A], R]]:
    """Decorate a function of one frozen value that has no hash, such as a record with labels.

    Args:
        size: results kept; when there are more, all are forgotten.

    >>> @by_identity(10)
    ... def count(labels: dict[str, str]) -> list[int]:
    ...     return [len(labels)]
    >>> labels = {"en": "Security Council"}
    >>> count(labels) is count(labels), count(labels) is count(dict(labels))
    (True, False)
    """

    def decorate(function: Callable[[A], R]) -> Callable[[A], R]:
        known: dict[int, tuple[A, R]] = {}  # holding the value keeps its id from being given again

        @wraps(function)
        def remembered(value: A) -> R:
            found = known.get(id(value))
            if found is not None:
                return found[1]
            if len(known) >= size:
                known.clear()
            result = function(value)
            known[id(value)] = value, result
            return result

        return remembered

    return decorate

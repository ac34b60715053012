"""Gives memory back that is not used any more."""

from __future__ import annotations

import ctypes

OFTEN = 250  # documents after which it is time


def give_back() -> bool:
    """Give the system back what was let go and is kept in hand; say whether the C library can.

    After very many documents this is a fifth of all: the next step then asks for larger pieces.

    >>> give_back() in {True, False}
    True
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):  # another system, or another library
        return False
    return bool(trim(0))

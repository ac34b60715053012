"""A decoded text with its markup marked: what a reader of one format hands to cleaning."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from graphkit.read.characters import Codes, code_points


class Aside(msgspec.Struct, frozen=True):
    """A stretch of the source that does not belong to the flow of the text."""

    start: int
    end: int
    role: str


class Marked(msgspec.Struct):
    """A text, its code points as cleaning shall see them, and what to leave out.

    Args:
        text: the exact text; offsets count in it.
        codes: its code points, with breaks and character references written in.
        drop: True for each character that is markup; None where there is none.
        glue: True for each left-out character that belongs to the kept one before it.
        aside: stretches known not to belong to the flow, in order.
        wrapped: whether line ends are only line ends; None where it must be found out.
        pages: offset at which each page starts.
    """

    text: str
    codes: Codes
    drop: NDArray[np.bool_] | None = None
    glue: NDArray[np.bool_] | None = None
    aside: tuple[Aside, ...] = ()
    wrapped: bool | None = None
    pages: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()


def plain(text: str) -> Marked:
    """Return a text without markup."""
    return Marked(text, code_points(text))

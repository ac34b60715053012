"""The sentence round a mention, cut to what fits on a page."""

from __future__ import annotations

import re
from typing import NamedTuple

from graphkit.query.excerpts import excerpt as whole_sentence

REACH = 150  # characters kept on either side of the mention


class Excerpt(NamedTuple):
    """A sentence in three pieces."""

    before: str
    mention: str
    after: str


def excerpt(text: str, start: int, end: int, sentence: tuple[int, int] | None = None) -> Excerpt:
    r"""Show a mention within its sentence; of a very long one, the part round the mention.

    Args:
        text: exact content of the file.
        start: offset of the mention.
        end: offset just past it.
        sentence: where the sentence stands, if that is known.

    >>> excerpt("It rained. The Council met in\nGeneva today. It left.", 30, 36)
    Excerpt(before='The Council met in ', mention='Geneva', after=' today.')
    """
    found = whole_sentence(text, start, end, sentence)
    before, after = found.sentence[: found.start], found.sentence[found.end :]
    return Excerpt(
        _last_words(before),
        found.sentence[found.start : found.end],
        _last_words(after[::-1])[::-1],
    )


def _last_words(piece: str) -> str:
    """Keep the end of a long piece, from a whole word on, with an ellipsis before it."""
    if len(piece) <= REACH:
        return piece
    kept = piece[-REACH:]
    space = re.search(r"\s", kept[:25])
    return "…" + (kept[space.end() :] if space else kept)

"""Mentions as JSON Lines: one object a line, empty fields left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

from graphkit.model import Extraction, Mention, Span


class Line(msgspec.Struct, omit_defaults=True):
    """One mention as it is written; `id` is always there, null where the mention is not linked."""

    source: str
    start: int
    end: int
    text: str
    kind: str
    id: str | None
    lang: str
    part: str
    rule: str
    confidence: float
    form: str = "name"
    symbol: str | None = None
    symbols: tuple[str, ...] = ()
    value: str | None = None
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    antecedent: Span | None = None
    group: Span | None = None
    pin: tuple[str, ...] = ()
    attrs: dict[str, str | int | float] = {}


def json_lines(extraction: Extraction) -> bytes:
    """Return the mentions of one document as JSON Lines.

    Args:
        extraction: what was found in the document.
    """
    return mention_lines(extraction.document.source, extraction.mentions)


def mention_lines(source: str, mentions: Iterable[Mention]) -> bytes:
    """Return mentions as JSON Lines.

    Args:
        source: the document's name.
        mentions: its mentions.
    """
    fields = _fields()
    return b"".join([_encode(Line(source, *fields(mention))) for mention in mentions])


@cache
def _fields() -> Callable[[Mention], tuple[Any, ...]]:
    return attrgetter(*(name for name in Line.__struct_fields__ if name != "source"))


def _encode(line: Line) -> bytes:
    try:
        return msgspec.json.encode(line) + b"\n"
    except UnicodeEncodeError:
        # Half of a surrogate pair, left by a careless program: JSON can escape it, UTF-8 cannot.
        return json.dumps(msgspec.to_builtins(line)).encode("ascii") + b"\n"

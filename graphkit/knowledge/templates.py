"""Parses phrase templates: "Permanent Representative of [the ]{state} to the {org/UN}".

`[x]` may be absent, `(a|b)` is a choice, `{kind}` is a mention of that kind,
`{kind/slug}` one entity, `{name=kind}` a slot with a name of its own, `<x>` at an
end stands beside the mention and is no part of it.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError

MOST_VARIANTS = 256


class Slot(msgspec.Struct, frozen=True, tag=True):
    """A place in a template that a mention fills."""

    name: str
    kind: str
    id: str | None = None


class Beside(msgspec.Struct, frozen=True, tag=True):
    """Words that must stand before or after a mention without being part of it."""

    text: str


Piece = str | Slot | Beside
Sequence = tuple[Piece, ...]


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\{([^{}]*)\}|([\[\]()|])|(<[^<>]*>|[^\[\](){}|<>]+)")


def _slot(text: str, kinds: frozenset[str]) -> Slot:
    name, _, kind = text.rpartition("=")
    family, slash, _slug = kind.partition("/")
    if slash:
        return Slot(name or family, "", kind)
    if kinds and family not in kinds:
        raise ValueError(f"unknown kind {{{text}}}")
    return Slot(name or family, family)


def _alternatives(
    tokens: list[tuple[str, str, str]], position: int, close: str, kinds: frozenset[str]
) -> tuple[list[Sequence], int]:
    """Parse up to `close`; return all sequences meant and the position behind it."""
    choices: list[Sequence] = []
    current: list[Sequence] = [()]
    while position < len(tokens):
        slot, mark, literal = tokens[position]
        position += 1
        if mark and mark == close:
            return choices + current, position
        if mark == "|" and close:
            choices, current = choices + current, [()]
            continue
        if mark in {"[", "("}:
            inner, position = _alternatives(tokens, position, "]" if mark == "[" else ")", kinds)
            options = [*inner, ()] if mark == "[" else inner
        elif mark:
            raise ValueError(f"unexpected {mark!r}")
        else:
            options = [
                (_slot(slot, kinds) if slot else Beside(literal[1:-1]) if literal[0] == "<" else literal,)
            ]
        current = [left + right for left, right in itertools.product(current, options)]
        if len(current) > MOST_VARIANTS:
            raise ValueError(f"more than {MOST_VARIANTS} variants")
    if close:
        raise ValueError(f"missing {close!r}")
    return choices + current, position


def _merged(sequence: Sequence) -> Sequence:
    pieces: list[Piece] = []
    for piece in sequence:
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        elif piece != "":
            pieces.append(piece)
    return tuple(pieces)


def variants(template: str, kinds: frozenset[str] = frozenset()) -> list[Sequence]:
    """Return all sequences of literals and slots that a template means.

    Args:
        template: the template.
        kinds: kinds that slots may have (none: any).

    Raises:
        KnowledgeError: the template is malformed.

    >>> [p if isinstance(p, str) else p.kind for p in variants("[the ]Government of {state}")[0]]
    ['the Government of ', 'state']
    """
    tokens = _token().findall(template)
    try:
        found, _ = _alternatives(tokens, 0, "", kinds)
    except ValueError as error:
        raise KnowledgeError("phrases", template, str(error)) from error
    return sorted({_merged(s) for s in found}, key=lambda s: (-len(str(s)), str(s)))

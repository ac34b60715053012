"""Finds known forms in texts: by how they begin, or by an automaton once it is worth its making."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import msgspec

from graphkit.knowledge.beginnings import LENGTHS, NONE, Beginnings, beginnings

Match = tuple[int, int, int]  # number of the form, start, end

ENOUGH = 200_000  # characters that are looked through in half the time in which the automaton is made


class Forms:
    """Finds forms in texts.

    Args:
        forms: the forms, all different and none of them empty.
        kept: how they begin (`Beginnings` as MessagePack), where that was found out before.
    """

    def __init__(self, forms: Sequence[str], kept: bytes = b"") -> None:
        self._forms = forms
        self._kept = kept
        self._seen = 0

    def found(self, text: str, starts: Iterable[int]) -> list[Match]:
        """Return the places where a form stands in a text, also within one another.

        Args:
            text: the text.
            starts: all places where one that is wanted may begin; others may be among those returned.

        >>> Forms(["the Council", "Council", "unc"]).found("the Council met", [0, 4, 12])
        [(0, 0, 11), (1, 4, 11)]
        """
        self._seen += len(text)
        if self._seen <= ENOUGH:
            return self._beginning(text, starts)
        self.__dict__.pop("_numbers", None)
        found: list[Match] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(self._forms)

    @cached_property
    def _numbers(self) -> tuple[dict[str, int], list[int]]:
        """The forms by how they begin (see `Beginnings`)."""
        kept, forms = self._kept, self._forms
        known = msgspec.msgpack.decode(kept, type=Beginnings) if kept else beginnings(forms)
        return known.last, array("i", known.before).tolist()

    def _beginning(self, text: str, starts: Iterable[int]) -> list[Match]:
        """Return the forms that begin at some places."""
        found = []
        forms, (last, before), size = self._forms, self._numbers, len(text)
        for start in starts:
            for length in LENGTHS:
                if start + length > size:
                    break
                number = last.get(text[start : start + length], NONE)
                while number != NONE:
                    form = forms[number]
                    if text.startswith(form, start):
                        found.append((number, start, start + len(form)))
                    number = before[number]
        return found

"""Small words looked for only in known places: at a line's start or end, in a title (ontology/titles.yml)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.knowledge.text import fold


class Word(NamedTuple):
    """A word found at a place: what it stands for, and where it starts and ends."""

    value: str
    start: int
    end: int


@cache
def _by_first(table: str) -> dict[str, list[tuple[str, str]]]:
    """Return (folded lower-case form, value) pairs by first character, longest first."""
    records = read_yaml(ontology_path() / "titles.yml").get(table) or {}
    pairs = {
        (fold(form).lower(), value)
        for value, langs in records.items()
        for forms in langs.values()
        for form in forms
    }
    found: dict[str, list[tuple[str, str]]] = {}
    for form, value in sorted(pairs, key=lambda p: (-len(p[0]), p)):
        found.setdefault(form[0], []).append((form, value))
    return found


@cache
def _by_last(table: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for pairs in _by_first(table).values():
        for form, value in pairs:
            found.setdefault(form[-1], []).append((form, value))
    for last in found.values():
        last.sort(key=lambda p: (-len(p[0]), p))
    return found


def is_han(char: str) -> bool:
    """Say whether a character is written without blanks between words."""
    return "\u3005" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _bounded(text: str, start: int, end: int) -> bool:
    """Say whether a span is whole words, where the script has words."""
    before, after = text[start - 1 : start], text[end : end + 1]
    left = not before.isalnum() or is_han(text[start]) or is_han(before)
    right = not after.isalnum() or is_han(text[end - 1]) or is_han(after) or text[end - 1] == "'"
    return left and right


def word_at(table: str, text: str, position: int, values: frozenset[str] | None = None) -> Word | None:
    """Return the longest word of a table that starts at a place.

    Args:
        table: "heads", "links", "roles", "masthead", "ordinals", "dates", "transmission" ...
        text: the view.
        position: view offset.
        values: only words that stand for one of these.
    """
    for form, value in _by_first(table).get(text[position : position + 1].lower(), ()):
        if (values is None or value in values) and text[position : position + len(form)].lower() == form:
            end = position + len(form)
            if _bounded(text, position, end):
                return Word(value, position, end)
    return None


def word_before(table: str, text: str, position: int, values: frozenset[str] | None = None) -> Word | None:
    """Return the longest word of a table that ends at a place."""
    if position <= 0:
        return None
    for form, value in _by_last(table).get(text[position - 1].lower(), ()):
        start = position - len(form)
        fits = (values is None or value in values) and start >= 0 and text[start:position].lower() == form
        if fits and _bounded(text, start, position):
            return Word(value, start, position)
    return None


def words_in(table: str, text: str, start: int, end: int, values: frozenset[str] | None = None) -> list[Word]:
    """Return the words of a table in a short stretch, from left to right, without overlaps."""
    found = []
    position, end, firsts = start, min(end, len(text)), _by_first(table)
    while position < end:
        if text[position].lower() not in firsts:
            position += 1
            continue
        word = word_at(table, text, position, values)
        if word is not None and word.end <= end:
            found.append(word)
            position = word.end
        else:
            position += 1
    return found

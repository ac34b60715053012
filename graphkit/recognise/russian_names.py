"""Brings the case form of a Russian name back to the nominative, for its id."""

from __future__ import annotations

from functools import cache

import msgspec

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml


class _Cases(msgspec.Struct, frozen=True):
    """The table ontology/transliteration/ru-cases.yml."""

    vowels: str
    names: dict[str, list[tuple[str, str]]]
    offices: list[tuple[str, str]]


@cache
def _cases() -> _Cases:
    return msgspec.convert(read_yaml(ontology_path() / "transliteration" / "ru-cases.yml"), _Cases)


def _word(word: str, rules: list[tuple[str, str]]) -> str:
    low = word.lower()
    for ending, replacement in rules:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = word[: -len(ending)]
            if replacement == "*":
                replacement = "й" if stem[-1].lower() in _cases().vowels else "ь"
            return stem + replacement
    return word


def nominative(name: str, case: str) -> str:
    """Return a Russian name in the nominative.

    Args:
        name: the name as printed.
        case: gender and case of the honorific before it: "male-gent".

    >>> nominative("Никола Пашиняна", "male-gent")
    'Никол Пашинян'
    """
    rules = _cases().names.get(case)
    return " ".join(_word(word, rules) for word in name.split(" ")) if rules else name


def case_of(office: str) -> str:
    """Return gender and case that the first word of an office shows («Министра»: "male-gent")."""
    first = office.split(" ", maxsplit=1)[0].lower()
    return next((case for ending, case in _cases().offices if first.endswith(ending)), "")

"""The verbs of resolutions: those that a text has, and those by which others report it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml

Pattern = tuple[re.Pattern[str], str]


class _Verb(msgspec.Struct, frozen=True):
    id: str
    said: dict[str, list[str]]
    text: dict[str, list[str]]
    near: list[str] = []


@cache
def _verbs() -> tuple[_Verb, ...]:
    return tuple(msgspec.convert(read_yaml(ontology_path() / "operative-verbs.yml"), list[_Verb]))


@cache
def _forms(lang: str, field: str) -> tuple[tuple[str, str], ...]:
    """The forms of the verbs of a language, each with the id of its verb; longer forms first."""
    forms = [(form, verb.id) for verb in _verbs() for form in getattr(verb, field).get(lang, [])]
    return tuple(sorted(forms, key=lambda row: (-len(row[0]), row)))


def _pattern(form: str, lang: str) -> re.Pattern[str]:
    edge = "" if lang == "zh" else r"\b"
    return re.compile(edge + re.escape(form) + edge, re.IGNORECASE)


@cache
def said_forms(lang: str) -> tuple[Pattern, ...]:
    """Return patterns of the verbs by which others report a text, each with the id of its verb."""
    return tuple((_pattern(form, lang), name) for form, name in _forms(lang, "said"))


@cache
def _text_forms(lang: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple((_folded(form), _pattern(form, lang), name) for form, name in _forms(lang, "text"))


def printed(text: str, lang: str) -> frozenset[str]:
    """Return the ids of the verbs that a resolution has.

    >>> sorted(printed("The Council REAFFIRMS its resolution and decides to remain seized.", "en"))
    ['decide', 'reaffirm']
    """
    plain = _folded(text)  # a search that does not tell case is slow, and most verbs are not there
    return frozenset(
        name for words, pattern, name in _text_forms(lang) if words in plain and pattern.search(text)
    )


def _folded(text: str) -> str:
    """Return a text without case: at least what patterns that do not tell case take for the same is the same.

    >>> _folded("DECIDE İı") == _folded("decide iI")
    True
    """
    return text.casefold().replace("i\u0307", "i").replace("\u0131", "i")


@cache
def acting(lang: str) -> frozenset[str]:
    """Return forms with which a text acts itself: in a resolution they report nothing."""
    return frozenset(form for verb in _verbs() for form in verb.text.get(lang, []))


@cache
def near(name: str) -> frozenset[str]:
    """Return a verb, and those that say the same of a text."""
    return frozenset({name, *(near for verb in _verbs() if verb.id == name for near in verb.near)})

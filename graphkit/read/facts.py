"""What reading knows of languages and page furniture, from ontology/reading.yml, ready for use."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path


class Hyphens(msgspec.Struct, frozen=True):
    """Parts of words that keep their hyphen when a line ends at it."""

    keep_after: frozenset[str]
    keep_before: frozenset[str]


class VisualOrder(msgspec.Struct, frozen=True):
    """How a year is told in Arabic text."""

    year_words: frozenset[str]
    first_year: int
    last_year: int


class Markup(msgspec.Struct, frozen=True):
    """Names of elements by what they do to the text, in small letters."""

    blocks: frozenset[str]
    breaks: frozenset[str]
    skipped: frozenset[str]
    numbers: frozenset[str]
    notes: frozenset[str]


class Facts(msgspec.Struct, frozen=True):
    """The whole table."""

    function_words: dict[str, frozenset[str]]
    never_last: frozenset[str]
    letters_that_are_words: frozenset[str]
    before_a_letter: frozenset[str]
    hyphens: Hyphens
    furniture: dict[str, str]
    visual_order: VisualOrder
    markup: Markup
    encodings: dict[str, float]
    usual_letters: dict[str, str]


@cache
def facts() -> Facts:
    """Return the table, read on first use.

    Raises:
        KnowledgeError: it does not have the form described here.
    """
    from graphkit.knowledge.tables import read_yaml

    path = ontology_path() / "reading.yml"
    record: Any = read_yaml(path)
    try:
        return msgspec.convert(record, Facts)
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error


@cache
def furniture_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that is page furniture only, a group for each kind."""
    kinds = "|".join(f"(?P<{name}>{shape})" for name, shape in facts().furniture.items() if name != "link")
    return re.compile(kinds)


@cache
def link_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that is one link only."""
    return re.compile(facts().furniture["link"])

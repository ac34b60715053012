"""A place's type noun is part of its name, and tells a province from its town."""

from __future__ import annotations

import pytest
from recognise.harness import context

from graphkit.recognise import recognise
from graphkit.recognise.place_nouns import place_nouns

EXAMPLES = [(n.id, e) for n in place_nouns() for e in n.examples]
REJECTS = [(n.id, e) for n in place_nouns() for e in n.rejects]


def _places(lang: str, text: str) -> dict[str, str | None]:
    scanned = context(text, lang)
    found = [f for f in recognise(scanned, ()) if f.kind == "place"]
    return {_solid(scanned.text[f.start : f.end]): f.id for f in found}


def _solid(words: str) -> str:
    return words.replace(" ", "")  # a reader of Chinese drops the blanks between scripts


@pytest.mark.parametrize(("noun", "example"), EXAMPLES)
def test_examples(noun: str, example: dict[str, str]) -> None:
    found = _places(example["lang"], example["text"])
    assert found.get(_solid(example["span"])) == example["id"], noun


@pytest.mark.parametrize(("noun", "example"), REJECTS)
def test_counter_examples(noun: str, example: dict[str, str]) -> None:
    assert _solid(example["span"]) in _places(example["lang"], example["text"]), noun


def test_a_town_is_not_the_province_of_its_name() -> None:
    found = [f for f in recognise(context("in the city of Milan in Italy", "en"), ()) if f.kind == "place"]
    assert [(f.id, f.candidates) for f in found] == [(None, ("place/it-mi",))]

"""The phrase templates parse, and each finds what its examples say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import Phrase, read_table
from graphkit.knowledge.templates import Slot, variants
from graphkit.read import read_bytes
from graphkit.recognise.dates import recognise_dates
from graphkit.recognise.names import Index, recognise_names
from graphkit.recognise.phrases import recognise_phrases
from graphkit.scan import scan

LANGUAGES = {"en", "fr", "es", "ru", "zh", "ar"}
SLOTS = {
    "state",
    "organisation",
    "body",
    "place",
    "person",
    "office",
    "demonym",
    "treaty",
    "date",
    "event",
    "document",
    "resolution",
}


def _phrases() -> list[Phrase]:
    return [p for p in read_table(ontology_path() / "phrases", Phrase) if p.kind != "anaphor"]


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(phrase, case, id=f"{phrase.id}-{number}")
        for phrase in _phrases()
        for number, case in enumerate(getattr(phrase, name))
    ]


def _found(text: str) -> list[tuple[str, str, str | None, str]]:
    """Return (words, kind, id, rule) of what the templates find in a text."""
    context = scan(read_bytes(text.encode(), "example.txt"))
    index = Index(recognise_names(context) + recognise_dates(context))
    return [(context.text[f.start : f.end], f.kind, f.id, f.rule) for f in recognise_phrases(context, index)]


def test_ids_are_unique() -> None:
    counts = Counter(phrase.id for phrase in _phrases())
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("phrase", _phrases(), ids=lambda p: p.id)
def test_forms_parse_and_fill_the_id(phrase: Phrase) -> None:
    assert set(phrase.forms) <= LANGUAGES
    assert set(phrase.labels) <= LANGUAGES
    assert phrase.forms
    for lang, templates in phrase.forms.items():
        assert templates, lang
        for template in templates:
            for pieces in variants(template):
                slots = [piece for piece in pieces if isinstance(piece, Slot)]
                literals = [piece for piece in pieces if isinstance(piece, str) and len(piece.strip()) > 1]
                assert slots or "{" not in phrase.gives, template
                assert literals, template
                assert all(slot.id or slot.kind in SLOTS for slot in slots), template
                wanted = {part.split(".")[0].rstrip("}") for part in phrase.gives.split("{")[1:]}
                assert wanted <= {slot.name for slot in slots}, (template, phrase.gives)


def test_slots_for_one_entity_are_in_the_tables() -> None:
    from graphkit.knowledge.cache import compiled

    known = compiled().entities
    for phrase in _phrases():
        for templates in phrase.forms.values():
            for template in templates:
                for pieces in variants(template):
                    for piece in pieces:
                        if isinstance(piece, Slot) and piece.id:
                            assert piece.id in known, (phrase.id, piece.id)


@pytest.mark.parametrize(("phrase", "example"), _cases("examples"))
def test_examples_are_found(phrase: Phrase, example: dict[str, str]) -> None:
    found = [(text, kind, name) for text, kind, name, _ in _found(example["text"])]
    assert (example["span"], phrase.kind, example["id"]) in found


@pytest.mark.parametrize(("phrase", "reject"), _cases("rejects"))
def test_rejects_are_not_found(phrase: Phrase, reject: dict[str, str] | str) -> None:
    text = reject if isinstance(reject, str) else reject["text"]
    assert phrase.id not in {rule for *_, rule in _found(text)}

"""Mentions as JSON Lines: all fields of the contract, empty ones left out."""

from __future__ import annotations

import json

import numpy as np
import pytest

from graphkit.cli.lines import Line, json_lines
from graphkit.model import Document, Extraction, Frame, Mention, Span, View


def extraction(*mentions: Mention) -> Extraction:
    """Return an extraction with these mentions and nothing else."""
    view = View("", np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int32))
    document = Document("letters/a.txt", "", view, (), "0" * 64, "text/plain")
    return Extraction(document, Frame("doc/x-0", "other", "en"), (), mentions, (), (), (), {})


def mention(**more: object) -> Mention:
    """Return a mention of Kazakhstan, or of what `more` says."""
    fields = {"start": 0, "end": 10, "text": "Kazakhstan", "kind": "state", "id": "state/KAZ", "lang": "en"}
    return Mention(**{**fields, "part": "body", "rule": "names/state", "confidence": 0.95, **more})  # type: ignore[arg-type]


def test_a_plain_mention_has_only_what_it_says() -> None:
    assert json.loads(json_lines(extraction(mention()))) == {
        "source": "letters/a.txt",
        "start": 0,
        "end": 10,
        "text": "Kazakhstan",
        "kind": "state",
        "id": "state/KAZ",
        "lang": "en",
        "part": "body",
        "rule": "names/state",
        "confidence": 0.95,
    }


def test_an_unlinked_mention_keeps_its_id_as_null_and_its_reason() -> None:
    line = json.loads(
        json_lines(extraction(mention(id=None, reason="two candidates", candidates=("a", "b"))))
    )
    assert line["id"] is None
    assert (line["reason"], line["candidates"]) == ("two candidates", ["a", "b"])


def test_other_fields_are_there_where_they_say_something() -> None:
    more = {
        "symbols": ("A/1/2", "S/3"),
        "antecedent": Span(1, 2),
        "attrs": {"unit": "person"},
        "value": "1993",
    }
    line = json.loads(json_lines(extraction(mention(**more))))
    assert (line["symbols"], line["antecedent"]) == (["A/1/2", "S/3"], [1, 2])
    assert (line["attrs"], line["value"]) == ({"unit": "person"}, "1993")


@pytest.mark.parametrize(
    "text", ["Казахстан", "哈萨克斯坦", "كازاخستان", "line\nbreak", 'quo"te', "lone \udc9a half"]
)
def test_any_words_make_one_line_that_reads_back(text: str) -> None:
    data = json_lines(extraction(mention(text=text)))
    assert data.count(b"\n") == 1
    assert json.loads(data)["text"] == text


def test_no_mention_is_no_line() -> None:
    assert json_lines(extraction()) == b""


def test_a_line_has_every_field_of_a_mention() -> None:
    assert set(Line.__struct_fields__) == {"source", *Mention.__struct_fields__}

"""Chinese lists of numbers stand before their noun; one beginning is read once, however many nouns follow."""

from __future__ import annotations

import pytest

from graphkit.pipeline import extract
from graphkit.read import read_bytes
from graphkit.recognise import han_lists


def symbols(text: str) -> list[str]:
    extraction = extract(read_bytes(text.encode(), "note.txt"))
    return [m.symbol for m in extraction.mentions if m.kind == "resolution" and m.symbol]


def test_each_noun_has_the_list_before_it() -> None:
    text = "安全理事会回顾其第822(1993)号决议和第853(1993)、第874(1993)号决议以及第884(1993)号决议。"
    assert symbols(text) == ["S/RES/822(1993)", "S/RES/853(1993)", "S/RES/874(1993)", "S/RES/884(1993)"]


def test_a_beginning_that_reached_no_noun_is_not_tried_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    parse = han_lists.parse

    def counted(text: str, position: int) -> object:
        tried.append(position)
        return parse(text, position)

    monkeypatch.setattr(han_lists, "parse", counted)
    nouns = 80
    found = symbols("安全理事会回顾其" + "第822(1993)号决议和" * nouns + "第853(1993)号决议。")
    assert found == ["S/RES/822(1993)"] * nouns + ["S/RES/853(1993)"]
    assert len(tried) < 6 * nouns

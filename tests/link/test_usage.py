"""Contested names are kept with who uses them; the label shown takes no side."""

from __future__ import annotations

import pytest

import graphkit
from graphkit.model import Usage
from graphkit.read import read_bytes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ship called at the Malvinas Islands in May.", {Usage("Malvinas Islands", "en", "state/ARG")}),
        ("The ship called at the Falkland Islands in May.", {Usage("Falkland Islands", "en", "state/GBR")}),
        ("The ship called at the Falkland Islands (Malvinas) in May.", None),
        ("Судно посетило порт Мальвинских островов.", {Usage("Мальвинские острова", "ru", "state/ARG")}),
        ("The ship called at Montevideo in May.", None),
    ],
)
def test_the_name_printed_says_whose_it_is(text: str, wanted: set[Usage] | None) -> None:
    entities = graphkit.extract(read_bytes(text.encode(), "note.txt")).entities
    record = entities.get("place/falkland-islands")
    assert (set(record.usage) if record else set()) == (wanted or set())
    for row in wanted or ():
        assert row.by in entities

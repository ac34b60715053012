"""Case forms of Russian names."""

from __future__ import annotations

import pytest

from graphkit.knowledge.inflect import phrase_forms, word_forms


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Азербайджанская Республика", "Азербайджанской Республикой"),
        ("Организация Объединенных Наций", "Организации Объединенных Наций"),
        ("Российская Федерация", "Российскую Федерацию"),
        ("Республика Армения", "Республикой Армения"),
        ("Генеральный секретарь", "Генеральному секретарю"),
        ("Министерство иностранных дел", "Министерством иностранных дел"),
    ],
)
def test_leading_words_inflect_and_the_rest_is_fixed(name: str, form: str) -> None:
    assert form in phrase_forms(name)


@pytest.mark.parametrize("name", ["ООН", "ГУАМ", "S/RES", ""])
def test_what_is_no_word_does_not_inflect(name: str) -> None:
    assert phrase_forms(name) == {name}


def test_adjectives_have_all_genders() -> None:
    assert {"армянская", "армянского", "армянскими"} <= word_forms("армянский")

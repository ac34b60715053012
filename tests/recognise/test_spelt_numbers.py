"""Numbers in words: the same value in six languages, and nothing where words are no one number."""

# ruff: noqa: E501

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES

from graphkit.pipeline import extract
from graphkit.read import read_bytes

COUNTED = {
    "en": "Fifteen civilians, twenty-five soldiers, thirty-one children, one hundred and twenty persons, two thousand three hundred people.",
    "fr": "Quinze civils, vingt-cinq soldats, trente et un enfants, cent vingt personnes, deux mille trois cents personnes.",
    "es": "Quince civiles, veinticinco soldados, treinta y un niños, ciento veinte personas, dos mil trescientas personas.",
    "ru": "Пятнадцать гражданских лиц, двадцать пять солдат, тридцать один ребенок, сто двадцать человек, две тысячи триста человек.",
    "zh": "十五名平民、二十五名士兵、三十一名儿童、一百二十人、两千三百人。",
    "ar": "خمسة عشر مدنيا وخمسة وعشرون جنديا وواحد وثلاثون طفلا ومائة وعشرون شخصا وألفان وثلاثمائة شخص.",
}


def counted(text: str) -> list[tuple[str, str]]:
    found = extract(read_bytes(text.encode(), "numbers.txt")).mentions
    return [(str(m.id), m.text) for m in found if m.kind == "quantity"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_in_words_have_the_same_value_in_every_language(lang: str) -> None:
    assert [name for name, _ in counted(COUNTED[lang])] == [
        f"quantity/exact-{n}-person" for n in (15, 25, 31, 120, 2300)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Soixante et onze civils ont disparu.", 71),
        ("Quatre-vingt-douze civils ont disparu.", 92),
        ("Mil doscientas personas huyeron.", 1200),
        ("Пять миллионов человек уехали.", 5_000_000),
        ("Some 40 thousand people left.", 40_000),
        ("三万五千人离开。", 35_000),
        ("一万五千人离开。", 15_000),
        ("Vingt-six civils ont disparu.", 26),
        ("Deux millions trois cent mille personnes ont fui.", 2_300_000),
        ("فر ثلاثة آلاف وخمسمائة شخص.", 3_500),
    ],
)
def test_scores_thousands_and_digits_with_words(text: str, value: int) -> None:
    ((name, _),) = counted(text)
    assert name.endswith(f"-{value}-person")


@pytest.mark.parametrize("text", ["第七十六人。", "二〇二五人。", "四五十人。"])
def test_ordinals_years_and_guesses_are_no_counts(text: str) -> None:
    assert counted(text) == []


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [name for name, _ in counted("Two, three persons came.")] == ["quantity/exact-3-person"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Between two thousand and three thousand people left.", 3_000),
        ("Entre deux mille et trois mille personnes sont parties.", 3_000),
        ("Five million and two million people left.", 2_000_000),
        ("Sixty and eighteen persons respectively left.", 18),
    ],
)
def test_two_numbers_joined_by_and_stay_two(text: str, value: int) -> None:
    assert [name for name, _ in counted(text)] == [f"quantity/exact-{value}-person"]


@pytest.mark.parametrize("text", ["二三" * 4_000 + "人。", "二" + "亿" * 540 + "人。"])
def test_endless_numerals_are_passed_over(text: str) -> None:
    assert counted(text) == []

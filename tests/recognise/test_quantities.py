"""Quantities in six languages: comparator, number, unit, and the range they leave open."""

from __future__ import annotations

import pytest
from recognise.harness import context

from graphkit.recognise.dates import recognise_dates
from graphkit.recognise.numerals import digits_value, han_number
from graphkit.recognise.quantities import recognise_quantities
from graphkit.scan.context import Found


def quantities(text: str, lang: str) -> list[Found]:
    scanned = context(text, lang)
    return recognise_quantities(scanned, recognise_dates(scanned))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "more than 700,000 persons left"),
        ("fr", "plus de 700 000 personnes sont parties"),
        ("es", "más de 700.000 personas salieron"),
        ("ru", "более 700 тыс. человек ушли"),
        ("zh", "超过70万人离开"),
        ("ar", "غادر أكثر من 000 700 شخص"),
    ],
)
def test_one_quantity_in_every_language(lang: str, text: str) -> None:
    (found,) = quantities(text, lang)
    assert found.id == "quantity/more-than-700000-person"
    assert found.attrs["lower"] == 700000
    assert "upper" not in found.attrs


@pytest.mark.parametrize(
    ("lang", "text", "comparator", "lower", "upper", "unit"),
    [
        ("en", "up to 40.000 inhabitants", "up-to", None, 40000, "person"),
        ("en", "412 civilians", "exact", 412, 412, "person"),
        ("en", "no fewer than 20 villages", "at-least", 20, None, "settlement"),
        ("en", "fewer than 20 villages", "less-than", None, 20, "settlement"),
        ("en", "almost 20 years", "about", 18, 20, "year"),
        ("en", "between 20 and 30 houses", "about", 20, 30, "building"),
        ("en", "20-30 houses", "about", 20, 30, "building"),
        ("en", "almost one fifth of the territory", "about", 0.18, 0.2, "territory"),
        ("en", "US$ 5.2 million was spent", "exact", 5200000, 5200000, "money"),
        ("en", "82 per cent", "exact", 82, 82, "percent"),
        ("en", "hundreds of thousands of refugees", "magnitude", 100000, 999999, "person"),
        ("zh", "200多个城镇", "more-than", 200, None, "settlement"),
        ("zh", "长达20年", "up-to", None, 20, "year"),
        ("ru", "десятки тысяч беженцев", "magnitude", 10000, 99999, "person"),
        ("fr", "des milliers de réfugiés", "magnitude", 1000, 9999, "person"),
    ],
)
def test_ranges_left_open(
    lang: str, text: str, comparator: str, lower: float | None, upper: float | None, unit: str
) -> None:
    (found,) = quantities(text, lang)
    assert found.attrs["comparator"] == comparator
    assert (found.attrs.get("lower"), found.attrs.get("upper")) == (lower, upper)
    assert found.attrs["unit"] == unit


def test_measure_where_the_word_says_it() -> None:
    (found,) = quantities("some 250 refugees", "en")
    assert (found.attrs["unit"], found.attrs["measure"]) == ("person", "persons-displaced")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "resolutions 822 (1993) and 853 (1993), items 32 and 37, page 3/3, the Mi-24, footnote 1"),
        ("en", "On 31 March 2020 people voted."),
        ("en", "12. Persons displaced by the conflict"),
        ("fr", "les points 32 et 37 de l'ordre du jour, résolution 822 (1993)"),
        ("ru", "пункты 32 и 37 повестки дня, резолюция 822 (1993), в 1993 году"),
        ("zh", "第822(1993)号决议，第七十五年，第七十四届会议，2020年3月31日，议程项目4需要注意的人权状况"),
        ("ar", "البندان 32 و 37 من جدول الأعمال"),
    ],
)
def test_what_counts_nothing(lang: str, text: str) -> None:
    assert [f.id for f in quantities(text, lang)] == []


def test_numbers_as_printed() -> None:
    assert digits_value("700 000", "ru") == 700000
    assert digits_value("1.5", "en") == 1.5
    assert digits_value("12,34", "fr") == 12.34
    assert digits_value("000 285", "ar") == 285000
    assert digits_value("..", "en") is None
    assert han_number("一百二十") == "120"
    assert han_number("二十万") == "200000"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "116.2 Teach children."),
        ("zh", "116.2 教育儿童。"),
        ("ar", "116-3 تعليم أطفال المدارس."),
    ],
)
def test_the_number_of_an_item_counts_nothing(lang: str, text: str) -> None:
    assert not quantities(text, lang)


@pytest.mark.parametrize("text", ["13.9 per cent of women voted", "1.4 million children left"])
def test_a_decimal_at_the_start_of_a_line_counts(text: str) -> None:
    assert len(quantities(text, "en")) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "some 45 nautical miles from the coast"),
        ("fr", "à quelque 45 milles marins de la côte"),
        ("es", "a unas 45 millas marinas de la costa"),
        ("ru", "примерно в 45 морских милях от берега"),
        ("zh", "距海岸约45海里"),
        ("ar", "على بعد نحو 45 ميلا بحريا من الساحل"),
    ],
)
def test_miles_at_sea_are_no_sailors(lang: str, text: str) -> None:
    (found,) = quantities(text, lang)
    assert (found.attrs["unit"], found.attrs["number"]) == ("nautical-mile", 45)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "4.1 States parties reported."),
        ("zh", "4.1 缔约国提交了报告。"),
        ("ru", "4.1 Государства-участники представили доклады."),
    ],
)
def test_the_number_of_a_paragraph_counts_nothing(lang: str, text: str) -> None:
    assert quantities(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "beaten by four police officers"),
        ("fr", "battu par quatre policiers"),
        ("es", "golpeado por cuatro policías"),
        ("ru", "избит четырьмя сотрудниками полиции"),
        ("zh", "被四名警察殴打"),
        ("ar", "ضربه أربعة من أفراد الشرطة"),
    ],
)
def test_officers_of_the_police_are_persons(lang: str, text: str) -> None:
    (found,) = quantities(text, lang)
    assert (found.attrs["unit"], found.attrs["number"]) == ("person", 4)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "losses of well over 50 per cent"),
        ("fr", "une part dépassant largement 50 % du total"),
        ("es", "una reducción de más del 50 por ciento"),
        ("ru", "сокращение более чем на 50 процентов"),
        ("zh", "减少了超过50%"),
        ("ar", "خفض بما يزيد كثيرا على نسبة 50 في المائة"),
    ],
)
def test_a_comparator_with_its_preposition(lang: str, text: str) -> None:
    assert [f.id for f in quantities(text, lang)] == ["quantity/more-than-50-percent"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "between 50 per cent and 75 per cent of the staff"),
        ("fr", "entre 50 % et 75 % du personnel"),
        ("es", "entre el 50 % y el 75 % del personal"),
        ("ru", "между 50% и 75% персонала"),
        ("zh", "50%至75%"),
        ("ar", "بين 50 في المائة و 75 في المائة"),
    ],
)
def test_two_ends_with_a_unit_each(lang: str, text: str) -> None:
    found = quantities(text, lang)
    if lang == "zh":  # no word opens the range there, so each end stays by itself
        assert [f.attrs["number"] for f in found] == [50, 75]
        return
    assert [(f.attrs["lower"], f.attrs["upper"]) for f in found] == [(50, 75)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استمر الحصار شهرين", ["quantity/exact-2-month"]),
        ("قتل جنديان", ["quantity/exact-2-person"]),
        ("ميزانية فترة السنتين", []),
        ("بعض المدنيين", []),
    ],
)
def test_arabic_duals_count_two(text: str, expected: list[str]) -> None:
    assert [f.id for f in quantities(text, "ar")] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "ils y consacrent 0, 7 % du produit"),
        ("ru", "одна должность С - 4 сотрудника"),
        ("zh", "这十分令人震惊"),
    ],
)
def test_broken_numbers_and_grades_count_nothing(lang: str, text: str) -> None:
    assert quantities(text, lang) == []

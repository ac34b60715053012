"""Languages: of long and short paragraphs, mixed and lone ones."""

from __future__ import annotations

import pytest

from graphkit.read import read_bytes
from graphkit.read.arabic import repaired_paragraph


def langs(*paragraphs: str) -> list[str]:
    return [block.lang for block in read_bytes("\n\n".join(paragraphs).encode(), "a.txt").blocks]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The group met in the capital of the region.", "en"),
        ("Le groupe s’est réuni dans la capitale de la région.", "fr"),
        ("El grupo se reunió en la capital de la región.", "es"),
        ("Группа собралась в столице района.", "ru"),
        ("工作组在首都举行了会议。", "zh"),
        ("اجتمع الفريق في العاصمة.", "ar"),
        ("2019 - 2020", ""),
        ("见 A/99/1 和 S/2099/2 号文件", "zh"),
    ],
)
def test_one_paragraph(text: str, lang: str) -> None:
    assert langs(text) == [lang]


def test_short_paragraphs_take_the_language_around_them() -> None:
    assert langs("Le groupe s’est réuni dans la capitale.", "Président", "附件不译。", "Ada Beispiel") == [
        "fr", "fr", "zh", "fr",
    ]  # fmt: skip


def test_two_languages_in_one_file() -> None:
    assert langs("工作组在首都举行了会议。", "Annex to the letter of 1 April", "Statement", "The end.") == [
        "zh", "en", "en", "en",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("قرار مجلس الأمن 0311 )7991(", "قرار مجلس الأمن 1130 (1997)"),
        (
            "قرارها 0833 )د - 03( المؤرخ 01 تشرين الثاني/نوفمبر 5791",
            "قرارها 3380 (د - 30) المؤرخ 10 تشرين الثاني/نوفمبر 1975",
        ),
        ("قرار مجلس الأمن 1130 (1997)", "قرار مجلس الأمن 1130 (1997)"),
        ("الفقرة )أ( من القرار", "الفقرة )أ( من القرار"),
        ("القرار )1993( المؤرخ", "القرار (1993) المؤرخ"),
        ("resolution 0311 )7991(", "resolution 0311 )7991("),
    ],
)
def test_visual_order(damaged: str, whole: str) -> None:
    assert repaired_paragraph(damaged) == whole
    document = read_bytes(damaged.encode(), "a.txt")
    assert document.view.text == whole
    assert document.view.starts.tolist() == list(range(len(damaged)))
    assert ("visual-order-repaired" in document.flags) == (damaged != whole)


def test_undamaged_paragraph_beside_a_damaged_one() -> None:
    document = read_bytes("القرار 0311 )7991(\n\nالقرار 1130 (1997)".encode(), "a.txt")
    assert document.view.text == "القرار 1130 (1997)\nالقرار 1130 (1997)"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Recommandations", "fr"),
        ("Lundi 4 mai\n\n2. Clôture de la session", "fr"),
        ("Recomendaciones:", "es"),
        ("Recommendations", "en"),
        ("Addendum", "en"),
        ("Ada Beispiel", "en"),
    ],
)
def test_a_document_of_a_word_or_two(text: str, lang: str) -> None:
    assert set(langs(*text.split("\n\n"))) == {lang}


def test_names_in_latin_letters_do_not_make_a_chinese_text_english() -> None:
    names = "、".join(f"Adalbert Beispielmann{letter}" for letter in "abcdefgh")
    assert langs(f"士兵{names}受伤。", "工作组在首都举行了会议。") == ["zh", "zh"]
    assert langs(f"The soldiers ({names}) were hurt near 北京.") == ["en"]

"""Cleaning: each kind of noise alone, by what the view shows and where it maps."""

from __future__ import annotations

import pytest

from graphkit.read import read_bytes


def view(text: str) -> str:
    return read_bytes(text.encode(), "note.txt").view.text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("the Coun-\ncil met", "the Council met"),
        ("the Coun-\n\ncil met in spring", "the Council met in spring"),
        ("в столице респуб-\n\nлики прошла встреча", "в столице республики прошла встреча"),
        ("долина Верхне-\n\nДонская и берег", "долина Верхне-Донская и берег"),
        ("strain ABC-\n2 was found", "strain ABC-2 was found"),
        ("the Upper -\nLower region is large", "the Upper-Lower region is large"),
        ("the years 1993-\n1994 were dry", "the years 1993-1994 were dry"),
        ("word\u00adhyphen and zero\u200bwidth", "wordhyphen and zerowidth"),
        ("divided\u00ad\nword", "dividedword"),
        ("при\ufffeмер и ско\x02ро", "пример и скоро"),
        ("from 1990–1994 — a long time − gone", "from 1990-1994 - a long time - gone"),
        ("‘single’ “double” «angle»", "'single' “double” «angle»"),
        ("（2020年）第Ａ号", "(2020年)第A号"),
        ("第 822 (1993) 号 决议，见 附件", "第822 (1993)号决议，见附件"),
        ("使用 Latin words 的 文本", "使用Latin words的文本"),
        ("non\u00a0breaking\u202fand\u3000wide", "non breaking and wide"),
        ("مُحَمَّد الأمــم", "محمد الأمم"),
        ("ﻻ ﻣﺠﻠﺲ", "لا مجلس"),
        ("عام ١٩٩٣ و ۲۰۰۱", "عام 1993 و 2001"),
        ("the cafe\u0301 of Bala\u0306u", "the café of Balău"),
        ("an oﬃcial ﬁle", "an official file"),
        ("the governor s of these towns", "the governors of these towns"),
        ("paragraph b of the text", "paragraph b of the text"),
        ("a  b \t c", "a b c"),
        ("\ufeffStart", "Start"),
        ("one\r\n\r\ntwo\r\n", "one\ntwo"),
        ("* The annex is not translated.", "* The annex is not translated."),
        ("* 附件不译。", "*附件不译。"),
    ],
)
def test_one_kind_of_noise(raw: str, shown: str) -> None:
    assert view(raw) == shown


def test_dash_at_the_end_of_a_line_stays_a_dash() -> None:
    assert view("the lake -\nwhich is deep - lies\nin the north of\nthe country and is\nlarge") == (
        "the lake - which is deep - lies in the north of the country and is large"
    )


def test_compound_seen_elsewhere_keeps_its_hyphen() -> None:
    text = "A grant-\nmaking body. Every grant-making body reports."
    assert view(text).startswith("A grant-making body")


def test_source_spans_cover_the_noise_inside_a_word() -> None:
    document = read_bytes("в столице респуб-\n\nлики прошла".encode(), "a.txt")
    start = document.view.text.index("республики")
    span = document.view.to_source(start, start + len("республики"))
    assert document.text[span.start : span.end] == "респуб-\n\nлики"


def test_marks_on_the_last_letter_belong_to_the_span() -> None:
    document = read_bytes("كتابٌ جديد".encode(), "a.txt")
    span = document.view.to_source(0, 4)
    assert document.text[span.start : span.end] == "كتابٌ"


def test_both_letters_of_a_ligature_map_to_it() -> None:
    document = read_bytes("aﬁb".encode(), "a.txt")
    assert document.view.text == "afib"
    assert document.view.starts.tolist() == [0, 1, 1, 2]
    assert document.view.ends.tolist() == [1, 2, 2, 3]


def test_folded_line_ends_are_kept_as_breaks() -> None:
    text = "The committee of the whole considered the matter at\nlength and took note of the\nreport."
    document = read_bytes(text.encode(), "a.txt")
    assert "\n" not in document.view.text
    assert [document.view.text[at : at + 7] for at in document.view.breaks] == [" length", " report"]


def test_line_ends_within_chinese_are_kept_as_breaks() -> None:
    text = "委员会在其第十次会议上审议了这一事项，并且注意到了秘书处所提交的报告以及\n有关文件。\n" * 6
    document = read_bytes(text.encode(), "a.txt")
    assert [document.view.text[at] for at in document.view.breaks] == ["及"] * 6

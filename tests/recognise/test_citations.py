"""Citations in running text, in six languages: one reference set, six surface forms."""

from __future__ import annotations

import pytest

from graphkit.model import Mention
from graphkit.pipeline import extract
from graphkit.read import read_bytes

FOUR = ["S/RES/822(1993)", "S/RES/853(1993)", "S/RES/874(1993)", "S/RES/884(1993)"]


def cited(text: str) -> list[Mention]:
    extraction = extract(read_bytes(text.encode(), "note.txt"))
    return [m for m in extraction.mentions if m.kind in {"resolution", "document"}]


def symbols(text: str) -> list[str]:
    return [m.symbol for m in cited(text) if m.symbol]


@pytest.mark.parametrize(
    "text",
    [
        "The Council recalled resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993) at that meeting.",
        "Совет напомнил о резолюциях 822 (1993), 853 (1993), 874 (1993) и \n\n884 (1993) на этом заседании.",
        "会议回顾了四项决议(第 822(1993)、853(1993)、874(1993)和 884(1993)号决议)。",
        "وأشار المجلس إلى القرارات 822 (1993) و 853 (1993) و 874 (1993) و 884 (1993) في تلك الجلسة.",
        "Le Conseil a rappelé les résolutions 822 (1993), 853 (1993), 874 (1993) et 884 (1993) ce jour-là.",
        "El Consejo recordó las resoluciones 822 (1993), 853 (1993), 874 (1993) y 884 (1993) en esa sesión.",
    ],
    ids=["en", "ru", "zh", "ar", "fr", "es"],
)
def test_a_list_gives_one_mention_for_each_number(text: str) -> None:
    assert symbols(text) == FOUR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "las resoluciones 822 (1993), de 30 de abril de 1993, y 853 (1993), de 29 de julio de 1993",
            FOUR[:2],
        ),
        ("General Assembly resolution 62/243 of 14 March 2008 was noted", ["A/RES/62/243"]),
        (
            "anunciada en la resolución 62/243 de la Asamblea General, de 14 de marzo de 2008",
            ["A/RES/62/243"],
        ),
        ("la résolution 62/243 de l'Assemblée générale, en date du 14 mars 2008", ["A/RES/62/243"]),
        ("резолюция 62/243 Генеральной Ассамблеи от 14 марта 2008 года", ["A/RES/62/243"]),
        ("大会2008年3月14日第62/243号决议", ["A/RES/62/243"]),
        ("قرار الجمعية العامة 62/243 المؤرخ 14 آذار/مارس 2008", ["A/RES/62/243"]),
        ("وإذ تشير إلى قراراتها 3263 (د - 29) المؤرخ 9 كانون الأول/ديسمبر 1974", ["A/RES/3263(XXIX)"]),
        ("(S/25199 and Add.1 and 2)", ["S/25199", "S/25199/Add.1", "S/25199/Add.2"]),
        ("S/2001/15/Add.11-13, 34 and 50", [f"S/2001/15/Add.{n}" for n in (11, 12, 13, 34, 50)]),
        (
            "见 A/74/450-S/2019/762 和 A/74/961-S/2020/729。",
            ["A/74/450", "S/2019/762", "A/74/961", "S/2020/729"],
        ),
        (
            "General Assembly resolution 3411 A to D (XXX) was recalled",
            [f"A/RES/3411{letter}(XXX)" for letter in "ABCD"],
        ),
        ("as stated in S/RES/2504 (2020) of that year", ["S/RES/2504(2020)"]),
        ("Human Rights Council resolution 39/2 of 27 September 2018", ["A/HRC/RES/39/2"]),
        ("Economic and Social Council resolution 2006/46 of 28 July 2006", ["E/RES/2006/46"]),
        ("adopted on that day Security Council resolution 822, which was short", ["S/RES/822(1993)"]),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "VIH/sida, AND/OR, 24/7, 3/3, JJ/MM/AAAA",
        "United Nations, Treaty Series, vol. 75 (1950), No. 973",
        "A/H1N1 influenza, his/her, km/h and N/A",
        "a peaceful resolution of the conflict by 2 (two) parties",
    ],
)
def test_look_alikes_are_refused(text: str) -> None:
    assert cited(text) == []


def test_a_resolution_of_another_body_is_not_the_councils() -> None:
    found = cited("Parliamentary Assembly of the Council of Europe resolution 1416 (2005) was mentioned")
    assert [m.symbol for m in found] == [None]


def test_joint_symbols_are_one_document() -> None:
    left, right = cited("as circulated (A/74/450-S/2019/762)")
    assert left.id == right.id == "doc/A_74_450"
    assert "A/74/450-S/2019/762" in left.symbols


def test_an_address_names_its_document_once_by_symbol() -> None:
    extraction = extract(read_bytes(b"See https://undocs.org/ru/S/RES/822(1993) for the text.", "note.txt"))
    kinds = [(m.kind, m.form) for m in extraction.mentions if m.kind in {"url", "resolution"}]
    assert kinds == [("url", "url"), ("resolution", "url")]

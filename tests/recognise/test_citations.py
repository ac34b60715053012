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
        "League of Nations, Treaty Series, vol. 75 (1930), No. 973",
        "vol. 75 (1946) of the collection, recommendation 822 (1993)",
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


SIX = ("en", "fr", "es", "ru", "zh", "ar")


def parity(expected: list[str], *forms: str) -> list[object]:
    return [pytest.param(text, expected, id=lang) for lang, text in zip(SIX, forms, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    parity(
        ["S/RES/1701(2006)", "S/RES/1702(2006)", "S/RES/1703(2006)"],
        "Security Council resolutions 1701 (2006) to 1703 (2006)",
        "les résolutions 1701 (2006) à 1703 (2006) du Conseil de sécurité",
        "las resoluciones 1701 (2006) a 1703 (2006) del Consejo de Seguridad",
        "резолюции с 1701 (2006) по 1703 (2006) Совета Безопасности",
        "安全理事会第1701(2006)至1703(2006)号决议",
        "قرارات مجلس الأمن من 1701 (2006) إلى 1703 (2006)",
    ),
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    parity(
        ["A/DEC/74/555"],
        "General Assembly decision 74/555",
        "la décision 74/555 de l'Assemblée générale",
        "la decisión 74/555 de la Asamblea General",
        "решение 74/555 Генеральной Ассамблеи",
        "大会第74/555号决定",
        "مقرر الجمعية العامة 74/555",
    ),
)
def test_decisions(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    parity(
        ["A/RES/60/180", "S/RES/1645(2005)"],
        "resolutions 60/180 and 1645 (2005) of 20 December 2005",
        "les résolutions 60/180 et 1645 (2005) du 20 décembre 2005",
        "las resoluciones 60/180 y 1645 (2005), de 20 de diciembre de 2005",
        "резолюции 60/180 и 1645 (2005) от 20 декабря 2005 года",
        "2005年12月20日第60/180号和第1645(2005)号决议",
        "القراران 60/180 و 1645 (2005) المؤرخان 20 كانون الأول/ديسمبر 2005",
    ),
)
def test_two_organs_in_one_list(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    parity(
        ["body/UN-SC-1267-committee"],
        "the 1267/1989/2253 Committee met",
        "le Comité 1267/1989/2253 s'est réuni",
        "el Comité 1267/1989/2253 se reunió",
        "Комитет 1267/1989/2253 провел заседание",
        "1267/1989/2253委员会举行会议",
        "اجتمعت اللجنة 1267/1989/2253",
    ),
)
def test_committees_called_by_resolutions(text: str, expected: list[str]) -> None:
    extraction = extract(read_bytes(text.encode(), "note.txt"))
    assert [m.id for m in extraction.mentions if m.kind == "body"] == expected
    cited_works = ["doc/S_RES_1267-1999", "doc/S_RES_1989-2011", "doc/S_RES_2253-2015"]
    assert [c.cited for c in extraction.citations] == cited_works


@pytest.mark.parametrize(
    ("text", "expected"),
    parity(
        ["doc/UNTS-75-973"],
        "United Nations, Treaty Series, vol. 75, No. 973",
        "Nations Unies, Recueil des Traités, vol. 75, no 973",
        "Naciones Unidas, Treaty Series, vol. 75, núm. 973",
        "Сборник договоров Организации Объединенных Наций, том 75, № 973",
        "联合国，《条约汇编》，第75卷，第973号",
        "الأمم المتحدة، مجموعة المعاهدات، المجلد 75، الرقم 973",
    ),
)
def test_the_treaty_series(text: str, expected: list[str]) -> None:
    found = cited(text)
    assert [m.id for m in found] == expected
    assert symbols(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    parity(
        ["S/PRST/2011/16", "S/PRST/2012/6"],
        "its presidential statements of 3 August 2011 (S/PRST/2011/16) and 21 March 2012 (S/PRST/2012/6)",
        "les déclarations du 3 août 2011 (S/PRST/2011/16) et du 21 mars 2012 (S/PRST/2012/6)",
        "las declaraciones de 3 de agosto de 2011 (S/PRST/2011/16) y 21 de marzo de 2012 (S/PRST/2012/6)",
        "заявления от 3 августа 2011 года (S/PRST/2011/16) и 21 марта 2012 года (S/PRST/2012/6)",
        "会议回顾2011年8月3日(S/PRST/2011/16)和2012年3月21日(S/PRST/2012/6)的主席声明",
        "بيانات رئيسه المؤرخة 3 آب/أغسطس 2011 (S/PRST/2011/16) و 21 آذار/مارس 2012 (S/PRST/2012/6)",
    ),
)
def test_statements_by_date_and_symbol_are_one_group(text: str, expected: list[str]) -> None:
    statements = [m for m in cited(text) if m.symbol]
    assert [m.symbol for m in statements] == expected
    assert [m.attrs["date"] for m in statements] == ["2011-08-03", "2012-03-21"]
    assert statements[0].group == statements[1].group is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("см. документы А/74/672, С/2020/83 и Е/CN.4/2000/1", ["A/74/672", "S/2020/83", "E/CN.4/2000/1"]),
        ("резолюция 3380 (ХХХ) Генеральной Ассамблеи", ["A/RES/3380(XXX)"]),
        ("第８２２（１９９３）号决议和Ｓ／２０２０／８３号文件", ["S/RES/822(1993)", "S/2020/83"]),
        ("documents $/22005, S/I0000 and F/CN.4/1995/1", ["S/22005", "S/10000", "E/CN.4/1995/1"]),
        ("recorded in S/256004 that day", ["S/25600"]),
        ("see A/C.3/74/L.5/Rey.1", ["A/C.3/74/L.5/Rev.1"]),
        ("documents A/59/668/Add.7 à Add.9", [f"A/59/668/Add.{n}" for n in (7, 8, 9)]),
        ("A/69/6 (Prog. 7) was approved", ["A/69/6(Prog.7)"]),
        (
            "resolutions 2165/2191/2258 on relief",
            ["S/RES/2165(2014)", "S/RES/2191(2014)", "S/RES/2258(2015)"],
        ),
        (
            "resolutions 66/237 of 24 December 2011, 67/241 of 24 December 2107 and 68/254 of 27 May 2014",
            ["A/RES/66/237", "A/RES/67/241", "A/RES/68/254"],
        ),
        (
            "Human Rights Council resolutions S-17/1 of 3 May 2011,1 19/1 of 1 May 2012,3 S-19/1 of 1 June",
            ["A/HRC/RES/S-17/1", "A/HRC/RES/19/1", "A/HRC/RES/S-19/1"],
        ),
        (
            "Taking note of resolution 5/12 of 2 March 2022 of the United Nations Environment Assembly",
            ["UNEP/EA.5/RES.12"],
        ),
        ("on the mandate, and 26/9 of 26 June 2014 on firms", ["A/HRC/RES/26/9"]),
        ("in accordance with resolution 2997 (XXVII), which set up the programme", ["A/RES/2997(XXVII)"]),
        ("وفقا لقرار المجلس الاقتصادي والاجتماعي 1894 (د - 57)", ["E/RES/1894(LVII)"]),
        ("UNSCR 1540 and UNSCR1325", ["S/RES/1540(2004)", "S/RES/1325(2000)"]),
    ],
)
def test_forms_that_need_a_rule_of_their_own(text: str, expected: list[str]) -> None:
    assert sorted(symbols(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "resolution 263 of 5 November 2013 of another body",
        "la resolución 263 de la Comisión Africana de Derechos Humanos, de 5 de noviembre de 2013",
        "резолюция 263 Африканской комиссии по правам человека",
        "1966年11月17日通过的第2153号决议",
        "резолюция 1995 года по Ближнему Востоку",
        "International Telecommunication Union resolution 186 on the regulations",
        "decision 27/2 of 22 February 2013",
        "decision 17/1 of the High-level Committee on Cooperation",
        "in resolution 3 of the conference",
        "its resolutions 24/1 on a day of cities and 24/4 on equality",
        "prices rose to US$/kg 5, $/barrel 80 and $/5",
        "the 2015 Committee report",
        "resolution 2140 (2016), a slip of the pen",
    ],
)
def test_what_nobody_can_place_gets_no_symbol(text: str) -> None:
    assert symbols(text) == []


def test_a_symbol_that_cannot_exist_is_kept_with_a_warning() -> None:
    (found,) = cited("as stated in S/RES/822 (1994)")
    assert (found.symbol, found.attrs["warning"]) == ("S/RES/822(1994)", "resolution 822 is of 1993")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Security Council Committee established pursuant to resolution 2653 (2022) met."),
        ("fr", "Le Comité du Conseil de sécurité créé par la résolution 2653 (2022) s'est réuni."),
        (
            "es",
            "El Comité del Consejo de Seguridad establecido en virtud de la resolución 2653 (2022) se reunió.",  # noqa: E501
        ),
        ("ru", "Доклад представлен Комитету Совета Безопасности, учрежденному резолюцией 2653 (2022)."),
        ("zh", "报告提交安全理事会关于海地的第2653(2022)号决议所设委员会。"),
        ("ar", "اجتمعت لجنة مجلس الأمن المنشأة عملا بالقرار 2653 (2022)."),
    ],
)
def test_a_committee_is_told_by_the_resolution_that_set_it_up(lang: str, text: str) -> None:
    found = extract(read_bytes(text.encode(), "note.txt")).mentions
    committees = [m for m in found if m.id == "body/UN-SC-2653-committee"]
    cited = [m.symbol for m in found if m.kind == "resolution"]
    assert len(committees) == 1
    assert committees[0].text in text
    assert len(committees[0].text) >= (18 if lang == "zh" else 45)
    assert cited == ["S/RES/2653(2022)"]


def test_a_year_that_the_register_denies_sets_up_no_committee() -> None:
    text = "The Committee established pursuant to resolution 2653 (1999) met."
    found = extract(read_bytes(text.encode(), "note.txt")).mentions
    assert not [m for m in found if str(m.id).startswith("body/UN-SC-2653")]

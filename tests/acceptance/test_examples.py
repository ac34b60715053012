"""The forty acceptance examples for UN documents: what stands in the text, and what has to be found.

Surface forms (numbers, dates, symbols, fixed terms) are facts; every sentence around them is our own.
"""

from __future__ import annotations

import pytest

from graphkit.knowledge.registers import adoption_of
from graphkit.model import Extraction, Mention
from graphkit.pipeline import extract
from graphkit.read import read_bytes

FOUR = ["S/RES/822(1993)", "S/RES/853(1993)", "S/RES/874(1993)", "S/RES/884(1993)"]
COUNCIL_FOUR = tuple("doc/" + s.replace("/", "_").replace("(", "-").rstrip(")") for s in FOUR)
RUSSIAN_LETTER = (
    "Письмо Постоянного представителя Азербайджана при ООН от 31 марта 2020 года "
    "на имя Генерального секретаря\n\nИмею честь препроводить прилагаемые материалы."
)
FILLER = "The delegation recalls that the road stayed closed in spring and that no supplies came through.\n\n"


def read(text: str) -> Extraction:
    extraction = extract(read_bytes(text.encode(), "note.txt"))
    for mention in extraction.mentions:
        assert extraction.document.text[mention.start : mention.end] == mention.text
    return extraction


def of(extraction: Extraction, *kinds: str) -> list[Mention]:
    return [m for m in extraction.mentions if m.kind in kinds]


def symbols(text: str) -> list[str]:
    return [m.symbol for m in of(read(text), "resolution", "document") if m.symbol]


@pytest.mark.parametrize(
    "text",
    [
        "The Council recalled its resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993).",
        "Совет напомнил о своих резолюциях: резолюции 822 (1993), 853 (1993), 874 (1993) и \n\n884 (1993).",
        "会议回顾了有关决定(第 822(1993)、853(1993)、874(1993)和 884(1993)号决议)。",
        "وأشار المجلس إلى القرارات 822 (1993) و 853 (1993) و 874 (1993) و 884 (1993).",
        "Le Conseil a rappelé les résolutions 822 (1993), 853 (1993), 874 (1993) et 884 (1993).",
    ],
    ids=["1-en", "2-ru", "3-zh", "4-ar", "5-fr"],
)
def test_1_to_5_four_in_a_list(text: str) -> None:
    found = of(read(text), "resolution")
    assert [m.symbol for m in found] == FOUR
    assert len({(m.start, m.end) for m in found}) == 4
    assert len({m.group for m in found}) == 1
    assert found[0].group is not None


def test_6_dates_stay_with_their_numbers() -> None:
    text = "las resoluciones 822 (1993), de 30 de abril de 1993, y 853 (1993), de 29 de julio de 1993"
    found = of(read(text), "resolution")
    assert [(m.symbol, m.attrs["date"]) for m in found] == [
        ("S/RES/822(1993)", "1993-04-30"),
        ("S/RES/853(1993)", "1993-07-29"),
    ]


def test_7_a_stated_date_that_the_register_contradicts() -> None:
    extraction = read("on 6 April, 1993 UN Security Council adopted Resolution 822, a short text.")
    (resolution,) = of(extraction, "resolution")
    assert resolution.symbol == "S/RES/822(1993)"
    claims = [c for c in extraction.claims if c.type == "adoption"]
    assert [c.date for c in claims] == ["1993-04-06"]
    adoption = adoption_of(str(resolution.id))
    assert adoption is not None
    assert adoption.adopted == "1993-04-30" != claims[0].date  # both stand in the graph, as two claims


@pytest.mark.parametrize(
    "text",
    [
        "PACE Resolution 1416 (2005) dealt with the matter.",
        "Parliamentary Assembly of the Council of Europe Resolution 1416 (2005) dealt with the matter.",
        "la résolution 1416 (2005) de l'Assemblée parlementaire du Conseil de l'Europe",
        "резолюция 1416 (2005) Парламентской ассамблеи Совета Европы",
    ],
)
def test_8_another_bodys_resolution(text: str) -> None:
    (found,) = of(read(text), "resolution")
    assert found.symbol is None
    assert found.id == "doc/PACE_resolution_1416_2005"


def test_9_session_and_date_agree() -> None:
    (found,) = of(read("General Assembly resolution 62/243 of 14 March 2008"), "resolution")
    assert (found.symbol, found.attrs["date"]) == ("A/RES/62/243", "2008-03-14")
    assert found.confidence > 0.9


def test_10_arabic_session_in_place_of_a_roman_numeral() -> None:
    text = "وإذ تشير إلى قراراتها 3263 (د - 29) المؤرخ 9 كانون الأول/ديسمبر 1974"
    (found,) = of(read(text), "resolution")
    assert (found.symbol, found.attrs["date"]) == ("A/RES/3263(XXIX)", "1974-12-09")


def test_11_arabic_letters_of_parts() -> None:
    found = of(read("36/87 ألف وباء المؤرخين 9 كانون الأول/ديسمبر 1981"), "resolution")
    assert [(m.symbol, m.attrs["date"]) for m in found] == [
        ("A/RES/36/87A", "1981-12-09"),
        ("A/RES/36/87B", "1981-12-09"),
    ]


def test_12_reversed_digits_are_put_right() -> None:
    extraction = read("قرار مجلس الأمن ٠٣١١ )٧٩٩١( بشأن هذه المسألة")
    assert [m.symbol for m in of(extraction, "resolution")] == ["S/RES/1130(1997)"]
    assert "visual-order-repaired" in extraction.document.flags


def test_13_joint_symbols() -> None:
    found = of(read("见 A/74/450-S/2019/762 和 A/74/961-S/2020/729。"), "document")
    assert [m.symbol for m in found] == ["A/74/450", "S/2019/762", "A/74/961", "S/2020/729"]
    assert [m.id for m in found] == ["doc/A_74_450"] * 2 + ["doc/A_74_961"] * 2


def test_14_and_15_ellipses() -> None:
    assert symbols("(S/25199 and Add.1 and 2)") == ["S/25199", "S/25199/Add.1", "S/25199/Add.2"]
    expected = [f"S/2001/15/Add.{n}" for n in (11, 12, 13, 34, 50)]
    assert symbols("as listed in S/2001/15/Add.11-13, 34 and 50") == expected


@pytest.mark.parametrize(
    ("text", "symbol", "pins"),
    [
        ("paragraphs 3 (a) and 5 of resolution 853 (1993)", "S/RES/853(1993)", ("para. 3 (a)", "para. 5")),
        ("الفقرتين 2 و 3 من قراره 2165 (2014)", "S/RES/2165(2014)", ("para. 2", "para. 3")),
        ("第1874(2009)号决议第26段", "S/RES/1874(2009)", ("para. 26",)),
        ("alinéa a) du paragraphe 3 de la résolution 687 (1991)", "S/RES/687(1991)", ("para. 3 (a)",)),
    ],
    ids=["16", "17", "18", "19"],
)
def test_16_to_19_paragraphs(text: str, symbol: str, pins: tuple[str, ...]) -> None:
    (found,) = of(read(text), "resolution")
    assert (found.symbol, found.pin) == (symbol, pins)


def test_20_these_resolutions_are_those_listed_before() -> None:
    text = (
        "Совет принял резолюции 822 (1993), 853 (1993), 874 (1993) и 884 (1993). "
        "В этих резолюциях Совет Безопасности также подтвердил нерушимость границ."
    )
    (anaphor,) = of(read(text), "anaphor")
    assert anaphor.targets == COUNCIL_FOUR


def test_21_an_open_set_is_not_expanded() -> None:
    extraction = read("All the related UN Security Council Resolutions were recalled.")
    (collective,) = of(extraction, "anaphor")
    assert (collective.form, collective.id, collective.targets) == ("collective", None, ())
    assert extraction.citations == ()


def test_22_an_article_behind_the_charter() -> None:
    (found,) = of(read("《联合国宪章》第五十一条"), "treaty")
    assert (found.id, found.pin) == ("instrument/un-charter", ("Art. 51",))


@pytest.mark.parametrize("text", ["Chapitre VII de la Charte", "глава VII Устава", "الفصل السابع من الميثاق"])
def test_23_chapter_seven(text: str) -> None:
    (found,) = of(read(text), "treaty")
    assert (found.id, found.pin) == ("instrument/un-charter", ("Chap. VII",))


@pytest.mark.parametrize("before", ["", FILLER])
def test_24_a_page_header_identifies_and_cites_nothing(before: str) -> None:
    extraction = read(before + "A/74/672 \n\nS/2020/83 \n\n3/3 20-01501 \n\n" + FILLER)
    assert set(extraction.frame.symbols) == {"A/74/672", "S/2020/83"}
    assert extraction.frame.job_number == "20-01501"
    assert extraction.citations == ()
    assert [m.text for m in of(extraction, "resolution", "quantity", "date")] == []


def test_25_slashes_that_are_no_symbols() -> None:
    assert of(read("VIH/sida, AND/OR, 24/7, 3/3, JJ/MM/AAAA"), "resolution", "document", "date") == []


def test_26_the_treaty_series_is_no_resolution() -> None:
    (found,) = of(read("United Nations, Treaty Series, vol. 75 (1950), No. 973"), "resolution", "document")
    assert (found.kind, found.id, found.symbol) == ("document", "doc/UNTS-75-973", None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021年5月15日阿塞拜疆常驻联合国代表给秘书长的信\n\n谨此转递随附的材料。", "2021-05-15"),
        (
            RUSSIAN_LETTER,
            "2020-03-31",
        ),
    ],
    ids=["27", "28"],
)
def test_27_and_28_letters(text: str, date: str) -> None:
    frame = read(text).frame
    assert (frame.type, frame.date) == ("letter", date)
    assert (frame.author, frame.addressees) == ("office/permrep-AZE-UN-NY", ("office/UN-SG",))


def test_29_late_one_year_to_early_the_next() -> None:
    late, early = of(read("冲突发生在1991 年底和 1992 年初。"), "date")
    assert (late.value, late.attrs["modifier"]) == ("1991", "late")
    assert (early.value, early.attrs["modifier"]) == ("1992", "early")
    assert late.group == early.group is not None


def test_30_a_point_that_groups_digits() -> None:
    (found,) = of(read("The town had up to 60.000 inhabitants."), "quantity")
    assert (found.attrs["comparator"], found.attrs["upper"]) == ("up-to", 60000.0)


def test_31_a_blank_that_groups_digits() -> None:
    (found,) = of(read("约有1 110万人流离失所。"), "quantity")
    assert (found.attrs["number"], found.attrs["unit"]) == (11_100_000.0, "person")


def test_32_groups_in_visual_order() -> None:
    damaged = of(read("وبلغت التكلفة 500 022 137 دولار في تلك السنة"), "quantity")
    assert [m.attrs["number"] for m in damaged] == [137_022_500.0]
    sound = of(read("وبلغت التكلفة 137 522 500 دولار في تلك السنة"), "quantity")
    assert [m.attrs["number"] for m in sound] == [137_522_500.0]


def test_33_a_symbol_before_its_series_began() -> None:
    (found,) = of(read("The statement S/PRST/1993/20 was quoted."), "document")
    assert found.attrs["warning"] == found.reason == "the series S/PRST/ starts in 1994"
    assert "warning" not in of(read("The statement S/PRST/1994/20 was quoted."), "document")[0].attrs


def test_34_a_committee_called_by_three_resolutions() -> None:
    extraction = read("The matter went to the 1267/1989/2253 Committee for decision.")
    assert [m.id for m in of(extraction, "body")] == ["body/UN-SC-1267-committee"]
    assert {c.cited for c in extraction.citations} == {
        "doc/S_RES_1267-1999",
        "doc/S_RES_1989-2011",
        "doc/S_RES_2253-2015",
    }


def test_35_letters_in_a_range() -> None:
    expected = [f"A/RES/3411{letter}(XXX)" for letter in "ABCD"]
    assert symbols("as decided in resolution 3411 A to D (XXX) that year") == expected


def test_36_a_blank_before_the_year() -> None:
    assert symbols("see S/RES/2504 (2020) on this") == ["S/RES/2504(2020)"]


def test_37_an_address_names_its_document() -> None:
    found = of(read("https://undocs.org/sp/A/RES/46/182"), "resolution")
    assert [(m.symbol, m.form) for m in found] == [("A/RES/46/182", "url")]


def test_38_an_agencys_own_document() -> None:
    found = [
        m for m in of(read("as IAEA reported (GOV/2006/14) that spring"), "document") if m.form == "symbol"
    ]
    assert [(m.id, m.symbol, m.reason) for m in found] == [
        ("doc/ext-GOV_2006_14", None, "a document of another body")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The “elections” held in Nagorno-Karabakh on 31 March 2020 changed nothing.",
        "«Выборы», проведенные 31 марта 2020 года в Нагорном Карабахе, ничего не меняют.",
        "所谓的选举于2020年3月31日在纳戈尔诺-卡拉巴赫举行。",
    ],
    ids=["en", "ru", "zh"],
)
def test_39_words_held_at_a_distance(text: str) -> None:
    claims = [c for c in read(text).claims if c.type == "vote-or-election"]
    assert [c.distanced for c in claims] == [True]


def test_40_an_annex_heading_cites_not_its_own_letter() -> None:
    title = (
        "etter dated 30 January 2020 from the Permanent Representative of Armenia to the United Nations "
        "addressed to the Secretary-General\n\n"
    )
    extraction = read(f"L{title}{FILLER}Annex to the l{title}Statement of the Ministry\n\n{FILLER}")
    assert extraction.citations == ()
    assert any(p.type in {"annex-heading", "annex"} for p in extraction.parts)


@pytest.mark.parametrize(
    ("issuer", "own", "symbol"),
    [
        ("The General Assembly", "39/2", "A/RES/39/2"),
        ("The Human Rights Council", "39/2", "A/HRC/RES/39/2"),
    ],
)
def test_the_issuing_organ_decides_between_assembly_and_human_rights_council(
    issuer: str, own: str, symbol: str
) -> None:
    assert symbols(f"{issuer},\n\nRecalling its resolution {own} on the same subject,") == [symbol]

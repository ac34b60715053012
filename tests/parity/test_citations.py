"""Ways of citing by symbol and number: one reference set, six surface forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from parity.yields import LANGUAGES, mentions

SETS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("citations.yml").read_text("utf-8"))
CASES = [(given, lang) for given in SETS for lang in LANGUAGES if lang in given]
IN_ALL = 35


def cited(text: str, lang: str) -> list[str]:
    """Return the symbols a text cites, sorted, each as often as it is cited."""
    return sorted(
        str(m.symbol) for m in mentions(text, lang) if m.kind in {"resolution", "document"} and m.symbol
    )


@pytest.mark.parametrize(("given", "lang"), CASES, ids=lambda x: x if isinstance(x, str) else x["name"])
def test_a_way_of_citing(given: dict[str, Any], lang: str) -> None:
    assert cited(given[lang], lang) == given["expect"]


def test_there_are_enough() -> None:
    assert sum(set(LANGUAGES) <= set(given) for given in SETS) >= IN_ALL
    assert len({given["name"] for given in SETS}) == len(SETS)


PINNED = {
    "en": "under paragraph 2 of resolutions 822 (1993) and 853 (1993)",
    "fr": "en vertu du paragraphe 2 des résolutions 822 (1993) et 853 (1993)",
    "es": "en virtud del párrafo 2 de las resoluciones 822 (1993) y 853 (1993)",
    "ru": "согласно пункту 2 резолюций 822 (1993) и 853 (1993)",
    "zh": "根据第822(1993)号和第853(1993)号决议第2段",
    "ar": "بموجب الفقرة 2 من القرارين 822 (1993) و 853 (1993)",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_paragraph_of_several_resolutions_is_of_each(lang: str) -> None:
    found = [m for m in mentions(PINNED[lang], lang) if m.kind == "resolution"]
    assert [(m.symbol, m.pin) for m in found] == [
        ("S/RES/822(1993)", ("para. 2",)),
        ("S/RES/853(1993)", ("para. 2",)),
    ]


CARRIED = {
    "en": "paragraphs 11 of resolution 2213 (2015), 11 of resolution 2362 (2017) and 12 of resolution 2441 (2018)",  # noqa: E501
    "fr": "les paragraphes 11 de la résolution 2213 (2015), 11 de la résolution 2362 (2017) et 12 de la résolution 2441 (2018)",  # noqa: E501
    "es": "los párrafos 11 de la resolución 2213 (2015), 11 de la resolución 2362 (2017) y 12 de la resolución 2441 (2018)",  # noqa: E501
    "ru": "пункты 11 резолюции 2213 (2015), 11 резолюции 2362 (2017) и 12 резолюции 2441 (2018)",
    "ar": "الفقرات 11 من القرار 2213 (2015) و 11 من القرار 2362 (2017) و 12 من القرار 2441 (2018)",
}


@pytest.mark.parametrize("lang", CARRIED)
def test_the_number_of_a_paragraph_is_no_resolution(lang: str) -> None:
    found = [m for m in mentions(CARRIED[lang], lang) if m.kind == "resolution"]
    assert [m.symbol for m in found] == ["S/RES/2213(2015)", "S/RES/2362(2017)", "S/RES/2441(2018)"]
    assert [m.pin for m in found] == [("para. 11",), ("para. 11",), ("para. 12",)]


OTHERS = {
    "en": "The Commission on the Status of Women, in its resolution 61/1, spoke of rivers.",
    "fr": "La Commission de la condition de la femme, dans sa résolution 61/1, a parlé des rivières.",
    "es": "La Comisión de la Condición Jurídica y Social de la Mujer, en su resolución 61/1, habló de los ríos.",  # noqa: E501
    "ru": "Комиссия по положению женщин в своей резолюции 61/1 говорила о реках.",
    "zh": "妇女地位委员会在其第61/1号决议中谈到河流。",
    "ar": "تكلمت عن الأنهار لجنة وضع المرأة في قرارها 61/1.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_another_body_numbers_likewise(lang: str) -> None:
    (found,) = [m for m in mentions(OTHERS[lang], lang) if m.kind == "resolution"]
    assert (found.id, found.symbol) == ("doc/CSW_resolution_61_1", None)


RIVALS = {
    "en": "The General Assembly met; the Human Rights Council sat.\n\nThe Conference of the States Parties met. It noted resolutions 7/8 and 8/4 on rivers.",  # noqa: E501
    "fr": "L'Assemblée générale s'est réunie; le Conseil des droits de l'homme a siégé.\n\nLa Conférence des États parties s'est réunie. Elle a noté les résolutions 7/8 et 8/4 sur les rivières.",  # noqa: E501
    "es": "La Asamblea General se reunió; el Consejo de Derechos Humanos también.\n\nLa Conferencia de los Estados Partes se reunió. Tomó nota de las resoluciones 7/8 y 8/4 sobre los ríos.",  # noqa: E501
    "ru": "Генеральная Ассамблея заседала; Совет по правам человека тоже.\n\nКонференция государств-участников заседала. Она отметила резолюции 7/8 и 8/4 о реках.",  # noqa: E501
    "zh": "大会开了会；人权理事会也开了会。\n\n缔约国会议开了会。会议注意到关于河流的第7/8号和第8/4号决议。",
    "ar": "اجتمعت الجمعية العامة؛ واجتمع مجلس حقوق الإنسان.\n\nاجتمع مؤتمر الدول الأطراف. وأحاط علما بالقرارين 7/8 و 8/4 بشأن الأنهار.",  # noqa: E501
}
FAR = {"en": "The river is long. ", "fr": "La rivière est longue. ", "es": "El río es largo. ",
       "ru": "Река длинная. ", "zh": "河流很长。", "ar": "النهر طويل. "}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_conference_between_leaves_the_number_open(lang: str) -> None:
    council, conference = RIVALS[lang].split("\n\n")
    text = f"{council}\n\n{FAR[lang] * 150}\n\n{conference}"
    found = [m for m in mentions(text, lang) if m.kind == "resolution"]
    assert [(m.id, m.candidates) for m in found] == [
        (None, ("doc/A_HRC_RES_7_8",)),
        (None, ("doc/A_HRC_RES_8_4",)),
    ]
    assert all(m.reason for m in found)


def test_a_year_against_the_register_names_the_resolution_of_that_number() -> None:
    (found,) = [
        m for m in mentions("under resolution 2140 (2015), it was said", "en") if m.kind == "resolution"
    ]
    assert (found.id, found.candidates) == (None, ("doc/S_RES_2140-2014",))
    assert found.reason == "resolution 2140 of the Security Council is of 2014"


def test_a_preamble_cites_the_resolutions_of_its_own_organ() -> None:
    welcome = "Welcoming the report of the Human Rights Council,"
    text = f"The General Assembly,\n\n{welcome}\n\nRecalling its resolution 48/13,"
    (found,) = [m for m in mentions(text, "en") if m.kind == "resolution"]
    assert found.symbol == "A/RES/48/13"


def test_the_arabic_noun_tells_the_assembly_from_a_council() -> None:
    text = "الجمعية العامة،\n\nإذ ترحب بتقرير مجلس حقوق الإنسان، وإذ تشير إلى {} 48/13 بشأن المناخ،"
    for noun, symbol in (("قرارها", "A/RES/48/13"), ("قراره", "A/HRC/RES/48/13")):
        (found,) = [m for m in mentions(text.format(noun), "ar") if m.kind == "resolution"]
        assert found.symbol == symbol


def test_an_ordinal_is_no_number_of_a_list() -> None:
    found = mentions("the anniversary of resolution 1325, the 75th of the United Nations", "en")
    assert [m.symbol for m in found if m.kind == "resolution"] == ["S/RES/1325(2000)"]

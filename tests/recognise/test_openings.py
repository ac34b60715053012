"""Who opens what is adopted: its resolutions by bare number, and the author of an annex."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES, mentions

from graphkit.pipeline import extract
from graphkit.read import read_bytes

ADOPTED = {
    "en": "The Council of the League of Arab States at the ministerial level,\n\nRecalling its resolution No. 7412 of 4 March 2020,\n\nResolves:\n\n1. To act on paragraph 2 of resolution 7412;",  # noqa: E501
    "fr": "Le Conseil de la Ligue des États arabes, réuni au niveau ministériel,\n\nRappelant sa résolution no 7412 du 4 mars 2020,\n\nDécide :\n\n1. De donner suite au paragraphe 2 de la résolution 7412 ;",  # noqa: E501
    "es": "El Consejo de la Liga de los Estados Árabes, reunido a nivel ministerial,\n\nRecordando su resolución núm. 7412, de 4 de marzo de 2020,\n\nResuelve:\n\n1. Aplicar el párrafo 2 de la resolución 7412;",  # noqa: E501
    "ru": "Совет Лиги арабских государств на уровне министров,\n\nссылаясь на свою резолюцию № 7412 от 4 марта 2020 года,\n\nпостановляет:\n\n1. выполнить пункт 2 резолюции 7412;",  # noqa: E501
    "zh": "阿拉伯国家联盟理事会部长级会议，\n\n回顾其2020年3月4日第7412号决议，\n\n决定：\n\n1. 执行第7412号决议第2段；",  # noqa: E501
    "ar": "إن مجلس جامعة الدول العربية على المستوى الوزاري،\n\nإذ يشير إلى قراره رقم 7412 المؤرخ 4 آذار/مارس 2020،\n\nيقرر:\n\n1 - العمل بالفقرة 2 من القرار 7412؛",  # noqa: E501
}
TOLD = {
    "en": "resolution No. 7412 adopted by the Council of the League of Arab States",
    "fr": "la résolution no 7412, adoptée par le Conseil de la Ligue des États arabes",
    "es": "la resolución núm. 7412, aprobada por el Consejo de la Liga de los Estados Árabes",
    "ru": "резолюция № 7412, принятая Советом Лиги арабских государств",
    "zh": "阿拉伯国家联盟理事会2020年3月4日在开罗通过的第7412号决议",
    "ar": "القرار رقم 7412 الذي اعتمده مجلس جامعة الدول العربية",
}
OWN = "doc/LAS-council_resolution_7412"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_resolutions_are_those_of_the_body_that_opens_the_text(lang: str) -> None:
    found = [(m.id, m.pin) for m in mentions(ADOPTED[lang], lang) if m.kind == "resolution"]
    assert found == [(OWN, ()), (OWN, ("para. 2",))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_resolution_is_of_the_body_that_is_said_to_adopt_it(lang: str) -> None:
    assert [m.id for m in mentions(TOLD[lang], lang) if m.kind == "resolution"] == [OWN]


def test_without_an_opening_a_bare_number_is_nobodys() -> None:
    assert not [m for m in mentions("Recalling its resolution No. 7412,", "en") if m.kind == "resolution"]


def test_an_organ_that_opens_keeps_its_own_numbers() -> None:
    text = "The General Assembly,\n\nRecalling its resolution 60/251 of 15 March 2006,"
    assert [m.symbol for m in mentions(text, "en") if m.kind == "resolution"] == ["A/RES/60/251"]


def test_the_author_of_an_annex_is_who_adopts_it() -> None:
    letter = (
        "A/78/9021\n\nLetter dated 5 May 2024 from the Permanent Representative of Ghana to the United Nations "  # noqa: E501
        "addressed to the Secretary-General\n\nI have the honour to transmit the annexed resolution.\n\n"
        "(Signed) Awa Diop\n\nAnnex\n\n" + ADOPTED["en"]
    )
    parts = {p.id: p.author for p in extract(read_bytes(letter.encode(), "letter.txt")).parts}
    assert parts["annex-1"] == "body/LAS-council"
    assert parts["letter"] == "office/permrep-GHA-UN-NY"

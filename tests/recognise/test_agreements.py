"""Agreements that no table knows: one id by parties and date in six languages, or none."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES, mentions

SIGNED = {
    "en": "The Agreement on Fisheries between the Government of Ghana and the Kingdom of Norway, signed at Accra on 4 June 1987, remains in force.",  # noqa: E501
    "fr": "L'Accord sur les pêches entre le Gouvernement du Ghana et le Royaume de Norvège, signé à Accra le 4 juin 1987, reste en vigueur.",  # noqa: E501
    "es": "El Acuerdo sobre Pesca entre el Gobierno de Ghana y el Reino de Noruega, firmado en Accra el 4 de junio de 1987, sigue vigente.",  # noqa: E501
    "ru": "Соглашение о рыболовстве между Правительством Ганы и Королевством Норвегия, подписанное в Аккре 4 июня 1987 года, остается в силе.",  # noqa: E501
    "zh": "1987年6月4日在阿克拉签署的《加纳政府和挪威王国渔业协定》仍然有效。",
    "ar": "لا يزال الاتفاق بشأن مصائد الأسماك بين حكومة غانا ومملكة النرويج، الموقع في أكرا في 4 حزيران/يونيه 1987، ساريا.",  # noqa: E501
}
DATED = {
    "en": "Under the Protocol of 4 June 1987 between Norway and Ghana on ports, trade grew.",
    "fr": "Au titre du Protocole du 4 juin 1987 entre la Norvège et le Ghana sur les ports, le commerce a crû.",  # noqa: E501
    "es": "En virtud del Protocolo de 4 de junio de 1987 entre Noruega y Ghana sobre puertos, el comercio creció.",  # noqa: E501
    "ru": "В соответствии с Протоколом от 4 июня 1987 года между Норвегией и Ганой о портах торговля выросла.",  # noqa: E501
    "zh": "根据1987年6月4日《挪威和加纳港口议定书》，贸易有所增长。",
    "ar": "بموجب البروتوكول المؤرخ 4 حزيران/يونيه 1987 بين النرويج وغانا بشأن الموانئ، نمت التجارة.",
}
HOSTED = {
    "en": "The host country agreement of 4 June 1987 between the United Nations and Ghana covers the site.",
    "fr": "L'accord de siège conclu le 4 juin 1987 entre l'Organisation des Nations Unies et le Ghana couvre le site.",  # noqa: E501
    "es": "El acuerdo con el país anfitrión de 4 de junio de 1987 entre las Naciones Unidas y Ghana abarca el sitio.",  # noqa: E501
    "ru": "Соглашение со страной пребывания от 4 июня 1987 года между Организацией Объединенных Наций и Ганой охватывает участок.",  # noqa: E501
    "zh": "联合国和加纳1987年6月4日签署的东道国协定涵盖该地块。",
    "ar": "يشمل اتفاق البلد المضيف المؤرخ 4 حزيران/يونيه 1987 بين الأمم المتحدة وغانا الموقع.",
}
NONE = [
    "The Agreement between Ghana and Norway was broken on 4 June 1987.",
    "The Agreement has brought peace between Ghana and Norway. It dates from 4 June 1987.",
    "The Agreement of 4 June 1987 with Ghana holds.",
    "An agreement between Ghana and others of 4 June 1987 holds.",
]


def agreements(text: str, lang: str) -> list[str | None]:
    return [m.id for m in mentions(text, lang) if m.rule == "agreement/parties"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The General Armistice Agreement of 4 June 1949 between Ghana and Norway holds."),
        ("fr", "La Convention d'armistice général du 4 juin 1949 entre le Ghana et la Norvège tient."),
        ("es", "El Acuerdo de Armisticio General de 4 de junio de 1949 entre Ghana y Noruega rige."),
        ("ru", "Соглашение об общем перемирии от 4 июня 1949 года между Ганой и Норвегией в силе."),
        ("zh", "加纳和挪威1949年6月4日的全面停战协定有效。"),
        ("ar", "لا يزال اتفاق الهدنة العام المؤرخ 4 حزيران/يونيه 1949 بين غانا والنرويج ساريا."),
    ],
)
def test_an_armistice_is_an_agreement(lang: str, text: str) -> None:
    assert agreements(text, lang) == ["instrument/agreement-GHA-NOR-1949-06-04"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parties_and_date_make_one_instrument(lang: str) -> None:
    assert agreements(SIGNED[lang], lang) == ["instrument/agreement-GHA-NOR-1987-06-04"]
    assert agreements(DATED[lang], lang) == ["instrument/protocol-GHA-NOR-1987-06-04"]
    assert agreements(HOSTED[lang], lang) == ["instrument/agreement-GHA-UN-1987-06-04"]


@pytest.mark.parametrize("text", NONE)
def test_without_a_date_or_a_second_party_it_is_none(text: str) -> None:
    assert agreements(text, "en") == []


def test_the_last_noun_is_the_agreement() -> None:
    text = "The Agreement replaces the Pact between Ghana and Norway of 4 June 1987."
    (one,) = [m for m in mentions(text, "en") if m.rule == "agreement/parties"]
    assert one.text == "Pact between Ghana and Norway"


def test_a_treaty_of_the_tables_keeps_its_id() -> None:
    text = "The Treaty of Peace between Egypt and Israel of 26 March 1979 holds."
    found = [m.id for m in mentions(text, "en") if m.kind == "treaty"]
    assert found == ["instrument/agreement-EGY-ISR-1979-03-26"]
    known = "The Convention on the Rights of the Child between Ghana and Norway of 20 November 1989 holds."
    assert [m.id for m in mentions(known, "en") if m.kind == "treaty"] == ["instrument/crc"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Agreement of 2011 on ports and the agreements of 2012 between Ghana and Norway hold."),
        ("fr", "L'Accord de 2011 sur les ports et les accords de 2012 entre le Ghana et la Norvège valent."),
        ("es", "El Acuerdo de 2011 sobre puertos y los acuerdos de 2012 entre Ghana y Noruega rigen."),
        ("ru", "Соглашение 2011 года и выполнение соглашений между Ганой и Норвегией от 2012 года."),
    ],
)
def test_several_agreements_are_no_one_instrument(lang: str, text: str) -> None:
    assert agreements(text, lang) == []


@pytest.mark.parametrize(
    "text", ["加纳代表说，挪威1987年6月4日的协定已失效。", "加纳和挪威1987年6月4日表示，协定已失效。"]
)
def test_chinese_parties_are_named_together_before_the_date(text: str) -> None:
    assert agreements(text, "zh") == []

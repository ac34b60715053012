"""General comments and recommendations of treaty bodies, the same in six languages."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES, mentions

NAMED = {
    "en": "The Human Rights Committee adopted its general comment No. 36 (2018) on the right to life.",
    "fr": "Le Comité des droits de l'homme a adopté son observation générale no 36 (2018) sur le droit à la vie.",  # noqa: E501
    "es": "El Comité de Derechos Humanos aprobó su observación general núm. 36 (2018) sobre el derecho a la vida.",  # noqa: E501
    "ru": "Комитет по правам человека принял замечание общего порядка № 36 (2018) о праве на жизнь.",
    "zh": "人权事务委员会通过了关于生命权的第36号一般性意见(2018年)。",
    "ar": "اعتمدت اللجنة المعنية بحقوق الإنسان تعليقها العام رقم 36 (2018) بشأن الحق في الحياة.",
}
OWN = {
    "en": "CEDAW/C/NER/CO/5\n\nThe report follows general recommendations No. 19 and No. 35 (2017).",
    "fr": "CEDAW/C/NER/CO/5\n\nLe rapport suit les recommandations générales nos 19 et 35 (2017).",
    "es": "CEDAW/C/NER/CO/5\n\nEl informe sigue las recomendaciones generales núms. 19 y 35 (2017).",
    "ru": "CEDAW/C/NER/CO/5\n\nДоклад следует общим рекомендациям № 19 и № 35 (2017).",
    "zh": "CEDAW/C/NER/CO/5\n\n报告遵循第19号和第35号一般性建议(2017年)。",
    "ar": "CEDAW/C/NER/CO/5\n\nويتبع التقرير التوصيتين العامتين رقم 19 ورقم 35 (2017).",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_committee_named_with_it_decides(lang: str) -> None:
    (cited,) = [m for m in mentions(NAMED[lang], lang) if m.symbol]
    assert (cited.symbol, cited.kind) == ("CCPR/C/GC/36", "document")
    assert not [m for m in mentions(NAMED[lang], lang) if m.kind == "date"]  # the year is its number's


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_a_committees_own_document_it_is_its_own(lang: str) -> None:
    found = [m for m in mentions(OWN[lang], lang) if m.kind == "document"][1:]
    assert [m.id for m in found] == ["doc/CEDAW_general-recommendation_19", "doc/CEDAW_C_GC_35"]
    assert [m.symbol for m in found] == [None, "CEDAW/C/GC/35"]  # the first has no symbol of its own


def test_without_a_committee_all_are_candidates() -> None:
    (cited,) = [m for m in mentions("See general comment No. 7 on this.", "en") if m.kind == "document"]
    assert cited.id is None
    assert {"doc/CRC_C_GC_7", "doc/CRPD_C_GC_7"} <= set(cited.candidates)
    assert cited.reason == "the committee is not certain"


def test_a_committee_that_adopts_recommendations_has_no_comment() -> None:
    text = "The Committee on the Rights of the Child and the Committee on the Elimination of Racial Discrimination met. It read general recommendation No. 36 (2020)."  # noqa: E501
    assert [m.symbol for m in mentions(text, "en") if m.kind == "document"] == ["CERD/C/GC/36"]


@pytest.mark.parametrize(
    "text",
    ["general comments on 36 texts", "his general recommendation 1993/4", "general comment No. 822 (1993)"],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert not [m for m in mentions(text, "en") if m.symbol and "GC" in m.symbol]

"""Decisions of courts, told by court, kind and day, in six languages."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES, mentions

BESIDE = {
    "en": "We recall the advisory opinion of the International Court of Justice of 8 July 1996 on weapons and its judgment of 3 February 2015.",  # noqa: E501
    "fr": "Nous rappelons l'avis consultatif de la Cour internationale de Justice, en date du 8 juillet 1996, sur les armes, et son arrêt du 3 février 2015.",  # noqa: E501
    "es": "Recordamos la opinión consultiva de la Corte Internacional de Justicia de 8 de julio de 1996 sobre las armas y su fallo de 3 de febrero de 2015.",  # noqa: E501
    "ru": "Напомним о консультативном заключении Международного Суда от 8 июля 1996 года об оружии и его решении от 3 февраля 2015 года.",  # noqa: E501
    "zh": "我们回顾国际法院1996年7月8日关于武器的咨询意见及其2015年2月3日的判决。",
    "ar": "ونشير إلى فتوى محكمة العدل الدولية المؤرخة 8 تموز/يوليه 1996 بشأن الأسلحة وإلى حكمها الصادر في 3 شباط/فبراير 2015.",  # noqa: E501
}
ALONE = {
    "en": "Ghana addressed the International Court of Justice.\n\nIn its order of 18 June 2025 the Court indicated measures.",  # noqa: E501
    "fr": "Le Ghana a saisi la Cour internationale de Justice.\n\nDans son ordonnance du 18 juin 2025, la Cour a indiqué des mesures.",  # noqa: E501
    "es": "Ghana recurrió a la Corte Internacional de Justicia.\n\nEn su providencia de 18 de junio de 2025, la Corte dictó medidas.",  # noqa: E501
    "ru": "Гана обратилась в Международный Суд.\n\nВ своем постановлении от 18 июня 2025 года Суд указал меры.",  # noqa: E501
    "zh": "加纳诉诸国际法院。\n\n法院在2025年6月18日的命令中指示采取措施。",
    "ar": "لجأت غانا إلى محكمة العدل الدولية.\n\nوأشارت المحكمة في أمرها المؤرخ 18 حزيران/يونيه 2025 بتدابير.",  # noqa: E501
}
NONE = [
    ("en", "The International Court of Justice sat. The judgment of 5 May 2010 of the Supreme Court stands."),
    ("en", "The International Court of Justice sat. The arbitral award of 12 July 2016 was rejected."),
    ("en", "The International Court of Justice sat in The Hague.\n\nThe judgment of 5 May 2010 stands."),
    (
        "en",
        "The International Criminal Court and the International Court of Justice sat.\n\nThe Court gave its judgment of 5 May 2010.",  # noqa: E501
    ),
    ("en", "The International Court of Justice gave its judgment in May 2010."),
    (
        "fr",
        "La Cour internationale de Justice a siégé. La sentence arbitrale du 12 juillet 2016 a été rejetée.",
    ),
    ("ru", "Международный Суд заседал. Арбитражное решение от 12 июля 2016 года было отклонено."),
]


def decisions(text: str, lang: str) -> list[str | None]:
    return [m.id for m in mentions(text, lang) if m.rule == "work/court-decision"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_court_kind_and_day_make_one_work(lang: str) -> None:
    assert decisions(BESIDE[lang], lang) == [
        "work/ICJ-advisory-opinion-1996-07-08",
        "work/ICJ-judgment-2015-02-03",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_only_court_of_the_document(lang: str) -> None:
    assert decisions(ALONE[lang], lang) == ["work/ICJ-order-2025-06-18"]


@pytest.mark.parametrize(("lang", "text"), NONE)
def test_where_court_or_day_is_not_certain(lang: str, text: str) -> None:
    assert decisions(text, lang) == []


def test_a_symbol_printed_behind_is_its_symbol() -> None:
    text = (
        "the advisory opinion of the International Court of Justice of 9 July 2004 (A/ES-10/273) on the wall"
    )
    assert decisions(text, "en") == ["doc/A_ES-10_273"]

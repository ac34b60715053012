"""Whose session it is: the organ named or governing, never the Assembly for want of another."""

from __future__ import annotations

import pytest
from recognise.harness import context

from graphkit.recognise import recognise


def _sessions(lang: str, text: str) -> list[str | None]:
    return [m.id for m in recognise(context(text, lang), ()) if m.kind == "session"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The General Assembly met. The 100th session of the International Labour Conference ended."),
        ("fr", "L'Assemblée générale siège. La 100e session de la Conférence internationale du Travail."),
        ("es", "La Asamblea General se reunió. El 100º período de sesiones de la Conferencia del Trabajo."),
        ("zh", "大会开会。缔约方会议第二十三届会议结束。"),
    ],
)
def test_the_session_of_a_body_no_table_knows_is_left_open(lang: str, text: str) -> None:
    assert _sessions(lang, text) == [None]


@pytest.mark.parametrize(
    ("lang", "text", "session"),
    [
        ("en", "The seventy-fifth session of the General Assembly began.", "session/A_75"),
        ("fr", "La soixante-quinzième session de l'Assemblée générale.", "session/A_75"),
        ("zh", "大会第七十五届会议。", "session/A_75"),
        ("zh", "人权理事会第四十三届会议。", "session/HRC_43"),
    ],
)
def test_the_session_of_an_organ(lang: str, text: str, session: str) -> None:
    assert _sessions(lang, text) == [session]


MASTHEADS = {
    "en": "General Assembly\n\nHuman Rights Council\n\nForty-sixth session\n\nText.",
    "fr": "Assemblée générale\n\nConseil des droits de l'homme\n\nQuarante-sixième session\n\nTexte.",
    "es": "Asamblea General\n\nConsejo de Derechos Humanos\n\n46º período de sesiones\n\nTexto.",
    "ru": "Генеральная Ассамблея\n\nСовет по правам человека\n\nСорок шестая сессия\n\nТекст.",
    "zh": "大会\n\n人权理事会\n\n第四十六届会议\n\n正文。",
    "ar": "الجمعية العامة\n\nمجلس حقوق الإنسان\n\nالدورة السادسة والأربعون\n\nنص.",
}


@pytest.mark.parametrize("lang", MASTHEADS)
def test_the_organ_under_another_in_a_masthead_sits(lang: str) -> None:
    assert _sessions(lang, MASTHEADS[lang]) == ["session/HRC_46"]


def test_of_two_organs_side_by_side_the_first_sits() -> None:
    text = "General Assembly\n\nSeventy-fifth session\n\nSecurity Council\n\nSeventy-sixth year\n\nText."
    assert _sessions("en", text) == ["session/A_75", "session/S_76"]


OWNED = {
    "en": "The Human Rights Council met during the eightieth session of the General Assembly.",
    "fr": "Le Conseil des droits de l'homme a siégé pendant la quatre-vingtième session de l'Assemblée générale.",  # noqa: E501
    "es": "El Consejo de Derechos Humanos se reunió durante el octogésimo período de sesiones de la Asamblea General.",  # noqa: E501
    "ru": "Совет по правам человека заседал в ходе восьмидесятой сессии Генеральной Ассамблеи.",
    "zh": "人权理事会在大会第八十届会议期间开会。",
    "ar": "اجتمع مجلس حقوق الإنسان خلال الدورة الثمانين للجمعية العامة.",
}
ITEMS = {
    "en": "Seventy-fifth session of the General Assembly. It came under agenda item 116 (d).",
    "fr": "Soixante-quinzième session de l'Assemblée générale. Au titre du point 116 d) de l'ordre du jour.",
    "es": "Septuagésimo quinto período de sesiones de la Asamblea General. Tema 116 d) del programa.",
    "ru": "Семьдесят пятая сессия Генеральной Ассамблеи. По пункту 116 d) повестки дня.",
    "zh": "大会第七十五届会议。议程项目116(d)。",
    "ar": "الدورة الخامسة والسبعون للجمعية العامة. في إطار البند 116 (د) من جدول الأعمال.",
}


@pytest.mark.parametrize("lang", OWNED)
def test_the_owner_named_behind_it_decides(lang: str) -> None:
    assert _sessions(lang, OWNED[lang]) == ["session/A_80"]


@pytest.mark.parametrize("lang", ITEMS)
def test_a_part_of_an_item_has_one_letter_in_all_scripts(lang: str) -> None:
    found = recognise(context(ITEMS[lang], lang), ())
    assert [m.id for m in found if m.kind == "agenda_item"] == ["agenda/A_75_116-d"]

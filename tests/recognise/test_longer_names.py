"""A short noun in a longer name, and words that only look like a name."""

from __future__ import annotations

import pytest
from parity.yields import mentions

COUNCIL = {
    "en": "The Security Council met. ",
    "fr": "Le Conseil de sécurité a siégé. ",
    "es": "El Consejo de Seguridad se reunió. ",
    "ru": "Совет Безопасности заседал. ",
    "ar": "اجتمع مجلس الأمن. ",
}
ANOTHER = [
    ("fr", "Le Conseil national de transition a écrit."),
    ("fr", "Le Conseil constitutionnel a jugé."),
    ("fr", "Le Conseil des ministres a décidé."),
    ("es", "El Consejo Nacional decidió."),
    ("ru", "Совет министров решил."),
    ("ru", "Совет Федерации собрался."),
    ("ar", "وقرر المجلس التشريعي ذلك."),
]
THE_SAME = [
    ("en", "The Council decided."),
    ("fr", "Le Conseil note que rien n'a changé."),
    ("fr", "Il a informé le Conseil d'un retard."),
    ("es", "El Consejo al que se dirigió no respondió."),
    ("ru", "Совет постановил закрыть заседание."),
    ("ar", "واتخذ المجلس القرار 1325 (2000)."),
]


@pytest.mark.parametrize(("lang", "text"), ANOTHER)
def test_a_council_with_an_adjective_is_not_the_security_council(lang: str, text: str) -> None:
    assert [m.id for m in mentions(COUNCIL[lang] + text, lang) if m.kind == "body"] == ["body/UN-SC"]


@pytest.mark.parametrize(("lang", "text"), THE_SAME)
def test_a_council_alone_is_the_one_named_before(lang: str, text: str) -> None:
    assert [m.id for m in mentions(COUNCIL[lang] + text, lang) if m.kind == "body"] == ["body/UN-SC"] * 2


LOOKS_ALIKE = [
    ("ru", "После этого заседание закрылось.", "office"),
    ("fr", "La Réunion internationale d'experts s'est ouverte.", "place"),
    ("zh", "大使馆负责行政事务。", "office"),
    ("zh", "会费已缴给两个国际法庭。", "treaty"),
    ("zh", "第四委员会主席团开会。", "office"),
    ("zh", "挪威常驻世界贸易组织代表团来函。", "office"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), LOOKS_ALIKE)
def test_a_word_that_only_looks_like_a_name(lang: str, text: str, kind: str) -> None:
    assert [m for m in mentions(text, lang) if m.kind == kind] == []


@pytest.mark.parametrize(
    "text", ["Statement by the Chair\n\nWe met.", "Statement by the Ministry\n\nWe met."]
)
def test_an_office_in_a_title_makes_no_body(text: str) -> None:
    assert not [m for m in mentions(text, "en") if m.kind == "body" and m.rule == "statement/issuer"]


VESSELS = [
    ("en", "Two Guyanese fishing vessels sailed."),
    ("fr", "Deux bateaux de pêche guyaniens ont appareillé."),
    ("es", "Zarparon dos embarcaciones pesqueras guyanesas."),
    ("ru", "Два гайанских рыболовных судна вышли в море."),
]


@pytest.mark.parametrize(("lang", "text"), VESSELS)
def test_the_adjective_of_a_people_counts_no_persons(lang: str, text: str) -> None:
    assert [m for m in mentions(text, lang) if m.kind == "quantity"] == []


def test_the_noun_of_a_people_does() -> None:
    (found,) = [m for m in mentions("Some 40 Armenians left.", "en") if m.kind == "quantity"]
    assert found.text == "Some 40 Armenians"


@pytest.mark.parametrize(("lang", "line"), [("zh", "Chinese"), ("fr", "Français"), ("es", "Español")])
def test_the_line_of_the_language_names_no_people(lang: str, line: str) -> None:
    assert [
        m for m in mentions(f"S/2029/417\n\n{line}\n\nOriginal: English", lang) if m.kind == "demonym"
    ] == []


DEPUTY = [
    ("en", "The Special Representative of the United Nations met his Deputy Special Representative."),
    ("fr", "Le Représentant spécial de l'ONU a vu la Représentante spéciale adjointe."),
    ("es", "El Representante Especial de las Naciones Unidas vio a la Representante Especial Adjunta."),
    ("ru", "Специальный представитель ООН принял Заместителя Специального представителя."),
    ("zh", "联合国秘书长特别代表会见了副特别代表。"),
    ("ar", "التقى الممثل الخاص للأمم المتحدة نائبة الممثل الخاص."),
]


@pytest.mark.parametrize(("lang", "text"), DEPUTY)
def test_a_deputy_is_not_the_one_deputised_for(lang: str, text: str) -> None:
    assert [m.id for m in mentions(text, lang) if m.kind == "office" and "SRSG" in str(m.id)][
        -1
    ] == "office/DSRSG"


@pytest.mark.parametrize(
    "text",
    [
        "The Head of the United Nations Mission in Liberia (UNMIL), El-Ghassim Wane, spoke.",
        "The Minister for Foreign Affairs and International Cooperation of Mali, El-Ghassim Wane, spoke.",
    ],
)
def test_the_name_behind_a_long_office(text: str) -> None:
    assert [m.id for m in mentions(text, "en") if m.kind == "person"] == ["person/el-ghassim-wane"]


def test_a_short_name_within_a_transliteration_names_nothing_for_sure() -> None:
    assert not [m for m in mentions("她前往加奥和梅纳卡。", "zh") if m.id == "place/nagorno-karabakh"]

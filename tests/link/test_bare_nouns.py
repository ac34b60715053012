"""A bare noun for the one institution of that name: the same in six languages."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES, mentions

MISSION = {
    "en": "The United Nations Assistance Mission for Iraq opened an office. Staff of the Mission work there.",
    "fr": "La Mission d'assistance des Nations Unies pour l'Iraq a ouvert un bureau. Les agents de la Mission y travaillent.",  # noqa: E501
    "es": "La Misión de Asistencia de las Naciones Unidas para el Iraq abrió una oficina. La Misión trabaja en ella.",  # noqa: E501
    "ru": "Миссия Организации Объединенных Наций по оказанию содействия Ираку открыла отделение. Сотрудники Миссии там работают.",  # noqa: E501
    "zh": "联合国伊拉克援助团开设了一个办公室。援助团在那里工作。",
    "ar": "افتتحت بعثة الأمم المتحدة لتقديم المساعدة إلى العراق مكتبا. ويعمل موظفو البعثة فيه.",
}
COURT = {
    "en": "The International Criminal Court met. The Court adjourned.",
    "fr": "La Cour pénale internationale a siégé. La Cour a levé la séance.",
    "es": "La Corte Penal Internacional se reunió. La Corte levantó la sesión.",
    "ru": "Международный уголовный суд собрался. Заседание Суда закрыто.",
    "zh": "国际刑事法院开庭。法院随后休庭。",
    "ar": "اجتمعت المحكمة الجنائية الدولية. وبدأت المحكمة عملها.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("texts", "name"), [(MISSION, "body/UNAMI"), (COURT, "org/ICC")], ids=["mission", "court"]
)
def test_the_one_of_that_name(texts: dict[str, str], name: str, lang: str) -> None:
    found = [m for m in mentions(texts[lang], lang) if m.id == name]
    assert len(found) == 2
    assert found[1].reason == "the only one of that name in the document"
    assert found[1].form == "description"


SEVERAL = {
    "en": "MINUSMA and the United Nations Mission in Liberia wrote. The Mission moved.",
    "fr": "La MINUSMA et la Mission des Nations Unies au Libéria ont écrit. La Mission a déménagé.",
    "es": "La MINUSMA y la Misión de las Naciones Unidas en Liberia escribieron. La Misión se mudó.",
    "ru": "МИНУСМА и Миссия Организации Объединенных Наций в Либерии написали. Миссия переехала.",
}


@pytest.mark.parametrize("lang", SEVERAL)
def test_where_there_are_two_both_are_candidates(lang: str) -> None:
    found = mentions(SEVERAL[lang], lang)[-1]
    assert (found.id, set(found.candidates)) == (None, {"body/MINUSMA", "body/UNMIL"})


UNKNOWN = [
    ("en", "The Commission on the Status of Women met. The Truth Commission reported. The Commission rose."),
    ("en", "The Commission on the Status of Women met. The Commission of Inquiry rose."),
    ("fr", "La Commission de la condition de la femme a siégé. La Commission nationale a délibéré."),
    ("ru", "Комитет по ликвидации расовой дискриминации заседал. Комитет министров решил."),
    ("zh", "消除种族歧视委员会开会。选举委员会作出决定。"),
    ("ar", "اجتمعت لجنة القضاء على التمييز العنصري. وقررت اللجنة الانتخابية ذلك."),
]


@pytest.mark.parametrize(("lang", "text"), UNKNOWN)
def test_a_longer_name_that_no_table_knows_is_another(lang: str, text: str) -> None:
    linked = [m for m in mentions(text, lang) if m.kind == "body" and m.id is not None]
    assert len(linked) == 1


def test_the_subject_of_a_text_is_meant_where_another_is_named_once() -> None:
    text = "MINUSMA came. MINUSMA saw. MINUSMA spoke. UNMIL slept. The Mission went."
    found = mentions(text, "en")[-1]
    assert (found.id, found.reason) == ("body/MINUSMA", "the subject of the text")


def test_one_that_is_only_perhaps_named_is_not_meant() -> None:
    text = (
        "Le Comité consultatif note. Le Comité consultatif recommande. Le Comité consultatif conclut. "
        "Le Comité des droits de l'enfant siège. Le Comité décide."
    )
    found = mentions(text, "fr")[-1]
    assert (found.id, set(found.candidates)) == (None, {"body/ACABQ", "body/CRC"})


def test_in_a_note_verbale_the_mission_is_the_senders() -> None:
    text = (
        "Note verbale dated 12 May 2025 from the Permanent Mission of Ghana to the United Nations"
        " addressed to the Secretary-General\n\nThe Permanent Mission of Ghana to the United Nations"
        " presents its compliments to the Secretary-General. Ghana serves in MONUSCO and in UNMISS."
        " The Mission wishes to recall this."
    )
    (found,) = [m for m in mentions(text, "en") if m.text == "Mission"]
    assert (found.id, found.reason) == (
        "body/permission-GHA-UN-NY",
        "the one in whose name the part speaks",
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The Panel of Experts on Yemen met. Weapons were shown to the Panel, says the Panel of all arms.",
        ),
        ("fr", "Le Groupe d'experts sur le Yémen s'est réuni. Le rapport du Groupe est prêt."),
        ("es", "El Grupo de Expertos sobre el Yemen se reunió. El informe del Grupo está listo."),
        ("ru", "Собралась Группа экспертов по Йемену. Доклад Группы был готов."),
        ("zh", "也门问题专家小组举行了会议。报告由专家小组提交。"),
        ("ar", "اجتمع فريق الخبراء المعني باليمن. وأفاد الفريق بأن التقرير جاهز."),
    ],
)
def test_a_panel_is_called_by_its_noun(lang: str, text: str) -> None:
    named = [m.id for m in mentions(text, lang) if m.kind in {"body", "anaphor"} and m.id]
    assert len(named) >= 2
    assert set(named) == {"body/UN-SC-panel-YEM"}


def test_a_group_is_one_only_where_its_printed_name_holds_the_noun() -> None:
    text = "The World Bank lent money. The Bank and the Group of 20 met, and the Group agreed."
    (group,) = (m for m in mentions(text, "en") if m.text == "Group")
    assert group.id in {None, "org/G20"}


def test_another_of_the_name_just_before_makes_a_noun_doubtful() -> None:
    text = (
        "The Panel of Experts on Yemen met. The Panel of Experts on Yemen wrote. "
        "The Panel of Experts on Yemen left. The Panel of Experts on Somalia met, and the Panel agreed."
    )
    (panel,) = (m for m in mentions(text, "en") if m.text == "Panel")
    assert panel.id is None
    assert set(panel.candidates) == {"body/UN-SC-panel-SOM", "body/UN-SC-panel-YEM"}

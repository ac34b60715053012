"""Persons: where a name is one, where it ends, and one id in every script."""

from __future__ import annotations

import pytest

from graphkit.recognise.names import Index, recognise_names
from graphkit.recognise.people import recognise_people
from graphkit.recognise.phrases import recognise_phrases
from graphkit.recognise.romanise import slug
from graphkit.recognise.russian_names import nominative
from graphkit.segment import segment
from tests.recognise.harness import context as scanned

NAMES = [
    ("en", "They met Mr. Johan van der Berg (Norway) at noon.", "Johan van der Berg", "johan-van-der-berg"),
    ("en", "(Signed) María LÓPEZ Ortega", "María LÓPEZ Ortega", "maria-lopez-ortega"),
    ("en", "H.E. Mr. T.S. Anand spoke.", "T.S. Anand", "t-s-anand"),
    ("fr", "La séance était présidée par M. Awa Diop, Coordonnateur.", "Awa Diop", "awa-diop"),
    ("es", "La Sra. Carmen de la Torre presidió.", "Carmen de la Torre", "carmen-de-la-torre"),
    ("ru", "Заявление г-на Сергея Лавренова было оглашено.", "Сергея Лавренова", "sergey-lavrenov"),
    ("zh", "主席是安娜·施密特女士。", "安娜·施密特", "anna-shimite"),
    ("ar", "وقال السيد كريم منصور، رئيس اللجنة.", "كريم منصور", None),
    ("en", "headed by the Minister for Population, Jean Rakoto.", "Jean Rakoto", "jean-rakoto"),
    ("fr", "conduite par le Ministre de la population, Jean Rakoto.", "Jean Rakoto", "jean-rakoto"),
    ("es", "encabezada por el Ministro de Población, Jean Rakoto.", "Jean Rakoto", "jean-rakoto"),
    ("ru", "возглавляемая министром здравоохранения Жаном Ракото.", "Жаном Ракото", "zhan-rakoto"),
    ("zh", "由部长尼亚姆道尔吉·策恩德率领。", "尼亚姆道尔吉·策恩德", None),
    ("en", "The floor was given to Jean Rakoto, Prime Minister of Ghana.", "Jean Rakoto", "jean-rakoto"),
    ("fr", "La parole est à Jean Rakoto, Premier Ministre du Ghana.", "Jean Rakoto", "jean-rakoto"),
    ("es", "Hizo uso de la palabra Jean Rakoto, Primer Ministro de Ghana.", "Jean Rakoto", "jean-rakoto"),
    ("ru", "Выступил Жан Ракото, премьер-министр Ганы.", "Жан Ракото", "zhan-rakoto"),
    ("ar", "وفي الختام، جان راكوتو، رئيس وزراء غانا، تكلم.", "جان راكوتو", None),
    ("ar", "وتكلم رئيس وزراء غانا، جان راكوتو، أمس.", "جان راكوتو", None),
    ("ar", "(توقيع) كارين رودس - بيرغ\nالممثلة الدائمة", "كارين رودس - بيرغ", None),
    ("en", "The meeting was chaired by Jean Rakoto, Prime Minister of Ghana.", "Jean Rakoto", "jean-rakoto"),
    ("en", "They condemned the assassination of Jean Rakoto in Accra.", "Jean Rakoto", "jean-rakoto"),
    ("fr", "Ils ont condamné l'assassinat d'Awa Rakoto à Accra.", "Awa Rakoto", "awa-rakoto"),
    ("es", "Condenaron el asesinato de Jean Rakoto en Accra.", "Jean Rakoto", "jean-rakoto"),
    ("ru", "Они осудили убийство Жана Ракото в Аккре.", "Жана Ракото", "zhan-rakoto"),
    ("zh", "由律师马丁·乌加特代理。", "马丁·乌加特", None),
    ("zh", "总理迪肯·米切尔敦促各方克制。", "迪肯·米切尔", None),
    ("zh", "由于萨达姆·侯赛因下台，", "萨达姆·侯赛因", None),
    ("zh", "据报道约翰·史密斯当选。", "约翰·史密斯", None),
    ("zh", "总统埃马纽埃尔·杜兰开会。", "埃马纽埃尔·杜兰", None),  # not Niue and someone behind it
]
NOT_NAMES = [
    ("en", "The Republic of Korea, President of the Security Council, spoke."),
    ("ar", "وقال رئيس وزراء غانا، في تقريره، إن الحالة تحسنت."),
    ("en", "the murder of Indigenous Peoples, in particular women"),
    ("en", "Mr. President, I thank you."),
    ("en", "The General Customs Administration met."),
    ("en", "The President of the Council spoke."),
    ("es", "La Sra. Presidenta abrió la sesión."),
    ("zh", "主席女士，我谨表示感谢。"),
]


def persons(lang: str, text: str) -> list[tuple[str, str | None]]:
    context = scanned(text, lang)
    names = recognise_names(context)
    index = Index(names)
    found = names + recognise_phrases(context, index)
    people = recognise_people(context, segment(context), found)
    return [(context.text[p.start : p.end], p.id) for p in people]


@pytest.mark.parametrize(("lang", "text", "name", "key"), NAMES)
def test_names(lang: str, text: str, name: str, key: str | None) -> None:
    found = persons(lang, text)
    assert [n for n, _ in found] == [name]
    if key is not None:
        assert found[0][1] == f"person/{key}"


@pytest.mark.parametrize(("lang", "text"), NOT_NAMES)
def test_no_names(lang: str, text: str) -> None:
    assert persons(lang, text) == []


def test_one_id_in_three_scripts() -> None:
    assert {slug(name) for name in ("Yashar Aliyev", "Яшар Алиев", "亚沙尔·阿利耶夫")} == {"yashar-aliyev"}


def test_surname_alone_goes_back_to_the_full_name() -> None:
    found = persons("en", "Mr. Olav Berg spoke. Mr. Berg left. Ms. Strand stayed.")
    assert [i for _, i in found] == ["person/olav-berg", "person/olav-berg", None]


def test_russian_cases() -> None:
    assert nominative("Ольги Ивановой", "female-gent") == "Ольга Иванова"
    assert nominative("Достоевскому", "male-datv") == "Достоевский"


LISTED = {
    "en": "The Presidents of Ghana and Norway, Jean Rakoto and Awa Diop, met.",
    "fr": "Les Présidents du Ghana et de la Norvège, Jean Rakoto et Awa Diop, se sont réunis.",
    "es": "Los Presidentes de Ghana y de Noruega, Jean Rakoto y Awa Diop, se reunieron.",
    "ru": "Встреча между президентами Жаном Ракото и Рашидом Диопом состоялась.",
}


@pytest.mark.parametrize("lang", LISTED)
def test_several_names_stand_behind_a_title_in_the_plural(lang: str) -> None:
    second = "rashid-diop" if lang == "ru" else "awa-diop"
    first = "zhan-rakoto" if lang == "ru" else "jean-rakoto"
    assert [name for _, name in persons(lang, LISTED[lang])] == [f"person/{first}", f"person/{second}"]


def test_one_name_behind_a_plural_is_not_taken() -> None:
    assert persons("en", "The Presidents Palace Gardens were closed.") == []

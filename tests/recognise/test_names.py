"""One form, several senses: the language of the text and what else it names decide."""

from __future__ import annotations

import pytest
from parity.yields import mentions
from recognise.harness import context

from graphkit.recognise.names import recognise_names


def _named(lang: str, text: str) -> set[tuple[str, str | None]]:
    scanned = context(text, lang)
    return {(scanned.text[f.start : f.end], f.id) for f in recognise_names(scanned)}


@pytest.mark.parametrize(
    ("lang", "text", "name", "ids"),
    [
        ("en", "an alleged Argentine threat", "Argentine", {"demonym/argentine"}),
        ("fr", "l'Argentine a répondu", "Argentine", {"state/ARG"}),
        ("fr", "la menace argentine", "argentine", {"demonym/argentine"}),
        ("en", "The Roma settled there", "Roma", {"demonym/roma"}),
        ("es", "reunidos en Roma", "Roma", {"place/rome"}),
        ("en", "ships of Mexico", "Mexico", {"state/MEX"}),
    ],
)
def test_a_form_has_the_senses_of_its_own_language(lang: str, text: str, name: str, ids: set[str]) -> None:
    assert {i for n, i in _named(lang, text) if n == name} == ids


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Les soldats de la RCA étaient à Bangui.", "state/CAF"),
        ("La République centrafricaine (RCA) a signé.", "state/CAF"),
        ("Les soldats de la RCA étaient à Dakar.", None),
        ("La société RCA a signé.", None),
    ],
)
def test_a_short_name_of_a_state_needs_the_long_one_or_a_place_in_it(text: str, meant: str | None) -> None:
    assert ("RCA", meant) in _named("fr", text)


def test_a_body_is_not_meant_because_a_part_of_it_is_named() -> None:
    assert ("Secretariat", None) in _named("en", "OCHA wrote to the Secretariat.")


@pytest.mark.parametrize(
    ("lang", "text", "short"),
    [
        (
            "en",
            "The Security Council met. The Council of Ministers and the Council of the IMO agreed.",
            "Council",
        ),
        (
            "fr",
            "Le Conseil de sécurité siège. Le Conseil de l'OMI et le Conseil de Ministres siègent.",
            "Conseil",
        ),
        (
            "es",
            "El Consejo de Seguridad se reunió. El Consejo de Ministros y el Consejo de la OMI se reúnen.",
            "Consejo",
        ),
        ("ru", "Совет Безопасности собрался. Совет Африканского союза принял план.", "Совет"),
    ],
)
def test_a_short_name_may_only_open_a_longer_one(lang: str, text: str, short: str) -> None:
    assert short not in {name for name, _ in _named(lang, text)}


def test_a_short_name_alone_means_the_body_named_in_full() -> None:
    text = "The Security Council met. The Council of its own accord agreed."
    assert ("Council", "body/UN-SC") in _named("en", text)


HEADS = {
    "en": "the Secretary-General of the League of Arab States spoke",
    "fr": "le Secrétaire général de la Ligue des États arabes a parlé",
    "es": "el Secretario General de la Liga de los Estados Árabes habló",
    "ru": "Генеральный секретарь Лиги арабских государств выступил",
    "zh": "阿拉伯国家联盟秘书长发言",
    "ar": "تكلم الأمين العام لجامعة الدول العربية",
}
TONGUES = [
    ("fr", "Original : arabe"),
    ("fr", "publié en langue arabe"),
    ("es", "Original: árabe"),
    ("ru", "текст на арабском языке"),
    ("en", "the Arabic language"),
    ("ar", "باللغة الفرنسية"),
]


@pytest.mark.parametrize("lang", HEADS)
def test_the_head_of_an_office_is_not_another_one(lang: str) -> None:
    assert [m.id for m in mentions(HEADS[lang], lang) if m.kind == "office"] == ["office/LAS-SG"]


@pytest.mark.parametrize(("lang", "text"), TONGUES)
def test_a_language_is_no_people(lang: str, text: str) -> None:
    assert not [m for m in mentions(text, lang) if m.kind == "demonym"]

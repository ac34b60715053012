"""What UN documents of eight decades name: operations, movements, territories, in six languages."""

from __future__ import annotations

import pytest
from parity.yields import mentions

from graphkit.knowledge.cache import compiled

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
OPERATIONS = (
    "UNEF ONUC UNOGIL UNYOM UNIPOM UNGOMAP UNIIMOG UNTAG ONUCA UNAMIC UNOSOM ONUMOZ UNOMUR UNOMIL UNMIH UNASOG "  # noqa: E501
    "UNCRO UNPREDEP UNTAES UNMOP UNSMIH MINUGUA MONUA MIPONUH MINURCA UNOMSIL UNMISET UNOTIL UNSMIS UNPOS BINUB "  # noqa: E501
    "BNUB BONUCA BINUCA UNIPSIL UNMIN UNOAU UNTSO UNFICYP UNIFIL UNPROFOR MINUSMA MONUSCO UNMISS"
)
MOVEMENTS = [
    "org/frente-polisario",
    "org/swapo",
    "org/anc",
    "org/houthis",
    "org/farc-ep",
    "org/fdlr",
    "org/renamo",
]
TERRITORIES = [
    "place/gold-coast",
    "place/british-guiana",
    "place/nyasaland",
    "place/bakassi",
    "place/kuril-islands",
]


@pytest.mark.parametrize("short", OPERATIONS.split())
def test_an_operation_is_known_by_its_letters_and_in_six_languages(short: str) -> None:
    found = [m.id for m in mentions(f"The mandate of {short} was extended.", "en") if m.kind == "body"]
    assert found == [f"body/{short}"]
    assert set(LANGUAGES) <= set(compiled().entities[f"body/{short}"].names)


@pytest.mark.parametrize("name", [*MOVEMENTS, *TERRITORIES])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_of_each_language_leads_to_one_entity(name: str, lang: str) -> None:
    label = compiled().entities[name].labels[lang]
    assert name in [m.id for m in mentions(f"({label})", lang)]


def test_a_contested_name_says_who_uses_it() -> None:
    names = compiled().entities["place/dokdo"].names["en"]
    users = {n.text: n.used_by for n in names if not isinstance(n, str)}
    assert users == {"Dokdo": "state/KOR", "Tokto": "state/PRK", "Takeshima": "state/JPN"}

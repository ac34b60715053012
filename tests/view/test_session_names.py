"""A session is called by its number in every language, whichever language printed it."""

from __future__ import annotations

import pytest

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.view.session_names import session_labels

LANGUAGES = {"en", "fr", "es", "ru", "zh", "ar"}
NAMES = dict.fromkeys(LANGUAGES, "X")


@pytest.mark.parametrize(
    ("number", "lang", "name"),
    [
        ("1", "en", "X, 1st session"),
        ("11", "en", "X, 11th session"),
        ("22", "en", "X, 22nd session"),
        ("103", "en", "X, 103rd session"),
        ("112", "en", "X, 112th session"),
        ("1", "fr", "X, 1re session"),
        ("21", "fr", "X, 21e session"),
        ("21", "es", "X, 21.er período de sesiones"),
        ("11", "es", "X, 11.º período de sesiones"),
        ("75", "ru", "X, 75-я сессия"),
        ("S-26", "zh", "X第26届特别会议"),
        ("ES-10", "ar", "X، الدورة الاستثنائية الطارئة 10"),
        ("2021", "en", "X, 2021 session"),
        ("2021", "zh", "X2021年届会"),
    ],
)
def test_number_and_language_make_the_name(number: str, lang: str, name: str) -> None:
    assert session_labels(number, "body/UN-ECOSOC", NAMES)[lang] == name


def test_the_security_council_counts_years() -> None:
    assert session_labels("76", "body/UN-SC", NAMES)["ru"] == "X, 76-й год"
    assert session_labels("76", "body/UN-GA", NAMES)["ru"] == "X, 76-я сессия"


def test_a_body_without_a_name_in_a_language_goes_by_the_english_one() -> None:
    assert session_labels("1", "body/x", {"en": "Board"})["fr"] == "Board, 1re session"
    assert session_labels("1", "body/x", {}) == {}


def test_every_form_has_six_languages_and_both_blanks() -> None:
    table = read_yaml(ontology_path() / "session-names.yml")
    for forms in table["names"].values():
        assert set(forms) == LANGUAGES
        assert all("{0}" in form and "{1}" in form for form in forms.values())
    assert set(table["ordinals"]) == LANGUAGES
    assert all(list(endings)[-1] == "" for endings in table["ordinals"].values())
    assert set(table["kinds"].values()) <= set(table["names"])

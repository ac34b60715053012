"""A ship's quoted name names no place; a place in other quotation marks is one."""

from __future__ import annotations

import pytest
from parity.yields import mentions

PLACES = {"place", "state", "demonym"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The tanker “Kenya Star” sank."),
        ("en", "The vessel “Côte d’Ivoire Star” sank."),
        ("fr", "Le navire « Kenya Star » a coulé."),
        ("es", "El buque «Kenya Star» se hundió."),
        ("ru", "Судно «Кения» затонуло."),
        ("zh", "“肯尼亚”号沉没。"),
        ("ar", 'غرقت السفينة "كينيا" أمس.'),
    ],
)
def test_a_ships_name_is_no_place(lang: str, text: str) -> None:
    assert not [m for m in mentions(text, lang) if m.kind in PLACES]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ship of “Kenya” sank."),
        ("en", "They wrote “Kenya Star” on it."),
        ("ru", "Слово «Кения» на карте."),
        ("zh", "“肯尼亚”的第1号决议。"),
    ],
)
def test_other_quotation_marks_hide_nothing(lang: str, text: str) -> None:
    assert [m.id for m in mentions(text, lang) if m.kind in PLACES] == ["state/KEN"]

""" "This country" is the State of its paragraph; what another paragraph names is only a candidate."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES, mentions

SAME = {
    "en": "Kenya wrote to Chad because that country is its neighbour.",
    "fr": "Le Kenya a écrit au Tchad, car ce pays est voisin.",
    "es": "Kenya escribió al Chad porque ese país es vecino.",
    "ru": "Кения написала Чаду, поскольку эта страна соседняя.",
    "zh": "肯尼亚致函乍得，因为该国是邻国。",
    "ar": "كتبت كينيا إلى تشاد لأن هذا البلد جار.",
}
OTHER = {
    "en": "Norway wrote to Chad.\n\nThe situation in that country is calm.",
    "fr": "La Norvège a écrit au Tchad.\n\nLa situation est calme dans ce pays.",
    "es": "Noruega escribió al Chad.\n\nLa situación en ese país es tranquila.",
    "ru": "Норвегия написала Чаду.\n\nОбстановка спокойная, эта страна ждет.",
    "zh": "挪威致函乍得。\n\n该国局势平静。",
    "ar": "كتبت النرويج إلى تشاد.\n\nالوضع في هذا البلد هادئ.",
}


def countries(text: str, lang: str) -> list[tuple[str | None, set[str]]]:
    found = [m for m in mentions(text, lang) if m.kind == "anaphor"]
    return [(m.id, set(m.candidates)) for m in found]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_state_of_the_paragraph(lang: str) -> None:
    assert [name for name, _ in countries(SAME[lang], lang)] == ["state/TCD"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_other_paragraphs_give_candidates(lang: str) -> None:
    assert countries(OTHER[lang], lang) == [(None, {"state/NOR", "state/TCD"})]


def test_a_compound_is_no_short_form() -> None:
    assert countries("Norway and Chad know that country-specific plans help.", "en") == []

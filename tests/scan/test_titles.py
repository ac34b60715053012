"""Long names are known in whatever capitals they are printed."""

from __future__ import annotations

import pytest
from parity.yields import mentions


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "the Convention on the rights of the child", "instrument/crc"),
        (
            "en",
            "the Convention on the Elimination of all Forms of Discrimination Against Women",
            "instrument/cedaw",
        ),
        ("fr", "le Comité Des Droits De L'enfant", "body/CRC"),
        ("es", "la convención sobre los derechos del niño", "instrument/crc"),
        ("ru", "Конвенции о Правах Ребенка и других", "instrument/crc"),
    ],
)
def test_other_capitals(lang: str, text: str, name: str) -> None:
    (found,) = [m for m in mentions(text + " stand.", lang) if m.kind in {"treaty", "body"}]
    assert found.id == name


def test_a_body_without_a_capital_is_another() -> None:
    assert not [
        m for m in mentions("a national committee on the rights of the child", "en") if m.kind == "body"
    ]


def test_a_letter_that_grows_shifts_nothing() -> None:
    text = "İİİ signed the Convention on the rights of the child."
    (found,) = [m for m in mentions(text, "en") if m.kind == "treaty"]
    assert text[found.start : found.end] == "Convention on the rights of the child"

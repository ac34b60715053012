"""When an adjective of a country, or a bare Chinese name of one, stands for the State."""

from __future__ import annotations

import pytest
from parity.yields import yielded

STANDS = [
    ("en", "the Finnish delegation", "FIN"),
    ("en", "a Norwegian embassy", "NOR"),
    ("fr", "le Ministre des affaires étrangères finlandais", "FIN"),
    ("fr", "les Gouvernements ghanéen et suédois", "GHA SWE"),
    ("fr", "les autorités palaosiennes", "PLW"),
    ("es", "el Ministerio de Relaciones Exteriores peruano", "PER"),
    ("es", "los Gobiernos chileno y peruano", "CHL PER"),
    ("ru", "по сообщению иракского министерства", "IRQ"),
    ("ar", "وزارة حقوق الإنسان العراقية", "IRQ"),
    ("ar", "للحكومة الصومالية", "SOM"),
    ("zh", "芬兰人民", "FIN"),
    ("zh", "芬兰方面", "FIN"),
    ("zh", "芬兰武装部队", "FIN"),
]
DOES_NOT = [
    ("en", "Armenian forces advanced"),
    ("en", "two Finnish fishermen"),
    ("en", "the Korean People's Army"),
    ("en", "the Greek Cypriot administration"),
    ("fr", "trois pêcheurs suédois"),
    ("es", "tres pescadores suecos"),
    ("ru", "кипрско-греческая сторона"),
    ("ru", "армянские войска"),
    ("ar", "ثلاثة صيادين سويديين"),
    ("zh", "三名瑞典渔民"),
    ("zh", "芬兰和瑞典渔民"),
    ("zh", "马里稳定团的巡逻队"),
    ("zh", "支持合法国家机构"),
    ("zh", "瑞典语导游"),
]


@pytest.mark.parametrize(("lang", "text", "codes"), STANDS)
def test_it_names_the_state(lang: str, text: str, codes: str) -> None:
    assert yielded(text, lang, ["state"]) == [f"state state/{code}" for code in codes.split()]


@pytest.mark.parametrize(("lang", "text"), DOES_NOT)
def test_it_is_only_an_origin(lang: str, text: str) -> None:
    assert yielded(text, lang, ["state"]) == []

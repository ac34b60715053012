"""Parts of works, works named by their author, and short forms: the same in six languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from parity.yields import LANGUAGES, mentions


def _table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return rows


PINS, WORKS = _table("pins.yml"), _table("works.yml")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("given", PINS, ids=lambda s: s["name"])
def test_the_part_of_a_work(given: dict[str, Any], lang: str) -> None:
    (found,) = [m for m in mentions(given[lang], lang) if m.kind in {"resolution", "treaty"}]
    assert (found.symbol or found.id, list(found.pin)) == (given["work"], given["pins"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("given", WORKS, ids=lambda s: s["name"])
def test_a_work_by_its_author(given: dict[str, Any], lang: str) -> None:
    found = [m for m in mentions(given[lang], lang) if m.kind == "document"]
    assert sorted({str(m.id) for m in found}) == given["expect"]


IBID = {
    "en": "It adopted resolution 2334 (2016).\n\n1 S/2017/20, para. 3.\n2 Ibid., para. 5.",
    "fr": "Il a adopté la résolution 2334 (2016).\n\n1 S/2017/20, par. 3.\n2 Ibid., par. 5.",
    "es": "Aprobó la resolución 2334 (2016).\n\n1 S/2017/20, párr. 3.\n2 Ibid., párr. 5.",
    "ru": "Принята резолюция 2334 (2016).\n\n1 S/2017/20, пункт 3.\n2 Там же, пункт 5.",
    "zh": "通过了第2334(2016)号决议。\n\n1 S/2017/20，第3段。\n2 同上，第5段。",
    "ar": "اتخذ القرار 2334 (2016).\n\n1 S/2017/20، الفقرة 3.\n2 المرجع نفسه، الفقرة 5.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ibid_is_the_work_of_the_note_before(lang: str) -> None:
    (found,) = [m for m in mentions(IBID[lang], lang) if m.kind == "anaphor"]
    assert (found.id, found.pin) == ("doc/S_2017_20", ("para. 5",))


BOTH = {
    "en": "The Council adopted resolutions 822 (1993) and 853 (1993). Both resolutions remain in force.",
    "fr": "Le Conseil a adopté les résolutions 822 (1993) et 853 (1993). Les deux résolutions demeurent.",
    "es": "El Consejo aprobó las resoluciones 822 (1993) y 853 (1993). Ambas resoluciones siguen en vigor.",
    "ru": "Совет принял резолюции 822 (1993) и 853 (1993). Обе резолюции остаются в силе.",
    "zh": "安理会通过了第822(1993)号和第853(1993)号决议。上述决议仍然有效。",
    "ar": "اتخذ المجلس القرارين 822 (1993) و 853 (1993). ولا يزال كلا القرارين ساريا.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_resolutions_are_the_two_before(lang: str) -> None:
    (found,) = [m for m in mentions(BOTH[lang], lang) if m.kind == "anaphor"]
    assert found.targets == ("doc/S_RES_822-1993", "doc/S_RES_853-1993")


def test_the_chinese_short_form_without_number_may_be_one() -> None:
    (found,) = [m for m in mentions("第2231(2015)号决议如此说。上述决议有效。", "zh") if m.kind == "anaphor"]
    assert found.id == "doc/S_RES_2231-2015"


AGGRESSOR = {
    "en": "Peru met Chile. Nobody named the aggressor State.",
    "fr": "Le Pérou a rencontré le Chili. Personne n'a nommé l'État agresseur.",
    "es": "El Perú se reunió con Chile. Nadie nombró el Estado agresor.",
    "ru": "Перу встретилась с Чили. Никто не назвал государство-агрессор.",
    "zh": "秘鲁会见了智利。没有人指明侵略国。",
    "ar": "التقت بيرو شيلي. ولم يسمّ أحد الدولة المعتدية.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_order_of_names_makes_no_aggressor(lang: str) -> None:
    (found,) = [m for m in mentions(AGGRESSOR[lang], lang) if m.kind == "anaphor"]
    assert found.id is None
    assert set(found.candidates) == {"state/PER", "state/CHL"}
    assert found.reason == "which one is meant is the author's view"


def test_a_letter_read_whole_holds_no_second_letter() -> None:
    text = (
        "It recalled the identical letters dated 3 March 2014 from the Permanent Representative of Norway "
        "to the United Nations addressed to the Secretary-General and the President of the Security Council."
    )
    assert len([m for m in mentions(text, "en") if m.kind == "document"]) == 1


MISSION = {
    "en": "The Permanent Mission of Norway to the United Nations Office at Geneva wrote. The Permanent Mission asked.",  # noqa: E501
    "fr": "La Mission permanente de la Norvège auprès de l'Office des Nations Unies à Genève a écrit. La Mission permanente a demandé.",  # noqa: E501
    "es": "La Misión Permanente de Noruega ante la Oficina de las Naciones Unidas en Ginebra escribió. La Misión Permanente preguntó.",  # noqa: E501
    "ru": "Постоянное представительство Норвегии при Отделении Организации Объединенных Наций в Женеве написало. Постоянное представительство спросило.",  # noqa: E501
    "zh": "挪威常驻联合国日内瓦办事处代表团来函。常驻代表团询问。",
    "ar": "كتبت البعثة الدائمة للنرويج لدى مكتب الأمم المتحدة في جنيف. وسألت البعثة الدائمة.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_mission_at_geneva_is_called_by_its_short_name(lang: str) -> None:
    found = [m.id for m in mentions(MISSION[lang], lang) if m.kind == "body" and "ission" in str(m.id)]
    assert found == ["body/permission-NOR-UN-GE"] * 2

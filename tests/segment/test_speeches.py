"""Meeting records: who speaks where, the same in six languages."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES

from graphkit.link import link
from graphkit.model import Extraction
from graphkit.read import read_bytes
from graphkit.recognise import recognise
from graphkit.scan import scan
from graphkit.segment import segment

RECORD = {
    "en": """United Nations
S/PV.9999
Security Council
Wednesday, 10 January 2024, 3 p.m.

The President: I invite the representative of Kenya to speak.

Mr. Okello (Kenya) (spoke in French): Rebels attacked Goma on 3 January. They left.

A vote was taken by show of hands. Rebels attacked Bukavu in 2023.

Mrs. de la Cruz (Special Envoy of the Secretary-General for Yemen): Rebels attacked Aden on 4 January.

Mr. Okello: Rebels attacked Kigali on 5 January.
""",
    "fr": """Nations Unies
S/PV.9999
Conseil de sécurité
Mercredi 10 janvier 2024, à 15 heures

La Présidente : J'invite le représentant du Kenya à parler.

M. Okello (Kenya) (parle en anglais) : Des rebelles ont attaqué Goma le 3 janvier. Ils sont partis.

Il est procédé au vote à main levée. Des rebelles ont attaqué Bukavu en 2023.

Mme de la Cruz (Envoyée spéciale du Secrétaire général pour le Yémen) : Ils ont attaqué Aden le 4 janvier.

M. Okello (Kenya) : Des rebelles ont attaqué Kigali le 5 janvier.
""",
    "es": """Naciones Unidas
S/PV.9999
Consejo de Seguridad
Miércoles 10 de enero de 2024, a las 15.00 horas

El Presidente: Invito al representante de Kenya a hablar.

Sr. Okello (Kenya) (habla en inglés): Los rebeldes atacaron Goma el 3 de enero. Se fueron.

Se procede a votación ordinaria. Los rebeldes atacaron Bukavu en 2023.

Sra. de la Cruz (Enviada Especial del Secretario General para el Yemen): Atacaron Adén el 4 de enero.

Sr. Okello: Los rebeldes atacaron Kigali el 5 de enero.
""",
    "ru": """Организация Объединенных Наций
S/PV.9999
Совет Безопасности
Среда, 10 января 2024 года, 15 ч. 00 м.

Председатель: Я приглашаю представителя Кении выступить.

Г-н Окелло (Кения) (говорит по-английски): Повстанцы атаковали Гому 3 января. Они ушли.

Проводится голосование поднятием руки. Повстанцы атаковали Букаву в 2023 году.

Г-жа де ла Крус (Специальный посланник Генерального секретаря по Йемену): Повстанцы атаковали Аден 4 января.

Г-н Окелло: Повстанцы атаковали Кигали 5 января.
""",
    "zh": """联合国
S/PV.9999
安全理事会
2024年1月10日星期三下午3时

主席：我邀请肯尼亚代表发言。

奥凯洛先生(肯尼亚)(以英语发言)：1月3日叛军袭击了戈马。他们离开了。

进行了举手表决。2023年叛军袭击了布卡武。

德拉克鲁斯女士(秘书长也门问题特使)：1月4日叛军袭击了亚丁。

奥凯洛先生：1月5日叛军袭击了基加利。
""",
    "ar": """الأمم المتحدة
S/PV.9999
مجلس الأمن
الأربعاء، 10 كانون الثاني/يناير 2024، الساعة 15:00

الرئيسة: أدعو ممثل كينيا إلى الكلام.

السيد أوكيلو (كينيا) (تكلم بالإنكليزية): هاجم المتمردون غوما في 3 كانون الثاني/يناير. ثم غادروا.

أُجري التصويت برفع الأيدي. هاجم المتمردون بوكافو في عام 2023.

السيدة دي لا كروز (المبعوثة الخاصة للأمين العام إلى اليمن): هاجم المتمردون عدن في 4 كانون الثاني/يناير.

السيد أوكيلو: هاجم المتمردون كيغالي في 5 كانون الثاني/يناير.
""",
}


def read(text: str) -> Extraction:
    context = scan(read_bytes(text.encode(), "record.txt"))
    parts = segment(context)
    return link(context, parts, recognise(context, parts))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_speaks_in_the_name_of_a_state_an_office_or_for_the_chair(lang: str) -> None:
    record = read(RECORD[lang])
    assert (record.frame.id, record.frame.type, record.frame.date) == (
        "doc/S_PV.9999",
        "meeting-record",
        "2024-01-10",
    )
    speeches = [p for p in record.parts if p.type == "speech"]
    first, second, third, fourth = (p.author for p in speeches)
    assert (first, second, fourth) == ("office/president-UN-SC", "state/KEN", "state/KEN")
    assert third not in {first, second, None}
    assert [p.parent for p in speeches] == ["record"] * 4
    (note,) = (p for p in record.parts if p.type == "record-note")
    assert (note.parent, note.author) == ("record", None)
    assert speeches[1].end <= note.start < note.end <= speeches[2].start


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_claim_is_the_speakers_and_what_the_record_notes_is_nobodys(lang: str) -> None:
    claims = {c.date: c.claimant for c in read(RECORD[lang]).claims if c.type == "armed-attack"}
    assert claims.get("2024-01-03", "state/KEN") == "state/KEN"
    assert claims.get("2023") is None
    assert "2024-01-03" in claims


@pytest.mark.parametrize(
    "text",
    [
        "Chair: Chile\n\nVice-Chairs: Mali and Peru\n\nThe Chair: Chile",  # a list of officers
        "Mr. Okello (Kenya): first half of the year\n\nMs. Ndiaye (Senegal): second half of the year",
        "Mr. Okello (Kenya) said: we agree. They left.",
        "The President: one turn is no record.",
    ],
)
def test_what_is_no_record(text: str) -> None:
    assert read(text).frame.type != "meeting-record"

"""Meeting records: who speaks where, the same in six languages."""

# ruff: noqa: E501

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


SUMMARY = {
    "en": """A/C.6/79/SR.99
General Assembly
Sixth Committee
Summary record of the 99th meeting
Held at Headquarters, New York, on Tuesday, 22 October 2024, at 10 a.m.

The meeting was called to order at 10 a.m.

1. The Chair invited the Committee to continue.

2. Mr. Okello (Kenya), speaking on behalf of the Group of African States, said that rebels had attacked Goma on 3 January 2024.

3. He added that rebels had attacked Bukavu on 4 January 2024.

4. Ms. de la Cruz (Observer for the International Committee of the Red Cross) said that rebels had attacked Aden on 5 January 2024.

5. Mr. Okello said that he had spoken.

The meeting rose after rebels attacked Kigali on 6 January 2024.
""",
    "fr": """A/C.6/79/SR.99
Assemblée générale
Sixième Commission
Compte rendu analytique de la 99e séance
Tenue au Siège, à New York, le mardi 22 octobre 2024, à 10 heures

La séance est ouverte à 10 heures.

1. La Présidente invite la Commission à poursuivre.

2. M. Okello (Kenya), parlant au nom du Groupe des États d'Afrique, dit que des rebelles ont attaqué Goma le 3 janvier 2024.

3. Il ajoute que des rebelles ont attaqué Bukavu le 4 janvier 2024.

4. Mme de la Cruz (Observatrice du Comité international de la Croix-Rouge) dit que des rebelles ont attaqué Aden le 5 janvier 2024.

5. M. Okello dit que la Commission a bien travaillé.

La séance est levée après que des rebelles ont attaqué Kigali le 6 janvier 2024.
""",
    "es": """A/C.6/79/SR.99
Asamblea General
Sexta Comisión
Acta resumida de la 99ª sesión
Celebrada en la Sede, Nueva York, el martes 22 de octubre de 2024 a las 10.00 horas

Se declara abierta la sesión a las 10.00 horas.

1. La Presidenta invita a la Comisión a continuar.

2. El Sr. Okello (Kenya), hablando en nombre del Grupo de los Estados de África, dice que los rebeldes atacaron Goma el 3 de enero de 2024.

3. Añade que los rebeldes atacaron Bukavu el 4 de enero de 2024.

4. La Sra. de la Cruz (Observadora del Comité Internacional de la Cruz Roja) dice que los rebeldes atacaron Adén el 5 de enero de 2024.

5. El Sr. Okello dice que ya ha hablado.

Se levanta la sesión; los rebeldes atacaron Kigali el 6 de enero de 2024.
""",
    "ru": """A/C.6/79/SR.99
Генеральная Ассамблея
Шестой комитет
Краткий отчет о 99-м заседании,
состоявшемся в Центральных учреждениях, Нью-Йорк, во вторник, 22 октября 2024 года, в 10 ч. 00 м.

Заседание открывается в 10 ч. 00 м.

1. Председатель предлагает Комитету продолжить работу.

2. Г-н Окелло (Кения), выступая от имени Группы африканских государств, говорит, что 3 января 2024 года повстанцы атаковали Гому.

3. Он добавляет, что 4 января 2024 года повстанцы атаковали Букаву.

4. Г-жа де ла Крус (наблюдатель от Международного комитета Красного Креста) говорит, что 5 января 2024 года повстанцы атаковали Аден.

5. Г-н Окелло говорит, что он уже выступал.

Заседание закрывается после того, как 6 января 2024 года повстанцы атаковали Кигали.
""",
    "zh": """A/C.6/79/SR.99
大会
第六委员会
第99次会议简要记录
2024年10月22日星期二上午10时在纽约总部举行

上午10时宣布开会。

1. 主席请委员会继续审议。

2. 奥凯洛先生（肯尼亚）代表非洲国家集团发言说，2024年1月3日叛军袭击了戈马。

3. 他还说，2024年1月4日叛军袭击了布卡武。

4. 德拉克鲁斯女士（红十字国际委员会观察员）说，2024年1月5日叛军袭击了亚丁。

5. 奥凯洛先生说，他已经发言。

2024年1月6日叛军袭击了基加利后散会。
""",
    "ar": """A/C.6/79/SR.99
الجمعية العامة
اللجنة السادسة
محضر موجز للجلسة 99
المعقودة في المقر، نيويورك، يوم الثلاثاء 22 تشرين الأول/أكتوبر 2024، الساعة 10:00

افتتحت الجلسة الساعة 10:00.

1 - الرئيسة: دعت اللجنة إلى المواصلة.

2 - السيد أوكيلو (كينيا): تكلم باسم مجموعة الدول الأفريقية، فقال إن متمردين هاجموا غوما في 3 كانون الثاني/يناير 2024.

3 - وأضاف أن متمردين هاجموا بوكافو في 4 كانون الثاني/يناير 2024.

4 - السيدة دي لا كروز (المراقبة عن اللجنة الدولية للصليب الأحمر): قالت إن متمردين هاجموا عدن في 5 كانون الثاني/يناير 2024.

5 - السيد أوكيلو: قال إنه تكلم.

رفعت الجلسة بعد أن هاجم متمردون كيغالي في 6 كانون الثاني/يناير 2024.
""",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_summary_record_tells_who_said_what_in_numbered_paragraphs(lang: str) -> None:
    record = read(SUMMARY[lang])
    assert (record.frame.id, record.frame.type, record.frame.date) == (
        "doc/A_C.6_79_SR.99",
        "meeting-record",
        "2024-10-22",
    )
    assert [p.author for p in record.parts if p.type == "speech"][1:] == [
        "state/KEN",
        "org/ICRC",
        "state/KEN",
    ]
    claims = {c.date: c.claimant for c in record.claims if c.type == "armed-attack"}
    assert claims == {
        "2024-01-03": "state/KEN",
        "2024-01-04": "state/KEN",
        "2024-01-05": "org/ICRC",
        "2024-01-06": None,
    }

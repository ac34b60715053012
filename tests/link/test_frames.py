"""The frame of a document, and who speaks in each of its parts."""

from __future__ import annotations

import pytest

from graphkit.model import Extraction
from graphkit.pipeline import extract
from graphkit.read import read_bytes

NORWAY = "the Permanent Representative of Norway to the United Nations addressed to the Secretary-General"
EN = f"Letter dated 3 May 2019 from {NORWAY}"
RU = (
    "Письмо Постоянного представителя Норвегии при Организации Объединенных Наций от 3 мая 2019 года "
    "на имя Генерального секретаря"
)
FR = (
    "Lettre datée du 3 mai 2019, adressée au Secrétaire général par le Représentant permanent de la "
    "Norvège auprès de l'Organisation des Nations Unies"
)
ES = (
    "Carta de fecha 3 de mayo de 2019 dirigida al Secretario General por el Representante Permanente de "
    "Noruega ante las Naciones Unidas"
)
BODY = "I have the honour to write to you about the harbour of the town."
LETTERS = [
    ("en", EN, BODY),
    ("ru", RU, "Имею честь написать Вам о гавани этого города и о ее судах."),
    (
        "zh",
        "2019年5月3日挪威常驻联合国代表给秘书长的信",
        "谨向你提交关于该市港口的资料，并请将其分发给各会员国。",
    ),
    ("fr", FR, "J'ai l'honneur de vous écrire au sujet du port de la ville."),
    ("es", ES, "Tengo el honor de escribirle acerca del puerto de la ciudad."),
]
NOTE = (
    "Note verbale dated 4 June 2019 from the Permanent Mission of Norway to the United Nations Office at "
    "Geneva addressed to the Office of the United Nations High Commissioner for Human Rights"
)
ANNEX = f"Annex to the letter dated 3 May 2019 from {NORWAY}"
SIGNED = "(Signed) Kari Nordmann\nAmbassador\nPermanent Representative"
TITLE = "Statement by the Ministry of Foreign Affairs of Norway"
WELCOME = "The Ministry welcomes the opening of the harbour."


def extraction(text: str) -> Extraction:
    return extract(read_bytes(text.encode(), "letter.txt"))


@pytest.mark.parametrize(("lang", "title", "body"), LETTERS)
def test_one_letter_has_one_id_in_every_language(lang: str, title: str, body: str) -> None:
    frame = extraction(f"{title}\n\n{body}\n").frame
    assert frame.id == "doc/letter-permrep-NOR-UN-NY-UN-SG-2019-05-03"
    assert (frame.type, frame.date, frame.author) == ("letter", "2019-05-03", "office/permrep-NOR-UN-NY")
    assert frame.addressees == ("office/UN-SG",)
    assert not frame.provisional


def test_note_verbale_speaks_for_the_mission() -> None:
    frame = extraction(f"{NOTE}\n\nThe Permanent Mission presents its compliments to the Office.\n").frame
    assert (frame.type, frame.author) == ("note-verbale", "body/permission-NOR-UN-GE")
    assert frame.addressees == ("body/OHCHR",)


def test_annex_speaks_for_its_issuer_and_has_no_date_of_its_own() -> None:
    found = extraction(f"{EN}\n\n{BODY}\n\n{SIGNED}\n\n{ANNEX}\n\n{TITLE}\n\n{WELCOME}\n")
    annex = next(p for p in found.parts if p.type == "annex")
    assert annex.author == "body/NOR-MFA"
    assert annex.date is None
    assert annex.work in found.frame.transmits
    assert str(annex.work).startswith("work/NOR-MFA-statement-")


def test_dateline_dates_the_statement() -> None:
    text = f"{EN}\n\n{BODY}\n\n{ANNEX}\n\n{TITLE}\n\n2 May 2019\n\n{WELCOME}\n"
    assert extraction(text).frame.transmits == ("work/NOR-MFA-statement-2019-05-02",)


def test_resolution_speaks_for_the_organ() -> None:
    head = "Resolution adopted by the General Assembly on 5 June 2019\n\n73/999. Harbours"
    found = extraction(f"{head}\n\nThe General Assembly,\n\nRecalling its work,\n\n1. Decides to go on.\n")
    frame = found.frame
    assert (frame.id, frame.author, frame.date) == ("doc/A_RES_73_999", "body/UN-GA", "2019-06-05")
    assert next(p for p in found.parts if p.type == "resolution").author == "body/UN-GA"


def test_document_without_a_frame_is_provisional() -> None:
    frame = extraction("Some remarks about harbours that nobody has signed.\n").frame
    assert frame.provisional
    assert frame.id.startswith("doc/x-")


def test_annex_head_is_the_letter_itself() -> None:
    found = extraction(f"{EN}\n\n{BODY}\n\n{ANNEX}\n\nA text follows here.\n")
    letters = [m.id for m in found.mentions if m.kind == "document"]
    assert letters == [found.frame.id, found.frame.id]


ADOPTED = (
    "Resolution adopted by the General Assembly on 4 May 2022\n\n"
    "[without reference to a Main Committee (A/76/L.7)]"
)
NAMED = [
    (
        "76/301.\tReview of the application of General Assembly resolution 70/12 on ports\n\n{0}",
        "A/RES/76/301",
    ),
    (
        "76/301. Financing of the activities arising from Security Council resolution 1863 (2009)\n\n{0}",
        "A/RES/76/301",
    ),
    ("76/301.\tHarbours;\n\nStrengthening of their use\n\n{0}", "A/RES/76/301"),
    ("76/301. Review of resolution 70/12\n\nPorts\n\nB\n\nHarbours\n\n{0}", "A/RES/76/301B"),
    ("76/301. Ports\n\nA\n\nHarbours\n\n{0}\n\nB\n\nLighthouses\n\n{0}", "A/RES/76/301"),
]


@pytest.mark.parametrize(("text", "symbol"), NAMED)
def test_a_resolution_is_the_one_whose_number_stands_before_its_title(text: str, symbol: str) -> None:
    opening = (
        "The General Assembly,\n\nRecalling its resolution 70/12 of 1 December 2015,\n\n1. Decides to go on."
    )
    assert extraction(f"{ADOPTED}\n\n{text.format(opening)}\n").frame.symbols == (symbol,)


@pytest.mark.parametrize(
    "heading",
    [
        "Resolutions adopted by the General Assembly on 4 May 2022",
        "Résolution adoptée par l'Assemblée générale le 4 mai 2022",
        "Resolución aprobada por la Asamblea General el 4 de mayo de 2022",
        "Резолюция, принятая Генеральной Ассамблеей 4 мая 2022 года",
        "大会2022年5月4日通过的决议",
        "قرار اتخذته الجمعية العامة في 4 أيار/مايو 2022",
    ],
)
def test_the_number_before_the_title_counts_in_every_language(heading: str) -> None:
    assert extraction(f"{heading}\n\n76/301. A/RES/70/12\n\n{BODY}\n").frame.symbols == ("A/RES/76/301",)


def test_a_symbol_alone_above_the_text_is_the_document_s() -> None:
    assert extraction(f"A/520/Rev.9*\n\nRULES OF THE PORT\n\n{BODY}\n").frame.id == "doc/A_520_Rev.9"
    assert extraction(f"See A/520/Rev.9\n\nRULES OF THE PORT\n\n{BODY}\n").frame.provisional


def test_a_letter_whose_title_is_cut_at_a_line_s_end() -> None:
    title = "Letter dated 3 May 2019 from the President of the \nSecurity Council to the Secretary-General"
    assert extraction(f"{title}\n\n{BODY}\n").frame.id == "doc/letter-president-UN-SC-UN-SG-2019-05-03"


SPOKEN = [
    (
        "en",
        "Statement by the President of the Security Council",
        "At the 7074th meeting of the Security Council, held on 9 December 2013:",
    ),
    (
        "fr",
        "Déclaration du Président du Conseil de sécurité",
        "À la 7074e séance du Conseil de sécurité, tenue le 9 décembre 2013:",
    ),
    (
        "es",
        "Declaración de la Presidencia del Consejo de Seguridad",
        "En la 7074a sesión del Consejo de Seguridad, celebrada el 9 de diciembre de 2013:",
    ),
    (
        "ru",
        "Заявление Председателя Совета Безопасности",
        "На 7074-м заседании Совета Безопасности, состоявшемся 9 декабря 2013 года:",
    ),
    (
        "zh",
        "安全理事会主席声明",
        "在2013年12月9日举行的安全理事会第7074次会议上，安全理事会主席代表安理会发表声明如下：",
    ),
    (
        "ar",
        "بيان من رئيس مجلس الأمن",
        "في الجلسة 7074 التي عقدها مجلس الأمن في 9 كانون الأول/ديسمبر 2013، أدلى رئيس المجلس ببيان:",
    ),
]


@pytest.mark.parametrize(("lang", "title", "opening"), SPOKEN)
def test_a_presidential_statement_is_known_by_day_and_meeting(lang: str, title: str, opening: str) -> None:
    said = extraction(f"{title}\n\n{opening}\n")
    assert said.frame.symbols == ("S/PRST/2013/19",)
    assert (said.frame.date, said.frame.meeting, said.frame.lang) == ("2013-12-09", "S/PV.7074", lang)
    assert {m.id for m in said.mentions if m.kind == "document"} == {"doc/S_PRST_2013_19"}


def test_two_statements_of_one_day_stay_unnamed_without_their_meeting() -> None:
    opening = "On 4 December 2020, the President of the Security Council made the following statement:"
    frame = extraction(f"Statement by the President of the Security Council\n\n{opening}\n").frame
    assert (frame.provisional, frame.date) == (True, "2020-12-04")

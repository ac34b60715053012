"""What a treaty's committee calls the Convention and the State party; what a document names so itself."""

from __future__ import annotations

import pytest
from parity.yields import LANGUAGES, mentions

COMMITTEE = {
    "en": "The Committee recalls the Convention on the Rights of the Child and article 16 of the Convention. It asks the State party to act.",  # noqa: E501
    "fr": "Le Comité rappelle la Convention relative aux droits de l'enfant et l'article 16 de la Convention. Il prie l'État partie d'agir.",  # noqa: E501
    "es": "El Comité recuerda la Convención sobre los Derechos del Niño y el artículo 16 de la Convención. Pide al Estado parte que actúe.",  # noqa: E501
    "ru": "Комитет ссылается на Конвенцию о правах ребенка и статью 16 Конвенции. Он просит государство-участник действовать.",  # noqa: E501
    "zh": "委员会回顾《儿童权利公约》和《公约》第十六条。委员会请缔约国采取行动。",
    "ar": "تشير اللجنة إلى اتفاقية حقوق الطفل وإلى المادة 16 من الاتفاقية. وتطلب إلى الدولة الطرف أن تعمل.",
}
DEFINED = {
    "en": "The United Nations Convention on the Law of the Sea of 10 December 1982 (“the Convention”) and the Convention against Torture hold. Parties to the Convention met.",  # noqa: E501
    "fr": "La Convention des Nations Unies sur le droit de la mer du 10 décembre 1982 (ci-après dénommée « la Convention ») et la Convention contre la torture valent. Les parties à la Convention ont siégé.",  # noqa: E501
    "es": "La Convención de las Naciones Unidas sobre el Derecho del Mar de 10 de diciembre de 1982 (en adelante, “la Convención”) y la Convención contra la Tortura rigen. Las partes en la Convención se reunieron.",  # noqa: E501
    "ru": "Действуют Конвенция Организации Объединенных Наций по морскому праву от 10 декабря 1982 года (далее «Конвенция») и Конвенция против пыток. Участники Конвенции собрались.",  # noqa: E501
    "zh": "1982年12月10日《联合国海洋法公约》(下称《公约》)和《禁止酷刑公约》有效。《公约》各方举行了会议。",
    "ar": 'اتفاقية الأمم المتحدة لقانون البحار المؤرخة 10 كانون الأول/ديسمبر 1982 ("الاتفاقية") واتفاقية مناهضة التعذيب ساريتان. واجتمعت الأطراف في الاتفاقية.',  # noqa: E501
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_committees_convention_and_state(lang: str) -> None:
    found = mentions("CEDAW/C/NER/CO/5\n\n" + COMMITTEE[lang], lang)
    treaties = [(m.id, m.form) for m in found if m.kind == "treaty"]
    assert treaties == [("instrument/crc", "name"), ("instrument/cedaw", "description")]
    (state,) = [m for m in found if m.kind == "anaphor"]
    assert (state.id, state.reason) == ("state/NER", "the State that the document's symbol names")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_elsewhere_neither_is_said(lang: str) -> None:
    found = mentions("A/78/5\n\n" + COMMITTEE[lang], lang)
    assert [m.id for m in found if m.kind == "treaty"] == ["instrument/crc", "instrument/crc"]
    assert not [m for m in found if m.kind == "anaphor"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_document_names_so(lang: str) -> None:
    found = [m for m in mentions(DEFINED[lang], lang) if m.kind == "treaty"]
    assert [m.id for m in found[-1:]] == ["instrument/unclos"]
    assert {m.id for m in found} == {"instrument/unclos", "instrument/cat"}
    assert found[-1].reason == "the document names it so"


def test_each_state_party_is_nobody() -> None:
    text = "CEDAW/C/NER/CO/5\n\nEach State party reports. 请各缔约国报告。"
    assert not [m for m in mentions(text, "en") if m.kind == "anaphor"]


PROTOCOL = {
    "en": "State party: Niger\n\nThe Committee acts under article 5 of the Optional Protocol. It asks the State party to act.",  # noqa: E501
    "fr": "État partie : Niger\n\nLe Comité agit en vertu de l'article 5 du Protocole facultatif. Il prie l'État partie d'agir.",  # noqa: E501
    "es": "Estado parte: Níger\n\nEl Comité actúa en virtud del artículo 5 del Protocolo Facultativo. Pide al Estado parte que actúe.",  # noqa: E501
    "ru": "Государство-участник: Нигер\n\nКомитет действует на основании статьи 5 Факультативного протокола. Он просит государство-участник действовать.",  # noqa: E501
    "zh": "缔约国：尼日尔\n\n委员会根据《任择议定书》第五条行事。委员会请缔约国采取行动。",
    "ar": "الدولة الطرف: النيجر\n\nتتصرف اللجنة بموجب المادة 5 من البروتوكول الاختياري. وتطلب إلى الدولة الطرف أن تعمل.",  # noqa: E501
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_protocol_and_the_state_of_a_case(lang: str) -> None:
    found = mentions("CCPR/C/120/D/2500/2014\n\n" + PROTOCOL[lang], lang)
    (treaty,) = [m for m in found if m.kind == "treaty"]
    assert (treaty.id, treaty.pin) == ("instrument/iccpr-op1", ("Art. 5",))
    state = [m for m in found if m.kind == "anaphor"][-1]
    assert (state.id, state.reason) == ("state/NER", "the State that the document says it is on")


def test_which_protocol_the_symbol_says() -> None:
    text = "The Committee recalls article 8 of the Optional Protocol."
    named = {
        symbol: [m.id for m in mentions(f"{symbol}\n\n{text}", "en") if m.kind == "treaty"]
        for symbol in ("CRC/C/OPSC/NER/CO/1", "CRC/C/NER/CO/4", "A/78/5")
    }
    assert named == {"CRC/C/OPSC/NER/CO/1": ["instrument/crc-opsc"], "CRC/C/NER/CO/4": [], "A/78/5": []}


def test_a_name_and_a_noun_in_one_place_are_one_mention() -> None:
    text = "CCPR/C/120/D/2500/2014\n\nInternational Covenant on Civil and Political Rights\n\nThe Covenant binds."  # noqa: E501
    assert len([m for m in mentions(text, "en") if m.text == "Covenant"]) == 1


SAID = {
    "en": "The Convention on the Rights of the Child and article 5 of the said Convention.",
    "fr": "La Convention relative aux droits de l'enfant et l'article 5 de ladite Convention.",
    "es": "La Convención sobre los Derechos del Niño y el artículo 5 de dicha Convención.",
    "ru": "Конвенция о правах ребенка и статья 5 указанной Конвенции.",
    "zh": "《儿童权利公约》和该公约第五条。",
    "ar": "اتفاقية حقوق الطفل والمادة 5 من الاتفاقية المذكورة.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_said_convention_is_the_one_named_last(lang: str) -> None:
    other = {"zh": "《禁止酷刑公约》。"}.get(lang, "")
    found = [m for m in mentions(other + SAID[lang], lang) if m.kind == "anaphor"]
    assert [(m.id, m.pin) for m in found] == [("instrument/crc", ("Art. 5",))]


def test_a_longer_name_is_not_the_charter() -> None:
    text = "The Charter of the United Nations and the Earth Charter hold. The Peasants' Charter, too. The Charter binds."  # noqa: E501
    found = [m.text for m in mentions(text, "en") if m.id == "instrument/un-charter"]
    assert found == ["Charter of the United Nations", "Charter"]

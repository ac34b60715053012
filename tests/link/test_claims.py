"""Claims: what, where, when, by whom and how many, and in whose name."""

from __future__ import annotations

import pytest
from recognise.harness import context

from graphkit.link.claims import claims
from graphkit.link.sentences import sentences
from graphkit.model import Claim, Part
from graphkit.recognise import recognise


def claimed(text: str, lang: str = "en", author: str = "state/CHL", kind: str = "letter") -> list[Claim]:
    scanned = context(text, lang)
    part = Part("letter", kind, 0, len(scanned.document.text), lang, author=author)
    return claims(scanned, (part,), recognise(scanned, (part,)))


def one(text: str, lang: str = "en", author: str = "state/CHL") -> Claim:
    found = claimed(text, lang, author)
    assert len(found) == 1, [c.wording for c in found]
    return found[0]


def roles(claim: Claim) -> set[tuple[str, str]]:
    return {(p.role, p.id) for p in claim.participants}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 4 May 2011, 37 civilians were killed in Geneva."),
        ("fr", "Le 4 mai 2011, 37 civils ont été tués à Genève."),
        ("es", "El 4 de mayo de 2011, 37 civiles fueron asesinados en Ginebra."),
        ("ru", "4 мая 2011 года в Женеве были убиты 37 гражданских лиц."),
    ],
)
def test_the_same_claim_in_every_language(lang: str, text: str) -> None:
    claim = one(text, lang)
    assert (claim.type, claim.date, claim.place) == ("killing", "2011-05-04", "place/geneva")
    assert claim.event == "event/killing-geneva-2011-05-04"
    assert [(q.lower, q.upper, q.measure) for q in claim.quantities] == [(37, 37, "persons-killed")]
    assert claim.claimant == "state/CHL"


def test_spans_are_those_of_the_file() -> None:
    text = "On 4 May 2011,  37 civilians   were killed in Geneva."
    claim = one(text)
    assert text[claim.trigger.start : claim.trigger.end] == "killed"
    assert claim.date_span is not None and text[claim.date_span.start : claim.date_span.end] == "4 May 2011"
    assert claim.place_span is not None and text[claim.place_span.start : claim.place_span.end] == "Geneva"


def test_agent_and_affected() -> None:
    assert roles(one("In 1975 the aggression of Norway against Peru began.")) == {
        ("agent", "state/NOR"), ("affected", "state/PER"),
    }  # fmt: skip
    assert ("agent", "state/NOR") in roles(one("In 1975 Geneva was occupied by Norway."))
    russian = one("В 1975 году произошла оккупация Женевы со стороны Норвегии.", "ru")
    assert ("agent", "state/NOR") in roles(russian)


def test_each_number_goes_with_its_own_event() -> None:
    found = claimed("In Geneva 12 soldiers were killed, 40 civilians were taken hostage or went missing.")
    assert [(c.type, [q.upper for q in c.quantities]) for c in found] == [
        ("killing", [12]), ("abduction-or-disappearance", [40]),
    ]  # fmt: skip
    assert found[1].wording == "taken hostage or went missing"
    assert {c.place for c in found} == {"place/geneva"}


def test_a_result_takes_place_and_date_from_its_ground() -> None:
    first, ground, result = claimed(
        "On 4 May 2011 Geneva was occupied.\n\nAs a result of the occupation, 900 inhabitants were expelled."
    )
    assert (first.date_basis, ground.date_basis, result.date_basis) == ("printed", "context", "context")
    assert first.event == ground.event == "event/change-of-control-geneva-2011-05-04"
    assert (result.place, result.date) == ("place/geneva", "2011-05-04")


def test_an_adopted_text_names_the_event() -> None:
    found = claimed("On 6 May 1993 the Security Council adopted resolutions 822 (1993) and 853 (1993).")
    assert [c.event for c in found] == ["event/adoption-S_RES_822-1993", "event/adoption-S_RES_853-1993"]
    assert roles(found[0]) == {("adopter", "body/UN-SC"), ("result", "doc/S_RES_822-1993")}
    assert found[0].date == "1993-05-06", "the date is what the text says, not what the register says"


def test_an_anniversary_is_not_the_date_of_the_event() -> None:
    claim = one(
        "12 December 2021 marked the anniversary of the adoption of General Assembly resolution 56/83."
    )
    assert (claim.event, claim.date) == ("event/adoption-A_RES_56_83", None)


def test_who_made_a_statement_about_a_killing_is_not_its_agent() -> None:
    claim = one("In statements made by Norway on killings in Geneva there were no names.")
    assert ("agent", "state/NOR") not in roles(claim)


def test_a_text_that_is_only_applied_was_not_adopted() -> None:
    assert claimed("In 2012 Norway adopted, pursuant to resolution 1325 (2000), a plan.") == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chile demands the immediate withdrawal of all foreign forces from Geneva.", "demanded"),
        ("Elections in Geneva will be held in May 2012.", "predicted"),
        ("Elections in Geneva may be held only in May 2012.", "conditional"),
        ("Norway has not withdrawn its troops from Geneva.", "denied"),
        ("Norway withdrew its troops from Geneva.", "stated"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert one(text).modality == modality


def test_what_is_demanded_is_not_what_happened() -> None:
    done, wanted = "Norway withdrew from Geneva.", "Chile demands the withdrawal of Norway from Geneva."
    assert one(done).event != one(wanted).event


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The so-called “elections” were held in Geneva in 2012."),
        ("fr", "Les soi-disant « élections » ont été tenues à Genève en 2012."),
        ("ru", "Так называемые «выборы» прошли в Женеве в 2012 году."),
        ("zh", "2012年在日内瓦举行了所谓的选举。"),
    ],
)
def test_distance(lang: str, text: str) -> None:
    claim = one(text, lang)
    assert claim.distanced
    assert len(claim.wording) > claim.trigger.end - claim.trigger.start


def test_reported_speech_is_ascribed() -> None:
    claim = one("The Security Council condemned the occupation of Geneva.")
    assert (claim.claimant, claim.attributed_to) == ("state/CHL", "body/UN-SC")
    own = one("The Security Council condemned the occupation of Geneva.", author="body/UN-SC")
    assert own.attributed_to is None


def test_titles_claim_nothing() -> None:
    assert claimed("Occupation of Geneva in 1975", kind="masthead") == []


def test_an_event_word_alone_is_no_claim() -> None:
    assert claimed("There was shelling.") == []


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("en", "See No. 5 and para. 3. It is so.", 2),
        ("ru", "В 1993 г. это было. См. п. 3 выше.", 2),
        ("zh", "第一句。第二句！“第三句。”", 3),
        ("ar", "هذه جملة. هل هذه جملة؟ نعم.", 3),
        ("fr", "M. Dupont parle (art. 3). Il finit.", 2),
    ],
)
def test_sentences(lang: str, text: str, count: int) -> None:
    assert len(sentences(text, 0, len(text), lang)) == count


def test_each_of_several_texts_has_its_own_date() -> None:
    text = (
        "The delegation notes the adoption by the Security Council of resolutions 1816 (2008) of 2 June "
        "2008, 1838 (2008) of 7 October 2008 and 1846 (2008)."
    )
    found = claimed(text)
    assert {(claim.event, claim.date) for claim in found} == {
        ("event/adoption-S_RES_1816-2008", "2008-06-02"),
        ("event/adoption-S_RES_1838-2008", "2008-10-07"),
        ("event/adoption-S_RES_1846-2008", None),
    }
    shared = "On 30 June 2017 the Security Council adopted resolutions 2365 (2017) and 2366 (2017)."
    found = claimed(shared)
    assert {claim.date for claim in found} == {"2017-06-30"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The Council supports the unity, territorial integrity and independence of Chad.",
        ),
        ("fr", "Le Conseil appuie l'unité, l'intégrité territoriale et l'indépendance du Tchad."),
        ("es", "El Consejo apoya la unidad, la integridad territorial y la independencia del Chad."),
        ("ru", "Совет привержен единству, территориальной целостности и независимости Чада."),
        ("zh", "安理会支持乍得的主权、统一、领土完整和独立的国家地位。"),
        ("ar", "يؤيد المجلس وحدة تشاد وسيادتها واستقلالها."),
    ],
)
def test_a_principle_is_no_event(lang: str, text: str) -> None:
    assert claimed(text, lang) == []


@pytest.mark.parametrize(
    "text",
    [
        "States should work to promote universal ratification of the Rome Statute.",
        "The Assembly invited States to consider signing the Rome Statute.",
    ],
)
def test_what_is_wished_for_did_not_happen(text: str) -> None:
    assert one(text).modality == "demanded"


CONDEMNED = {
    "en": "Welcoming the condemnation of the killing of the President of Peru by the Council on 7 July 2021,",
    "fr": "Saluant la condamnation de l'assassinat du Président du Pérou par le Conseil le 7 juillet 2021,",
    "es": "Celebramos la condena del asesinato del Presidente del Perú por el Consejo el 7 de julio de 2021.",
    "ru": "Мы приветствуем осуждение Советом Безопасности убийства Президента Перу 7 июля 2021 года.",
    "zh": "我们欢迎安全理事会谴责2021年7月7日杀害秘鲁总统的行为。",
    "ar": "نرحب بإدانة مجلس الأمن لاغتيال رئيس بيرو في 7 تموز/يوليه 2021.",
}


@pytest.mark.parametrize("lang", CONDEMNED)
def test_a_council_that_condemns_a_killing_did_not_do_it(lang: str) -> None:
    made = [claim for claim in claimed(CONDEMNED[lang], lang) if claim.type == "killing"]
    assert made
    assert {p.id for claim in made for p in claim.participants if p.role == "agent"} == set()


def test_forces_are_still_named_where_a_council_would_not_be() -> None:
    (made,) = claimed(
        "The killing of ten civilians by the armed forces of Sudan on 3 May 2021 was condemned."
    )
    assert [p.id for p in made.participants if p.role == "agent"] == ["body/SDN-forces"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Recalling the conflict in Chad, discussed by the Security Council."),
        ("fr", "Rappelant le conflit au Tchad, examiné par le Conseil de sécurité."),
        ("es", "Recordando el conflicto en el Chad, examinado por el Consejo de Seguridad."),
    ],
)
def test_who_did_another_thing_takes_no_part(lang: str, text: str) -> None:
    assert roles(one(text, lang)) == set()


def test_who_carried_it_out_takes_part() -> None:
    assert ("agent", "state/NOR") in roles(one("In 1975 the attack on Geneva, carried out by Norway, ended."))
    assert ("agent", "state/NOR") in roles(one("The summit of 1975, hosted by Norway, ended."))


def test_what_is_called_for_next_is_another_clause() -> None:
    text = "Condemns the attacks of May 2011 in Geneva, and calls upon Norway to report on the matter."
    assert roles(one(text)) == set()


def test_the_symbol_of_a_text_tells_who_adopted_it() -> None:
    text = "In 2015 the Security Council wrote to the European Union and adopted resolution 2235 (2015)."
    assert roles(one(text)) == {("adopter", "body/UN-SC"), ("result", "doc/S_RES_2235-2015")}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "The Charter of the United Nations was adopted here and endorsed in resolution 69/283 of 3 May.",
            None,
        ),
        (
            "The Charter of the United Nations was adopted in resolution 2826 (XXVI), on 16 December 1971.",
            "1971-12-16",
        ),
        (
            "Recalling the adoption of the Charter of the United Nations, including a debate, on 6 May,",
            None,
        ),
        ("Noting the adoption, on 6 May 2017, of the Charter of the United Nations,", "2017-05-06"),
    ],
)
def test_a_date_of_another_act_is_not_that_of_adoption(text: str, date: str | None) -> None:
    assert one(text).date == date


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Looking forward to the summit in Geneva in 2031."),
        ("fr", "Attendant avec intérêt le sommet de Genève en 2031."),
        ("es", "Aguardando con interés la cumbre de Ginebra en 2031."),
        ("zh", "期待2031年在日内瓦举行首脑会议。"),
    ],
)
def test_what_one_looks_forward_to_is_predicted(lang: str, text: str) -> None:
    assert one(text, lang).modality == "predicted"


def test_the_place_in_the_title_of_another_text_is_no_place_of_the_event() -> None:
    text = "Noting the book “On the attacks of May 2011” and the book “The Geneva memorandum”."
    assert one(text).place is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In Chad, one in three schools was destroyed in 2011."),
        ("fr", "Au Tchad, une sur trois écoles a été détruite en 2011."),
        ("es", "En el Chad, una de cada tres escuelas fue destruida en 2011."),
    ],
)
def test_a_share_is_no_number(lang: str, text: str) -> None:
    assert one(text, lang).quantities == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In fighting hunger in Chad by 2030, all States help."),
        ("fr", "Saluant les efforts qu'il a déployés au Tchad en 2011,"),
        ("es", "Acogiendo los esfuerzos desplegados en el Chad en 2011,"),
        ("ru", "подтверждая суверенитет, территориальную целостность, независимость и единство Чада,"),
    ],
)
def test_words_that_report_no_event(lang: str, text: str) -> None:
    assert claimed(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They are making preparations for an attack against Chad."),
        ("fr", "Ils font les préparatifs d'une attaque contre le Tchad."),
        ("es", "Hacen preparativos para un ataque contra el Chad."),
        ("ru", "Идет подготовка к нападению на Чад."),
        ("ar", "ويجري الاستعداد لشن هجوم على تشاد."),
    ],
)
def test_what_is_being_prepared_has_not_happened(lang: str, text: str) -> None:
    assert {c.modality for c in claimed(text, lang) if c.type == "armed-attack"} == {"predicted"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In September 2013 the Fund disbursed money to create an environment conducive to elections."),
        (
            "fr",
            "En septembre 2013, le Fonds a versé de l'argent pour créer des conditions propices aux élections.",  # noqa: E501
        ),
        ("es", "En septiembre de 2013 el Fondo desembolsó dinero en apoyo de las elecciones."),
        ("ru", "В сентябре 2013 года Фонд выделил средства на проведение выборов."),
        ("ar", "في أيلول/سبتمبر 2013 خصص الصندوق مبلغا لدعم بيئة مواتية لإجراء الانتخابات."),
    ],
)
def test_the_date_of_a_payment_is_not_that_of_what_it_is_for(lang: str, text: str) -> None:
    assert {c.date for c in claimed(text, lang) if c.type == "vote-or-election"} <= {None}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Armed groups attacked Goma on 3 January 2024 and had killed 12 civilians."),
        ("fr", "Des groupes armés ont attaqué Goma le 3 janvier 2024 et tué 12 civils."),
        ("es", "Grupos armados atacaron Goma el 3 de enero de 2024 y mataron a 12 civiles."),
        ("ru", "Вооруженные группы атаковали Гому 3 января 2024 года и убили 12 гражданских лиц."),
        ("zh", "武装团体于2024年1月3日袭击了戈马，打死12名平民。"),
        ("ar", "هاجمت جماعات مسلحة غوما في 3 كانون الثاني/يناير 2024 وقتلت 12 مدنيا."),
    ],
)
def test_two_verbs_of_one_subject_share_the_date(lang: str, text: str) -> None:
    assert {(c.type, c.date) for c in claimed(text, lang)} == {
        ("armed-attack", "2024-01-03"),
        ("killing", "2024-01-03"),
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On the night of 27–28 May 2025, artillery shelled a village; 14 houses were destroyed."),
        (
            "fr",
            "Dans la nuit du 27 au 28 mai 2025, l'artillerie a pilonné un village ; 14 maisons ont été détruites.",  # noqa: E501
        ),
        (
            "es",
            "En la noche del 27 al 28 de mayo de 2025, la artillería atacó una aldea; 14 casas fueron destruidas.",  # noqa: E501
        ),
        ("ru", "В ночь с 27 на 28 мая 2025 года артиллерия обстреляла деревню; было разрушено 14 домов."),
        ("zh", "2025年5月27日至28日夜间，火炮炮击了一个村庄；14座房屋被毁。"),
        ("ar", "في ليلة 27-28 أيار/مايو 2025، قصفت المدفعية قرية؛ ودُمر 14 منزلا."),
    ],
)
def test_a_night_that_opens_the_sentence_dates_all_of_it(lang: str, text: str) -> None:
    assert {(c.type, c.date) for c in claimed(text, lang)} == {
        ("armed-attack", "2025-05-27/2025-05-28"),
        ("destruction", "2025-05-27/2025-05-28"),
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Deux avions de guerre ont survolé le Tchad le 3 mai 2011."),
        ("es", "Dos aviones de guerra sobrevolaron el Chad el 3 de mayo de 2011."),
    ],
)
def test_war_planes_are_no_war(lang: str, text: str) -> None:
    assert [c.type for c in claimed(text, lang)] == ["incursion"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The invasion of Chad by Kenya on 3 May 2011 was recalled."),
        ("fr", "L'invasion du Tchad par le Kenya le 3 mai 2011 a été rappelée."),
        ("es", "Se recordó la invasión del Chad por Kenya el 3 de mayo de 2011."),
    ],
)
def test_an_invasion_of_a_state_strikes_it(lang: str, text: str) -> None:
    claim = one(text, lang)
    assert {(p.role, p.id) for p in claim.participants} == {("affected", "state/TCD"), ("agent", "state/KEN")}


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("en", "Any attack on Chad in 2011 is condemned.", "conditional"),
        ("en", "Any solution was refused by those behind the attack on Chad in 2011.", "stated"),
        ("fr", "Toute solution est bonne et l'attaque contre le Tchad en 2011 est connue.", "stated"),
        ("es", "Toda solución es buena y la agresión contra el Chad en 2011 es conocida.", "stated"),
        ("ar", "وقد أصبحت هذه الهجمات على تشاد أكثر تواترا في عام 2011.", "stated"),
    ],
)
def test_any_reaches_the_next_noun_only(lang: str, text: str, modality: str) -> None:
    assert one(text, lang).modality == modality


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "They marked the anniversary of the adoption of the Vienna Declaration and Programme of Action in 2023.",  # noqa: E501
        ),
        (
            "es",
            "Celebraron el aniversario de la aprobación de la Declaración y el Programa de Acción de Viena en 2023.",  # noqa: E501
        ),
    ],
)
def test_the_year_of_an_anniversary_dates_nothing_else(lang: str, text: str) -> None:
    assert one(text, lang).date is None

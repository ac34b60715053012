"""Words that report events: in six languages, and not where the same words mean something else."""

from __future__ import annotations

import pytest
from recognise.harness import context

from graphkit.knowledge.events import event_types
from graphkit.recognise import recognise


def events(text: str, lang: str) -> list[tuple[str, str]]:
    scanned = context(text, lang)
    found = [f for f in recognise(scanned, ()) if f.kind == "event"]
    return [(scanned.text[f.start : f.end], str(f.attrs["type"])) for f in found]


@pytest.mark.parametrize(
    ("lang", "text", "word", "kind"),
    [
        ("en", "Twelve villagers were killed near the river.", "killed", "killing"),
        ("en", "The shelling went on all night.", "shelling", "armed-attack"),
        ("en", "In 1975 the island was occupied by Norway.", "occupied", "change-of-control"),
        ("en", "Elections were held in Norway in May 2011.", "Elections", "vote-or-election"),
        ("en", "It asked for the withdrawal of all foreign forces.", "withdrawal", "troop-withdrawal"),
        ("fr", "Douze villageois ont été tués près du fleuve.", "tués", "killing"),
        ("fr", "Le bombardement a duré toute la nuit.", "bombardement", "armed-attack"),
        ("es", "Doce aldeanos fueron asesinados junto al río.", "asesinados", "killing"),
        ("es", "El bombardeo duró toda la noche.", "bombardeo", "armed-attack"),
        ("ru", "Двенадцать жителей села были убиты у реки.", "убиты", "killing"),
        ("ru", "Об этом обстреле сообщалось дважды.", "обстреле", "armed-attack"),
        ("ru", "Последствия оккупации острова велики.", "оккупации", "change-of-control"),
        ("zh", "炮击持续了一整夜。", "炮击", "armed-attack"),
        ("zh", "十二名村民在河边遇难。", "遇难", "killing"),
        ("ar", "استمر قصف القرية طوال الليل.", "قصف", "armed-attack"),
    ],
)
def test_words_that_report_an_event(lang: str, text: str, word: str, kind: str) -> None:
    assert (word, kind) in events(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Convention on discrimination in employment and occupation was discussed in Norway."),
        ("en", "The Committee visited schools in the occupied territories."),
        ("en", "Norway remains actively seized of the matter."),
        ("en", "He died of a heart attack in Norway in 2011."),
        ("en", "The elected members met the staff; election-related costs in Norway grew."),
        ("en", "The return on investment in Norway was low in 2011."),
        ("en", "It noted the crime of genocide and crimes of aggression."),
        ("en", "The Committee adopted the agenda."),
        ("en", "Weapons of mass destruction were discussed in Norway in 2011."),
        ("fr", "La prise de décisions en Norvège en 2011 est lente."),
        ("es", "La toma de decisiones en Noruega en 2011 es lenta."),
        ("ru", "Выводы комиссии о Норвегии 2011 года верны."),
        ("zh", "独立专家2011年在挪威发言。"),
        ("zh", "被占领土的学校。"),
    ],
)
def test_the_same_words_in_another_sense(lang: str, text: str) -> None:
    assert events(text, lang) == []


def test_an_ambiguous_word_needs_a_companion() -> None:
    assert events("Every attack on poverty counts.", "en") == []
    assert events("The attack of 4 May 2011 in Norway was short.", "en") == [("attack", "armed-attack")]


def test_every_cue_has_a_type() -> None:
    from graphkit.knowledge.cache import compiled

    values = {s.value for s in compiled().senses.every() if s.category in {"event", "event-weak"}}
    assert {v.partition(".")[0] for v in values} <= set(event_types())
    assert {v.split(".")[1] for v in values} == {"noun", "verb", "part"}
    assert all(set(t.labels) == {"en", "fr", "es", "ru", "zh", "ar"} for t in event_types().values())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Its withdrawal of Norway from the list of applicants was noted."),
        ("fr", "Il propose de retirer la Norvège de la liste des candidats."),
        ("es", "Propone retirar a Noruega de la lista de candidatos."),
        ("ru", "Принят курс на вывод Норвегии в разряд ведущих стран."),
        ("ar", "أخذ في الحسبان انسحاب النرويج من القائمة."),
        ("ar", "نشر الدليل الجديد في عام 2014 في جنيف."),
        ("fr", "Les anciens de l'Armée de libération de Genève ont défilé."),
        ("es", "Los veteranos del Ejército de Liberación de Ginebra desfilaron."),
        ("zh", "设立了日内瓦停火监测委员会。"),
        ("zh", "设立了预防和解决日内瓦冲突工作组。"),
        ("ru", "Норвегия, оккупирующая держава, отвечает за Женеву."),
    ],
)
def test_a_name_or_another_sense_is_no_event(lang: str, text: str) -> None:
    found = {kind for _, kind in events(text, lang)}
    assert not found & {"troop-withdrawal", "deployment", "change-of-control", "ceasefire"}

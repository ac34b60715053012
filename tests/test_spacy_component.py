"""graphkit inside a spaCy pipeline."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

spacy = pytest.importorskip("spacy")
import graphkit.spacy_component  # noqa: E402, F401 - registers the factory where the entry point is not installed

TEXTS = {
    "en": "France recalled Security Council resolution 822 (1993).",
    "fr": "La France a rappelé la résolution 822 (1993) du Conseil de sécurité.",
    "es": "Francia recordó la resolución 822 (1993) del Consejo de Seguridad.",
    "ru": "Франция напомнила о резолюции 822 (1993) Совета Безопасности.",
    "zh": "法国回顾安全理事会第822(1993)号决议。",
    "ar": "وأشارت فرنسا إلى قرار مجلس الأمن 822 (1993).",
}
EXPECTED = {("resolution", "doc/S_RES_822-1993"), ("state", "state/FRA"), ("body", "body/UN-SC")}


def pipeline(lang: str = "en", **config: Any) -> Any:
    nlp = spacy.blank(lang)
    nlp.add_pipe("graphkit", config=config)
    return nlp


def linked(doc: Any) -> set[tuple[str, str]]:
    return {(span.label_, span.kb_id_) for span in doc.spans["graphkit"]}


def facts(doc: Any) -> list[dict[str, Any]]:
    return [span._.graphkit for span in doc.spans["graphkit"]]


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_a_blank_pipeline_gets_linked_spans(lang: str) -> None:
    doc = pipeline(lang)(TEXTS[lang])
    assert linked(doc) >= EXPECTED
    assert doc._.graphkit_id.startswith("doc/x-")
    for span, known in zip(doc.spans["graphkit"], facts(doc), strict=True):
        assert doc.text[known["start"] : known["end"]] == known["text"]
        assert known["text"] in span.text


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_everything_survives_a_docbin(lang: str) -> None:
    from spacy.tokens import DocBin

    nlp = pipeline(lang)
    before = nlp(TEXTS[lang])
    data = DocBin(store_user_data=True, docs=[before]).to_bytes()
    (after,) = DocBin().from_bytes(data).get_docs(spacy.blank(lang).vocab)
    assert linked(after) == linked(before)
    assert facts(after) == facts(before)
    assert after._.graphkit_id == before._.graphkit_id


@pytest.mark.parametrize(
    "text", ["\ufeffFrance\r\nmet.", "  \n France", "Fran\u00adce and Cha\u200bd met France."]
)
def test_offsets_are_those_of_the_doc(text: str) -> None:
    doc = pipeline()(text)
    assert ("state", "state/FRA") in linked(doc)
    assert all(doc.text[f["start"] : f["end"]] == f["text"] for f in facts(doc))


def test_mentions_in_one_token_keep_their_facts() -> None:
    doc = pipeline()("It recalled Security Council resolutions 822 (1993)and853(1993).")
    for span in doc.spans["graphkit"]:
        if span.label_ == "resolution":
            number = span.kb_id_.split("_")[2].split("-")[0]
            assert span._.graphkit["text"].startswith(number)


def test_a_pipeline_survives_the_disk(tmp_path: Path) -> None:
    pipeline("fr", set_ents=True).to_disk(tmp_path / "pipeline")
    nlp = spacy.load(tmp_path / "pipeline")
    assert nlp.get_pipe("graphkit").set_ents is True
    doc = nlp(TEXTS["fr"])
    assert linked(doc) >= EXPECTED
    assert "state/FRA" in {entity.kb_id_ for entity in doc.ents}
    again = spacy.blank("fr")
    again.add_pipe("graphkit")
    assert linked(again.from_bytes(nlp.to_bytes())(TEXTS["fr"])) >= EXPECTED


def test_entities_are_left_alone_unless_asked_for() -> None:
    assert pipeline()(TEXTS["en"]).ents == ()


def test_entities_of_others_stay() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "France"}])
    nlp.add_pipe("graphkit", config={"set_ents": True})
    doc = nlp(TEXTS["en"])
    assert next((e.text, e.label_, e.kb_id_) for e in doc.ents) == ("France", "GPE", "")
    assert "body/UN-SC" in {e.kb_id_ for e in doc.ents}


def test_a_component_may_bring_its_own_names() -> None:
    own = str(files("graphkit") / "sample" / "gazetteer" / "south-caucasus.csv")
    text = "They reached Lake Paravani."
    assert ("place", "place/lake-paravani") in linked(pipeline(gazetteers=[own])(text))
    assert ("place", "place/lake-paravani") not in linked(pipeline()(text))


def test_an_empty_doc_has_no_spans() -> None:
    assert len(pipeline()(" \n").spans["graphkit"]) == 0


def test_many_docs_at_once() -> None:
    docs = list(pipeline().pipe([TEXTS["en"]] * 3))
    assert [linked(doc) for doc in docs] == [linked(docs[0])] * 3


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_two_processes_find_what_one_finds(lang: str) -> None:
    nlp, texts = pipeline(lang), [TEXTS[lang], "", TEXTS[lang] + " 1"]
    assert [facts(doc) for doc in nlp.pipe(texts, n_process=2)] == [facts(nlp(text)) for text in texts]

"""graphkit inside a spaCy pipeline."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")

TEXTS = {
    "en": "France recalled Security Council resolution 822 (1993).",
    "fr": "La France a rappelé la résolution 822 (1993) du Conseil de sécurité.",
    "es": "Francia recordó la resolución 822 (1993) del Consejo de Seguridad.",
    "ru": "Франция напомнила о резолюции 822 (1993) Совета Безопасности.",
    "zh": "法国回顾安全理事会第822(1993)号决议。",
    "ar": "وأشارت فرنسا إلى قرار مجلس الأمن 822 (1993).",
}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_a_blank_pipeline_gets_linked_spans(lang: str) -> None:
    import graphkit.spacy_component  # noqa: F401 - registers the factory where the entry point is not installed

    nlp = spacy.blank(lang)
    nlp.add_pipe("graphkit")
    doc = nlp(TEXTS[lang])
    found = {(span.label_, span.kb_id_) for span in doc.spans["graphkit"]}
    assert {("resolution", "doc/S_RES_822-1993"), ("state", "state/FRA"), ("body", "body/UN-SC")} <= found
    for span in doc.spans["graphkit"]:
        facts = span._.graphkit
        assert doc.text[facts["start"] : facts["end"]] == facts["text"]


def test_spans_survive_a_docbin() -> None:
    from spacy.tokens import DocBin

    import graphkit.spacy_component  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("graphkit")
    docs = DocBin(store_user_data=True, docs=[nlp(TEXTS["en"])]).to_bytes()
    (back,) = DocBin().from_bytes(docs).get_docs(nlp.vocab)
    assert "state/FRA" in {span.kb_id_ for span in back.spans["graphkit"]}

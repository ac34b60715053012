"""A spaCy model names what no table knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.cli.program import main
from graphkit.read import read_bytes

spacy = pytest.importorskip("spacy")

TEXT = "Brunhilde Ostrow of the Vellmark Institute met officials of France near Quenby."
PATTERNS = [
    {"label": "PERSON", "pattern": "Brunhilde Ostrow"},
    {"label": "ORG", "pattern": "Vellmark Institute"},
    {"label": "GPE", "pattern": "France"},
    {"label": "LOC", "pattern": "Quenby"},
    {"label": "DATE", "pattern": "officials"},
]


@pytest.fixture(scope="module")
def ruler(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a saved pipeline that names by rule."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    folder = tmp_path_factory.mktemp("models") / "en_rules"
    nlp.to_disk(folder)
    return str(folder)


def mentions(text: str, model: str | None) -> dict[str, Any]:
    extraction = graphkit.extract(read_bytes(text.encode(), "a.txt"), spacy_model=model)
    for mention in extraction.mentions:
        assert extraction.document.text[mention.start : mention.end] == mention.text
    return {m.text: m for m in extraction.mentions if m.kind != "document_part"}


def test_a_model_adds_what_the_tables_lack(ruler: str) -> None:
    found = mentions(TEXT, ruler)
    kinds = {"Brunhilde Ostrow": "person", "Vellmark Institute": "organisation", "Quenby": "place"}
    for text, kind in kinds.items():
        assert (found[text].kind, found[text].id, found[text].rule) == (kind, None, "model/en_rules")
        assert found[text].reason == "named by a model, not in the tables"
        assert found[text].confidence <= 0.6
    assert found["France"].id == "state/FRA"
    assert found["France"].rule == "name/table"


def test_labels_without_a_kind_are_passed_over(ruler: str) -> None:
    assert "officials" not in mentions(TEXT, ruler)


def test_without_a_model_nothing_is_added() -> None:
    assert "Quenby" not in mentions(TEXT, None)


def test_a_model_reads_its_own_language_only(ruler: str) -> None:
    french = "Brunhilde Ostrow, de l'institut, a rencontré des représentants de la France près de Quenby."
    assert "Quenby" not in mentions(french, ruler)


def test_offsets_hold_where_the_text_was_cleaned(ruler: str) -> None:
    found = mentions(
        "On the second day all the members of it\u00a0met Brun\u00adhilde  Ostrow at the house of the mayor.",
        ruler,
    )
    (text,) = [text for text, m in found.items() if m.kind == "person"]
    assert "".join(text.split()).replace("\u00ad", "") == "BrunhildeOstrow"


def test_the_graph_keeps_them_apart(ruler: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with graphkit.build([tmp_path / "a.txt"], tmp_path / "g", spacy_model=ruler) as graph:
        quads = (tmp_path / "x.nq").open("wb")
        with quads:
            graph.export("nquads", quads)
    assert "model/en_rules" in (tmp_path / "x.nq").read_text("utf-8")


def test_a_trained_model(tmp_path: Path) -> None:
    from spacy.training import Example

    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    ner.add_label("PERSON")
    spacy.util.fix_random_seed(7)
    text = "They met Zorbel Quint there."
    example = Example.from_dict(nlp.make_doc(text), {"entities": [(9, 21, "PERSON")]})
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(tmp_path / "tiny")
    assert mentions(text, str(tmp_path / "tiny"))["Zorbel Quint"].kind == "person"


def test_a_missing_model_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for command in (["mentions"], ["build", "-o", str(tmp_path / "g")]):
        assert main([*command, str(tmp_path / "a.txt"), "--spacy-model", "xx_no_such_model"]) == 1
        printed = capsys.readouterr().err.strip()
        assert printed.startswith("graphkit: xx_no_such_model: is no spaCy model")
        assert "\n" not in printed
    assert not (tmp_path / "g").exists()

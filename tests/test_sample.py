"""The built-in sample: complete, read without loss, and its exports are those of the repository."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import graphkit
from graphkit.cli import main
from graphkit.cli.exports import FILES
from graphkit.read import read_all
from graphkit.sample import sample_documents

REPOSITORY = Path(__file__).resolve().parents[1]
EXPORTS = REPOSITORY / "exports"
YOUTH = ("2250(2015)", "2419(2018)", "2535(2020)")


@pytest.fixture(scope="module")
def extractions() -> dict[str, graphkit.Extraction]:
    """Return what is found in each document of the sample."""

    def fail(error: graphkit.ReadError) -> None:
        raise error

    found = (graphkit.extract(document) for document in read_all([sample_documents()], fail))
    return {extraction.document.source: extraction for extraction in found}


def named(extractions: dict[str, graphkit.Extraction], start: str) -> graphkit.Extraction:
    """Return the extraction of the one document whose name begins so."""
    (extraction,) = (one for name, one in extractions.items() if name.startswith(start))
    return extraction


def test_every_document_is_read(extractions: dict[str, graphkit.Extraction]) -> None:
    assert len(extractions) == len(list(sample_documents().iterdir())) == 11


def test_every_document_is_described() -> None:
    text = (sample_documents().parent / "README.md").read_text("utf-8")
    assert [file.name for file in sample_documents().iterdir() if f"`{file.name}`" not in text] == []


def test_all_six_languages_are_there(extractions: dict[str, graphkit.Extraction]) -> None:
    languages = {block.lang for one in extractions.values() for block in one.document.blocks}
    assert {"ar", "en", "es", "fr", "ru", "zh"} <= languages


def test_every_mention_is_its_own_words(extractions: dict[str, graphkit.Extraction]) -> None:
    mentions = [(one.document, mention) for one in extractions.values() for mention in one.mentions]
    assert len(mentions) > 300
    assert [m for document, m in mentions if document.text[m.start : m.end] != m.text] == []


@pytest.mark.parametrize("start", ["01", "02", "03", "08", "09"])
def test_an_enumeration_of_resolutions_is_read_in_five_languages(
    extractions: dict[str, graphkit.Extraction], start: str
) -> None:
    symbols = {
        mention.symbol for mention in named(extractions, start).mentions if mention.kind == "resolution"
    }
    assert {f"S/RES/{number}" for number in YOUTH} <= symbols


@pytest.mark.parametrize(
    ("start", "words", "meant"),
    [
        ("01", "этих резолюциях", 3),
        ("02", "those resolutions", 3),
        ("03", "上述决议", 3),
        ("04", "Those four resolutions", 4),
        ("06", "Ces résolutions", 3),
        ("07", "esas resoluciones", 2),
        ("08", "هذه القرارات الثلاثة", 3),
    ],
)
def test_a_short_form_means_the_enumeration_before_it(
    extractions: dict[str, graphkit.Extraction], start: str, words: str, meant: int
) -> None:
    found = [m for m in named(extractions, start).mentions if m.kind == "anaphor"]
    (anaphor,) = (m for m in found if words.startswith(" ".join(m.text.split())) and len(m.targets) > 1)
    assert len(anaphor.targets) >= meant


def test_one_person_signs_in_three_scripts(tmp_path: Path) -> None:
    with graphkit.build([sample_documents()], tmp_path / "graph") as graph:
        rows = [
            row for row in graph.query("signatures").records() if row["mention"][:2] in ("01", "03", "04")
        ]
    assert len(rows) == 3
    assert {row["office"] for row in rows} == {"office/permrep-KGZ-UN-NY"}
    assert len({row["person"] for row in rows}) == 1


def test_the_annex_speaks_for_its_own_author(extractions: dict[str, graphkit.Extraction]) -> None:
    for start in ("01", "02"):
        authors = {claim.claimant for claim in named(extractions, start).claims if claim.claimant}
        assert authors == {"body/KGZ-MFA"}


def test_the_language_changes_inside_a_file(extractions: dict[str, graphkit.Extraction]) -> None:
    languages = {part.type: part.lang for part in named(extractions, "02").parts}
    assert languages["note-verbale"] == "zh"
    assert languages["annex"] == "en"


def test_the_docx_holds_nothing_but_its_text() -> None:
    (file,) = sample_documents().glob("*.docx")
    with zipfile.ZipFile(file) as archive:
        assert all(name.endswith((".xml", ".rels")) for name in archive.namelist())


def test_the_exports_are_those_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--exports", "exports"]) == 0
    made = {file.name: file.read_bytes() for file in (tmp_path / "exports").iterdir()}
    kept = {file.name: file.read_bytes() for file in EXPORTS.iterdir()}
    assert sorted(made) == sorted([*FILES, "README.md", "counts.json", "mentions.jsonl"])
    assert sorted(name for name in made if made[name] != kept.get(name)) == [], (
        "exports/ is not what the sample gives now; rebuild it: graphkit demo --exports exports"
    )
    assert sorted(kept) == sorted(made)


def test_the_counts_count(extractions: dict[str, graphkit.Extraction]) -> None:
    counts = json.loads((EXPORTS / "counts.json").read_text("utf-8"))
    lines = (EXPORTS / "mentions.jsonl").read_text("utf-8").splitlines()
    assert counts["documents"] == 11
    assert counts["mentions"] == len(lines) == sum(counts["mentions_by_kind"].values())

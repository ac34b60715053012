"""Searching the texts on the command line: any script, exact places, clear words where nothing is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import graphkit
from graphkit.cli import main
from graphkit.sample import sample_documents


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search") / "graph"
    graphkit.build([sample_documents()], folder).close()
    return folder


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("ПЛОТИНА", "01-letter.ru.txt"),
        ("志愿", "03-letter.zh.txt"),
        ("متطوعون", "08-letter.ar.txt"),
        ("démineurs", "06-letter.fr.md"),
        ("demineurs", "06-letter.fr.md"),
        ("boat house", "04-letter.en.txt"),
    ],
)
def test_words_are_found_where_they_stand(
    graph: Path, capsys: pytest.CaptureFixture[str], words: str, file: str
) -> None:
    assert main(["search", str(graph), words, "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert file in {row["file"] for row in rows}
    with graphkit.open_graph(graph) as opened:
        for row in rows:
            found = opened.folder.text(row["source"])[row["start"] : row["end"]]
            assert row["sentence"][row["mark_start"] : row["mark_end"]] == found


def test_the_words_are_marked_in_their_sentence(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(graph), "goat"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("11-letter.en.txt:")
    assert "On that day a [goat] ate a rope." in out


def test_names_are_told_beside(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(graph), "Кыргызстан"]) == 0
    assert "state/KGZ" in capsys.readouterr().err


def test_nothing_found_is_said(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(graph), "xyzzy"]) == 0
    assert "no text of this graph" in capsys.readouterr().err


def test_the_same_from_python(graph: Path) -> None:
    with graphkit.open_graph(graph) as opened:
        (found,) = opened.search("goat")
        assert opened.folder.text(found.source)[found.start : found.end] == "goat"

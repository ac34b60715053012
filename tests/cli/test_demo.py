"""The demonstration: everything it promises is there, and it never writes into someone else's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.cli import main
from graphkit.cli.demo import QUESTIONS


def test_demo_builds_asks_and_shows(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", "-o", str(folder)]) == 0
    out, err = capfd.readouterr()
    assert [question for question, _, _ in QUESTIONS if question not in out] == []
    assert "11 documents" in err
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == {
        "documents",
        "exports",
        "graph",
        "page.html",
    }
    assert main(["demo", "-o", str(folder)]) == 0


def test_demo_answers_each_of_its_questions(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", "-o", str(folder)]) == 0
    capfd.readouterr()
    for _, name, params in QUESTIONS:
        words = [word for key, value in params.items() for word in ("--param", f"{key}={value}")]
        assert main(["query", str(folder / "graph"), name, *words, "--format", "csv"]) == 0
        assert len(capfd.readouterr().out.splitlines()) > 1, name


def test_demo_leaves_other_folders_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["demo", "-o", str(tmp_path)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert "holds something else" in capsys.readouterr().err

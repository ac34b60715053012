"""graphkit check: exit code 1 only where a graph does not conform."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from graph.factory import corpus

from graphkit.cli import main
from graphkit.store import write_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_graph(corpus(), tmp_path / "G").close()
    return tmp_path / "G"


def test_a_sound_graph_with_discrepancies_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    said = capsys.readouterr()
    assert "cannot both be exact" in said.out
    assert "outside" in said.out
    assert "conforms" in said.err
    assert main(["check", str(folder), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_a_fact_about_the_world_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = "https://w3id.org/graphkit/"
    store = ox.Store(str(folder / "store"))
    names = [base + "id/place/lake-district", base + "ns#controlledBy", base + "id/state/MLT"]
    store.add(ox.Quad(*(ox.NamedNode(name) for name in names)))
    store.flush()
    del store
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr()
    assert "does not conform" in said.out
    assert "place/lake-district" in said.out


def test_a_query_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "who-cites", "--help"]) == 0
    said = capsys.readouterr().out
    assert "on the built-in sample" in said
    assert "parameters" in said
    with pytest.raises(SystemExit):
        main(["query", "--help"])


def test_a_replaced_name_says_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", str(folder), "S/2020/83"]) == 0
    assert "both symbols are printed on one document" in capsys.readouterr().out

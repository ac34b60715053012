"""The commands on a few small files: good ones are used, bad ones are told of, data and talk stay apart."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli import main

LETTER = """Letter dated 3 May 2021 from the Permanent Representative of Norway
to the United Nations addressed to the Secretary-General

I have the honour to refer to Security Council resolutions 2250 (2015) and 2419 (2018).
In those resolutions, the Council recognized the part that young people play.

(Signed) Kari Fjelltun
Ambassador
Permanent Representative
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Return a folder with two letters, one of them in a folder below."""
    folder = tmp_path / "letters"
    (folder / "may").mkdir(parents=True)
    (folder / "a.txt").write_text(LETTER, "utf-8")
    (folder / "may" / "b.txt").write_text(
        LETTER.replace("Norway", "Jordan").replace("3 May", "5 May"), "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a graph of one letter."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "a.txt").write_text(LETTER, "utf-8")
    assert main(["build", str(folder / "a.txt"), "-o", str(folder / "graph")]) == 0
    return str(folder / "graph")


def test_mentions_writes_one_object_a_line(letters: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["mentions", str(letters)]) == 0
    out, err = capfdbinary.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["source"] for line in lines} == {"a.txt", "may/b.txt"}
    assert all(
        {"source", "start", "end", "text", "kind", "id", "lang", "rule"} <= set(line) for line in lines
    )
    assert all(
        LETTER[line["start"] : line["end"]] == line["text"] for line in lines if line["source"] == "a.txt"
    )
    symbols = [line["symbol"] for line in lines if line["source"] == "a.txt" and line["kind"] == "resolution"]
    assert symbols == ["S/RES/2250(2015)", "S/RES/2419(2018)"]
    assert err == b""


def test_mentions_reads_standard_input() -> None:
    command = [sys.executable, "-m", "graphkit", "mentions", "-"]
    done = subprocess.run(command, input=LETTER.encode(), capture_output=True, check=True, timeout=120)
    assert {json.loads(line)["kind"] for line in done.stdout.splitlines()} >= {
        "resolution",
        "state",
        "office",
    }


def test_a_bad_file_costs_a_line_and_the_good_ones_are_built(letters: Path, capsys: Captured) -> None:
    (letters / "empty.txt").write_bytes(b"")
    (letters / "broken.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type")
    (letters / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    output = letters.parent / "graph"
    assert main(["build", str(letters), "-o", str(output)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    *bad, good = captured.err.splitlines()
    assert sorted(line.split(": ")[1].split("/")[-1] for line in bad) == [
        "broken.docx",
        "broken.pdf",
        "empty.txt",
    ]
    assert good.startswith(f"{output}: 2 documents, ")
    assert main(["query", str(output), "ASK { ?d gk:symbol 'S/RES/2250(2015)' }", "--format", "tsv"]) == 0


def test_a_missing_input_is_told(tmp_path: Path, capsys: Captured) -> None:
    assert main(["mentions", str(tmp_path / "nowhere.txt")]) == 1
    assert "nowhere.txt" in capsys.readouterr().err


def test_a_mistyped_name_costs_no_graph(graph: str, tmp_path: Path, capsys: Captured) -> None:
    before = (Path(graph) / "manifest.json").read_bytes()
    assert main(["build", str(tmp_path / "lettres"), "-o", graph]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"graphkit: {graph}: there is no document to build it of; it is left as it is"
    )
    assert (Path(graph) / "manifest.json").read_bytes() == before


def test_build_leaves_other_folders_alone(letters: Path, capsys: Captured) -> None:
    assert main(["build", str(letters / "a.txt"), "-o", str(letters)]) == 1
    assert (letters / "a.txt").read_text("utf-8") == LETTER
    assert capsys.readouterr().err.count("\n") == 1


def test_query_answers_in_every_format(graph: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    starts = {"table": b"", "csv": b"n\r\n", "tsv": b"?n\n", "json": b"{", "xml": b"<?xml"}
    for form, start in starts.items():
        assert main(["query", graph, "SELECT (COUNT(*) AS ?n) { ?s a gk:Signature }", "--format", form]) == 0
        out, err = capfdbinary.readouterr()
        assert out.startswith(start)
        assert b"1" in out
        assert err == b""


def test_query_takes_names_with_parameters(graph: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["query", graph, "who-cites", "--param", "cited=2250 (2015)", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode("utf-8"))))
    assert rows
    assert any("2250 (2015)" in row["words"] for row in rows)


def test_query_takes_files(graph: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "signers.rq"
    file.write_text("SELECT ?person { ?s a gk:Signature ; gk:signatory ?person }", "utf-8")
    assert main(["query", graph, str(file), "--format", "csv"]) == 0
    assert b"person/" in capfdbinary.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "GRAPH", "no-such-query"],
        ["query", "GRAPH", "SELECT ?x { ?x"],
        ["query", "GRAPH", "who-cites"],
        ["query", "GRAPH", "who-cites", "--param", "cited=822 (1993)", "--param", "cited=853 (1993)"],
        ["query", "GRAPH", "missing.rq"],
        ["query", "GRAPH", "signatures", "--first", "-1"],
        ["query", "GRAPH", "who-cites", "--param", "cited=2250 (2016)"],
        ["query", "NOWHERE", "signatures"],
        ["queries", "no-such-query"],
        ["why", "GRAPH", "nobody by this name"],
        ["view", "NOWHERE", "-o", "page.html"],
        ["export", "NOWHERE", "--format", "trig"],
    ],
)
def test_a_wrong_question_is_one_line(
    graph: str, tmp_path: Path, arguments: list[str], capsys: Captured
) -> None:
    places = {"GRAPH": graph, "NOWHERE": str(tmp_path / "nowhere")}
    assert main([places.get(word, word) for word in arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("graphkit: ")
    assert err.count("\n") == 1


def test_queries_lists_and_explains(capsys: Captured) -> None:
    assert main(["queries"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == sorted(names)
    assert {"who-cites", "signatures", "same-statement", "discrepancies", "unresolved"} <= set(names)
    for name in names:
        assert main(["queries", name]) == 0
        text = capsys.readouterr().out
        assert text.startswith(f"{name}: ")
        assert f"graphkit query graph/ {name}" in text


def test_queries_marks_reports(capsys: Captured) -> None:
    assert main(["queries"]) == 0
    marked = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line.endswith("(report)")}
    assert "economy" in marked
    assert "who-cites" not in marked
    assert main(["queries", "economy"]) == 0
    assert (
        "report: takes longer the larger the graph is, since it counts every triple"
        in capsys.readouterr().out
    )


def test_why_shows_the_words(graph: str, capsys: Captured) -> None:
    assert main(["why", graph, "S/RES/2250(2015)"]) == 0
    out = capsys.readouterr().out
    assert "⟦2250 (2015)⟧" in out
    assert "a.txt" in out


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples", "jsonld"])
def test_export_gives_the_same_bytes_to_a_file_and_to_a_pipe(
    graph: str, form: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "out"
    assert main(["export", graph, "--format", form, "-o", str(file)]) == 0
    assert main(["export", graph, "--format", form]) == 0
    assert capfdbinary.readouterr().out == file.read_bytes() != b""


def test_view_writes_a_page(graph: str, tmp_path: Path) -> None:
    page = tmp_path / "pages" / "page.html"
    assert main(["view", graph, "-o", str(page)]) == 0
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")
    assert [path.name for path in page.parent.iterdir()] == ["page.html"]

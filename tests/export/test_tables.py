"""Tables, read by csv, sqlite3 and pyarrow, and compared with the graph."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys

import pytest

from graphkit.errors import StoreError
from graphkit.export import export
from graphkit.export.tables import TABLES


@pytest.fixture
def counts(reading, mentions, citations, claims):
    return {
        "entities": sum(1 for _ in reading.entities()),
        "documents": sum(1 for _ in reading.documents()),
        "mentions": len(mentions),
        "citations": len(citations),
        "citation_mentions": sum(len(row.mentions) for row in citations),
        "signatures": sum(len(file.signatures()) for file in reading.files()),
    }


def test_the_rows_are_those_of_the_graph(graph, counts) -> None:
    ask = "SELECT (COUNT(*) AS ?n) WHERE { ?x a gk:%s }"
    from graphkit.query import query

    for name, table in (("Citation", "citations"), ("Signature", "signatures")):
        assert query(graph, ask % name).records() == [{"n": str(counts[table])}]
    (row,) = query(graph, "SELECT (COUNT(*) AS ?n) WHERE { ?m gk:rule/gk:yields ?class }").records()
    assert row == {"n": str(counts["mentions"])}


def test_csv(graph, exported, counts, mentions) -> None:
    folder = exported("csv")
    assert sorted(path.stem for path in folder.glob("*.csv")) == sorted(table.name for table in TABLES)
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert len(rows) == counts.get(table.name, len(rows))
        if table.name == "mentions":
            assert [(r["id"], r["text"], int(r["start"])) for r in rows] == [
                (m.id, m.text, m.start) for m in mentions
            ]
        if table.name == "entities":
            (fiji,) = (row for row in rows if row["id"] == "state/FJI")
            assert (fiji["label_zh"], fiji["wikidata"], fiji["kind"]) == ("斐济", "Q712", "state")


def test_tsv_has_one_line_a_row(exported, counts) -> None:
    lines = (exported("tsv") / "mentions.tsv").read_text("utf-8").splitlines()
    assert len(lines) == counts["mentions"] + 1
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


def test_parquet(exported, counts) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = exported("parquet")
    for name, count in counts.items():
        assert parquet.read_metadata(folder / f"{name}.parquet").num_rows == count
    table = parquet.read_table(folder / "mentions.parquet")
    assert table.schema.field("start").type == "int64"
    assert table.column("confidence")[0].as_py() <= 1


def test_sqlite_keys_hold(exported, counts) -> None:
    with sqlite3.connect(exported("sqlite")) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for name, count in counts.items():
            assert base.execute(f"SELECT COUNT(*) FROM {name}").fetchone() == (count,)
    base.close()


def test_sqlite_finds_words_in_any_script(exported) -> None:
    base = sqlite3.connect(exported("sqlite"))
    ask = "SELECT m.text FROM mention_words w JOIN mentions m ON m.rowid = w.rowid WHERE w.text MATCH ?"
    assert ("Озёрный район",) in base.execute(ask, ("зёрн",)).fetchall()
    assert ("Lake district",) in base.execute(ask, ("distr",)).fetchall()
    base.close()


def test_sqlite_answers_who_claims_what(exported) -> None:
    base = sqlite3.connect(exported("sqlite"))
    rows = base.execute(
        "SELECT c.claimant, c.date, p.entity FROM claims c JOIN claim_participants p ON p.claim = c.id "
        "WHERE c.type = 'change-of-control' AND p.role = 'agent'"
    ).fetchall()
    assert set(rows) == {("body/FJI-MFA", "1993-04-02", "state/MLT")}
    base.close()


def test_every_claim_has_a_claimant(exported) -> None:
    base = sqlite3.connect(exported("sqlite"))
    assert base.execute("SELECT COUNT(*) FROM claims WHERE claimant = ''").fetchone() == (0,)
    base.close()


def test_mentions_as_lines(graph, exported, mentions) -> None:
    rows = [json.loads(line) for line in exported("mentions").read_text("utf-8").splitlines()]
    assert len(rows) == len(mentions)
    for row, mention in zip(rows, mentions, strict=True):
        assert graph.text(mention.sha12)[row["start"] : row["end"]] == row["text"]
    assert {row["symbol"] for row in rows if row["kind"] == "resolution"} >= {"S/RES/822(1993)"}


def test_a_missing_library_is_named(graph, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(StoreError, match=r"needs pyarrow.*pip install 'graphkit\[tables\]'"):
        export(graph, "parquet", tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_something_else_is_left_alone(graph, tmp_path) -> None:
    (tmp_path / "letter.txt").write_text("ours")
    with pytest.raises(StoreError, match="left as it is"):
        export(graph, "csv", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_is_replaced_by_the_same_export(graph, tmp_path) -> None:
    target = tmp_path / "tables"
    export(graph, "csv", target)
    export(graph, "csv", target)
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize(("form", "profile"), [("word", "stored"), ("csv", "full"), ("trig", "half")])
def test_what_there_is_not_is_refused(graph, tmp_path, form, profile) -> None:
    with pytest.raises(StoreError):
        export(graph, form, tmp_path / "x", profile)
    assert list(tmp_path.iterdir()) == []

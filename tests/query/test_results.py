"""Formats of an answer."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from graphkit.errors import QueryError
from graphkit.query import query
from graphkit.query.tables import cut, table, width


def dumped(answer, form: str) -> str:
    stream = io.BytesIO()
    answer.dump(form, stream)
    return stream.getvalue().decode()


def test_words_stand_beside_mentions(small_graph) -> None:
    rows = query(small_graph, "evidence", {"entity": "Озёрный район"}).records()
    assert {row["words"] for row in rows} == {"Lake district", "Озёрный район"}
    one = next(row for row in rows if row["mention"].startswith("one.txt:"))
    assert one["mention"] == f"one.txt:{one['start']}-{one['end']}"


def test_equal_words_are_counted(small_graph) -> None:
    rows = query(small_graph, "names-of", {"entity": "Fiji"}).records()
    assert {(row["language"], row["words"], row["times"]) for row in rows} == {
        ("en", "Fiji", "1"),
        ("ru", "Фиджи", "1"),
    }


def test_csv_and_standard_formats(small_graph) -> None:
    answer = query(small_graph, "evidence", {"entity": "Malta"})
    rows = list(csv.DictReader(io.StringIO(dumped(answer, "csv"))))
    assert [row["words"] for row in rows] == [row["words"] for row in answer.records()]
    data = json.loads(dumped(answer, "json"))
    assert data["head"]["vars"] == list(answer.columns)
    assert len(data["results"]["bindings"]) == len(answer)
    tree = ElementTree.fromstring(dumped(answer, "xml"))
    assert len(tree.findall(".//{*}result")) == len(answer)
    lines = dumped(answer, "tsv").splitlines()
    assert lines[0].split("\t") == ["?" + name for name in answer.columns]
    assert len(lines) == len(answer) + 1


def test_boolean_and_triples(small_graph) -> None:
    yes = query(small_graph, "ASK { ?s a gk:State }")
    assert json.loads(dumped(yes, "json"))["boolean"] is True
    assert "true" in dumped(yes, "table") and "true" in dumped(yes, "csv") and "true" in dumped(yes, "tsv")
    assert "true" in dumped(yes, "xml")
    made = query(small_graph, "CONSTRUCT { ?s a gk:State } WHERE { ?s a gk:State }")
    for form, sign in (("table", "state/FJI>"), ("csv", "state/FJI>"), ("json", "@id"), ("xml", "rdf:RDF")):
        assert sign in dumped(made, form)


def test_unknown_format(small_graph) -> None:
    with pytest.raises(QueryError, match="table, csv, tsv, json, xml"):
        dumped(query(small_graph, "documents"), "yaml")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_the_same_bytes_each_time(small_graph, form) -> None:
    assert dumped(query(small_graph, "who-cites", {"cited": "822"}), form) == dumped(
        query(small_graph, "who-cites", {"cited": "822"}), form
    )


def test_wide_and_joined_characters_keep_their_columns() -> None:
    rows = [["阿塞拜疆", "1"], ["قَرار", "2"], ["Fiji", "3"], ["é", "4"]]
    lines = table(["name", "n"], rows).splitlines()
    assert len({width(line.rstrip()) for line in lines[2:-1]}) == 1
    assert width(cut("阿塞拜疆共和国", 6)) <= 6


def test_line_breaks_and_controls_never_break_a_table() -> None:
    text = table(["a"], [["one\ntwo\u2028three\x1b[31m\u202eright"]])
    assert len(text.splitlines()) == 4
    assert "\x1b" not in text and "\u202e" not in text

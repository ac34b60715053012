"""The exact words behind a node or an edge."""

from __future__ import annotations

import pytest

from graphkit.errors import QueryError
from graphkit.query import why
from graphkit.query.excerpts import excerpt
from graphkit.query.why import line


def check(graph, rows) -> None:
    for row in rows:
        sha12 = next(sha for sha in graph.sources if row.file in graph.names(sha))
        assert graph.text(sha12)[row.start : row.end] == row.words
        assert row.sentence[row.mark_start : row.mark_end] == " ".join(row.words.split())


def test_a_node_has_its_mentions_and_claims(small_graph) -> None:
    rows = why(small_graph, "Lake district")
    check(small_graph, rows)
    assert {row.words for row in rows} >= {"Lake district", "Озёрный район", "took", "заняли"}
    assert {row.author for row in rows} == {"body/FJI-MFA"}
    assert {row.lang for row in rows} == {"en", "ru"}
    assert all(row.rule and row.confidence and row.part for row in rows)


def test_an_edge_has_its_references(small_graph) -> None:
    rows = why(small_graph, "A/74/672", "822")
    check(small_graph, rows)
    assert [row.words for row in rows] == ["822 (1993)", "Those resolutions"]
    assert "[822 (1993)]" in line(rows[0])
    assert line(rows[0]).startswith(f"one.txt:{rows[0].start}-")


def test_an_edge_between_document_and_entity(small_graph) -> None:
    rows = why(small_graph, "A/74/672", "Lake district")
    assert {row.words for row in rows} == {"Lake district"}
    assert {row.file for row in rows} == {"one.txt"}


def test_event_and_signature(small_graph) -> None:
    rows = why(small_graph, "event/change-of-control-lake-district", "Malta")
    assert {row.words for row in rows} >= {"took", "заняли"}
    signed = why(small_graph, "A/74/672", "Ana Example")
    assert [row.words for row in signed] == ["Ana Example"]


def test_one_mention(small_graph) -> None:
    sha12 = next(sha for sha in small_graph.sources if "note.txt" in small_graph.names(sha))
    start = small_graph.text(sha12).index("Malta")
    (row,) = why(small_graph, small_graph.iris.mention(sha12, start, start + 5))
    assert row.words == "Malta"


def test_nothing_known(small_graph) -> None:
    with pytest.raises(QueryError):
        why(small_graph, "Atlantis")
    assert why(small_graph, "Fiji", "North Road") == []


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. The Coun-\n\ncil met today. Two.", "met", "The Council met today."),
        ("第一。安理会 通过了\n决议。第二。", "通过", "安理会通过了决议。"),
        ("Mr. Smith met the S. G. in Rome. Then left.", "Rome", "Mr. Smith met the S. G. in Rome."),
        ("قال ذلك. هل حضر الوفد؟ نعم.", "الوفد", "هل حضر الوفد؟"),
        ("no end at all", "end", "no end at all"),
        ("Heading\n\n\nThe text goes on.", "text", "The text goes on."),
    ],
)
def test_sentences(text, words, sentence) -> None:
    start = text.index(words)
    found = excerpt(text, start, start + len(words))
    assert found.sentence == sentence
    assert found.sentence[found.start : found.end] == words

"""Of a file with markup people see the words: no tags, no scripts, and each offset as in the exact text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit
from graphkit.query.readable import UNSEEN, readable, without_markup

PAGE = (
    "<html><head><title>Note</title></head><body><h1>Heading</h1><p>The S&eacute;nat &amp; the <b>Coun</b>cil"
    " recalled\n its resolution <i>822</i> (1993).</p><script>hidden = 1</script><p>Geneva is far.</p></body>"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[graphkit.Graph]:
    folder = tmp_path_factory.mktemp("markup")
    (folder / "page.html").write_text(PAGE, "utf-8")
    with graphkit.build([folder / "page.html"], folder / "graph") as made:
        yield made


def test_the_sentence_has_no_markup(graph: graphkit.Graph) -> None:
    (evidence,) = graph.why("S/RES/822(1993)")
    assert evidence.sentence == "The Sénat & the Council recalled its resolution 822 (1993)."
    assert evidence.sentence[evidence.mark_start : evidence.mark_end] == "822 (1993)"
    assert evidence.words == PAGE[evidence.start : evidence.end] == "822</i> (1993)"


def test_the_words_of_a_row_have_no_markup(graph: graphkit.Graph) -> None:
    assert {row["words"] for row in graph.query("who-cites", cited="822 (1993)")} == {"822 (1993)"}


def test_tags_and_scripts_are_not_found(graph: graphkit.Graph) -> None:
    assert [graph.search(word) for word in ("hidden", "html", "head><", "body")] == [[], [], [], []]
    (passage,) = graph.search("geneva")
    assert passage.sentence == "Geneva is far."
    assert PAGE[passage.start : passage.end] == "Geneva"


def test_the_page_shows_no_markup(graph: graphkit.Graph, tmp_path: Path) -> None:
    graph.view(tmp_path / "page.html")
    shown = (tmp_path / "page.html").read_text("utf-8")
    assert "recalled its resolution" in shown
    assert not any(sign in shown for sign in ("u003ci>822", "&lt;i&gt;822", "hidden = 1", UNSEEN))


def test_every_character_keeps_its_place(graph: graphkit.Graph) -> None:
    (sha12,) = graph.folder.sources
    text = readable(graph.folder, sha12)
    assert len(text) == len(PAGE)
    assert [at for at in range(len(PAGE)) if PAGE.startswith("Geneva", at)] == [text.index("Geneva")]
    assert without_markup("<p>a") == "\f" + UNSEEN * 2 + "a"

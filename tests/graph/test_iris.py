"""IRIs: fixed by content, safe in every syntax, readable back."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.iris import Iris, parse_mention, safe


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_id_makes_a_legal_iri_and_comes_back(name: str) -> None:
    iris = Iris()
    iri = iris.entity("place/" + name)
    assert ox.NamedNode(iri).value == iri
    assert iris.name(iri) == "place/" + name


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_mention_says_file_start_and_end(start: int, length: int) -> None:
    iri = Iris("https://example.org/graph/").mention("a" * 64, start, start + length)
    assert parse_mention(iri) == ("a" * 12, start, start + length)


def test_parts_and_documents() -> None:
    iris = Iris("https://example.org/x")
    assert iris.component("doc/A_74_672", "ru", "annex-1/footnote-2") == (
        "https://example.org/x/id/doc/A_74_672/ru/annex-1/footnote-2"
    )
    assert parse_mention(iris.entity("state/AZE")) is None


@pytest.mark.parametrize(
    "name", ["a b", 'a"b', "a<b>", "a{b}", "a\\b", "a#b", "a?b", "50%", "a\nb", "a\u00a0b"]
)
def test_unsafe_characters_are_encoded(name: str) -> None:
    assert not set(safe(name)) & set(' "<>{}\\#?\n\u00a0')

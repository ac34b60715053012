"""Forms are found alike by their beginnings and by the automaton."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.scan import forms
from graphkit.scan.forms import Forms

TEXT = "Conseil de sécurité, le Conseil; 安全理事会 Совет Безопасности в Совете ab abc"
KNOWN = [
    "Conseil",
    "Conseil de sécurité",
    "le",
    "安全理事会",
    "理",
    "Совет",
    "Совет Безопасности",
    "ab",
    "abc",
    "c",
]


def _by(characters: int, known: list[str], text: str, monkeypatch: pytest.MonkeyPatch) -> list[forms.Match]:
    monkeypatch.setattr(forms, "ENOUGH", characters)
    return sorted(Forms(known).found(text, range(len(text))))


def test_a_form_may_be_within_another_and_end_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _by(1000, KNOWN, TEXT, monkeypatch)
    assert {TEXT[start:end] for _, start, end in found} == set(KNOWN)
    assert (KNOWN.index("c"), len(TEXT) - 1, len(TEXT)) in found


@settings(deadline=None)
@given(
    st.lists(st.text("abc", min_size=1, max_size=20), unique=True),
    st.lists(st.text("abc", max_size=40), min_size=1),
)
def test_both_ways_find_the_same(known: list[str], texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for text in (*texts, "".join(known)):
            assert _by(1000, known, text, patch) == _by(0, known, text, patch)


def test_the_automaton_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "ENOUGH", 4)
    found = Forms(["sea"])
    seen = []
    for _ in range(3):
        assert found.found("sea", [0]) == [(0, 0, 3)]
        seen.append("_numbers" in vars(found))
    assert seen == [True, False, False]


def test_only_places_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "ENOUGH", 1000)
    assert Forms(["sea"]).found("seasea", [3]) == [(0, 3, 6)]

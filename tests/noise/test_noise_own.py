"""Page noise does not change what a text says: our own sample in six languages, set in many ways."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from noise.compare import difference
from noise.typeset import NOISES, typeset

import graphkit.sample
from graphkit.read import read

SAMPLE = sorted((Path(graphkit.sample.__file__).parent / "documents").glob("*.txt"))
SYMBOL = "A/99/512"


@cache
def _text(path: Path) -> str:
    """Return the flow of a sample document, one paragraph a line, under its symbol."""
    document = read(path)
    flow = [document.view.text[b.start : b.end] for b in document.blocks if b.role == "text"]
    return "\n".join([SYMBOL, *flow])


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: p.name)
@settings(max_examples=12, deadline=None, derandomize=True)
@given(noises=st.sets(st.sampled_from(NOISES), min_size=1), seed=st.integers(0, 999))
def test_noise_changes_nothing(path: Path, noises: set[str], seed: int) -> None:
    text = _text(path)
    page = typeset(text, SYMBOL, frozenset(noises), seed)
    found = difference(text, page)
    assert not found, f"{found}\n{page.text}"


def test_the_noise_is_noise() -> None:
    text = _text(SAMPLE[0])
    page = typeset(text, SYMBOL, frozenset(NOISES), 3)
    assert "\u00ad" in page.text and "-" in page.text and "\n\n" in page.text
    kept = "".join(c for c, o in zip(page.text, page.origins, strict=True) if o >= 0)
    assert kept == text.replace("\n", "")

"""Accuracy never falls: a fixed sample of the development sets is measured and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.measure import measure
from bench.render import with_block

HERE = Path(__file__).resolve().parent
SLACK = 0.002
FREE = {"gold", "rows", "unlinked"}  # numbers that are no measure of quality


def _figures() -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((HERE / "figures.json").read_text("utf-8"))
    return figures


def _flat(figures: dict[str, Any], path: str = "") -> Iterator[tuple[str, float]]:
    for key, value in figures.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{key}: ")
        elif key not in FREE:
            yield f"{path}{key}", value


def fallen(stored: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return what is worse than it was."""
    current = dict(_flat(now))
    worse = []
    for name, before in _flat(stored):
        after = current.get(name, 0.0)
        wrong = name.endswith("wrong_symbol")
        if after > before if wrong else after < before - SLACK:
            worse.append(f"{name} {before} -> {after}")
    return worse


@pytest.mark.slow
def test_nothing_has_fallen(shared: Path) -> None:
    assert fallen(_figures()["sample"], measure(shared, sample=True)) == []


def test_a_fall_is_seen() -> None:
    stored = {"a": {"recall": 0.99, "wrong_symbol": 3, "gold": 10}}
    assert fallen(stored, {"a": {"recall": 0.9885, "wrong_symbol": 3, "gold": 9}}) == []
    assert len(fallen(stored, {"a": {"recall": 0.9879, "wrong_symbol": 4, "gold": 10}})) == 2
    assert len(fallen(stored, {"a": {"recall": 0.99}})) == 0
    assert len(fallen(stored, {})) == 1


def test_the_readme_tells_the_figures() -> None:
    readme = (HERE.parents[1] / "README.md").read_text("utf-8")
    assert readme == with_block(readme, _figures()), "run: python -m tests.bench.update"

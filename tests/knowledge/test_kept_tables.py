"""Tables are kept in a form that is read sooner, and say the same from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import KnowledgeError
from graphkit.knowledge.tables import read_yaml


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "tables"


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("- id: a\n  names: {en: [Совет, 理事会], 3: 1.0, yes: ~}\n", True),
        ("", True),
        ("- 2014-03-03\n", False),  # a date is no text
    ],
)
def test_a_table_says_the_same_when_it_is_read_again(
    kept: Path, tmp_path: Path, text: str, is_kept: bool
) -> None:
    table = tmp_path / "table.yml"
    table.write_text(text, "utf-8")
    first = read_yaml(table)
    assert kept.exists() is is_kept
    again = read_yaml(table)
    assert repr(again) == repr(first)


def test_a_changed_or_damaged_table_is_read_anew(kept: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.yml"
    table.write_text("- a\n", "utf-8")
    assert read_yaml(table) == ["a"]
    next(kept.iterdir()).write_bytes(b"\xc1")
    assert read_yaml(table) == ["a"]
    table.write_text("- b\n", "utf-8")
    assert read_yaml(table) == ["b"]


def test_what_is_no_table_is_refused_each_time(kept: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.yml"
    table.write_text("a: [", "utf-8")
    for _ in range(2):
        with pytest.raises(KnowledgeError, match=r"table\.yml"):
            read_yaml(table)
    assert not kept.exists()

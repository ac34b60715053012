"""Every pattern proves itself: it finds what its examples say, and nothing in its rejects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from recognise.harness import context

from graphkit.errors import KnowledgeError
from graphkit.knowledge import ontology_path
from graphkit.knowledge import patterns as loader
from graphkit.knowledge.patterns import Pattern, patterns
from graphkit.recognise.dates import recognise_dates
from graphkit.recognise.quantities import recognise_quantities
from graphkit.scan.context import Context, Found

FILES = sorted(path.stem for path in (ontology_path() / "patterns").glob("*.yml"))
DATES = [p for p in patterns("dates") if p.trigger]
QUANTITIES = [p for p in patterns("quantities") if p.trigger]


def _lang(pattern: Pattern, example: dict[str, Any] | None = None) -> str:
    return str((example or {}).get("lang") or next(iter(pattern.lang), "en"))


def _quantities(scanned: Context) -> list[Found]:
    return recognise_quantities(scanned, recognise_dates(scanned))


@pytest.mark.parametrize("name", FILES)
def test_files_load(name: str) -> None:
    assert patterns(name)


@pytest.mark.parametrize("pattern", [*patterns("dates"), *patterns("quantities")], ids=lambda p: str(p.id))
def test_each_has_proof_on_both_sides(pattern: Pattern) -> None:
    assert pattern.examples
    assert pattern.rejects


@pytest.mark.parametrize("pattern", DATES, ids=lambda p: str(p.id))
def test_date_examples(pattern: Pattern) -> None:
    for example in pattern.examples:
        scanned = context(example["text"], _lang(pattern, example))
        found = [(scanned.text[f.start : f.end], f.value) for f in recognise_dates(scanned)]
        assert (example["span"], example["value"]) in found


@pytest.mark.parametrize("pattern", DATES, ids=lambda p: str(p.id))
def test_date_rejects(pattern: Pattern) -> None:
    for text in pattern.rejects:
        assert [(f.value, f.rule) for f in recognise_dates(context(text, _lang(pattern)))] == []


@pytest.mark.parametrize("pattern", QUANTITIES, ids=lambda p: str(p.id))
def test_quantity_examples(pattern: Pattern) -> None:
    for example in pattern.examples:
        scanned = context(example["text"], _lang(pattern, example))
        found = [(scanned.text[f.start : f.end], f.id) for f in _quantities(scanned)]
        assert (example["span"], example["id"]) in found


@pytest.mark.parametrize("pattern", QUANTITIES, ids=lambda p: str(p.id))
def test_quantity_rejects(pattern: Pattern) -> None:
    for text in pattern.rejects:
        assert [f.id for f in _quantities(context(text, _lang(pattern)))] == []


@pytest.mark.parametrize(
    "pattern",
    [p for name in ("dates", "quantities") for p in patterns(name) if not p.trigger],
    ids=lambda p: str(p.id),
)
def test_what_stands_between(pattern: Pattern) -> None:
    assert all(pattern.regex.fullmatch(example["text"]) for example in pattern.examples)
    assert not any(pattern.regex.fullmatch(text) for text in pattern.rejects)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("patterns: [{id: a, regex: '('}]", "a: not a regular expression"),
        ("patterns: [{id: a, regex: $nothing}]", r"a: no part is called \$nothing"),
        ("patterns: [{id: a, regex: x}, {id: a, regex: y}]", "a: two patterns have this id"),
        ("patterns: [{id: a, regex: x, spelling: y}]", "unknown field"),
        ("parts: {b: $b}\npatterns: [{id: a, regex: $b}]", "a: its parts are made of each other"),
        ("patterns: [{id: a, regex: $trigger-$trigger}]", r"a: \$trigger stands more than once"),
    ],
)
def test_faults_name_file_and_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, reason: str
) -> None:
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "faulty.yml").write_text(table, "utf-8")
    monkeypatch.setattr(loader, "ontology_path", lambda: tmp_path)
    with pytest.raises(KnowledgeError, match=f"faulty.yml: .*{reason}"):
        patterns.__wrapped__("faulty")


def test_a_missing_file_is_said_to_be_missing() -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.yml"):
        patterns.__wrapped__("nowhere")

"""Language versions of 200 documents are paired: precision and recall, measured."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

import graphkit
from graphkit.graph.fingerprints import Fingerprint, fingerprints
from graphkit.graph.iris import Iris
from graphkit.graph.same_text import same_text
from graphkit.read import read_all

LANGUAGES = 6
DRAWS = 5
DOCUMENTS = 200
FEW = 5  # different features under which a text may be impossible to tell from others


class Version(NamedTuple):
    """One language version: the document it is of, its paragraphs, what it is known by."""

    document: str
    paragraphs: int
    features: int
    print: Fingerprint


class Score(NamedTuple):
    """Precision, recall, and the documents of which a pair was missed, with their features."""

    precision: float
    recall: float
    missed: dict[str, int]


@pytest.fixture(scope="module")
def versions(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Version]]:
    folder = tmp_path_factory.mktemp("parallel")
    rows = shared / "data" / "unpc-six.dev.jsonl.gz"
    subprocess.run(
        [sys.executable, shared / "tools" / "unpack.py", rows, folder], check=True, capture_output=True
    )
    found: dict[str, list[Version]] = {}
    for document in read_all([folder], lambda error: None):
        name = document.source.rsplit(".", 2)[0]
        whole = [row for row in fingerprints(graphkit.extract(document), Iris()) if row.whole]
        found.setdefault(name, []).extend(
            Version(name, len(row.lengths), len(row.features), row) for row in whole
        )
    return found


def measure(versions: dict[str, list[Version]], names: list[str]) -> Score:
    rows = {row.print.component: row for name in names for row in versions[name]}
    group: dict[str, set[str]] = {}
    for pair in same_text(row.print for row in rows.values()):
        a, b = pair.one.component, pair.other.component
        joined = group.get(a, {a}) | group.get(b, {b})
        group.update(dict.fromkeys(joined, joined))
    made = {pair for joined in group.values() for pair in combinations(sorted(joined), 2)}
    right = {pair for pair in made if rows[pair[0]].document == rows[pair[1]].document}
    there = {
        pair
        for name in names
        for pair in combinations(sorted(row.print.component for row in versions[name]), 2)
    }
    wanted = len(names) * LANGUAGES * (LANGUAGES - 1) / 2
    missed = Counter(rows[a].document for a, _ in there - right)
    features = {name: min(row.features for row in versions[name]) for name in missed}
    return Score(len(right) / max(1, len(made)), len(right) / wanted, features)


def test_two_hundred_documents_of_some_length(versions: dict[str, list[Version]]) -> None:
    """The 200 documents with the most paragraphs (8 or more each)."""
    size = {name: max((row.paragraphs for row in rows), default=0) for name, rows in versions.items()}
    longest = sorted(versions, key=lambda name: (-size[name], name))
    score = measure(versions, longest[:DOCUMENTS])
    sys.stdout.write(f"\nlongest {DOCUMENTS}: precision {score.precision:.4f} recall {score.recall:.4f}")
    assert score.precision >= 0.98
    assert score.recall >= 0.98


def test_any_two_hundred_documents(versions: dict[str, list[Version]]) -> None:
    """Draws of 200 documents, every second of one to three sentences: what can be told apart at all."""
    scores = [
        measure(versions, sorted(random.Random(seed).sample(sorted(versions), DOCUMENTS)))
        for seed in range(DRAWS)
    ]
    for seed, score in enumerate(scores):
        bare = sum(count <= FEW for count in score.missed.values())
        sys.stdout.write(
            f"\ndraw {seed}: precision {score.precision:.4f} recall {score.recall:.4f}; "
            f"{len(score.missed)} documents with a missed pair, {bare} of them with at most {FEW} features"
        )
    assert min(score.precision for score in scores) >= 0.98
    assert sum(score.recall for score in scores) / DRAWS >= 0.98


def test_texts_without_a_version_stay_alone(versions: dict[str, list[Version]]) -> None:
    """Each document in one language only: hardly any pair, and only between formulas that everyone uses."""
    alone = [rows[at % len(rows)].print for at, (_, rows) in enumerate(sorted(versions.items())) if rows]
    found = [pair for pair in same_text(alone) if pair.rule == "same-text"]
    sys.stdout.write(f"\nalone: {len(found)} pairs among {len(alone)} texts")
    assert len(found) <= len(alone) / 50

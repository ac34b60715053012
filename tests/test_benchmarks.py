"""The benchmark runs on a tiny corpus; no time is tested."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", "--sample", "--size", "0.02", "--rounds", "2", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


def test_two_contenders_on_a_tiny_corpus(tmp_path: Path) -> None:
    done = _run("--only", "mentions,regex", "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert [row["key"] for row in found["measured"]] == ["mentions", "regex"]
    assert all(row["rate"] > 0 and row["memory"] > 0 for row in found["measured"])
    assert found["measured"][0]["found"] > 100
    assert (tmp_path / "results.md").read_text("utf-8") == done.stdout
    corpus = found["corpus"]["sha256"]
    _run("--only", "regex", "-o", str(tmp_path))
    again = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert again["corpus"]["sha256"] == corpus


def test_building_again_is_measured_beside_a_full_build(tmp_path: Path) -> None:
    done = _run("--only", "store,again,hundredth", "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "results.json").read_text("utf-8"))
    documents = found["corpus"]["documents"]
    assert [row["found"] for row in found["measured"][1:]] == [documents, documents]
    assert [start["title"].partition(",")[0] for start in found["starts"]] == [
        "graphkit --help",
        "graphkit query",
    ]
    assert all(0 < start["cpu"] < 60 for start in found["starts"])
    assert "of a full build when nothing changed" in done.stdout

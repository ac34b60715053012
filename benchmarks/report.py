"""Writes what was measured: JSON for programs, a table for people, and the table of the README."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.corpus import Corpus
from benchmarks.rounds import ROOT, Measured

YARDSTICK = "spacy"
MARKS = ("<!-- speed -->", "<!-- /speed -->")
_LIBRARIES = ("graphkit", "ahocorasick_rs", "numpy", "pyoxigraph", "spacy", "eyecite", "rdflib")


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    versions = {}
    for name in _LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "versions": versions,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def results(
    corpus: Corpus,
    rounds: int,
    measured: list[Measured],
    skipped: dict[str, str],
    starts: list[dict[str, Any]],
) -> dict[str, Any]:
    """Return everything as plain values."""
    base = next((each.rate for each in measured if each.key == YARDSTICK), None)
    rows = []
    for each in measured:
        row = {k: round(v, 3) if isinstance(v, float) else v for k, v in each._asdict().items()}
        rows.append({**row, "ratio": round(each.rate / base, 2) if base else None})
    return {
        "machine": machine(),
        "corpus": {
            "megabytes": round(corpus.size / 1e6, 1),
            "documents": corpus.documents,
            "sha256": corpus.sha256,
            "origin": corpus.origin,
        },
        "rounds": rounds,
        "measured": rows,
        "skipped": skipped,
        "starts": starts,
    }


def table(found: dict[str, Any]) -> str:
    """Return the whole table in Markdown, with the machine and the corpus named under it."""
    lines = [
        "| | MB/s | slowest-fastest | × spaCy tokenizer | MB/s by the clock | peak memory, MB | found |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for row in found["measured"]:
        spread = f"{row['slowest']:.2f}-{row['fastest']:.2f}"
        figures = [f"{row['rate']:.2f}", spread, _ratio(row), f"{row['wall']:.2f}", f"{row['memory']:,.0f}"]
        lines += [f"| {' | '.join([row['title'], *figures])} | {row['found']:,} {row['counts']} |"]
    lines += [f"| {title} | not measured: {reason} | | | | | |" for title, reason in found["skipped"].items()]
    return "\n".join([*lines, "", *_notes(found), _conditions(found), ""])


def short_table(found: dict[str, Any]) -> str:
    """Return the table of the README."""
    lines = ["| one core | MB/s of UTF-8 | × spaCy's blank tokenizer |", "|---|--:|--:|"]
    lines += [f"| {row['title']} | {row['rate']:.2f} | {_ratio(row)} |" for row in found["measured"]]
    return "\n".join([*lines, "", *_notes(found), _conditions(found)])


def _notes(found: dict[str, Any]) -> list[str]:
    """Return what no rate says: the share of a full build that building again takes, and whole processes."""
    rates = {row["key"]: row["rate"] for row in found["measured"]}
    notes = [
        f"Building again takes {rates['store'] / rates[key]:.1%} of a full build when {when}."
        for key, when in (("again", "nothing changed"), ("hundredth", "1 % of the files changed"))
        if key in rates and "store" in rates
    ]
    notes += [
        f"`{one['title'].partition(',')[0]}`{one['title'][len(one['title'].partition(',')[0]) :]}: "
        f"{one['cpu']:.2f} s of processor time, {one['wall']:.2f} s by the clock, the whole process."
        for one in found["starts"]
    ]
    return [" ".join(notes), ""] if notes else []


def _ratio(row: dict[str, Any]) -> str:
    return "" if row["ratio"] is None else f"{row['ratio']:.2f}"


def _conditions(found: dict[str, Any]) -> str:
    corpus, host = found["corpus"], found["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in host["versions"].items())
    largest = max((row["memory"] for row in found["measured"]), default=0)
    return (
        f"Medians of {found['rounds']} interleaved rounds, processor time, on {corpus['megabytes']} MB in "
        f"six languages ({corpus['documents']:,} documents: {corpus['origin']}; "
        f"sha256 {corpus['sha256'][:12]}). "
        f"{host['processor']}, {host['cores']} cores, {host['system']}, Python {host['python']}, {versions}. "
        f"Largest process: {largest:,.0f} MB. Made by `python -m benchmarks`."
    )


def write(found: dict[str, Any], folder: Path) -> None:
    """Write results.json and results.md into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, indent=1, ensure_ascii=False)
    (folder / "results.json").write_text(text + "\n", "utf-8")
    (folder / "results.md").write_text(table(found), "utf-8")


def write_readme(found: dict[str, Any], readme: Path = ROOT / "README.md") -> bool:
    """Put the table between the marks in the README; say whether the marks are there."""
    text = readme.read_text("utf-8")
    head, start, rest = text.partition(MARKS[0])
    _, end, tail = rest.partition(MARKS[1])
    if not (start and end):
        return False
    readme.write_text(f"{head}{start}\n{short_table(found)}\n{end}{tail}", "utf-8")
    return True

"""Measures accuracy on the development sets beside the checkout, whole or on a fixed sample."""

from __future__ import annotations

import gzip
import importlib.util
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from graphkit.cli.lines import json_lines
from graphkit.pipeline import extract
from graphkit.read import read, read_bytes

from .adjudicated import put_right, slips

Figures = dict[str, Any]
Row = dict[str, Any]

EVERY = {"citations-sc": 8, "citations-un": 16, "six-way": 3}  # one document in so many makes the sample
FILES = {
    "citations-sc": "sc-resolutions-2021.dev.jsonl.gz",
    "citations-un": "un-links-en.dev.jsonl.gz",
    "six-way": "unpc-six.dev.jsonl.gz",
}
PLACES = 4  # decimals kept


def shared_folder() -> Path:
    """Return the folder of development sets beside the checkout."""
    return Path(__file__).resolve().parents[3] / "shared"


def scorer(shared: Path) -> ModuleType:
    """Return the scorer that comes with the sets."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _work(name: str) -> str:
    """Return a file name without its language: all versions of a document are taken together."""
    return name.removesuffix(".txt").rsplit(".", 1)[0]


def chosen(rows: Iterable[Row], every: int) -> list[Row]:
    """Return every n-th document in all its languages, and the aligned lines that lie in them."""
    rows = list(rows)
    works = sorted({_work(row["file"]) for row in rows if "text" in row})
    kept = set(works[::every])
    return [
        row
        for row in rows
        if ("text" in row and _work(row["file"]) in kept)
        or ("lines" in row and all(_work(line[0]) in kept for line in row["lines"].values()))
    ]


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return round(value, PLACES) if isinstance(value, float) else value


def _scored(task: Any, rows: list[Row], adjudicated: list[Row] | None = None) -> list[Figures]:
    """Run graphkit on the documents of some rows; score it against them, and against rows put right."""
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        with found.open("wb") as file:
            for row in rows:
                if "text" in row:
                    file.write(json_lines(extract(read_bytes(row["text"].encode(), row["file"]))))
        figures: list[Figures] = []
        for truth in [rows, *([adjudicated] if adjudicated is not None else [])]:
            gold.write_text("".join(json.dumps(row) + "\n" for row in truth), "utf-8")
            figures.append(_rounded(task(found, gold)[0]))
        return figures


def _seeds(score: ModuleType, shared: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        files = sorted((shared / "seeds").glob("*.txt"))
        found.write_bytes(b"".join(json_lines(extract(read(path))) for path in files))
        whole = score.seeds(found, shared / "gold" / "seeds")[0]
    kept = ("gold", "F1", "strict_F1", "id_F1")
    return {
        key.removesuffix("/all"): _rounded({name: row[name] for name in kept if name in row})
        for key, row in sorted(whole.items())
        if key.endswith("/all")
    }


def measure(shared: Path, *, sample: bool) -> Figures:
    """Return the figures of every set; those of links also with the slips of `adjudicated.tsv` put right.

    Args:
        shared: the folder of the sets.
        sample: True for the fixed sample, False for all documents.
    """
    score = scorer(shared)
    figures: Figures = {"seeds": _seeds(score, shared)}
    for name, file in FILES.items():
        rows = chosen(_rows(shared / "data" / file), EVERY[name] if sample else 1)
        if name == "six-way":
            figures[name] = _scored(score.parallel, rows)[0]
        else:
            raw, right = _scored(score.links, rows, put_right(rows, slips()))
            figures |= {name: raw, f"{name}-adjudicated": right}
    return figures

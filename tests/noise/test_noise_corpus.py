"""Page noise on real documents in six languages: the same entities, at the same characters."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from noise.compare import difference
from noise.typeset import NOISES, typeset

from graphkit.read import read_bytes

LONGEST = 7000  # characters of each document looked at
SETTINGS = {
    "wrapped": ("wrap",),
    "blank lines": ("wrap", "blank"),
    "hyphens": ("wrap", "hyphen"),
    "soft hyphens": ("soft",),
    "footnote marks": ("footnote",),
    "running headers": ("wrap", "header"),
    "all": NOISES,
}
ALLOWED = {"all": 2}  # documents of 62 that may differ: a line end that cannot be told from a paragraph's


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return sorted((json.loads(line) for line in file), key=lambda row: row["file"])


def _chosen(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield (file name, text) of 48 resolutions in six languages and 14 other documents."""
    resolutions = _rows(shared / "data" / "sc-resolutions-2021.dev.jsonl.gz")
    others = _rows(shared / "data" / "un-links-en.dev.jsonl.gz")
    for row in [r for n, r in enumerate(resolutions) if n // 6 % 7 == 0][:48] + others[::70][:14]:
        yield row["file"], row["text"]


def _symbol(name: str) -> str:
    parts = name.split(".", maxsplit=1)[0].split("_")
    return f"S/RES/{parts[2]} ({parts[3]})" if parts[:2] == ["S", "RES"] else "/".join(parts)


def _flow(text: str, symbol: str) -> str:
    document = read_bytes(text.encode(), "text.txt")
    flow, size = [symbol], 0
    for block in document.blocks:
        if block.role == "text":
            size += block.end - block.start
            if size > LONGEST:
                break
            flow.append(document.view.text[block.start : block.end])
    return "\n".join(flow)


@pytest.fixture(scope="module")
def documents(shared: Path) -> list[tuple[str, str, str]]:
    chosen = [(name, _symbol(name), text) for name, text in _chosen(shared)]
    return [(name, symbol, _flow(text, symbol)) for name, symbol, text in chosen]


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
def test_noise_changes_nothing(documents: list[tuple[str, str, str]], setting: str) -> None:
    assert len(documents) >= 60
    wrong = []
    for name, symbol, text in documents:
        page = typeset(text, symbol, frozenset(SETTINGS[setting]), 7)
        found = difference(text, page)
        if found:
            wrong.append(f"{name}: {found}")
    assert len(wrong) <= ALLOWED.get(setting, 0), "\n".join(wrong)

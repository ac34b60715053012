"""The links judged by hand: each row says what can be read at its place."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

from bench.editors import judged
from bench.measure import FILES

DIGITS = re.compile(r"\d+")


def test_each_row_says_what_is_printed(shared: Path) -> None:
    with gzip.open(shared / "data" / FILES["citations-un"], "rt", encoding="utf-8") as file:
        texts = {row["file"]: row for row in map(json.loads, file)}
    for row in judged():
        document = texts[row.file]
        printed = DIGITS.findall(document["text"][row.start : row.end])
        assert [row.start, row.end, row.linked] in document["links"], row
        assert set(printed) & set(DIGITS.findall(row.cited)), row
        if row.kind == "other-number":
            assert set(printed) <= set(DIGITS.findall(row.cited)), row
            assert not set(printed) <= set(DIGITS.findall(row.linked)), row
        if row.kind == "part-letter":
            behind = document["text"][row.end : row.end + 2]
            assert behind == f" {row.cited[-1]}", row


def test_the_classes() -> None:
    rows = judged()
    assert set(Counter(row.kind for row in rows)) == {
        "other-organ", "part-letter", "other-number", "malformed", "decision", "wide",
    }  # fmt: skip
    assert len(rows) == len({row[:5] for row in rows})

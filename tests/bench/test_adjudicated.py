"""Every adjudicated slip can be seen in the text, and the register agrees."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

from bench.adjudicated import Slip, put_right, slips

from graphkit.knowledge.organs import council_year, impossible

FILES = ("un-links-en.dev.jsonl.gz", "sc-resolutions-2021.dev.jsonl.gz")
CLASSES = {
    "other-organ",
    "part",
    "other-document",
    "malformed",
    "own-number",
    "library-form",
    "author-slip",
    "misplaced",
    "no-citation",
    "decision",
    "two-in-one",
}


def test_the_table_is_in_order() -> None:
    table = slips()
    assert {s.kind for s in table} <= CLASSES
    assert all(s.reason and s.linked != s.right for s in table)
    assert max(Counter((s.file, s.start) for s in table).values()) == 1
    assert all(impossible(s.right) is None for s in table)


def test_a_slip_of_the_author_is_against_the_register() -> None:
    for slip in (s for s in slips() if s.kind == "author-slip"):
        number, year = re.findall(r"\d+", slip.linked)
        assert str(council_year(int(number))) != year
        assert impossible(slip.linked) is not None


def test_links_without_a_right_symbol_are_left_out() -> None:
    slip = Slip("a", 0, 5, "50/50", "A/RES/50/50", "", "no-citation", "", "a ratio")
    rows = [{"file": "a", "links": [[0, 5, "A/RES/50/50"], [9, 12, "A/1"]]}, {"file": "b", "links": []}]
    assert [r["links"] for r in put_right(rows, [slip])] == [[[9, 12, "A/1"]], []]


def test_each_slip_stands_in_its_text(shared: Path) -> None:
    rows = {}
    for name in FILES:
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8") as file:
            rows |= {row["file"]: row for row in map(json.loads, file)}
    for slip in slips():
        row = rows[slip.file]
        assert [slip.start, slip.end, slip.linked] in row["links"], slip
        text = row["text"]
        if slip.printed and slip.kind != "misplaced":
            assert text[slip.start : slip.end] == slip.printed, slip
        if slip.evidence:
            offset, words = slip.evidence.split(" ", 1)
            assert text.startswith(words, int(offset)), slip

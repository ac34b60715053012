"""Links of the development sets that lead elsewhere than the text says: facts of each, looked at one by one.

`adjudicated.tsv` names file, place, printed characters, the symbol linked and the symbol right (empty where
the place cites no document with a symbol), with the class of the slip and what shows it: `evidence` is an
offset and the characters that stand there. The figures are reported on the links as they are and with these
put right.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

Row = dict[str, Any]

TABLE = Path(__file__).resolve().parent / "adjudicated.tsv"


class Slip(msgspec.Struct, frozen=True):
    """One link put right: its place in code points, and what it says and should say."""

    file: str
    start: int
    end: int
    printed: str
    linked: str
    right: str
    kind: str
    evidence: str
    reason: str


def slips(path: Path = TABLE) -> list[Slip]:
    """Return the rows of the table, in order."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{**row, "kind": row["class"]} for row in csv.DictReader(file, delimiter="\t")]
    return msgspec.convert(rows, list[Slip], strict=False)


def put_right(rows: Iterable[Row], table: Iterable[Slip]) -> list[Row]:
    """Return gold rows with the links of the table corrected, and those without a right symbol left out.

    >>> row = {"file": "a", "links": [[0, 3, "A/9"], [5, 7, "A/RES/50/50"]]}
    >>> slip = Slip("a", 0, 3, "A/1", "A/9", "A/1", "other-document", "", "printed in full")
    >>> put_right([row], [slip])[0]["links"]
    [[0, 3, 'A/1'], [5, 7, 'A/RES/50/50']]
    """
    right = {(s.file, s.start, s.end, s.linked): s.right for s in table}
    corrected = []
    for row in rows:
        links = [
            [start, end, right.get((row["file"], start, end, symbol), symbol)]
            for start, end, symbol in row.get("links", [])
        ]
        corrected.append({**row, "links": [link for link in links if link[2]]})
    return corrected

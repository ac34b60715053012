"""Day and meeting of adoption, read from resolutions, against the tables of meetings."""

from __future__ import annotations

import csv
import re
import sys
import zipfile
from pathlib import Path

import pytest

import graphkit
from graphkit.model import Frame
from graphkit.read import read_all


@pytest.fixture(scope="module")
def table(shared: Path) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    path = shared / "data" / "unsc-metadata" / "unsc_meetings_1946_2022.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for symbol in re.findall(r"S/RES/\d+\s*\(\d{4}\)", row["outcome_symbols"]):
                if row["date_iso"]:
                    meeting = row["meeting_record"].split(" ")[0]
                    found.setdefault("".join(symbol.split()), set()).add((row["date_iso"], meeting))
    return found


@pytest.fixture(scope="module")
def frames(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Frame]:
    folder = tmp_path_factory.mktemp("resolutions")
    with zipfile.ZipFile(shared / "data" / "sc-resolutions-en-1946-1994" / "res_en_gold.dev.zip") as archive:
        archive.extractall(folder)
    found = {}
    for document in read_all([folder], lambda error: None):
        name = re.search(r"S_RES_0*(\d+)_(\d{4})_", document.source)
        if name:
            found[f"S/RES/{name[1]}({name[2]})"] = graphkit.extract(document).frame
    return found


def test_day_and_meeting_are_those_of_the_table(
    table: dict[str, set[tuple[str, str]]], frames: dict[str, Frame]
) -> None:
    """Most of what is left are meetings that went on past midnight, and misprints of the volumes."""
    joined = sorted(frames.keys() & table.keys())
    days = sum(frames[name].date in {day for day, _ in table[name]} for name in joined)
    meetings = sum(frames[name].meeting in {meeting for _, meeting in table[name]} for name in joined)
    symbols = sum(name in frames[name].symbols for name in joined)
    sys.stdout.write(f"\n{len(joined)} resolutions: day {days}, meeting {meetings}, symbol {symbols}")
    assert len(joined) > 500
    assert min(days, meetings, symbols) >= 0.98 * len(joined)

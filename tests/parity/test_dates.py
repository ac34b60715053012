"""Dates and numbers say the same in six languages; the sets stand beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from recognise.harness import context

from graphkit.link.times import complete_dates
from graphkit.model import Part
from graphkit.recognise import recognise
from graphkit.scan.context import Found

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
RECORDS = yaml.safe_load((Path(__file__).parent / "dates.yml").read_text("utf-8"))


def _found(text: str, lang: str, kind: str) -> list[Found]:
    scanned = context(text, lang)
    letter = Part("letter", "letter", 0, len(scanned.document.text), lang, date="2030-05-06")
    mentions = complete_dates(scanned, (letter,), recognise(scanned, (letter,)))
    return [m for m in mentions if m.kind == kind]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("record", [r for r in RECORDS if "date" in r], ids=lambda r: r["id"])
def test_one_date(record: dict[str, Any], lang: str) -> None:
    wanted = record["date"] if isinstance(record["date"], list) else [record["date"]]
    found = _found(record[lang], lang, "date")
    whole = [m for m in found if not any(o is not m and o.start <= m.start and m.end <= o.end for o in found)]
    assert [m.value for m in whole] == wanted


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("record", [r for r in RECORDS if "quantity" in r], ids=lambda r: r["id"])
def test_one_number(record: dict[str, Any], lang: str) -> None:
    found = [m.attrs for m in _found(record[lang], lang, "quantity")]
    assert [[a.get("lower"), a.get("upper"), a["unit"]] for a in found] == [record["quantity"]]

"""Six languages, one set of entities: the same sentence yields the same in each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from parity.yields import LANGUAGES, yielded

SETS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf-8"))
FEWEST = 40


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("given", SETS, ids=lambda s: s["name"])
def test_a_sentence_yields_the_same(given: dict[str, Any], lang: str) -> None:
    assert yielded(given[lang], lang, given["kinds"]) == given["expect"]


def test_there_are_enough() -> None:
    assert len(SETS) >= FEWEST
    assert all(given["expect"] for given in SETS)
    assert {kind for given in SETS for kind in given["kinds"]} >= {
        "state", "date", "body", "organisation", "place", "person", "office", "treaty", "session",
        "agenda_item", "quantity", "anaphor", "demonym", "resolution", "document",
    }  # fmt: skip

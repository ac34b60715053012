"""Negative control: the Universal Declaration in ten languages cites no resolution and names no State."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from graphkit.model import Extraction
from graphkit.pipeline import extract
from graphkit.read import read_bytes

OWN = {"doc/A_RES_217A-III"}  # some versions say under the title how it was adopted
ITSELF = {"instrument/udhr"} | OWN
NAMED = ITSELF | {"instrument/un-charter", "instrument/international-law"}
LANGUAGES = ["arb", "azj_cyrl", "azj_latn", "cmn_hans", "eng", "fra", "hye", "pes_1", "rus", "spa", "tur"]


@pytest.fixture(scope="module")
def versions(shared: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(shared / "data" / "udhr" / "udhr_8langs.zip")


@pytest.fixture(scope="module")
def extractions(versions: zipfile.ZipFile) -> dict[str, Extraction]:
    names = {Path(name).stem.removeprefix("udhr_"): name for name in versions.namelist()}
    return {key: extract(read_bytes(versions.read(names[key]), Path(names[key]).name)) for key in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_resolution_but_its_own(extractions: dict[str, Extraction], language: str) -> None:
    found = {m.id for m in extractions[language].mentions if m.kind == "resolution"}
    assert found <= OWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_place_session_or_symbol(extractions: dict[str, Extraction], language: str) -> None:
    unwanted = {"state", "demonym", "place", "session", "agenda_item", "person", "url"}
    found = [(m.kind, m.id, m.text) for m in extractions[language].mentions if m.kind in unwanted]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_of_nothing_but_itself(extractions: dict[str, Extraction], language: str) -> None:
    cited = {c.cited for c in extractions[language].citations if c.cited.startswith(("instrument/", "doc/"))}
    assert cited <= NAMED
    pinned = [(m.id, m.pin) for m in extractions[language].mentions if m.pin]
    assert [one for one in pinned if one[0] not in ITSELF] == []

"""The classifier that is kept on disk weighs as the library's own does."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.read.odds import Odds

TEXTS = (
    "",
    "Agenda",
    "Ordre du jour provisoire",
    "Programa provisional",
    "THE MEETING ROSE AT 6 P.M.",
    "ñ 12 §",
)
LANGS = ("en", "fr", "es")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRAPHKIT_CACHE", str(tmp_path))
    return tmp_path


def _weighed() -> list[dict[str, float]]:
    return [*map(Odds(LANGS), TEXTS)]


def test_kept_tables_weigh_the_same(home: Path) -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    own = LanguageIdentifier.from_model_file(MODEL_FILE)
    own.set_languages(list(LANGS))
    wanted = [{lang: float(odds) for lang, odds in own.rank(text)} for text in TEXTS]
    assert _weighed() == wanted
    assert len(list(home.iterdir())) == 2
    assert _weighed() == wanted


def test_damaged_tables_are_made_again(home: Path) -> None:
    wanted = _weighed()
    for kept in sorted(home.iterdir()):
        whole = kept.read_bytes()
        kept.write_bytes(whole[: len(whole) // 2])
        assert _weighed() == wanted
        assert kept.read_bytes() == whole


def test_empty_tables_are_made_again(home: Path) -> None:
    wanted = _weighed()
    for kept in sorted(home.iterdir()):
        kept.write_bytes(b"")
    assert _weighed() == wanted


def test_nothing_can_be_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("GRAPHKIT_CACHE", str(home / "file" / "below"))
    assert max((odds := Odds(LANGS)("La séance est levée")), key=lambda lang: odds[lang]) == "fr"

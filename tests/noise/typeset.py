"""Sets a clean text in noisy pages, and remembers where each character came from."""

from __future__ import annotations

import random
from typing import NamedTuple

NOISES = ("wrap", "blank", "hyphen", "soft", "header", "footnote")
_PAGE = 38  # lines
_WIDTH = 76  # columns
_SIGNS = tuple("，。、；：？！》）)”·")
_OPENING = "《（“"
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"


class Set(NamedTuple):
    """A noisy text; `origins` holds the clean offset of each character, -1 for noise."""

    text: str
    origins: list[int]


class _Page:
    """Characters set so far."""

    def __init__(self) -> None:
        self.characters: list[str] = []
        self.origins: list[int] = []

    def noise(self, text: str) -> None:
        """Add characters that the clean text does not have."""
        self.characters += text
        self.origins += [-1] * len(text)

    def clean(self, text: str, at: int) -> None:
        """Add characters of the clean text from an offset on."""
        self.characters += text
        self.origins += range(at, at + len(text))


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _columns(text: str) -> int:
    return sum(2 if _is_wide(character) else 1 for character in text)


def _units(paragraph: str) -> list[tuple[int, str]]:
    """Return what a line may not divide: words, and Han characters with the sign behind them."""
    units: list[tuple[int, str]] = []
    start = 0
    for at, character in enumerate(paragraph):
        sign_next = paragraph[at + 1 : at + 2] in _SIGNS
        if character == " " or (_is_wide(character) and character not in _OPENING and not sign_next):
            units.append((start, paragraph[start : at + 1]))
            start = at + 1
    return [*units, (start, paragraph[start:])] if start < len(paragraph) else units


def _place_to_divide(word: str, room: int) -> int:
    """Return how much of a word stays on the line, 0 where it is not divided."""
    body = word.rstrip(" .,;:")
    if len(body) < 8 or not body.isalpha() or not body[1:].islower() or "\u0600" <= body[0] <= "\u06ff":
        return 0
    cut = min(room - 1, len(body) - 3)
    return cut if cut >= 3 else 0


def _footnote(page: _Page, word: str, chance: random.Random, number: int) -> int:
    """Add a footnote mark behind a word that ends a clause, sometimes."""
    if word.rstrip().endswith((",", ";", "，", "；", "،")) and chance.random() < 0.3:
        page.noise("".join(_SUPERSCRIPT[int(d)] for d in str(number)))
        return number + 1
    return number


def typeset(text: str, symbol: str, noises: frozenset[str], seed: int) -> Set:
    """Set a clean text (one paragraph a line) with some kinds of noise.

    Args:
        text: the clean text.
        symbol: the document's own symbol, for running headers.
        noises: which of `NOISES`.
        seed: makes the choices.
    """
    chance = random.Random(seed)
    page, number, lines = _Page(), 1, 0
    line_end = " \n\n" if "blank" in noises else "\n"
    at = 0
    for paragraph in text.split("\n"):
        column = 2
        page.noise("  ")
        for offset, unit in _units(paragraph):
            start = at + offset
            if "wrap" in noises and column + _columns(unit.rstrip()) > _WIDTH:
                cut = _place_to_divide(unit, _WIDTH - column) if "hyphen" in noises else 0
                if cut:
                    page.clean(unit[:cut], start)
                    page.noise("-")
                    unit, start = unit[cut:], start + cut
                page.noise(line_end)
                column, lines = 0, lines + 1
                if "header" in noises and lines % _PAGE == 0:
                    page.noise(f"{symbol}{line_end}{line_end}{lines // _PAGE}/9 21-01234{line_end}{line_end}")
            if "soft" in noises and len(unit) > 9 and unit[:8].isalpha() and chance.random() < 0.3:
                page.clean(unit[:4], start)
                page.noise("\u00ad")
                unit, start = unit[4:], start + 4
            bare = unit.rstrip(" ")
            page.clean(bare, start)
            if "footnote" in noises:
                number = _footnote(page, unit, chance, number)
            page.clean(unit[len(bare) :], start + len(bare))
            column += _columns(unit)
        at += len(paragraph) + 1
        page.noise(line_end + "\n")
        lines += 1
    return Set("".join(page.characters), page.origins)

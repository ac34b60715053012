"""Numbers as printed: Chinese numerals, and digits grouped in the manner of six languages."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml


@cache
def _table() -> Any:
    return read_yaml(ontology_path() / "numerals.yml")


@cache
def _han() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    table = _table()["han"]
    return table["digits"], table["powers"], table["myriads"]


def han_number(text: str) -> str:
    """Return a number in Chinese numerals as digits; what is not one comes back as it is.

    >>> [han_number(n) for n in ("二〇二〇", "三十一", "三百五十", "两万")]
    ['2020', '31', '350', '20000']
    """
    digits, powers, myriads = _han()
    if not text or any(c not in digits and c not in powers and c not in myriads for c in text):
        return text
    if all(c in digits for c in text):
        return "".join(str(digits[c]) for c in text)
    total = section = current = 0
    for c in text:
        if c in digits:
            current = digits[c]
        elif c in powers:
            section, current = section + (current or 1) * powers[c], 0
        else:
            total, section, current = (total + section + current) * myriads[c], 0, 0
    return str(total + section + current)


def han_signs(*groups: str) -> str:
    """Return the signs of Chinese numerals: those of some groups ("digits", "powers", "myriads"), or all.

    >>> han_signs("powers")
    '十百千'
    """
    table = _table()["han"]
    return "".join(sign for group in groups or ("digits", "powers", "myriads") for sign in table[group])


def number_joins(lang: str) -> list[str]:
    """Return what may stand between two words of one number: a blank, a hyphen, "and".

    >>> number_joins("es")
    [' ', ' y ']
    """
    joins: list[str] = _table()["joins"].get(lang, [])
    return joins


def number_shapes(name: str) -> list[str]:
    """Return what the table says of numbers in words: languages with a shape, or signs.

    >>> number_shapes("units_first")
    ['ar']
    """
    shapes: list[str] = _table()[name]
    return shapes


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(r"\d{1,3}(?:(?P<mark>[., ])\d{3})(?:(?P=mark)\d{3})*")


@cache
def _mirrored() -> re.Pattern[str]:
    return re.compile(r"\d{3}(?: \d{3})* \d{1,3}")


def before_multiplier(printed: str, lang: str) -> float | None:
    """Return the number that digits stand for before a word that multiplies, None where that changes nothing.

    >>> before_multiplier("1.549", "zh"), before_multiplier("1,549", "en")
    (1.549, None)
    """
    match = _grouped().fullmatch(printed)
    mark = _table()["decimal_marks"].get(lang)
    if match is None or match["mark"] != mark or printed.count(mark) != 1:
        return None
    return float(printed.replace(mark, "."))


def digits_value(printed: str, lang: str = "", *, mirrored: bool = False) -> float | None:
    """Return the number that digits with their marks stand for, or None where they are not one number.

    Args:
        printed: digits, points, commas and spaces as printed.
        lang: language of the text; it decides what a single comma or point means.
        mirrored: the text prints groups of digits in reverse order (Arabic stored as it looks).

    >>> digits_value("40.000", "en"), digits_value("1,280", "en"), digits_value("11,1", "fr")
    (40000.0, 1280.0, 11.1)
    >>> digits_value("500 022 137", "ar", mirrored=True), digits_value("115 33", "ar")
    (137022500.0, 33115.0)
    """
    if printed.isdigit():
        return float(printed)
    if " " in printed and lang == "ar" and _mirrored().fullmatch(printed):
        groups = printed.split(" ")
        if mirrored or len(groups[-1]) < 3 or groups[0].startswith("0"):
            return float("".join(reversed(groups)))
    match = _grouped().fullmatch(printed)
    if match is not None and not printed.startswith("0"):
        return float(re.sub(r"[., ]", "", printed))
    whole, _, rest = printed.replace(" ", "").rpartition("," if "," in printed else ".")
    if whole.replace(",", "").replace(".", "").isdigit() and rest.isdigit():
        return float(re.sub(r"[.,]", "", whole) + "." + rest)
    return None

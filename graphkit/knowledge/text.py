"""How the tables' forms are brought to the spelling of the view."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_FOLDS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "（": "(",
    "）": ")",
    "ـ": "",
}


@cache
def _folds() -> dict[int, str]:
    """Return what becomes of characters; Arabic vowel signs are left out."""
    return str.maketrans(_FOLDS | dict.fromkeys(map(chr, range(0x64B, 0x653)), ""))


@cache
def _han_blank() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]) | (?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
    )


def fold(form: str) -> str:
    """Return a table's form as the view would print it.

    >>> fold("Côte d’Ivoire")
    "Côte d'Ivoire"
    >>> fold("Gorus-Gafan 公路")
    'Gorus-Gafan公路'
    """
    if form.isascii():
        return " ".join(form.split())
    text = unicodedata.normalize("NFC", form).translate(_folds())
    return _han_blank().sub("", " ".join(text.split()))


def cased(form: str, *, capitalised: bool = True) -> list[str]:
    """Return a form with the letter cases in which print may show it.

    >>> cased("district of X")
    ['district of X', 'District of X', 'DISTRICT OF X']
    >>> cased("UN")
    ['UN']
    """
    forms = [form]
    if capitalised and form[:1].islower():
        forms.append(form[:1].upper() + form[1:])
    upper = form.upper()
    if len(form) > 3 and upper != form and len(upper) == len(form):
        forms.append(upper)
    return forms

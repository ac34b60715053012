"""Dates that hang on a word: the name of a month or season, a year in Chinese numerals."""

from __future__ import annotations

import re
from functools import cache

from graphkit.recognise.date_atoms import Atom, atoms_at, by_trigger
from graphkit.recognise.numerals import han_number
from graphkit.scan.context import Context, Hit


@cache
def _other_half() -> re.Pattern[str]:
    return re.compile(r" ?/ ?")


def month_atoms(context: Context) -> list[Atom]:
    """Return the dates that hang on the name of a month or season."""
    text = context.text
    atoms: list[Atom] = []
    for category in ("month", "season"):
        floor = 0
        of_language = by_trigger(category)
        for start, end, value, lang in _merged(text, context.words(category)):
            if start < floor:
                continue
            for pattern in of_language.get(lang, ()):
                found = atoms_at(text, pattern, start, end, floor, {"month": value})
                if found is not None:
                    atoms.extend(found)
                    floor = found[-1].end
                    break
            else:
                if category == "month":
                    atoms.append(Atom(start, end, "date/month", month=value, weak=True))
    return atoms


def _merged(text: str, hits: list[Hit]) -> list[tuple[int, int, str, str]]:
    """Join the two names of one month that Arabic print gives round a slash; drop names inside others."""
    merged: list[tuple[int, int, str, str]] = []
    for hit in hits:
        if merged:
            start, end, value, lang = merged[-1]
            if hit.start < end:
                continue
            if hit.value == value and hit.start - end <= 3 and _other_half().fullmatch(text, end, hit.start):
                merged[-1] = (start, hit.end, value, lang)
                continue
        merged.append((hit.start, hit.end, hit.value, hit.lang))
    return merged


def han_atoms(context: Context) -> list[Atom]:
    """Return the dates that are written in Chinese numerals."""
    text = context.text
    atoms: list[Atom] = []
    (pattern,) = by_trigger("date-unit")["zh"]
    for hit in context.words("date-unit"):
        if hit.value != "year" or text[hit.start - 1 : hit.start].isascii():
            continue
        found = atoms_at(text, pattern, hit.start, hit.end, 0, {})
        for atom in found or ():
            atom.year = han_number(atom.year)
            atom.month = han_number(atom.month)
            atom.day = han_number(atom.day)
            atoms.append(atom)
    return atoms

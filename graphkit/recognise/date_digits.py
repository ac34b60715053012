"""Dates that hang on digits: years, decades, Chinese and numeric dates."""

from __future__ import annotations

import re
from functools import cache

from graphkit.recognise.date_atoms import FALLBACK, Atom, atoms_at, by_trigger
from graphkit.scan.context import Context, Hit

FIRST_YEAR, LAST_YEAR = 1700, 2149  # of a bare number; a full date may be older


def digit_atoms(context: Context, taken: list[tuple[int, int]]) -> list[Atom]:
    """Return the dates that hang on digits: years, decades, Chinese and numeric dates.

    Args:
        context: the document with its known words.
        taken: spans already read or barred, in order of start.
    """
    text, atoms, floor, t = context.text, list[Atom](), 0, 0
    counted = frozenset(context.starts("unit"))
    for hit in context.words("digits"):
        start, end, digits = hit.start, hit.end, hit.value
        if start < floor or not _worth_trying(text, start, end, digits):
            continue
        while t < len(taken) and taken[t][1] <= start:
            t += 1
        if t < len(taken) and taken[t][0] <= start:
            continue
        if len(digits) == 8:
            atoms.extend(_glued(start, digits))
            continue
        found = _at_digits(text, hit, context.lang_at(start), floor)
        if found and not (
            found[0].start == start
            and found[-1].end == end
            and end + 1 in counted
            and _counts(context, end + 1)
        ):
            atoms.extend(found)
            floor = found[-1].end
        elif not found and len(digits) == 4 and _may_be_year(text, start, end):
            atoms.append(Atom(start, end, "date/year", year=digits, weak=True))
    return atoms


def _counts(context: Context, start: int) -> bool:
    """Say whether a word is a unit in the language it stands in: "ha" is none in "en 1975 ha"."""
    lang = context.lang_at(start)
    return any(hit.lang == lang or not lang for hit in context.within("unit", start, start + 1))


def _worth_trying(text: str, start: int, end: int, digits: str) -> bool:
    """Tell whether digits could be a year, a decade or a Chinese month, at little cost."""
    size = end - start
    if size == 4:
        # the year of a resolution, "822 (1993)", is no date
        bracketed = text[start - 1] == "(" and text[max(0, start - 3) : start - 1].rstrip(" ")[-1:].isdigit()
        return FIRST_YEAR <= int(digits) <= LAST_YEAR and not bracketed
    return size == 8 or (size < 3 and (not text[end : end + 1].isascii() or (size == 2 and digits[1] == "0")))


def _at_digits(text: str, hit: Hit, lang: str, floor: int) -> list[Atom] | None:
    of_language = by_trigger("digits")
    for pattern in of_language.get(lang, of_language[FALLBACK]):
        known = _known(pattern.id, hit.value)
        if known is not None:
            found = atoms_at(text, pattern, hit.start, hit.end, floor, known)
            if found is not None:
                return found
    return None


def _glued(start: int, digits: str) -> list[Atom]:
    """Read two years whose dash the text has lost ("20142015")."""
    first, second = digits[:4], digits[4:]
    if not (1900 <= int(first) < int(second) <= min(int(first) + 20, LAST_YEAR)):
        return []
    return [
        Atom(start, start + 4, "date/year", year=first),
        Atom(start + 4, start + 8, "date/year", year=second, joined="range"),
    ]


def _known(rule: str, digits: str) -> dict[str, str] | None:
    """Return what the digits say under a pattern, or None where it cannot be the one."""
    if rule.endswith("decade"):
        if digits[-1] != "0" or len(digits) == 1 or (len(digits) == 4 and digits.endswith("000")):
            return None
        return {"year": (digits if len(digits) == 4 else "19" + digits)[:3] + "X"}
    if rule == "date/zh-month":
        return {"month": digits} if len(digits) <= 2 and 1 <= int(digits) <= 12 else None
    return {"year": digits} if len(digits) == 4 else None


def _may_be_year(text: str, start: int, end: int) -> bool:
    """Tell whether a bare number could be a year beside another: not a symbol, decimal or resolution."""
    before, behind = text[start - 1 : start], text[end : end + 3]
    return (
        before not in {"/", ".", ",", "$", "\u20ac"}
        and behind[:1] not in {"/", "%"}
        and not (behind[:1] in ".," and behind[1:2].isdigit())
        and _resolution().match(text, end) is None
    )


@cache
def _resolution() -> re.Pattern[str]:
    return re.compile(r" ?\((?:\d{4}|[XVI]+)\)")

"""Single dates as printed: a day, a month, a season, a year or a decade, each with the span it takes up."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.knowledge.patterns import Pattern, patterns, regex

FALLBACK = "en"  # where the language of a paragraph is not known
_LABEL = 16  # characters before a number in which the noun that it numbers stands


class Atom(msgspec.Struct, gc=False):
    """One date, or one element of an enumeration or range of dates.

    Args:
        start, end: view offsets.
        year, month, day: digits, "" where not printed; a decade's year ends in "X".
        rule: id of the pattern that read it.
        weak: True for a bare month or number, a date only beside another.
        joined: "range" or "list" where it is tied to the atom before it by a shared month.
        modifier: "early", "mid" or "late", where words narrow a month, year or decade.
    """

    start: int
    end: int
    rule: str
    year: str = ""
    month: str = ""
    day: str = ""
    weak: bool = False
    joined: str = ""
    modifier: str = ""


@cache
def by_trigger(trigger: str) -> dict[str, tuple[Pattern, ...]]:
    """Return the date patterns that hang on one category of words, by language."""
    of_trigger = [p for p in patterns("dates") if p.trigger == trigger]
    languages = {lang for p in of_trigger for lang in p.lang} | {FALLBACK}
    return {lang: tuple(p for p in of_trigger if not p.lang or lang in p.lang) for lang in sorted(languages)}


@cache
def surroundings(name: str) -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns `date/<lang>-<name>` for what stands around a date, by language ("" for none)."""
    named = [p for p in patterns("dates") if p.trigger == "date" and p.id.endswith(f"-{name}")]
    languages = sorted({lang for p in named for lang in p.lang})
    return {lang: tuple(p for p in named if lang in p.lang) for lang in languages} | {"": ()}


@cache
def linking(name: str) -> re.Pattern[str]:
    """Return the pattern `date/<name>` for what stands between two dates."""
    return regex("dates", f"date/{name}")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(r"\d+")


def _spread(text: str, whole: Atom, groups: dict[str, tuple[int, int]], unit: str) -> list[Atom]:
    """Split "3, 4 and 5 May 2019" into its days, "2014年7-8月" into its months.

    Each is its number only, but the one beside what they share has that in its span.
    """
    listed = groups.get(unit + "s")
    spans = [m.span() for m in _inside().finditer(text, *listed)] if listed else []
    if not spans:
        return [whole]
    spans.append(groups[unit])
    if linking("label").search(text[max(0, spans[0][0] - _LABEL) : spans[0][0]]):
        del spans[0]  # "session 2 – 10 September 2024"
        whole = msgspec.structs.replace(whole, start=spans[0][0])
    atoms: list[Atom] = []
    for i, (start, end) in enumerate(spans):
        mark = linking("day-mark").match(text, end)
        atom = msgspec.structs.replace(whole, start=start, end=mark.end() if mark else end)
        setattr(atom, unit, text[start:end])
        if i > 0:
            gap = linking("day-article").sub("", text[atoms[-1].end : start])
            atom.joined = "range" if linking("range-link").fullmatch(gap) else "list"
        atoms.append(atom)
    if whole.start < spans[0][0]:
        atoms[0].start = whole.start
    atoms[-1].end = whole.end
    return atoms


def atoms_at(
    text: str, pattern: Pattern, start: int, end: int, floor: int, known: dict[str, str]
) -> list[Atom] | None:
    """Read the date, or the enumeration of days, that stands around a trigger.

    Args:
        text: the view.
        pattern: a date pattern.
        start, end: view offsets of the trigger.
        floor: where the date before it ended.
        known: what the trigger itself says ("month": "03").
    """
    found = pattern.around(text, start, end, floor)
    if found is None:
        return None
    first, last, groups = found
    values = dict(known)
    for name in ("year", "month", "day"):
        if name in groups:
            values[name] = text[slice(*groups[name])]
    for name in groups:
        if name[0] == "s" and name[1:].isdigit():
            values["month"] = name[1:]
    whole = Atom(
        first, last, pattern.id, values.get("year", ""), values.get("month", ""), values.get("day", "")
    )  # fmt: skip
    return _spread(text, whole, groups, "month" if "months" in groups else "day")

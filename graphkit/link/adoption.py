"""When, and at which meeting, an organ adopted a resolution: from its heading and its last line."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from graphkit.knowledge import ontology_path
from graphkit.knowledge.patterns import Pattern, patterns
from graphkit.knowledge.tables import Cue, read_table
from graphkit.scan.context import Context, Found, Hit

_WINDOW = 28  # characters between the number of a meeting and the word
_NEAR = 64  # between "adopted" and the meeting
_FAR = 160  # the same where the order of words is free
_EDGE = 3  # between the heading and what goes on with it
_MISREAD = str.maketrans("IlifO]|", "1111011", " ")
_FULL = 10  # characters of a full date


class Adoption(NamedTuple):
    """Day (EDTF) and record of the meeting, None where they are not printed."""

    date: str | None
    meeting: str | None


@cache
def _pattern(name: str) -> Pattern:
    return next(p for p in patterns("adoption") if p.id == name)


def adoption(context: Context, heading: tuple[int, int], found: list[Found], organ: str | None) -> Adoption:
    """Return when and at which meeting a resolution was adopted.

    Args:
        context: the scanned document.
        heading: view span of the heading of the resolution.
        found: what was recognised.
        organ: the organ that adopted it.
    """
    return Adoption(_date(context, heading, found), _meeting(context, heading, organ))


def _date(context: Context, heading: tuple[int, int], found: list[Found]) -> str | None:
    """The first full date of the heading; one without a year takes that of the resolution's number."""
    start, end = heading
    if context.within("adopted", end, end + _EDGE):  # "Adopted by ..." in a paragraph of its own
        end += _FAR
    dates = [f.value for f in found if f.kind == "date" and f.value and start <= f.start < end]
    full = [value for value in dates if len(value) == _FULL and "X" not in value]
    if full:
        return full[0]
    year = next((_year(f) for f in found if f.kind == "resolution" and start <= f.start < end), None)
    if year is None:
        return None
    partial = [value for value in dates if value.startswith("XXXX-") and len(value) == _FULL]
    return year + partial[0][4:] if partial else _misread(context.text[start:end], year)


def _year(found: Found) -> str | None:
    match = re.search(r"\((\d{4})\)", found.symbol or "")
    return match[1] if match else None


def _misread(heading: str, year: str) -> str | None:
    """A day or a month in which a scanner took one character for another ("3f July", "10 Auqust")."""
    from rapidfuzz.distance import OSA

    for match in _pattern("adoption/day-misread").regex.finditer(heading):
        near = {
            value
            for name, value in _months()
            if name == match["month"] or (len(name) > 4 and OSA.distance(name, match["month"]) == 1)
        }
        day = int(match["day"].translate(_MISREAD))
        if len(near) == 1 and match["year"] == year and 1 <= day <= 31:
            return f"{year}-{near.pop()}-{day:02}"
    return None


@cache
def _months() -> tuple[tuple[str, str], ...]:
    cues = read_table(ontology_path() / "cues", Cue)
    return tuple(
        (form, cue.value)
        for cue in cues
        if cue.category == "month"
        for forms in cue.forms.values()
        for form in forms
        if form.istitle() and len(form) > 2
    )


def _meeting(context: Context, heading: tuple[int, int], organ: str | None) -> str | None:
    """The meeting in the heading, else the one in the last line that says "adopted"."""
    nouns = context.within("meeting-noun", heading[0], len(context.text))
    top = [noun for noun in nouns if noun.start < heading[1] + _FAR]
    for noun in [*top, *reversed(nouns)]:
        read = meeting_number(context.text, noun) if _adopted(context, noun, heading[1] + _EDGE) else None
        if read is not None:
            template = read[0].gives.get(organ or "")
            return str(template).format(number=read[1]) if template else None
    return None


def _adopted(context: Context, noun: Hit, top: int) -> bool:
    """Whether it is the meeting of the adoption, not one that the text or a footnote speaks of."""
    if noun.lang in {"zh", "ar"}:
        return bool(context.within("adopted", max(0, noun.start - _FAR), noun.end + _FAR))
    before = context.within("adopted", max(0, noun.start - _NEAR), noun.start)
    if not before or not (before[-1].start <= top or context.text[before[-1].start].isupper()):
        return False
    return not _pattern("adoption/other-meeting").regex.search(context.text, before[-1].end, noun.start)


def meeting_number(text: str, noun: Hit) -> tuple[Pattern, str] | None:
    """Return the pattern and the number of a meeting, None where the noun has no number."""
    window = text[max(0, noun.start - _WINDOW) : noun.start]
    if noun.lang == "ar":
        pattern = _pattern("adoption/meeting-after")
        match = pattern.regex.match(text, noun.end)
    else:
        pattern = _pattern("adoption/meeting-han" if noun.lang == "zh" else "adoption/meeting")
        match = pattern.regex.search(window)
    return (pattern, str(int(match["number"].translate(_MISREAD)))) if match else None

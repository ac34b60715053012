"""The number of a resolution or decision: its form, its parts, and the symbol it gives."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.knowledge.organs import Organ, council_last, council_year
from graphkit.knowledge.patterns import regex
from graphkit.knowledge.script import look_alikes, scripts

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST_PARTS = 15
_LONGEST_RANGE = 30
_BEYOND_YEARLY = 500  # no organ that numbers by year reached so many in one


class Number(msgspec.Struct, frozen=True):
    """One number in a citation list.

    Args:
        start, end: view offsets of the number with its first part letter.
        form: year, session, special, roman, yearly, meeting or bare.
        fields: what fills the organ's symbol template.
        parts: each part letter with its own view span ("A", start, end); empty for the whole.
        joined: the letters as one ("A-B"), where they are several.
    """

    start: int
    end: int
    stop: int
    form: str
    fields: dict[str, str]
    parts: tuple[tuple[str, int, int], ...] = ()
    joined: str = ""


@cache
def rule(name: str) -> re.Pattern[str]:
    """Return the compiled pattern `citation/<name>`."""
    return regex("citations", f"citation/{name}")


@cache
def _letters() -> re.Pattern[str]:
    cyrillic = f"[{''.join(scripts().cyrillic.look_alikes)}](?![а-я])"
    return re.compile("|".join([*scripts().arabic.part_letters, "[A-Z](?![a-z])", cyrillic]))


def roman(number: int) -> str:
    """Return a number as a Roman numeral.

    >>> roman(29)
    'XXIX'
    """
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def _session_text(printed: str) -> str:
    """Return «د - 29» and «ХХХ» as Latin Roman numerals."""
    found = re.fullmatch(r"(\D+?) ?- ?(\d+)", printed)
    arabic = scripts().arabic.sessions.get(found[1].replace(" ", "")) if found else None
    if found is not None and arabic is not None:
        return arabic + roman(int(found[2]))
    return printed.translate(look_alikes())


def _special(printed: str) -> str:
    """Return «دإط - 10» as "ES-10"."""
    mark, _, number = printed.replace(" ", "").partition("-")
    return scripts().arabic.sessions.get(mark, f"{mark}-") + number


def _meeting(printed: str) -> str:
    """Return «م أ ت» and Cyrillic «СР» as the Latin abbreviation of a conference of parties."""
    return scripts().arabic.meetings.get(printed.replace(" ", ""), printed.translate(look_alikes()))


def _parts(text: str, start: int, end: int) -> tuple[tuple[tuple[str, int, int], ...], str]:
    """Return the letters of "A, B and C" or "A to D" with their spans, and as one: "A-C"."""
    letters = scripts().arabic.part_letters
    found = [
        (letters.get(m[0], m[0].translate(look_alikes())), m.start(), m.end())
        for m in _letters().finditer(text, start, end)
    ]
    if len(found) == 2 and rule("through-letters").fullmatch(text, found[0][2], found[1][1]):
        first, last = ord(found[0][0]), ord(found[1][0])
        if 0 < last - first < _MOST_PARTS:
            between = [(chr(c), found[0][1], found[1][2]) for c in range(first + 1, last)]
            return (found[0], *between, found[1]), f"{found[0][0]}-{found[1][0]}"
    return tuple(found), f"{found[0][0]}-{found[-1][0]}" if len(found) > 1 else ""


def parse(text: str, position: int) -> Number | None:
    """Return the number that starts at a view offset, if one does."""
    match = rule("number").match(text, position)
    if match is None:
        return None
    g = match.groupdict()
    parts: tuple[tuple[str, int, int], ...] = ()
    joined = ""
    end = match.end()
    if g["part"]:
        parts, joined = _parts(text, match.start("part"), match.end("part"))
        end = parts[0][2] if parts else end
    if g["special"]:
        form, fields = "special", {"special": _special(g["special"]), "number": g["special_number"]}
    elif g["meeting"]:
        form = "meeting"
        fields = {
            "number": g["meeting_number"],
            "meeting": _meeting(g["meeting"]),
            "count": g["meeting_count"],
        }
    elif g["yearly"]:
        form, fields = "yearly", {"year": g["yearly"], "number": g["yearly_number"]}
    elif g["session"]:
        form, fields = "session", {"session": g["session"], "number": g["session_number"]}
    elif g["old_number"]:
        form, fields = "roman", {"number": g["old_number"], "roman": _session_text(g["roman"])}
        if g["old_part"]:
            parts, joined = _parts(text, match.start("old_part"), match.end("old_part"))
    elif g["year_number"]:
        form, fields = "year", {"number": g["year_number"], "year": g["year"]}
    else:
        form, fields = "bare", {"number": g["bare"]}
    return Number(position, end, match.end(), form, fields, parts, joined)


def symbols(number: Number, organ: Organ, act: str) -> list[str]:
    """Return the symbols that a number means as an act of an organ: one for each part letter.

    A bare number is a Security Council resolution of the year the register gives.
    """
    templates: dict[str, str] = getattr(organ, act, {})
    form, fields = number.form, dict(number.fields)
    if form == "bare" and "year" in templates:
        year = council_year(int(fields["number"]))
        if year is None:
            return []
        form, fields = "year", {**fields, "year": str(year)}
    template = templates.get(form)
    if template is None or (form == "yearly" and int(fields["number"]) >= _BEYOND_YEARLY):
        return []  # "1998/7211" is 1998/72 and the mark of a note, or 1998/721
    letters = [p[0] for p in number.parts] or [""]
    return [template.format(**fields, part=letter) for letter in letters]


def checks(number: Number, organ: Organ, year: int | None) -> bool:
    """Say whether a number can be an act of the organ: the register, the session and the date agree."""
    if number.form in {"year", "bare"} and organ.letter == "S":
        value = int(number.fields["number"])
        known = council_year(value)
        if number.form == "bare":
            return 0 < value <= council_last() and (year is None or known == year)
        return value > council_last() if known is None else str(known) == number.fields["year"]
    if number.form == "session":
        session = int(number.fields["session"])
        if organ.first_session is not None and session < organ.first_session:
            return False
        if organ.last_session is not None and session > organ.last_session:
            return False
        return year is None or organ.sits(session, year)
    if number.form == "roman":
        return organ.numbered(number.fields["roman"], int(number.fields["number"]))
    return True


def slashed(text: str, position: int) -> list[Number]:
    """Return the Council's numbers of "2165/2191/2258" at a position; empty where it is no such list.

    Two could be a year and a number of another organ; three, or two that no other organ has, could not.
    """
    match = rule("slashed").match(text, position)
    if match is None:
        return []
    spans = [(m[0], m.start(), m.end()) for m in re.compile(r"\d+").finditer(text, position, match.end())]
    if any(council_year(int(digits)) is None for digits, _, _ in spans):
        return []
    if len(spans) == 2 and int(spans[1][0]) < _BEYOND_YEARLY:
        return []
    return [Number(start, end, end, "bare", {"number": digits}) for digits, start, end in spans]


def through(text: str, first: Number) -> list[Number]:
    """Return the numbers after the first of "1701 to 1703", up to the last; empty where there is no range.

    All stand at the place of the last. Both ends have one form, and one session or year.
    """
    match = rule("range").match(text, first.end)
    last = parse(text, match.end()) if match else None
    if last is None or last.form != first.form or first.parts or last.parts:
        return []
    same = {k: v for k, v in last.fields.items() if k != "number"}
    low, high = int(first.fields["number"]), int(last.fields["number"])
    if not 0 < high - low <= _LONGEST_RANGE or same != {
        k: v for k, v in first.fields.items() if k != "number"
    }:
        return []
    return [
        Number(last.start, last.end, last.stop, last.form, {**last.fields, "number": str(n)})
        for n in range(low + 1, high + 1)
    ]

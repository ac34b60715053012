"""Sessions of organs and years of the Security Council: "Seventy-fourth session", "2021 session"."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.longer import ARTICLE
from graphkit.knowledge.organs import Organ, organs
from graphkit.knowledge.patterns import regex
from graphkit.recognise.bodies import MASTHEAD, Bodies
from graphkit.recognise.lists import owner_after
from graphkit.recognise.names import Index
from graphkit.recognise.numerals import han_number
from graphkit.scan.context import Context, Found, Hit

_WINDOW = 12
_PREFIX = {"session": "", "special": "S-", "emergency": "ES-", "year": ""}
_REPORT = 40  # characters from a body to its session: "on the work of its"
_MOST = 120
_FEWEST_YEARS = 10  # no document with a masthead is older


@cache
def _rule(name: str) -> re.Pattern[str]:
    return regex("meetings", f"session/{name}")


def _ordinals(context: Context) -> tuple[dict[int, Hit], dict[int, Hit]]:
    """Return the longest ordinal in words that starts, and that ends, at each place."""
    starts: dict[int, Hit] = {}
    ends: dict[int, Hit] = {}
    for hit in context.words("ordinal"):
        if hit.start not in starts or hit.end > starts[hit.start].end:
            starts[hit.start] = hit
        if hit.end not in ends or hit.start < ends[hit.end].start:
            ends[hit.end] = hit
    return starts, ends


def _numbered(
    context: Context, noun: Hit, starts: dict[int, Hit], ends: dict[int, Hit]
) -> tuple[int, int, int] | None:
    """Return (start, end, number) of a session noun with its number."""
    text = context.text
    if noun.value == "yearly":
        return None
    if noun.lang == "zh":
        window = text[max(0, noun.start - _WINDOW) : noun.start]
        match = _rule("han").search(window)
        number = han_number(match["number"]) if match else ""
        if match is None or not number.isdigit():
            return None
        return noun.start - len(window) + match.start(), noun.end, int(number)
    if noun.lang == "ar":
        after = starts.get(noun.end + 1)
        if after is not None and text[noun.end] == " ":
            return noun.start, after.end, int(after.value)
        match = _rule("number-after").match(text, noun.end)
        return (noun.start, match.end(), int(match["number"])) if match else None
    before = ends.get(noun.start - 1) or ends.get(noun.start)
    if before is not None:
        return before.start, noun.end, int(before.value)
    window = text[max(0, noun.start - _WINDOW) : noun.start]
    match = _rule("number").search(window)
    if match is None:
        return None
    return noun.start - len(window) + match.start(), noun.end, int(match["number"])


def _of_year(context: Context, noun: Hit) -> tuple[int, int, int] | None:
    """Return (start, end, year) of a session noun with the year of the session."""
    window = context.text[max(0, noun.start - _WINDOW) : noun.start]
    before = _rule("yearly-before").search(window)
    if before is not None:
        return noun.start - len(window) + before.start(), noun.end, int(before["year"])
    after = _rule("yearly-after").match(context.text, noun.end)
    return (noun.start, after.end(), int(after["year"])) if after else None


def _yearly(context: Context, noun: Hit, index: Index, bodies: Bodies) -> Found | None:
    """Return the session of an organ that names its sessions after years."""
    read = _of_year(context, noun) if noun.value in {"session", "yearly"} else None
    if read is None:
        return None
    start, end, year = read
    named = owner_after(end, context.text, index) if context.text[end : end + 1] == " " else None
    owned = noun.lang == "ar" or any(
        start - hit.end <= 1 for hit in context.within("owner", max(0, start - _WINDOW), start)
    )
    if named is None and not owned and context.text[end : end + 1] == " ":
        return None  # the session of something else
    organ = organs().get(str(named.id)) if named else _organ(start, end, context, index, bodies, "session")
    if organ is None or "yearly" not in organ.resolution:
        return None
    attrs: dict[str, str | int | float] = {"number": year, "type": "session"}
    return Found(start, end, "session", session_id(organ, year), "session/year", 0.95, "symbol", attrs=attrs)


def _organ(start: int, end: int, context: Context, index: Index, bodies: Bodies, kind: str) -> Organ | None:
    known = organs()
    council = [o for o in known.values() if o.letter == "S"]
    if kind == "year":
        return council[0] if council else None
    named = owner_after(end, context.text, index) if context.text[end : end + 1] == " " else None
    beside = named is not None and named.start - end == 1 and not context.text[start].islower()
    if named is not None and not beside:  # "session of the General Assembly", not the next column
        return known.get(str(named.id))
    if named is None and (_of_another(start, end, context, index) or _reported(start, context, index)):
        return None
    for organ, _, confidence in bodies.governing(start):
        if organ not in council and confidence > 0.6:
            return organ
    return None


def _of_another(start: int, end: int, context: Context, index: Index) -> bool:
    """Say whether it is the session of a body that no table knows: "of the Labour Conference"."""
    if _rule("of-another").match(context.text, end):
        return True
    before = _rule("another-before").search(context.text, max(0, start - _WINDOW), start)
    return before is not None and not any(f.kind == "body" for f in index.ends.get(start, ()))


def _reported(start: int, context: Context, index: Index) -> bool:
    """Say whether a body that counts sessions of its own owns it: "of the Law Commission on the work of its".

    In Chinese it stands just before, in Arabic the noun has an ending, "its", in place of the article.
    """
    text = context.text
    owned = any(start - hit.end <= 1 for hit in context.within("owner", max(0, start - _WINDOW), start))
    suffixed = "\u0600" <= text[start] <= "\u06ff" and not text.startswith(ARTICLE, start)
    for end in range(start, max(0, start - _REPORT), -1):
        if text[end : end + 1] in {",", "،", ".", ";", "\n"}:
            return False
        bodies = [f for f in index.ends.get(end, ()) if f.kind in {"body", "organisation"}]
        if bodies:
            return (owned or suffixed or end == start) and bodies[0].id not in organs()
    return False


def session_id(organ: Organ, number: int, kind: str = "session") -> str:
    """Return the id of a session: session/A_74, session/S_75, session/HRC_43.

    >>> session_id(organs()["body/UN-GA"], 74)
    'session/A_74'
    """
    return f"session/{organ.letter.replace('/', '_')}_{_PREFIX[kind]}{number}"


def recognise_sessions(context: Context, index: Index, bodies: Bodies) -> list[Found]:
    """Return the mentions of sessions and of years of the Security Council.

    Args:
        context: the scanned document.
        index: names found before.
        bodies: which organ governs which place.
    """
    starts, ends = _ordinals(context)
    found: list[Found] = []
    for noun in context.words("session-noun"):
        yearly = _yearly(context, noun, index, bodies)
        if yearly is not None:
            found.append(yearly)
            continue
        read = _numbered(context, noun, starts, ends)
        if (
            read is None
            or not 0 < read[2] <= _MOST
            or (noun.value == "year" and not _is_council_year(context, read))
        ):
            continue
        organ = _organ(read[0], read[1], context, index, bodies, noun.value)
        name = session_id(organ, read[2], noun.value) if organ else None
        found.append(
            Found(
                read[0],
                read[1],
                "session",
                name,
                "session/ordinal",
                0.95 if organ else 0.5,
                "symbol",
                reason=None if organ else "the organ is not certain",
                attrs={"number": read[2], "type": noun.value},
            )
        )
    return _longest(found)


def _is_council_year(context: Context, read: tuple[int, int, int]) -> bool:
    """Say whether it is the Council's "Seventy-fifth year" at the top, not "the third year of the plan"."""
    first, after = context.text[read[0]], context.text[read[1] : read[1] + 1]
    return (
        read[0] < MASTHEAD
        and not first.islower()
        and not first.isdigit()
        and not after.isalpha()
        and read[2] > _FEWEST_YEARS
        and context.text[read[1] : read[1] + 2].strip()[:1] not in {",", ".", ";"}
    )


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept

"""Which dates belong together: ranges and enumerations, and what one of them prints for all."""

from __future__ import annotations

from itertools import pairwise

from graphkit.recognise.date_atoms import Atom, linking
from graphkit.scan.context import Found

LONGEST_LINK = 26  # characters between two dates that belong together
LONGEST_SPAN = 100  # years between two bare numbers that may be a range of years


def tied(text: str, atoms: list[Atom]) -> list[tuple[Atom, str]]:
    """Drop what is no date, and say how each date is tied to the one before it.

    A bare month or number is a date only beside another; a year or month printed once
    serves its neighbours ("24 February-20 March 2020").

    Args:
        text: the view.
        atoms: dates and bare numbers, in order.

    Returns:
        Each date with "range", "list" or "".
    """
    kept: list[Atom] = []
    for atom in atoms:
        if not kept or atom.start >= kept[-1].end or atom.joined:
            kept.append(atom)
    ties = [""] + [_tie(text, a, b) for a, b in pairwise(kept)]
    for i in range(1, len(kept)):
        first, second = kept[i - 1], kept[i]
        if ties[i] == "range" and first.weak and second.weak and _years_run_on(text, first, second):
            first.weak = second.weak = False
    for i in range(len(kept) - 1, 0, -1):
        if ties[i]:
            _take(kept[i - 1], kept[i], ties[i], from_after=True)
    for i in range(1, len(kept)):
        if ties[i]:
            _take(kept[i], kept[i - 1], ties[i], from_after=False)
    result: list[tuple[Atom, str]] = []
    for i, atom in enumerate(kept):
        if not atom.weak:
            result.append((atom, ties[i] if i and not kept[i - 1].weak else ""))
    return result


def _tie(text: str, before: Atom, after: Atom) -> str:
    lead = text[max(0, before.start - 16) : before.start]
    if after.joined == "list" and not before.joined and linking("between").search(lead):
        return "range"  # "between 14 and 19 February"
    if after.joined:
        return after.joined
    gap = text[before.end : after.start]
    if not gap or len(gap) > LONGEST_LINK or "\n" in gap:
        return ""
    if linking("range-link").fullmatch(gap):
        return "range"
    if linking("list-link").fullmatch(gap):
        return "range" if linking("between").search(lead) else "list"
    return ""


def _years_run_on(text: str, first: Atom, second: Atom) -> bool:
    """Tell whether two bare numbers joined by a hyphen are a range of years ("2014-2015")."""
    if first.month or second.month or "-" not in text[first.end : second.start]:
        return False
    return 0 < int(second.year) - int(first.year) <= LONGEST_SPAN


def _take(lacking: Atom, having: Atom, tie: str, *, from_after: bool) -> None:
    """Give a date what its neighbour prints for both."""
    if having.weak:
        return
    if not lacking.month:
        if lacking.weak and not having.month:
            lacking.weak = abs(int(lacking.year) - int(having.year.replace("X", "0"))) > LONGEST_SPAN
        return
    lacking.weak = False
    if lacking.year or not having.month or not having.year.isdigit():
        return
    # "24 February-20 March 2020" everywhere, "2020年2月24日和3月20日" in Chinese only
    if from_after or tie == "range" or lacking.rule.startswith("date/zh"):
        earlier, later = (lacking, having) if from_after else (having, lacking)
        over = tie == "range" and int(earlier.month) > int(later.month)
        lacking.year = str(int(having.year) + (0 if not over else -1 if from_after else 1))


def joined(previous: Found, one: Found, tie: str) -> Found | None:
    """Note that two dates stand together, and return the range they make, if they do.

    Args:
        previous, one: neighbouring dates; their `group` is set to the span of the whole.
        tie: "range" or "list".
    """
    interval = None
    if tie == "range" and previous.value and one.value and _ordered(previous.value, one.value):
        value = f"{previous.value}/{one.value}"
        basis = "context" if "X" in value else "printed"
        interval = Found(
            previous.start, one.end, "date", f"date/{value}", one.rule, 0.95, value=value,
            attrs={"basis": basis, "precision": "interval"},
        )  # fmt: skip
    start = previous.start if interval is not None or previous.group is None else previous.group[0]
    previous.group = one.group = (start, one.end)
    return interval


def _ordered(first: str, last: str) -> bool:
    """Tell whether two dates run forwards; one may be more precise: "from 2011 to 22 December 2014"."""
    if len(first) != len(last):
        common = min(len(first), len(last))
        return "X" not in first + last and first[:common] < last[:common]
    if "X" in first or "X" in last:
        return first[:4] == last[:4] or first[3] == last[3] == "X"
    return first < last

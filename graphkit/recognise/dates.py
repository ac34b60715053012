"""Dates: single days, months, years and decades, their enumerations and ranges, as EDTF values."""

from __future__ import annotations

from graphkit.edtf import edtf
from graphkit.recognise.date_atoms import Atom, linking, surroundings
from graphkit.recognise.date_digits import digit_atoms
from graphkit.recognise.date_links import joined, tied
from graphkit.recognise.date_words import han_atoms, month_atoms
from graphkit.scan.context import Context, Found


def recognise_dates(context: Context) -> list[Found]:
    """Find every date of a document, with its EDTF value.

    A range is one mention, and its two ends are mentions of their own. A date without its
    year has a value such as "XXXX-05-12" and the attribute basis "context", a relative one
    ("next month") the attribute `step`: `resolve_yearless` completes both.

    Args:
        context: the document with its known words.

    Returns:
        Mentions of kind "date", in order.
    """
    barred = [(h.start, h.end) for h in context.words("year-name")]
    named = month_atoms(context) + han_atoms(context)
    named.sort(key=lambda a: (a.start, -a.end))
    taken = sorted([(a.start, a.end) for a in named] + barred)
    atoms = sorted(named + digit_atoms(context, taken) + _decades(context), key=lambda a: (a.start, -a.end))
    for atom in atoms:
        if not atom.day:
            _narrow(context, atom)
    found = _compose(context, tied(context.text, atoms))
    found.extend(_relative(context))
    found.sort(key=lambda f: (f.start, -f.end))
    return found


def _decades(context: Context) -> list[Atom]:
    return [Atom(h.start, h.end, "date/decade", year=h.value + "X") for h in context.words("decade")]


def _relative(context: Context) -> list[Found]:
    """Return "next month" and its like; "the last year" is a stretch of time, not a date."""
    found: list[Found] = []
    for hit in context.words("relative-date"):
        inside = found and hit.start < found[-1].end
        if inside or linking("not-relative").search(context.text, max(0, hit.start - 6), hit.start):
            continue
        attrs: dict[str, str | int | float] = {
            "basis": "document",
            "step": hit.value,
            "precision": hit.value[:-2],
        }
        found.append(Found(hit.start, hit.end, "date", None, "date/relative", 0.8, attrs=attrs))
    return found


def _compose(context: Context, dates: list[tuple[Atom, str]]) -> list[Found]:
    found: list[Found] = []
    previous: Found | None = None
    for atom, tie in dates:
        one = _found(context, atom)
        if one is not None:
            if previous is not None and tie:
                interval = joined(previous, one, tie)
                if interval is not None:
                    found.append(interval)
            found.append(one)
        previous = one
    return found


def _found(context: Context, atom: Atom) -> Found | None:
    value = edtf(atom.year, atom.month, atom.day)
    if value is None:
        return None
    basis = "printed" if atom.year else "context"
    attrs: dict[str, str | int | float] = {"basis": basis, "precision": _precision(atom)}
    if atom.modifier:
        attrs["modifier"] = atom.modifier
    side = _around(context, "open", atom.start, atom.end)
    if side is not None:
        attrs["open"] = side[2]
    return Found(atom.start, atom.end, "date", f"date/{value}", atom.rule, 0.95, value=value, attrs=attrs)


def _precision(atom: Atom) -> str:
    if atom.year.endswith("X"):
        return "decade"
    if atom.day:
        return "day"
    return ("season" if int(atom.month) > 12 else "month") if atom.month else "year"


def _narrow(context: Context, atom: Atom) -> None:
    """Widen a month, year or decade by the words that narrow it: "end of", "early"."""
    edge = _around(context, "edge", atom.start, atom.end)
    if edge is not None:
        atom.start, atom.end, atom.modifier = edge


def _around(context: Context, name: str, start: int, end: int) -> tuple[int, int, str] | None:
    of_language = surroundings(name)
    lang = context.lang_at(start)
    for pattern in of_language.get(lang, of_language[""]):
        match = pattern.around(context.text, start, end)
        if match is not None and match[2]:
            return match[0], match[1], next(iter(match[2]))
    return None

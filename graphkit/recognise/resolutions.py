"""Resolutions and decisions cited in running text: one mention for each number of a list.

"resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993)" and
«第822(1993)、853(1993)、874(1993)和884(1993)号决议» give four mentions each. The
organ comes from the words around the list, or from the form of the numbers, the
register and the dates (un.org Editorial Manual, "Resolutions").
"""

from __future__ import annotations

from graphkit.knowledge.organs import Organ, organs
from graphkit.recognise.acts import mentions_of
from graphkit.recognise.bodies import Bodies
from graphkit.recognise.checksums import dated_numbers, unannounced
from graphkit.recognise.lists import Item, body_before, list_after, list_before, year_before
from graphkit.recognise.names import Index
from graphkit.recognise.numbers import checks, rule, symbols
from graphkit.scan.context import Context, Found

_LONG_LIST = 3
_SURE_DIGITS = 3  # a bare number of fewer digits needs the organ's name
_SURE = 0.97  # below: not by name


def _fits(items: list[Item], organ: Organ, act: str) -> bool:
    return all(checks(i.number, organ, i.year) and symbols(i.number, organ, act) for i in items)


def _mostly(items: list[Item], organ: Organ, act: str) -> bool:
    """Say whether an organ can have made all acts of a list by form, and most of them by date."""
    fitting = sum(checks(i.number, organ, i.year) for i in items)
    return fitting * 3 >= len(items) * 2 and all(symbols(i.number, organ, act) for i in items)


def _named(items: list[Item], act: str, body: Found) -> tuple[Organ | None, str, float] | None:
    """Decide by the body that is named with the list; None where it cannot number so."""
    known = organs()
    named = [
        b for b in ([body.id] if body.id else body.candidates) if b in known and _fits(items, known[b], act)
    ]
    if len(named) == 1:
        return known[named[0]], "the organ is named", 0.98
    if body.id is not None and body.id not in known:
        return None, f"numbered by {body.id}", 0.9
    if body.id in known and symbols(items[0].number, known[body.id], act):
        return known[body.id], "the organ is named, but the register disagrees", 0.6
    return None


def _organ(
    items: list[Item], act: str, body: Found | None, bodies: Bodies, position: int
) -> tuple[Organ | None, str, float]:
    """Decide whose acts the numbers are: (organ, reason, confidence)."""
    named = _named(items, act, body) if body is not None else None
    if named is not None:
        return named
    possible = [o for o in organs().values() if not o.named_only and _fits(items, o, act)]
    if not possible and len(items) >= _LONG_LIST:  # a slip in one date does not undo a list
        possible = [o for o in organs().values() if not o.named_only and _mostly(items, o, act)]
    undated = any(i.year is None and i.shared is None for i in items)
    if undated and len(possible) == 1 and possible[0].named_somewhere and not bodies.names(possible[0].body):
        return None, f"numbered as by {possible[0].body}, which the document does not name", 0.4
    if len(possible) == 1:
        short = all(i.number.form == "bare" and len(i.number.fields["number"]) < _SURE_DIGITS for i in items)
        if short:
            return None, "a short number without the organ's name", 0.3
        return possible[0], "only this organ numbers so", 0.95
    if any(i.number.form == "year" for i in items):  # a body, or a year, that nobody here keeps
        council = [o for o in organs().values() if o.letter == "S" and "year" in getattr(o, act)]
        partly = [o for o in council if any(checks(i.number, o, i.year) for i in items)]
        return (
            (partly[0], "some of the list are in the register", 0.8)
            if partly
            else (None, "not in the register", 0.3)
        )
    for candidate, reason, confidence in bodies.governing(position):
        if candidate in possible:
            return candidate, reason, confidence
    return None, "the organ is not certain", 0.4


def _alike(items: list[Item]) -> list[list[Item]]:
    """Part a list that mixes organs: "60/180 and 1645 (2005)" are the Assembly's and the Council's."""
    forms = [i.number.form in {"year", "bare"} for i in items]
    if len(set(forms)) == 1:
        return [items]
    return [[i for i, f in zip(items, forms, strict=True) if f is council] for council in (True, False)]


def _strangers(context: Context, item: Item) -> bool:
    """Say whether a body that no table knows is named behind: "decision 17/1 of the High-level Committee"."""
    if item.number.form in {"year", "roman"}:
        return False
    return rule("unknown-owner").match(context.text, item.number.stop) is not None


def recognise_resolutions(context: Context, index: Index, bodies: Bodies) -> list[Found]:
    """Return the mentions of resolutions and decisions cited by number.

    Args:
        context: the scanned document.
        index: names and dates found before.
        bodies: which organ governs which place of the document.
    """
    found: list[Found] = []
    taken = 0
    for noun in context.words("act-noun"):
        if noun.start < taken:
            continue
        if noun.value in {"draft", "other"}:
            taken = noun.end
            continue
        if noun.lang == "zh":
            items, body, start = list_before(context, noun, index)
            end = noun.end
            if len(items) == 1 and items[0].number.form == "bare":
                items[0].year = year_before(context, start, index)
        else:
            items, body, end = list_after(context, noun, index)
            before = noun.start - 1 if context.text[noun.start - 1 : noun.start] == " " else noun.start
            body = body_before(before, context.text, index) or body
            start = noun.start
        if not items:
            continue
        group = (start, end) if len(items) > 1 else None
        for alike in _alike(items):
            organ, reason, confidence = _organ(alike, noun.value, body, bodies, start)
            if confidence < _SURE and _strangers(context, alike[-1]):
                organ, reason, confidence = None, "the body named behind it is not in the tables", 0.4
            if organ is None and alike[0].number.form == "bare" and body is None:
                continue  # "decision 2 on ..." says too little
            for item in alike:
                first = item is items[0]
                found.extend(mentions_of(item, organ, noun.value, reason, confidence, body, first, group))
            taken = end
    found.sort(key=lambda f: f.start)
    spans = [(f.start, f.end) for f in found]
    return found + unannounced(context, spans) + dated_numbers(context, index, spans)

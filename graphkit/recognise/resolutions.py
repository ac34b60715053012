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
from graphkit.recognise.lists import Item, body_before, list_after, list_before
from graphkit.recognise.names import Index
from graphkit.recognise.numbers import checks, symbols
from graphkit.scan.context import Context, Found


def _organ(
    items: list[Item], act: str, body: Found | None, bodies: Bodies, position: int
) -> tuple[Organ | None, str, float]:
    """Decide whose acts the numbers are: (organ, reason, confidence)."""

    def fits(organ: Organ) -> bool:
        return all(checks(i.number, organ, i.year) and symbols(i.number, organ, act) for i in items)

    if body is not None:
        named = [
            b for b in ([body.id] if body.id else body.candidates) if b in organs() and fits(organs()[b])
        ]
        if len(named) == 1:
            return organs()[named[0]], "the organ is named", 0.98
        if body.id is not None and body.id not in organs():
            return None, f"numbered by {body.id}", 0.9
        if body.id in organs() and symbols(items[0].number, organs()[body.id], act):
            return organs()[body.id], "the organ is named, but the register disagrees", 0.6
    possible = [o for o in organs().values() if not o.named_only and fits(o)]
    if len(possible) == 1:
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
        else:
            items, body, end = list_after(context, noun, index)
            before = noun.start - 1 if context.text[noun.start - 1 : noun.start] == " " else noun.start
            body = body_before(before, context.text, index) or body
            start = noun.start
        if not items:
            continue
        organ, reason, confidence = _organ(items, noun.value, body, bodies, start)
        if organ is None and items[0].number.form == "bare" and body is None:
            continue  # "decision 2 on ..." says too little
        group = (start, end) if len(items) > 1 else None
        for i, item in enumerate(items):
            found.extend(mentions_of(item, organ, noun.value, reason, confidence, body, i == 0, group))
        taken = end
    found.sort(key=lambda f: f.start)
    spans = [(f.start, f.end) for f in found]
    return found + unannounced(context, spans) + dated_numbers(context, index, spans)

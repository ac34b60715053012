"""Whose act a number is: by the body named with it, its form, the register, or the organ that speaks."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.organs import Organ, council_year, organs
from graphkit.recognise.bodies import Bodies
from graphkit.recognise.lists import Item
from graphkit.recognise.numbers import checks, symbols
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Found

_LONG_LIST = 3
_SURE_DIGITS = 3  # a bare number of fewer digits needs the organ's name


class Whose(msgspec.Struct, frozen=True):
    """An organ, or None, with the reason.

    Args:
        organ: whose act the numbers are; None where that is not certain, or no organ's of ours.
        reason: why.
        confidence: 0 to 1.
        rivals: the organs whose it may be, where it is not certain.
    """

    organ: Organ | None
    reason: str
    confidence: float
    rivals: tuple[Organ, ...] = ()


CONFERENCE = Whose(None, "the number names its conference", 0.97)


def _fits(items: list[Item], organ: Organ, act: str) -> bool:
    return all(checks(i.number, organ, i.year) and symbols(i.number, organ, act) for i in items)


def _mostly(items: list[Item], organ: Organ, act: str) -> bool:
    """Say whether an organ can have made all acts of a list by form, and most of them by date."""
    fitting = sum(checks(i.number, organ, i.year) for i in items)
    return fitting * 3 >= len(items) * 2 and all(symbols(i.number, organ, act) for i in items)


def _can_be(item: Item, organ: Organ, act: str) -> bool:
    """Say whether an organ numbers so, whatever the date or the year printed."""
    in_form = checks(item.number, organ, None) or item.number.form == "year"
    return in_form and bool(symbols(item.number, organ, act))


@lru_cache(maxsize=4)
def _adopt_nothing(_digest: str) -> frozenset[str]:
    """Return the templates of bodies that number no resolutions, panels of experts for one."""
    return frozenset(phrase.id for phrase in compiled().phrases if not phrase.adopts)


def _named(items: list[Item], act: str, body: Found) -> Whose | None:
    """Decide by the body that is named with the list; None where it cannot number so."""
    known = organs()
    named = [
        b for b in ([body.id] if body.id else body.candidates) if b in known and _fits(items, known[b], act)
    ]
    if len(named) == 1:
        return Whose(known[named[0]], "the organ is named", 0.98)
    if body.id is not None and body.id not in known and body.rule in _adopt_nothing(compiled().digest):
        return None  # "set up by resolution 2140 (2014) the Panel ..."
    if body.id is not None and body.id not in known:
        return Whose(None, f"numbered by {body.id}", 0.9)
    if body.id in known and _can_be(items[0], known[body.id], act):
        return Whose(known[body.id], "the organ is named, but the register disagrees", 0.6)
    return None


def _council_only(items: list[Item], act: str) -> Whose:
    """Decide for numbers with a year that no register has so: of a body, or a year, that nobody keeps."""
    council = [o for o in organs().values() if o.letter == "S" and "year" in getattr(o, act)]
    partly = [o for o in council if any(checks(i.number, o, i.year) for i in items)]
    if partly:
        return Whose(partly[0], "some of the list are in the register", 0.8)
    return Whose(None, "not in the register", 0.3)


def whose(items: list[Item], act: str, body: Found | None, bodies: Bodies, position: int) -> Whose:
    """Decide whose acts the numbers of a list are.

    Args:
        items: the numbers, all of one form.
        act: resolution or decision.
        body: the body named with them, if any.
        bodies: which organ governs which place.
        position: where the list starts, in the view.
    """
    named = _named(items, act, body) if body is not None else None
    if named is not None:
        return named
    possible = [o for o in organs().values() if not o.named_only and _fits(items, o, act)]
    if not possible and len(items) >= _LONG_LIST:  # a slip in one date does not undo a list
        possible = [o for o in organs().values() if not o.named_only and _mostly(items, o, act)]
    undated = any(i.year is None and i.shared is None for i in items)
    if undated and len(possible) == 1 and possible[0].named_somewhere:
        only = possible[0]
        if not bodies.names(only.body):
            return Whose(None, f"numbered as by {only.body}, which the document does not name", 0.4, (only,))
        if bodies.own is not only and bodies.rivalled(only.body, position):
            return Whose(None, "other bodies that the document names number so too", 0.4, (only,))
    if len(possible) == 1:
        short = all(i.number.form == "bare" and len(i.number.fields["number"]) < _SURE_DIGITS for i in items)
        if short:
            return Whose(None, "a short number without the organ's name", 0.3, (possible[0],))
        return Whose(possible[0], "only this organ numbers so", 0.95)
    if any(i.number.form == "year" for i in items):
        return _council_only(items, act)
    for candidate, reason, confidence in bodies.governing(position):
        if candidate in possible:
            if candidate.named_somewhere and undated and bodies.rivalled(candidate.body, position):
                break
            return Whose(candidate, reason, confidence)
    return Whose(None, "the organ is not certain", 0.4, tuple(possible))


def candidate_ids(item: Item, act: str, decided: Whose) -> tuple[tuple[str, ...], str]:
    """Return the ids that an undecided number may mean, and the reason why it is open.

    A number whose printed year is not the register's may be the resolution of that number.
    """
    ids = [doc_id(symbol) for organ in decided.rivals for symbol in symbols(item.number, organ, act)]
    if item.number.form == "year" and decided.organ is None and act == "resolution":
        year = council_year(int(item.number.fields["number"]))
        if year is not None and str(year) != item.number.fields["year"]:
            number = item.number.fields["number"]
            return (
                doc_id(f"S/RES/{number}({year})"),
            ), f"resolution {number} of the Security Council is of {year}"
    return tuple(dict.fromkeys(ids)), decided.reason

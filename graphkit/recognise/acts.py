"""What a number in a list means: a mention with its symbol, and the reason for it."""

from __future__ import annotations

from msgspec.structs import replace

from graphkit.knowledge.organs import Organ, conferences
from graphkit.recognise.lists import Item
from graphkit.recognise.numbers import Number, checks, symbols
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Found

_DAY = 10  # characters of a date that names a day


def mentions_of(
    item: Item,
    organ: Organ | None,
    act: str,
    reason: str,
    confidence: float,
    body: Found | None,
    first: bool,
    group: tuple[int, int] | None,
) -> list[Found]:
    """Return the mentions that one number makes: one for each part letter.

    Args:
        item: the number with its date.
        organ: whose act it is; None where that is not known, or not an organ of ours.
        act: resolution or decision.
        reason, confidence: why it is this organ's, and how sure that is.
        body: the body named with it, if any.
        first: False for the second and later numbers of a list.
        group: span of the list in the view, if it is one.
    """
    number = item.number
    kind = "resolution" if act == "resolution" else "document"
    form = "symbol" if first else "list-number"
    whole = Found(
        number.start, number.end, kind, None, "citation/number", confidence, form, reason=reason, group=group
    )
    if item.date is not None and len(item.date) == _DAY:
        whole.attrs = {"date": item.date}
    if number.form == "meeting":
        return [_of_conference(whole, number)]
    if organ is None:
        return [replace(whole, id=_external(number, act, body))]
    if not checks(number, organ, item.year):
        whole = replace(whole, reason="the register has no such number", confidence=min(confidence, 0.4))
    found = []
    others = _other_symbols(number, organ, act) if number.parts else ()
    for i, symbol in enumerate(symbols(number, organ, act)):
        one = replace(
            whole,
            id=doc_id(symbol),
            symbol=symbol,
            symbols=tuple(dict.fromkeys((symbol, *others))) if others else (),
        )
        if i:
            one = replace(one, start=number.parts[i][1], end=number.parts[i][2], form="list-number")
        found.append(one)
    return found


def _of_conference(whole: Found, number: Number) -> Found:
    """Return the mention of an act that names its conference of parties itself: 1/CP.21."""
    symbol = "{number}/{meeting}.{count}".format(**number.fields)
    known = conferences().get(number.fields["meeting"])
    reason = f"numbered by {known}" if known else "numbered by a conference of parties"
    return replace(whole, id=doc_id(symbol), symbol=symbol, reason=reason, confidence=0.95)


def _external(number: Number, act: str, body: Found | None) -> str | None:
    """Return the id of another body's act, under that body's own name."""
    if body is None or body.id is None:
        return None
    return "doc/" + "_".join([body.id.split("/", 1)[1], act, *number.fields.values()]).replace("/", "_")


def _other_symbols(number: Number, organ: Organ, act: str) -> tuple[str, ...]:
    """Return the symbols of the whole act, and of its parts together: 72/90 A and B are in A/RES/72/90A-B."""
    base = symbols(Number(0, 0, 0, number.form, number.fields), organ, act)
    if not number.joined:
        return tuple(base)
    joint = base[0].replace("(", f"{number.joined}(") if number.form == "roman" else base[0] + number.joined
    return (joint, *base)

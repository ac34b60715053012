"""Statements by the Council's President cited by day: "the statement by its President of 6 April"."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.knowledge.registers import statement_of
from graphkit.recognise.bodies import Bodies
from graphkit.recognise.names import Index
from graphkit.recognise.overlap import without_within
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Context, Found, Hit

COUNCIL = "body/UN-SC"
_LEAD = 12  # characters between the words and the day: "dated", "en date du"
_BETWEEN = 8  # characters between two days of a list
_STOPS = frozenset(".;:()（）。；：\n")
_FULL = 10  # characters of a full date
_CERTAIN = 0.6  # that an organ governs a place
_RULE = "statement/president-day"
_REASON = "the only presidential statement of that day in the register"


def recognise_presidential(context: Context, index: Index, bodies: Bodies) -> list[Found]:
    """Return the statements of the Council's President that are cited by day, without a symbol.

    Args:
        context: the scanned document.
        index: names, offices and dates by place.
        bodies: which organ governs which place.
    """
    found: list[Found] = []
    for hit in context.words("presidential-statement"):
        form = "description"
        if hit.value == "named" or _of_council(bodies, hit):
            for start, end, day in _cited(context, hit, index):
                made = statement_of(day)
                if made is not None and context.text[end : end + 2].strip()[:1] not in {"(", "（"}:
                    found.append(
                        Found(start, end, "document", doc_id(made.symbol), _RULE, 0.85, form,
                              symbol=made.symbol, reason=_REASON)
                    )  # fmt: skip
                    form = "list-number"
    return found


def without_undated(named: list[Found], statements: list[Found]) -> list[Found]:
    """Return the mentions without "the statement of the President" within one that is read with its day."""
    return without_within(named, (f for f in statements if f.form == "description"), "document")


def _of_council(bodies: Bodies, hit: Hit) -> bool:
    """Say whether "its President" is that of the Security Council."""
    sure = (organ for organ, _, confidence in bodies.governing(hit.start) if confidence > _CERTAIN)
    organ = next(sure, None)
    return organ is not None and organ.body == COUNCIL


def _cited(context: Context, hit: Hit, index: Index) -> Iterator[tuple[int, int, str]]:
    """Yield place and day of each statement: the days behind the words, in Chinese between or before them."""
    text, position, reach = context.text, hit.end, _LEAD
    first = True
    while True:
        date = _next_day(text, index, position, reach)
        if date is None:
            break
        tail = context.within("presidential-tail", date.end, date.end + 1)
        if hit.lang == "zh" and not tail:
            return
        end = tail[0].end if tail else date.end
        yield hit.start if first else date.start, end, str(date.value)
        first, position, reach = False, date.end, _BETWEEN
    if first and hit.lang == "zh":
        before = [f for f in index.ends.get(hit.start, ()) if _is_day(f)]
        tail = context.within("presidential-tail", hit.end, hit.end + 1)
        end = tail[0].end if tail else hit.end
        ended = bool(tail) or bool(context.within("presidential-tail", hit.end - 2, hit.end))
        for date in before[:1] if ended else ():
            yield date.start, end, str(date.value)


def _next_day(text: str, index: Index, start: int, reach: int) -> Found | None:
    """Return the next full date, unless a stop, a bracket or too many words stand before it."""
    for at in range(start, min(len(text), start + reach + 1)):
        day = next((f for f in index.starts.get(at, ()) if _is_day(f)), None)
        if day is not None:
            return day
        if text[at] in _STOPS:
            return None
    return None


def _is_day(one: Found) -> bool:
    return one.kind == "date" and len(str(one.value)) == _FULL and "X" not in str(one.value)

"""What the day of a text tells of an event: what lies ahead is planned, what was asked for was not yet."""

from __future__ import annotations

from graphkit.edtf import bounds
from graphkit.knowledge.events import EventType
from graphkit.link.timing import NONE, Timing

_ASKED = frozenset({"demanded", "predicted"})


def placed(
    mode: str,
    kind: EventType,
    timing: Timing,
    said_on: str | None,
    *,
    reported: bool = False,
    own: bool = True,
) -> tuple[str, Timing]:
    """Return how surely an event is reported, and when it was, as far as both agree with the day of the text.

    Args:
        mode: how surely, by the words around.
        kind: the type of the event.
        timing: when, by the words around.
        said_on: the day of the text, None where it is not known.
        reported: whether somebody else than the author is said to have asked for it, on an earlier day.
        own: whether the day stands beside the event word, and is not lent to it by what stands before.
    """
    value = timing.value
    if value is None:
        return mode, timing
    if mode in _ASKED and value.endswith("/.."):
        return mode, NONE  # "elections that are overdue since May"
    first = None if "X" in value else bounds(value)[0]
    if said_on is None or first is None or "X" in said_on:
        return mode, timing
    day, last = bounds(said_on)[1], bounds(value)[1]
    if mode in _ASKED and day is not None and last is not None and last < day and not reported:
        # "carry on what was agreed at the summit of March 2027"; a day taken from elsewhere is not its own
        return ("stated", timing) if own else (mode, NONE)
    if day is None or first <= day or mode != "stated":
        return mode, timing
    if kind.wanted and kind.subject != "adopter":
        return "predicted", timing
    return mode, NONE  # no attack and no adoption is told before its day: it is the day of something else

"""Agenda items by number and by title: "Agenda items 32 and 37", «Пункты 32 и 37 повестки дня»."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.patterns import regex
from graphkit.knowledge.pins import pins
from graphkit.recognise.bodies import MASTHEAD
from graphkit.scan.context import Context, Found, Hit
from graphkit.segment.titles import CORRESPONDENCE

_AGENDA_REACH = 120  # characters of numbers between "items" and "of the agenda"
_LONGEST_TITLE = 400
_MOST_ITEMS = 60


@cache
def _rule(name: str) -> re.Pattern[str]:
    return regex("meetings", f"agenda/{name}")


def _numbers(text: str, position: int) -> list[tuple[int, int, str]]:
    """Read "32, 37 and 68 (a)" at a position: (start, end, number) of each."""
    found: list[tuple[int, int, str]] = []
    while len(found) < _MOST_ITEMS:
        match = _rule("number").match(text, position)
        if match is None:
            break
        sub = pins().letters.get(match["sub"], match["sub"]) if match["sub"] else ""
        number = match["number"] + (f"({sub})" if sub else "")
        found.append((match.start(), match.end(), number))
        separator = _rule("separator").match(text, match.end())
        position = separator.end() if separator else match.end()
        if position == match.end():
            break
    return found


def _governing(sessions: list[Found], position: int, top_only: bool) -> Found | None:
    """Return the session whose agenda is meant: the nearest with an agenda before, else the first after."""
    with_agenda = [s for s in sessions if s.id and s.attrs.get("type") != "year"]
    if top_only:
        with_agenda = [s for s in with_agenda if s.start < MASTHEAD] or with_agenda
    before = [s for s in with_agenda if s.start <= position]
    return before[-1] if before else (with_agenda[0] if with_agenda else None)


def item_id(session: str, number: str) -> str:
    """Return the id of an item within a session.

    >>> item_id("session/A_74", "32")
    'agenda/A_74_32'
    """
    return f"agenda/{session.split('/', 1)[1]}_{number.replace('(', '-').replace(')', '')}"


def _lists(context: Context) -> list[tuple[Hit, list[tuple[int, int, str]]]]:
    lists = []
    taken = 0
    for noun in context.words("agenda-noun"):
        if noun.start < taken:
            continue
        position = noun.end + (1 if context.text[noun.end : noun.end + 1] == " " else 0)
        numbers = _numbers(context.text, position)
        if not numbers:
            continue
        end = numbers[-1][1]
        if noun.value == "with-agenda":
            behind = context.within("agenda-word", end, end + 3)
            if not behind or end - noun.end > _AGENDA_REACH:
                continue
        lists.append((noun, numbers))
        taken = end
    return lists


def recognise_agenda(context: Context, sessions: list[Found]) -> list[Found]:
    """Return the mentions of agenda items, by number and, in a masthead, by title.

    Args:
        context: the scanned document.
        sessions: sessions found before; an item has meaning only within one.
    """
    found: list[Found] = []
    own: list[Found] = []
    for noun, numbers in _lists(context):
        session = _governing(sessions, noun.start, top_only=True)
        group = (noun.start, numbers[-1][1]) if len(numbers) > 1 else None
        made = []
        for i, (start, end, number) in enumerate(numbers):
            name = item_id(str(session.id), number) if session else None
            made.append(
                Found(
                    start,
                    end,
                    "agenda_item",
                    name,
                    "agenda/number",
                    0.95 if session else 0.5,
                    "symbol" if i == 0 else "list-number",
                    group=group,
                    reason=None if session else "the session is not certain",
                    attrs={"number": number},
                )
            )
        if not own and noun.start < MASTHEAD and session is not None:
            own = made
            found.extend(_titles(context, made))
        found.extend(made)
    return found


def _titles(context: Context, items: list[Found]) -> list[Found]:
    """Pair the titles below the numbers with them, in order (UN mastheads print them so)."""
    last = items[-1].end
    at = context.block_at(last)
    blocks = [b for b in context.blocks if b.start > at.start and b.role == "text"][: len(items)]
    rest = context.text[last : at.end]
    if len(rest.strip(" .:")) > 60:
        return []
    pairs = []
    for item, block in zip(items, blocks, strict=False):
        if not _is_title(context, block.start, block.end):
            break
        pairs.append(
            Found(
                block.start,
                block.end,
                "agenda_item",
                item.id,
                "agenda/title",
                0.85,
                "description",
                reason="order of numbers and titles in the masthead",
                attrs={"number": item.attrs["number"]},
            )
        )
    return pairs


def _is_title(context: Context, start: int, end: int) -> bool:
    text = context.text[start:end]
    if not text.strip() or len(text) > _LONGEST_TITLE or text.rstrip()[-1:] in {".", "。", ":", ";"}:
        return False
    if context.within("session-noun", start, end) or any(
        h.end >= end - 1 for h in context.within("name", start, start + 1)
    ):
        return False  # the next column of a joint masthead: "Security Council", "Seventy-sixth year"
    return not text[0].isdigit() and not _names_the_document(context, start, end)


def _names_the_document(context: Context, start: int, end: int) -> bool:
    """Whether a line is the heading of the document: "Letter dated ...", "Resolution adopted by ..."."""
    letters = [h for h in context.within("title-word", start, end) if h.value in CORRESPONDENCE]
    acts = context.within("act-noun", start, end)
    if any(h.start == start or (h.lang == "zh" and h.end == end) for h in letters):
        return True
    adopted = bool(context.within("adopted", start, end)) or any(c.isdigit() for c in context.text[start:end])
    return adopted and any(h.start == start or (h.lang == "zh" and h.end == end) for h in acts)

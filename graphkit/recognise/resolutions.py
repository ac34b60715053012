"""Resolutions and decisions cited in running text: one mention for each number of a list.

"resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993)" and
«第822(1993)、853(1993)、874(1993)和884(1993)号决议» give four mentions each. The
organ comes from the words around the list, or from the form of the numbers, the
register and the dates (un.org Editorial Manual, "Resolutions").
"""

from __future__ import annotations

from graphkit.recognise.acts import mentions_of
from graphkit.recognise.bodies import Bodies
from graphkit.recognise.checksums import dated_numbers, unannounced
from graphkit.recognise.han_lists import HanLists
from graphkit.recognise.lists import Item, adopter_before, body_before, list_after, year_before
from graphkit.recognise.names import Index
from graphkit.recognise.numbers import rule
from graphkit.recognise.whose import CONFERENCE, Whose, candidate_ids, whose
from graphkit.scan.context import Context, Found, Hit

_SHORT = 2  # digits of a bare number that may be anybody's
_SURE = 0.97  # below: not by name


def _alike(items: list[Item]) -> list[list[Item]]:
    """Part a list that mixes organs: "60/180 and 1645 (2005)" are the Assembly's and the Council's."""
    council = [i for i in items if i.number.form in {"year", "bare"}]
    conferences = [i for i in items if i.number.form == "meeting"]
    others = [i for i in items if i.number.form not in {"year", "bare", "meeting"}]
    return [alike for alike in (council, others, conferences) if alike]


def _long(item: Item) -> bool:
    """Say whether a bare number has digits enough to be known again."""
    return item.number.form == "bare" and len(item.number.fields["number"]) > _SHORT


def _strangers(context: Context, item: Item) -> bool:
    """Say whether a body that no table knows is named behind: "decision 17/1 of the High-level Committee"."""
    if item.number.form in {"year", "roman"}:
        return False
    return rule("unknown-owner").match(context.text, item.number.stop) is not None


def _mentions(
    item: Item, act: str, decided: Whose, body: Found | None, first: bool, group: tuple[int, int] | None
) -> list[Found]:
    """Return the mentions of one number; an open one names what it may mean, and why it is open."""
    made = mentions_of(item, decided.organ, act, decided.reason, decided.confidence, body, first, group)
    for one in made:
        if one.id is None:
            one.candidates, one.reason = candidate_ids(item, act, decided)
    return made


def _carried_on(context: Context, start: int, index: Index, last: tuple[int, Found | None]) -> Found | None:
    """Return the body of the act before, where a Chinese list goes on: 第8号决议和2023年9月9日第9号决议."""
    dates = [f.start for f in index.ends.get(start, ()) if f.kind == "date"]
    joined = rule("han-and").fullmatch(context.text, last[0], min(dates, default=start))
    return last[1] if joined else None


def _listed(
    context: Context, noun: Hit, index: Index, bodies: Bodies, lists: HanLists, last: tuple[int, Found | None]
) -> tuple[list[Item], Found | None, int, int]:
    """Return the numbers that a noun has, the body named with them, and the span of it all."""
    if noun.lang == "zh":
        items, body, start = lists.before(noun)
        end = noun.end
        if len(items) == 1 and items[0].number.form == "bare":
            items[0].year = year_before(context, start, index)
            body = body or adopter_before(context, start, index) or _carried_on(context, start, index, last)
    else:
        items, body, end = list_after(context, noun, index)
        before = noun.start - 1 if context.text[noun.start - 1 : noun.start] == " " else noun.start
        body = body_before(before, context.text, index) or body
        start = noun.start
    if items and items[0].number.form != "year":
        body = body or bodies.speaker(start, index)
    return items, body, start, end


def _numbered_again(bare: list[tuple[Item, str]], numbered: dict[tuple[str, str], Found]) -> list[Found]:
    """Return the mentions of bare numbers that the document gives a body to elsewhere."""
    found: list[Found] = []
    for item, act in bare:
        owner = numbered.get((act, item.number.fields["number"]))
        if owner is not None:
            again = Whose(None, f"numbered by {owner.id} elsewhere in the document", 0.85)
            found.extend(_mentions(item, act, again, owner, False, None))
    return found


def recognise_resolutions(context: Context, index: Index, bodies: Bodies) -> list[Found]:
    """Return the mentions of resolutions and decisions cited by number.

    Args:
        context: the scanned document.
        index: names and dates found before.
        bodies: which organ governs which place of the document.
    """
    found: list[Found] = []
    bare: list[tuple[Item, str]] = []
    numbered: dict[tuple[str, str], Found] = {}
    taken = 0
    last: tuple[int, Found | None] = 0, None
    lists = HanLists(context, index)
    for noun in context.words("act-noun"):
        if noun.start < taken:
            continue
        if noun.value in {"draft", "other"}:
            taken = noun.end
            continue
        items, body, start, end = _listed(context, noun, index, bodies, lists, last)
        if not items:
            continue
        last = end, body
        group = (start, end) if len(items) > 1 else None
        for alike in _alike(items):
            conference = alike[0].number.form == "meeting"
            decided = CONFERENCE if conference else whose(alike, noun.value, body, bodies, start)
            if decided.confidence < _SURE and _strangers(context, alike[-1]):
                decided = Whose(None, "the body named behind it is not in the tables", 0.4)
            if decided.organ is None and alike[0].number.form == "bare" and body is None:
                bare.extend((item, noun.value) for item in alike)
                continue  # "decision 2 on ..." says too little
            if body is not None and decided.organ is None and body.id is not None:
                numbered.update({(noun.value, i.number.fields["number"]): body for i in alike if _long(i)})
            for item in alike:
                found.extend(_mentions(item, noun.value, decided, body, item is items[0], group))
            taken = end
    found += _numbered_again(bare, numbered)
    found.sort(key=lambda f: f.start)
    spans = [(f.start, f.end) for f in found]
    return found + unannounced(context, spans) + dated_numbers(context, index, spans)

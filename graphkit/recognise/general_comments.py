"""General comments and recommendations of treaty bodies: "general recommendation No. 35 (2017)".

They are numbered by committee. Whose a number is, the words around it say, or the
committee whose document it is, or the only one named that adopts such acts.
"""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.patterns import regex
from graphkit.knowledge.treaty_bodies import TreatyBody, treaty_bodies
from graphkit.recognise.han_lists import HanLists
from graphkit.recognise.lists import Item, body_before, list_after
from graphkit.recognise.names import Index
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Context, Found, Hit

_TOP = 600  # characters in which a document prints its own symbol
_NEAR = 600  # characters before a citation in which the committee named last still governs
_MOST = 60  # general comments that a committee has adopted, at most
_NUMBERED = frozenset({"bare", "year"})
_RULE = "citation/number"


def recognise_general_comments(
    context: Context, index: Index, named: list[Found], symbols: list[Found]
) -> list[Found]:
    """Return the mentions of general comments and recommendations cited by number.

    Args:
        context: the scanned document.
        index: names and dates by place.
        named: mentions of names.
        symbols: mentions of symbols.
    """
    acts = context.words("general-act")
    if not acts:
        return []
    committees = _Committees(context, named, symbols)
    lists = HanLists(context, index)
    found: list[Found] = []
    for noun in acts:
        if noun.lang == "zh":
            items, body, start = lists.before(noun)
        else:
            items, body, _ = list_after(context, noun, index)
            start = noun.start
            before = start - 1 if context.text[start - 1 : start] == " " else start
            body = body or body_before(before, context.text, index)
        if not items or any(not _is_number(item) for item in items):
            continue
        whose, candidates, reason, confidence = committees.whose(noun.value, body, start)
        for item in items:
            end = _end(context.text, item, noun) if item is items[-1] else item.number.end
            found.append(_mention(item, end, noun.value, whose, candidates, reason, confidence))
    return found


@cache
def _year_behind() -> re.Pattern[str]:
    return regex("references", "reference/year-behind")


def _is_number(item: Item) -> bool:
    return item.number.form in _NUMBERED and 0 < int(item.number.fields["number"]) <= _MOST


def _end(text: str, item: Item, noun: Hit) -> int:
    """Return where a citation ends: behind the year, which in Chinese stands behind the noun."""
    place = noun.end if noun.lang == "zh" else item.number.end
    year = _year_behind().match(text, place)
    return year.end() if year is not None else item.number.end


def _mention(
    item: Item,
    end: int,
    act: str,
    whose: TreatyBody | None,
    candidates: list[TreatyBody],
    reason: str,
    confidence: float,
) -> Found:
    number = int(item.number.fields["number"])
    found = Found(item.number.start, end, "document", None, _RULE, confidence, "symbol", reason=reason)
    if whose is None:
        found.candidates = tuple(_work(one, number, act)[0] for one in candidates)
        return found
    found.id, found.symbol = _work(whose, number, act)
    return found


def _work(committee: TreatyBody, number: int, act: str) -> tuple[str, str | None]:
    """Return the id of a general comment, and its symbol where it has one."""
    symbol = committee.symbol(number)
    if symbol is not None:
        return doc_id(symbol), symbol
    return f"doc/{committee.body.split('/', 1)[1]}_general-{act}_{number}", None


class _Committees:
    """The treaty bodies that a document names, or whose it is."""

    def __init__(self, context: Context, named: list[Found], symbols: list[Found]) -> None:
        self._context = context
        known = treaty_bodies()
        self._named = sorted((f for f in named if f.id in known), key=lambda f: f.start)
        top = [str(f.symbol) for f in symbols if f.symbol and f.start < _TOP]
        self._own = next((one for one in known.values() if top and top[0].startswith(one.starts)), None)

    def whose(
        self, act: str, body: Found | None, position: int
    ) -> tuple[TreatyBody | None, list[TreatyBody], str, float]:
        """Return the committee whose act a number is, else those whose it may be; why, and how sure."""
        known = treaty_bodies()
        if body is not None and body.id in known:
            return known[str(body.id)], [], "the committee is named", 0.97
        adopting = [f for f in self._named if act in known[str(f.id)].acts]
        floor = max(self._context.block_at(position).start, position - _NEAR)
        near = {str(f.id) for f in adopting if floor <= f.start < position}
        if len(near) == 1:
            return known[near.pop()], [], "the committee named just before", 0.9
        if self._own is not None and act in self._own.acts and not near:
            return self._own, [], "the committee whose document it is", 0.9
        every = {str(f.id): None for f in adopting}
        if len(every) == 1:
            return known[next(iter(every))], [], "the only committee named that adopts such", 0.8
        rivals = [known[name] for name in every] or [c for c in known.values() if act in c.acts]
        return None, rivals, "the committee is not certain", 0.4

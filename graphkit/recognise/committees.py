"""Committees called by their resolutions: "the 1267/1989/2253 Committee", Комитет 1540, 1718委员会."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.organs import council_year
from graphkit.knowledge.patterns import regex
from graphkit.recognise.symbols import doc_id
from graphkit.scan.context import Context, Found, Hit

_BACK = 40  # characters before the noun in which its numbers may start
_TOLD = 80  # characters before the Chinese noun in which its resolution may stand
_OWNER = 50  # characters before the noun in which "Security Council" starts
_COUNCIL = "body/UN-SC"
_YEARS = range(1900, 2100)  # a number that may be a year needs a committee of that name in the tables


@cache
def reference_rule(name: str) -> re.Pattern[str]:
    """Return the compiled pattern `reference/<name>`."""
    return regex("references", f"reference/{name}")


def committee_id(number: int) -> str:
    """Return the id of the Council's committee that a resolution set up.

    >>> committee_id(1267)
    'body/UN-SC-1267-committee'
    """
    return f"body/UN-SC-{number}-committee"


def _chain(context: Context, noun: Hit) -> tuple[int, int] | None:
    """Return the span of the numbers that stand with the noun."""
    text = context.text
    if noun.lang in {"en", "zh"}:
        window = text[max(0, noun.start - _BACK) : noun.start]
        match = reference_rule("chain-before").search(window)
        offset = noun.start - len(window)
    else:
        match, offset = reference_rule("chain-after").match(text, noun.end), 0
    return (match.start("chain") + offset, match.end("chain") + offset) if match else None


def _one(noun: Hit, chain: tuple[int, int], text: str) -> list[Found]:
    numbers = [(int(m[0]), m.start(), m.end()) for m in re.compile(r"\d+").finditer(text, *chain)]
    years = [council_year(number) for number, _, _ in numbers]
    known = committee_id(numbers[0][0]) in compiled().entities
    if None in years or (len(numbers) == 1 and not known and numbers[0][0] in _YEARS):
        return []
    if len(numbers) == 1 and not known and noun.lang == "ar":
        return []
    start, end = min(noun.start, chain[0]), max(noun.end, chain[1])
    body = Found(start, end, "body", committee_id(numbers[0][0]), "committee/number", 0.95, "name")
    body.reason = "the Council's committee under the resolutions of these numbers"
    group = chain if len(numbers) > 1 else None
    found = [body]
    for (number, first, last), year in zip(numbers, years, strict=True):
        symbol = f"S/RES/{number}({year})"
        cited = Found(
            first, last, "resolution", doc_id(symbol), "committee/number", 0.95, "list-number", symbol
        )
        cited.group, cited.reason = group, "a committee is named after it"
        found.append(cited)
    return found


def _set_up_by(context: Context, noun: Hit) -> Found | None:
    """Return a committee told by its resolution: "Committee established by resolution 2127 (2013)"."""
    text = context.text
    if noun.lang == "zh":
        first = max(context.block_at(noun.start).start, noun.start - _TOLD)
        match = reference_rule("set-up-by-before").search(text, first, noun.start)
        start, end = (match.start() if match else noun.start), noun.end
    else:
        match = reference_rule("set-up-by").match(text, noun.end)
        start, end = noun.start, match.end() if match else noun.end
    if match is None or council_year(int(match["number"])) != int(match["year"]):
        return None
    for owner in context.within("name", max(0, start - _OWNER), start):
        if owner.value == _COUNCIL and start - owner.end == 1:
            start = owner.start  # "Security Council Committee"
            break
    return Found(start, end, "body", committee_id(int(match["number"])), "committee/resolution", 0.95, "name")


def recognise_committees(context: Context) -> list[Found]:
    """Return the committees named by numbers of resolutions, and the resolutions.

    Args:
        context: the scanned document.
    """
    found: list[Found] = []
    seen: set[tuple[int, int]] = set()
    for noun in context.words("committee-noun"):
        told = _set_up_by(context, noun)
        if told is not None:
            if (told.start, told.end) not in seen:  # fr and es write the noun alike
                seen.add((told.start, told.end))
                found.append(told)
            continue
        chain = _chain(context, noun)
        if chain is not None and chain not in seen:
            seen.add(chain)
            found.extend(_one(noun, chain, context.text))
    return found

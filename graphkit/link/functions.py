"""What a citation does in the text, by the words that govern it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from graphkit.knowledge.event_grammar import grammar
from graphkit.link.actors import actor
from graphkit.scan.context import Context, Found, Hit

_REACH = 420  # characters back over which one verb governs an enumeration of works
_QUOTE_REACH, _QUOTE = 90, 30  # where a quotation from the cited work may open, and how long it has to be
_SPEAKER, _SPEAKER_HAN, _LONGEST, _BEFORE = 25, 6, 160, 30
_SHORTENED, _BEHIND, _BEHIND_HAN = (
    12,
    3,
    8,
)  # "см. также"; from an Arabic verb to its subject; to a verb behind
_CLOSE = 2  # Chinese characters from "concerning" to what is cited
_FAR = 120  # characters from "notes that" to what is noted
_APART = 70  # characters between two works that one preposition governs
_LONG, _HEAD = 2_400, 24  # characters of an enumeration; at its head, in which its verb stands
_REJECTED = 60  # "rejects resolution X": a quarrel with a text names it at once
_TOPIC = " topic"  # the cue of words that tell what a text is about
_CITED = frozenset({"resolution", "document", "treaty"})


class Function(NamedTuple):
    """What a citation does.

    Args:
        name: CiTO name, "cites" where nothing tells.
        verb: the governing words as printed, or None.
        span: their view offsets, or None.
        subject: id of the one who recalls, violates ..., where it stands just before the verb.
        rule: which cue told.
    """

    name: str = "cites"
    verb: str | None = None
    span: tuple[int, int] | None = None
    subject: str | None = None
    rule: str = "citation/default"


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.;!?؟؛。；！？\n](?:(?<=[。；！？\n])|(?= |$|\n))")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"[“«„]([^”»\n]*)")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s(])(?:[A-Za-z]{1,4}|\d{1,3}|[а-яё]{1,4})$")


def _clause_start(context: Context, start: int, reach: int = _REACH) -> int:
    """Return where the sentence or its part before a semicolon begins; "para. 3", "см." end nothing."""
    text, begin = context.text, max(0, start - reach)
    for match in reversed(list(_stop().finditer(text, begin, start))):
        short = match.group() == "." and _numbered().search(text, max(0, match.start() - 6), match.start())
        cue = context.within("citation-verb", match.start() - _SHORTENED, match.start())
        if any(hit.end > match.start() for hit in cue):
            continue
        if not short or text[match.end() : match.end() + 2].lstrip()[:1].isupper():
            return match.end()
    return begin


def _subject(text: str, verb: Hit, begin: int, end: int, found: Sequence[Found]) -> str | None:
    """Return the id of the one named just before a verb, if certain; `found` is ordered by start."""
    if verb.lang == "ar":
        behind = bisect.bisect_left(found, verb.end, key=lambda f: f.start)
        named = [f for f in found[behind : behind + 4] if f.start - verb.end <= _BEHIND and f.end <= end]
        acting = max((f for f in named if actor(f)), key=lambda f: f.end, default=None)
        if acting is not None:
            return actor(acting)
    first = bisect.bisect_left(found, max(begin, verb.start - _LONGEST), key=lambda f: f.start)
    last = bisect.bisect_left(found, verb.start, key=lambda f: f.start)
    reach = _SPEAKER_HAN if verb.lang == "zh" else _SPEAKER
    near = [f for f in found[first:last] if f.end <= verb.start <= f.end + reach and actor(f)]
    outer = [f for f in near if not any(o is not f and o.start <= f.start and f.end <= o.end for o in near)]
    if not outer or any(mark in text[outer[-1].end : verb.start] for mark in ",;，；"):
        return None
    words = grammar(verb.lang)
    before = text[max(begin, outer[-1].start - _BEFORE) : outer[-1].start]
    governed = words.agent_before.search(before) or words.other_before.search(before)
    return None if governed else actor(outer[-1])


def _quotes(text: str, end: int, lang: str) -> tuple[int, int] | None:
    """Return the span of a quotation that opens just behind a citation."""
    match = _opening().search(text, end, end + _QUOTE_REACH)
    if match is None or _stop().search(text, end, match.start()):
        return None
    long_enough = len(match.group(1)) >= (_QUOTE // 3 if lang == "zh" else _QUOTE)
    return match.span() if long_enough else None


def citation_function(context: Context, start: int, end: int, found: Sequence[Found] = ()) -> Function:
    """Return what the citation at a place of the view does.

    Args:
        context: the scanned document.
        start, end: view offsets of the citation.
        found: the mentions of the document ordered by start, to name the subject of the verb.
    """
    text, lang = context.text, context.lang_at(start)
    begin = _clause_start(context, start)
    verbs = [
        h
        for h in context.within("citation-verb", begin, start)
        if h.end <= start and (not lang or h.lang == lang)
    ]
    if _quotes(text, end, lang):
        said = context.within("citation-verb", end, end + _QUOTE_REACH) or context.within(
            "report", end, end + _QUOTE_REACH
        )
        verb = next((h for h in said if h.lang == lang), None)
        if verb is None:
            return Function("includesQuotationFrom", rule="citation/quotation")
        words, span = text[verb.start : verb.end], (verb.start, verb.end)
        return Function("includesQuotationFrom", words, span, rule="citation/quotation")
    verbs = [h for h in verbs if not h.value.startswith("dis") or start - h.end <= _REJECTED]
    verbs = [h for h in verbs if _reaches(text, h, start, found)]
    if not verbs:
        behind = _from_behind(context, end, lang)
        opener = _opener(context, start, lang) if behind.span is None else None
        if opener is None:
            return behind
        verbs, begin = [opener], opener.start
    last = max(verbs, key=lambda h: (h.end, h.end - h.start))
    name, cue, *verbal = last.value.split(" ")
    return Function(
        name,
        text[last.start : last.end],
        (last.start, last.end),
        _subject(text, last, begin, start, found) if verbal else None,
        f"citation/{cue}",
    )


def _reaches(text: str, verb: Hit, start: int, found: Sequence[Found]) -> bool:
    """Say whether a verb or preposition far before a citation can still govern it.

    "Under rule 1 of the Rules, the President reported that he had received a letter": the letter is under no
    rule. "Notes that the use of the airfield will ..., in agreement with resolution X": X is not noted.
    """
    if _TOPIC in verb.value:
        return (verb.lang != "zh" or start - verb.end <= _CLOSE) and _about(verb, start, found)
    first = bisect.bisect_left(found, verb.end, key=lambda f: f.start)
    last = bisect.bisect_left(found, start, key=lambda f: f.start)
    works = [f for f in found[first:last] if f.kind in _CITED and f.end <= start]
    if verb.value.endswith(" verb"):
        said = grammar(verb.lang).says.match(text, verb.end + 1)
        return said is None or bool(works) or start - verb.end <= _FAR
    return not works or start - max(f.end for f in works) <= _APART


def _opener(context: Context, start: int, lang: str) -> Hit | None:
    """Return the verb that opens the paragraph of a long enumeration: "Recalling its resolutions ..."."""
    begin = max(context.block_at(start).start, _clause_start(context, start, _LONG))
    hits = [
        h for h in context.within("citation-verb", begin, begin + _HEAD) if h.lang == lang and h.end <= start
    ]
    verbal = [h for h in hits if h.value.endswith(" verb")]
    return max(verbal, key=lambda h: (-h.start, h.end)) if verbal else None


def _about(topic: Hit, start: int, found: Sequence[Found]) -> bool:
    """Say whether a text is about the citation: "concerning resolution X", not "concerning Y, as in X"."""
    first = bisect.bisect_left(found, topic.end, key=lambda f: f.start)
    return first == len(found) or found[first].start >= start or found[first].kind in _CITED


def _from_behind(context: Context, end: int, lang: str) -> Function:
    """Return what a verb behind the citation says it does: 第822号决议延长的任务."""
    hits = [h for h in context.within("citation-verb-behind", end, end + _BEHIND_HAN) if h.lang == lang]
    if not hits or _stop().search(context.text, end, hits[0].start):
        return Function()
    name, cue = hits[0].value.split(" ")[:2]
    span = (hits[0].start, hits[0].end)
    return Function(name, context.text[slice(*span)], span, rule=f"citation/{cue}")


def functions(context: Context, found: Sequence[Found]) -> dict[tuple[int, int], Function]:
    """Return the function of every citation among the mentions, by its view offsets."""
    return {
        (f.start, f.end): citation_function(context, f.start, f.end, found) for f in found if f.kind in _CITED
    }

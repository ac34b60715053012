"""Which texts were adopted, signed or ratified: those named by the event word, and those listed with it."""

from __future__ import annotations

import bisect
import re
from functools import cache

from graphkit.link.actors import Role
from graphkit.link.clauses import Clause, is_noun
from graphkit.scan.context import Context, Found

_WORKS = frozenset({"resolution", "document", "treaty"})
_SHORT, _NEAR, _REACH = 12, 60, 40  # characters from a text to the word behind it; to a passive; before it
_INSET = 20  # characters of ", on ..., of the " without the date
_ASIDE = 3  # words: "adopted in its resolution X"


def stops(between: str) -> bool:
    """Say whether a comma, stop or bracket parts two words."""
    return any(mark in between for mark in ",;:،，、。；()（）")


def work(one: Found) -> str | None:
    """Return the id of the text a mention stands for."""
    single = one.targets[0] if one.kind == "anaphor" and len(one.targets) == 1 else None
    name = one.id if one.kind in _WORKS else single
    return name if name and name.startswith(("doc/", "instrument/")) else None


def bare(text: str, clause: Clause, start: int, end: int) -> str:
    """Return the words between two places that belong to no mention."""
    words = []
    for f in clause.items:
        if start <= f.start and f.end <= end:
            words.append(text[start : f.start])
            start = f.end
    return "".join((*words, text[start:end]))


def _intransitive(text: str, clause: Clause, between: str) -> bool:
    """Say whether a clause says of a text itself what happened: "which entered into force on ..."."""
    words, trigger = clause.grammar, clause.trigger
    behind = text[trigger.end : trigger.end + 16]
    following = behind[: behind.find(" ", 1) + 1]
    return bool(words.relative.search(between) and words.when_before.search(following))


def _is_result(context: Context, clause: Clause, one: Found) -> bool:
    """Say whether a text named near "adopted" or "signed" is what was adopted or signed."""
    text, trigger, words = context.text, clause.trigger, clause.grammar
    if _of_longer_title(text, clause, one):
        return False
    if one.end <= trigger.start:
        between = text[one.end : trigger.start]
        auxiliary = words.passive_before.search(between) or words.lang == "zh"
        alone = not any(c.isalpha() for c in between) or _intransitive(text, clause, between)
        return (len(between) <= _SHORT and alone) or (
            len(between) <= _NEAR and not stops(between) and bool(auxiliary)
        )
    between = bare(text, clause, trigger.end, one.start)
    dated = any(f.kind == "date" and trigger.end <= f.start < one.start for f in clause.items)
    told = _date_between(text, clause, one, between) if dated else None
    if told is not None:
        return told
    if any(h.lang == words.lang for h in context.within("citation-verb", trigger.end, one.start)):
        return False  # "adopted, pursuant to resolution ..."
    first = between.lstrip()
    aside = not is_noun(clause) and words.place_word.match(first)
    if aside and len(first.split()) > _ASIDE:
        return False  # "adopted at the five-year review of X"
    opened = re.sub(r"[(（][^()（）]{0,6}$", "", between)
    return len(opened) <= _REACH and not stops(opened)


def _date_between(text: str, clause: Clause, one: Found, bare_words: str) -> bool | None:
    """Say what a date between the event word and a text tells: None for nothing.

    "the adoption, on 6 May, of X": it is X. "adopted on 6 May, X", "adopted on 6 May and X": it is not.
    """
    words, noun = clause.grammar, is_noun(clause)
    if noun and len(bare_words) <= _INSET and words.of_before.search(text[one.start - _SHORT : one.start]):
        return True
    if words.lang == "zh" or stops(text[clause.trigger.end : one.start]) or words.joining.search(bare_words):
        return False
    return None


@cache
def _title_word() -> re.Pattern[str]:
    return re.compile(r"[A-ZÀ-ÝА-ЯЁ][\w-]+ \S+ (?:\S{1,3} )?$")


def _of_longer_title(text: str, clause: Clause, one: Found) -> bool:
    """Say whether a text is only named within the title of another: "Declaration ... Towards Y, adopted"."""
    before = text[max(clause.sentence[0] + 1, one.start - 40) : one.start]
    return bool(clause.grammar.other_before.search(before) and _title_word().search(before))


@cache
def listed() -> re.Pattern[str]:
    """What may stand between two members of a list, beside the word "and": note signs, commas, an article."""
    return re.compile(r"^\d{0,2}(?: ?[,،、] ?)?(?:[\w']{1,4} )?$")


def _next_in_list(text: str, clause: Clause, left: Found, right: Found) -> bool:
    """Say whether two mentions are neighbours in one enumeration."""
    if left.group is not None and left.group == right.group:
        return True
    between = re.sub(r"\d{1,2}(?= |,|$)|\*", "", text[left.end : right.start])  # note signs
    return bool(clause.grammar.join.match(between) or (listed().match(between) and stops(between)))


def named(clause: Clause, position: int) -> bool:
    """Say whether a place lies within a mention."""
    at = bisect.bisect_right(clause.items, position, key=lambda f: f.start) - 1
    return at >= 0 and position < clause.items[at].end


def joins(text: str, clause: Clause, start: int, end: int) -> list[re.Match[str]]:
    """Return the words that join two equal things between two places, outside of all mentions."""
    found = clause.grammar.joining.finditer(text, start, end)
    return [m for m in found if not named(clause, m.start())]


def results(context: Context, clause: Clause, kinds: tuple[str, ...] = ()) -> list[Role]:
    """Return the texts that were adopted or signed: the one by the word, and those listed with it.

    Args:
        context: the scanned document.
        clause: the clause of the event.
        kinds: kinds of works that such an event brings about; none: every kind.
    """
    works = [f for f in clause.inside() if work(f) and (not kinds or f.kind in kinds)]
    if clause.trigger.attrs.get("type") and not works:
        return []
    before = [f for f in works if f.end <= clause.trigger.start and _is_result(context, clause, f)]
    first = before[-1] if before else next(
        (f for f in works if f.start >= clause.trigger.end and _is_result(context, clause, f)), None
    )  # fmt: skip
    if first is None:
        return []
    at = works.index(first)
    kept = [first]
    alone = first.end <= clause.trigger.start and not clause.grammar.passive_before.search(
        context.text[first.end : clause.trigger.start]
    )
    for following in works[at + 1 :] if not before else []:
        if following.kind != first.kind or not _next_in_list(context.text, clause, kept[-1], following):
            break
        kept.append(following)
    for earlier in reversed(works[:at]) if before and not alone else []:
        if earlier.kind != first.kind or not _next_in_list(context.text, clause, earlier, kept[0]):
            break
        kept.insert(0, earlier)
    return [("result", str(work(f)), f) for f in kept]

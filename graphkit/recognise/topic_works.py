"""Works whose topic stands between their author and their name, in Chinese: 秘书长关于…的报告."""

from __future__ import annotations

import re
from functools import cache

from graphkit.knowledge.cache import compiled
from graphkit.scan.context import Context, Found, Hit
from graphkit.segment.words import word_at

_LONGEST = 90  # characters between an author and the name of his work
_STOP = re.compile(r"[。；！？\n]")
_AUTHORS = ("office", "body")
_ABOUT = frozenset({"about"})
_CONFIDENCE = 0.85


@cache
def _rules() -> dict[tuple[str, str], str]:
    """Return the phrases that make such works where no topic stands between, by type and kind of author."""
    found: dict[tuple[str, str], str] = {}
    for phrase in compiled().phrases:
        slot = re.match(r"work/\{(office|body)\.code\}-(report|note)$", phrase.gives)
        if slot is not None:
            found[slot[2], slot[1]] = phrase.id
    return found


def _author(context: Context, hit: Hit, named: list[Found], dated: dict[int, int]) -> Found | None:
    """Return the author nearest before, behind whom "on" stands."""
    low = max(context.block_at(hit.start).start, hit.start - _LONGEST)
    stops = list(_STOP.finditer(context.text, low, hit.start))
    low = stops[-1].end() if stops else low
    for one in reversed(named):
        if one.end < low:
            return None
        about = word_at("links", context.text, dated.get(one.end, one.end), _ABOUT)
        within = any(word_at("links", context.text, one.start - n, _ABOUT) for n in (1, 2))  # 关于委员会就…
        if one.start >= low and about is not None and about.end < hit.start and not within:
            return one
    return None


def recognise_topic_works(context: Context, found: list[Found], dates: list[Found]) -> list[Found]:
    """Return the reports and notes that are named with author and topic.

    Args:
        context: the scanned document.
        found: mentions found so far, ordered by start.
        dates: the dates, one of which may stand behind the author: 秘书长2014年3月3日关于…的报告.
    """
    hits = context.words("topic-work")
    if not hits:
        return []
    named = [f for f in found if f.kind in _AUTHORS and f.id]
    dated = {d.start: d.end for d in dates}
    made = []
    for at, hit in enumerate(hits):
        before = [f for f in named if f.end <= hit.start]
        author = _author(context, hit, before, dated)
        if author is None or (at and hits[at - 1].start > author.end):
            continue  # another work stands between: 关于该报告的说明
        rule = _rules().get((hit.value, author.kind))
        if rule is not None:
            name = f"work/{str(author.id).partition('/')[2]}-{hit.value}"
            made.append(
                Found(author.start, hit.end, "document", name, rule, _CONFIDENCE, slots={author.kind: author})
            )
    return made

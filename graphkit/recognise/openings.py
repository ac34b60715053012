"""Who opens a text that is adopted: "The Council of the League of Arab States at the ministerial level,"."""

from __future__ import annotations

from graphkit.recognise.numbers import rule
from graphkit.scan.context import Context, Found

_CLOSES = (",", "，", "،", ":", "：")
_LONGEST = 160  # characters of such a line
_ADOPTING = frozenset({"body", "organisation"})


def openings(context: Context, found: list[Found]) -> list[Found]:
    """Return the bodies that stand alone at the head of what they adopt, in order.

    The line names nobody else, and ends with a comma: what they recall, and what they resolve, follows.

    Args:
        context: the scanned document.
        found: mentions found so far.
    """
    opening: dict[int, Found] = {}
    for one in found:
        if one.kind not in _ADOPTING or one.id is None:
            continue
        block = context.block_at(one.start)
        if not rule("opening-article").fullmatch(context.text, block.start, one.start):
            continue
        line = context.text[block.start : block.end].rstrip()
        if len(line) > _LONGEST or not line.endswith(_CLOSES):
            continue
        known = opening.get(block.start)
        if known is None or known.end < one.end:
            opening[block.start] = one
    return [opening[start] for start in sorted(opening)]

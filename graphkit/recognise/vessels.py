"""Names of ships hold places that are not meant: the vessel "Volta Star", танкер «Волга», “长江”号."""

from __future__ import annotations

from graphkit.recognise.overlap import without_inside
from graphkit.scan.context import Context, Found

_MARKS = {'"': '"', "“": "”", "«": "»", "„": "“", "「": "」", "《": "》", "‘": "’"}  # opening to closing
_GAP = 2  # characters between the noun and the name
_LONGEST = 40  # characters of a ship's name


def without_vessels(context: Context, names: list[Found]) -> list[Found]:
    """Return the names without the places and States that are only words of a ship's quoted name.

    Args:
        context: the scanned document.
        names: the names found, in view offsets.
    """
    return without_inside(names, _quoted(context), "place", "state", "demonym")


def _quoted(context: Context) -> list[tuple[int, int]]:
    """Return the quoted names that stand with a noun for a ship: behind it, in Chinese also before 号."""
    text = context.text
    spans: list[tuple[int, int]] = []
    for noun in context.words("vessel"):
        if noun.value == "after":
            close = noun.start - 1
            marks = [mark for mark, partner in _MARKS.items() if close > 0 and text[close] == partner]
            opened = max((text.rfind(m, max(0, noun.start - _LONGEST), close) for m in marks), default=-1)
            if opened >= 0:
                spans.append((opened, close))
            continue
        behind = text[noun.end : noun.end + _GAP + 1]
        first = next((i for i, c in enumerate(behind) if c in _MARKS), None)
        if first is None or behind[:first].strip():
            continue
        start = noun.end + first
        end = text.find(_MARKS[text[start]], start + 1, start + _LONGEST)
        if end > 0:
            spans.append((start, end))
    return spans

"""Names of ships hold places that are not meant: the vessel "Volta Star", танкер «Волга», “长江”号."""

from __future__ import annotations

from graphkit.scan.context import Context, Found

_OPENING, _CLOSING = '"“«„「《‘', '"”»“」》’'
_GAP = 2  # characters between the noun and the name
_LONGEST = 40  # characters of a ship's name
_PLACES = frozenset({"place", "state", "demonym"})


def without_vessels(context: Context, names: list[Found]) -> list[Found]:
    """Return the names without the places and States that are only words of a ship's quoted name.

    Args:
        context: the scanned document.
        names: the names found, in view offsets.
    """
    spans = _quoted(context)
    if not spans:
        return names
    return [
        f for f in names if f.kind not in _PLACES or not any(s <= f.start and f.end <= e for s, e in spans)
    ]


def _quoted(context: Context) -> list[tuple[int, int]]:
    """Return the quoted names that stand with a noun for a ship: behind it, in Chinese also before 号."""
    text = context.text
    spans: list[tuple[int, int]] = []
    for noun in context.words("vessel"):
        if noun.value == "after":
            close = noun.start - 1
            opened = max(text.rfind(mark, max(0, noun.start - _LONGEST), close) for mark in _OPENING)
            if close > 0 and text[close] in _CLOSING and opened >= 0:
                spans.append((opened, close))
            continue
        behind = text[noun.end : noun.end + _GAP + 1]
        first = next((i for i, c in enumerate(behind) if c in _OPENING), None)
        if first is None or behind[:first].strip():
            continue
        start = noun.end + first
        ends = [p for p in (text.find(m, start + 1, start + _LONGEST) for m in _CLOSING) if p > 0]
        if ends:
            spans.append((start, min(ends)))
    return spans

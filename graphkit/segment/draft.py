"""Parts while they are being found: spans in the view, nested, not yet numbered."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

import numpy as np

from graphkit.model import Part, Span
from graphkit.scan.context import Context


class Draft:
    """A part of the document with view offsets.

    Args:
        type: as in graphkit.model.Part.
        start, end: view offsets.
        marker: printed marker, or None.
        source: offsets in the source, where the view has lost some of it (a mark set as markup).
    """

    def __init__(
        self, type: str, start: int, end: int, marker: str | None = None, source: Span | None = None
    ) -> None:
        self.type = type
        self.start = start
        self.end = end
        self.marker = marker
        self.source = source
        self.children: list[Draft] = []

    def add(
        self, type: str, start: int, end: int, marker: str | None = None, source: Span | None = None
    ) -> Draft:
        """Add a part inside this one and return it."""
        child = Draft(type, start, end, marker, source)
        self.children.append(child)
        return child

    def __iter__(self) -> Iterator[Draft]:
        return iter(sorted(self.children, key=lambda d: (d.start, -d.end)))


_NUMBERED = frozenset(
    {
        "annex",
        "enclosure",
        "appendix",
        "footnote",
        "footnote-marker",
        "running-header",
        "link-block",
        "speech",
        "record-note",
    }
)


def _name(draft: Draft, taken: dict[str, int], prefix: str) -> str:
    base = f"{prefix}{draft.type}"
    taken[base] = taken.get(base, 0) + 1
    if draft.type in _NUMBERED or taken[base] > 1:
        return f"{base}-{taken[base]}"
    return base


def _language(context: Context, start: int, end: int) -> str:
    """Return the language of most characters of a span."""
    sizes: dict[str, int] = {}
    blocks = context.blocks
    first = max(0, bisect.bisect_right(blocks, start, key=lambda b: b.start) - 1)
    for block in blocks[first:]:
        if block.start >= end:
            break
        whole = start <= block.start and block.end <= end
        size = block.end - block.start if whole else min(end, block.end) - max(start, block.start)
        if size > 0 and block.lang:
            sizes[block.lang] = sizes.get(block.lang, 0) + size
    return max(sorted(sizes), key=lambda lang: sizes[lang]) if sizes else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def finish(context: Context, roots: list[Draft]) -> tuple[Part, ...]:
    """Number the drafts and map them to the source; empty ones are dropped."""
    parts = list(_placed(context, sorted(roots, key=lambda d: (d.start, -d.end)), None, ""))
    return (*parts, *_set_aside(context, parts))


def _placed(context: Context, drafts: list[Draft], parent: str | None, prefix: str) -> Iterator[Part]:
    taken: dict[str, int] = {}
    for draft in drafts:
        start, end = _trimmed(context.text, draft.start, draft.end)
        if start >= end:
            continue
        span = draft.source or context.document.view.to_source(start, end)
        name = _name(draft, taken, prefix)
        lang = _language(context, start, end)
        yield Part(name, draft.type, span.start, span.end, lang, parent, marker=draft.marker)
        if draft.children:
            yield from _placed(context, list(draft), name, f"{name}/")


def _set_aside(context: Context, parts: list[Part]) -> list[Part]:
    """Return the page furniture as parts; neighbours of one role are one part."""
    view, text = context.document.view, context.document.text
    spans: list[tuple[str, int, int]] = []
    for block in context.blocks:
        if block.role != "text" and block.end > block.start:
            span = view.to_source(block.start, block.end)
            if spans and spans[-1][0] == block.role and not text[spans[-1][2] : span.start].strip():
                spans[-1] = (block.role, spans[-1][1], span.end)
            else:
                spans.append((block.role, span.start, span.end))
    found, counts = [], {"": 0}
    for role, start, end in sorted(spans, key=lambda s: (s[1], s[2], s[0])):
        counts[role] = counts.get(role, 0) + 1
        holders = [p for p in parts if p.start <= start and end <= p.end]
        parent = min(holders, key=lambda p: (p.end - p.start, -p.start)).id if holders else None
        found.append(Part(f"{role}-{counts[role]}", role, start, end, "", parent))
    return found


class Where:
    """Goes between parts (offsets in the source) and places in the view.

    Args:
        context: the scanned document.
        parts: its parts.
    """

    def __init__(self, context: Context, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        self._view = context.document.view
        flow = next((b.end for b in reversed(context.blocks) if b.role == "text"), 0)
        self._starts = self._view.starts[:flow]

    def span(self, part: Part) -> tuple[int, int]:
        """Return the view offsets of a part of the running text."""
        # numbers of the array's own type: with others it would be copied as a whole
        start = int(self._starts.searchsorted(np.int32(part.start)))
        return start, max(start, int(self._starts.searchsorted(np.int32(part.end))))

    def holding(self, position: int) -> list[Part]:
        """Return the parts that hold a view offset, innermost first."""
        source = int(self._view.starts[position])
        held = [p for p in self.parts if p.start <= source < p.end]
        return sorted(held, key=lambda p: (p.end - p.start, -p.start))

    def inside(self, position: int, *types: str) -> Part | None:
        """Return the innermost part of one of these types that holds a view offset."""
        return next((p for p in self.holding(position) if p.type in types), None)

"""Places mentions in the file: view offsets become offsets into the text, with part and language."""

from __future__ import annotations

import bisect
from operator import lt

from graphkit.model import Mention, Part
from graphkit.scan.context import Context, Found

# Parts that frame others: a mention belongs to the smallest part that is none of these.
_INNER = frozenset(
    {
        "heading",
        "body",
        "annex-heading",
        "statement-title",
        "dateline",
        "statement-body",
        "signature-block",
        "footnote-marker",
        "link-block",
        "running-header",
    }
)


class Places:
    """Which part holds which offset of the text.

    Args:
        parts: the parts of the document; those that only frame text are passed over.
    """

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._parts = sorted((p for p in parts if p.type not in _INNER), key=lambda p: (p.start, -p.end))
        self._starts = [p.start for p in self._parts]
        self._reaching: dict[int, list[Part]] = {}
        self._any = parts[0].id if parts else "body"

    def _open(self, last: int) -> list[Part]:
        """Return the first parts that reach beyond where the last of them starts, smallest first."""
        found = self._reaching.get(last)
        if found is None:
            edge = self._starts[last - 1] if last else 0
            reaching = [p for p in self._parts[:last] if p.end > edge]
            found = self._reaching[last] = sorted(reaching, key=lambda p: (p.end - p.start, p.id))
        return found

    def part(self, start: int, end: int) -> str:
        """Return the id of the smallest part with an author that holds a span of the text."""
        last = bisect.bisect_right(self._starts, start)
        for part in self._reaching.get(last) or self._open(last):
            if part.end >= end:
                return part.id
        return self._parts[max(0, last - 1)].id if self._parts else self._any


def place(context: Context, parts: tuple[Part, ...], found: list[Found]) -> list[tuple[Found, Mention]]:
    """Return each mention with its place in the file, ordered by that place.

    Args:
        context: the scanned document.
        parts: its parts.
        found: the mentions in view offsets.
    """
    part, lang = Places(parts).part, context.lang_at
    view, text = context.document.view, context.document.text
    starts = view.starts[[one.start for one in found]].tolist() if found else []
    ends = view.ends[[one.end - 1 for one in found]].tolist() if found else []
    placed = [
        (
            one,
            Mention(
                start,
                end,
                text[start:end],
                one.kind,
                one.id,
                lang(one.start),
                part(start, end),
                one.rule,
                one.confidence,
                one.form,
                one.symbol,
                one.symbols,
                one.value,
                one.targets,
                one.candidates,
                one.reason,
                view.to_source(*one.antecedent) if one.antecedent else None,
                view.to_source(*one.group) if one.group else None,
                one.pin,
                one.attrs,
            ),
        )
        for one, start, end in zip(found, starts, ends, strict=True)
    ]
    if all(map(lt, keys := [(start << 32) - end for start, end in zip(starts, ends, strict=True)], keys[1:])):
        return placed
    return sorted(placed, key=lambda pair: (pair[1].start, -pair[1].end, pair[1].kind, str(pair[1].id)))


def part_mentions(parts: tuple[Part, ...], document: str, text: str) -> list[Mention]:
    """Return the parts themselves as mentions of kind document_part."""
    return [
        Mention(
            p.start,
            p.end,
            text[p.start : p.end],
            "document_part",
            f"{document}#{p.id}",
            p.lang,
            p.id,
            "part/" + p.type,
            0.95,
            "name",
        )
        for p in parts
    ]

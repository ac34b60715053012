"""Segment: finds the parts of a document, each with a type and a span."""

from __future__ import annotations

import bisect

from graphkit.model import Part
from graphkit.scan.context import Context
from graphkit.segment.attachments import Head, heads, unnamed
from graphkit.segment.draft import Draft, Where, finish
from graphkit.segment.paragraphs import Paragraph, cut, paragraphs
from graphkit.segment.structure import attachment, main_parts

__all__ = ["Where", "segment"]


def _cut_at(context: Context, flow: list[Paragraph], found: list[Head]) -> list[Paragraph]:
    """Cut the paragraphs where heads of attachments start and end."""
    places = sorted({p for head in found for p in (head.start, head.end)})
    result: list[Paragraph] = []
    for paragraph in flow:
        pieces = [paragraph]
        first, last = bisect.bisect_right(places, paragraph.start), bisect.bisect_left(places, paragraph.end)
        for place in places[first:last]:
            if pieces[-1].start < place < pieces[-1].end:
                pieces = [*pieces[:-1], *cut(pieces[-1], place, context.text)]
        result.extend(pieces)
    return result


def segment(context: Context) -> tuple[Part, ...]:
    """Return the parts of a document: outer parts before the parts inside them, page furniture last.

    Args:
        context: the scanned document.
    """
    flow = paragraphs(context)
    found = heads(context, flow)
    report = unnamed(context, [p for p in flow if not found or p.end <= found[0].start])
    found = [report, *found] if report else found
    flow = _cut_at(context, flow, found)
    first = found[0].start if found else len(context.text) + 1
    starts = [p.start for p in flow]
    roots = main_parts(context, flow[: bisect.bisect_left(starts, first)])
    spoken = any(d.type in {"letter", "note-verbale", "body"} for d in roots)
    open_annex: Draft | None = None
    stops = [*(head.start for head in found[1:]), len(context.text) + 1]
    for head, stop in zip(found, stops, strict=False):
        mine = flow[bisect.bisect_left(starts, head.end) : bisect.bisect_left(starts, stop)]
        part = attachment(context, head, mine, spoken=spoken)
        if head.type != "annex" and open_annex is not None:
            open_annex.children.append(part)
            open_annex.end = max(open_annex.end, part.end)
        else:
            roots.append(part)
            open_annex = part if head.type == "annex" else None
    return finish(context, roots)

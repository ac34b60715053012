"""Citations: one for each part and each work that it cites, with all the references that carry it."""

from __future__ import annotations

import re
from operator import attrgetter

from graphkit.link.functions import citation_function
from graphkit.model import Citation, Mention, Part, Span
from graphkit.scan.context import Context, Found

_CITED = frozenset({"resolution", "document", "treaty"})
_SILENT = frozenset({"masthead", "running-header", "annex-heading", "heading", "statement-title"})


def _carries(mention: Mention, own: frozenset[str], silent: list[tuple[int, int]]) -> list[str]:
    """Return the ids of the works that a mention cites."""
    if mention.kind in _CITED and mention.id is not None:
        ids: tuple[str, ...] = (mention.id,)
    elif mention.kind == "anaphor" and mention.form == "anaphor":
        ids = mention.targets
    else:
        return []
    if any(start <= mention.start < end for start, end in silent):
        return []
    return [name for name in ids if _one_work(name) and name not in own]


def _one_work(name: str) -> bool:
    """Whether an id means one work: "report of the Secretary-General" without a day may be any of many."""
    if "#" in name:
        return False
    return name.startswith(("doc/", "instrument/")) or (name.startswith("work/") and _dated(name))


def _dated(name: str) -> bool:
    return re.search(r"-[0-9]{4}(?:-[0-9]{2}){0,2}\Z", name) is not None


def citations(
    context: Context, parts: tuple[Part, ...], placed: list[tuple[Found, Mention]], own: frozenset[str]
) -> tuple[Citation, ...]:
    """Return the citations of a document, in order of part and first reference.

    Args:
        context: the scanned document.
        parts: its parts.
        placed: each mention in view offsets with its place in the file.
        own: ids of the document itself and of what it transmits.
    """
    silent = [(p.start, p.end) for p in parts if p.type in _SILENT]
    groups: dict[tuple[str, str], list[tuple[Found, Mention]]] = {}
    for found, mention in placed:
        for cited in _carries(mention, own, silent):
            groups.setdefault((mention.part, cited), []).append((found, mention))
    ordered = sorted((f for f, _ in placed), key=attrgetter("start"))
    made = []
    for (part, cited), carriers in groups.items():
        lead = next(((f, m) for f, m in carriers if m.form not in {"url", "anaphor"}), carriers[0])
        function = citation_function(context, lead[0].start, lead[0].end, ordered)
        verb_span = context.document.view.to_source(*function.span) if function.span else None
        spans = {Span(m.start, m.end) for _, m in carriers}
        references = tuple(sorted(spans) if len(spans) > 1 else spans)
        made.append(
            Citation(
                cited,
                part,
                function.name,
                references,
                function.verb,
                verb_span,
                function.subject,
                function.rule,
            )
        )
    return tuple(sorted(made, key=lambda c: (c.references[0], c.cited)))

"""What "ibid." repeats: the work that the note before cites."""

from __future__ import annotations

from graphkit.link.antecedents import Antecedents
from graphkit.link.meanings import left_open, meant
from graphkit.scan.context import Context, Found

CITED = ("resolution", "document", "treaty")
_MOST_CANDIDATES = 8


def same_as_before(anaphor: Found, *, context: Context, named: Antecedents) -> Found:
    """Link "ibid." to what the footnote before, or this one before it, cites, if that is one work.

    Args:
        anaphor: its mention, which is changed.
        context: the scanned document.
        named: the mentions of the document.
    """
    holder = named.part(anaphor)
    noted = holder is not None and holder.type == "footnote"
    notes: dict[str | int, list[Found]] = {}
    for kind in CITED:
        for mention in named.near(kind, anaphor):
            part = named.part(mention)
            if part is not None and (part.type == "footnote") == noted:
                line = context.text.rfind("\n", 0, mention.start)
                notes.setdefault(part.id if noted else line, []).append(mention)
    if not notes:
        return left_open(anaphor, (), "nothing is cited in the note before")
    last = max(notes.values(), key=lambda group: group[-1].start)
    names = tuple(dict.fromkeys(str(m.id) for m in sorted(last, key=lambda m: m.start)))
    if len(names) > 1:
        return left_open(anaphor, names[-_MOST_CANDIDATES:], "the note before cites several")
    return meant(anaphor, names, "what the note before cites", 0.85, (last[-1].start, last[-1].end))

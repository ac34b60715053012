"""The office under a signature is the sender's: "Permanent Representative" means the one who writes."""

from __future__ import annotations

from graphkit.model import Part
from graphkit.scan.context import Context, Found


def signed_capacities(context: Context, parts: tuple[Part, ...], found: list[Found]) -> None:
    """Link short names of offices in signature blocks to the author of the signed part.

    Args:
        context: the scanned document.
        parts: its parts with their authors.
        found: all mentions in view offsets; short names of offices may change.
    """
    by_id = {part.id: part for part in parts}
    blocks = [
        (p.start, p.end, by_id[p.parent].author)
        for p in parts
        if p.type == "signature-block" and p.parent in by_id
    ]
    starts = context.document.view.starts
    for one in found:
        if one.kind != "office" or one.form != "description":
            continue
        at = int(starts[one.start])
        author = next(
            (a for start, end, a in blocks if start <= at < end and a and a.startswith("office/")), None
        )
        if author is not None and one.id != author and _same_kind(author, one):
            one.id, one.rule, one.confidence = author, "signature/capacity", 0.9
            one.candidates, one.reason = (), "the office of the part's author"


def _same_kind(author: str, one: Found) -> bool:
    """Two offices of one kind start their ids alike: office/permrep-SEN-..., office/permrep-URY-..."""
    return one.id is None or one.id.split("-", 1)[0] == author.split("-", 1)[0]

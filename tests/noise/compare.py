"""Compares what a noisy text yields with what the clean one yields."""

from __future__ import annotations

from typing import NamedTuple

from noise.typeset import Set

from graphkit.model import Extraction
from graphkit.pipeline import extract
from graphkit.read import read_bytes

SKIPPED = {"document_part", "url"}
Key = tuple[str, str | None, str | None]


class Difference(NamedTuple):
    """What the noise cost, what it added, and which mentions lie elsewhere."""

    lost: list[Key]
    added: list[Key]
    moved: list[str]

    def __bool__(self) -> bool:
        return bool(self.lost or self.added or self.moved)


def extraction(text: str) -> Extraction:
    """Return what a text yields."""
    return extract(read_bytes(text.encode(), "text.txt"))


def _origin_span(origins: list[int], start: int, end: int) -> tuple[int, int] | None:
    kept = [o for o in origins[start:end] if o >= 0]
    return (kept[0], kept[-1] + 1) if kept else None


def spaced(text: str) -> str:
    """Return a text of one paragraph a line with blank lines between, the undisputed form."""
    return text.replace("\n", "\n\n")


def difference(text: str, page: Set) -> Difference:
    """Compare what a clean text (one paragraph a line) and a noisy setting of it yield."""
    clean, noisy = extraction(spaced(text)), extraction(page.text)
    before = {(m.kind, m.id, m.value): None for m in clean.mentions if m.kind not in SKIPPED}
    blanks = [text.count("\n", 0, at) for at in range(len(text) + 1)]
    places = [at + n for at, n in enumerate(blanks)]  # offset in the spaced text of each clean offset
    spans = {(m.kind, m.id, m.start, m.end) for m in clean.mentions}
    after: dict[Key, None] = {}
    moved = []
    for mention in noisy.mentions:
        span = _origin_span(page.origins, mention.start, mention.end)
        if mention.kind in SKIPPED or span is None:
            continue
        key = (mention.kind, mention.id, mention.value)
        after[key] = None
        if key in before and (mention.kind, mention.id, places[span[0]], places[span[1]]) not in spans:
            moved.append(f"{mention.kind} {mention.id} {page.text[mention.start : mention.end]!r}")
    return Difference([k for k in before if k not in after], [k for k in after if k not in before], moved)

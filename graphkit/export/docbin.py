"""spaCy DocBins: each file a Doc whose tokens never cut a mention, with spans and kb_id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graphkit.export.reading import Reading
from graphkit.export.rows import Mention

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.export.file import File
    from graphkit.store.folder import GraphFolder

SPANS = "graphkit"
_CHARACTERS = 1_000_000  # of the texts that one DocBin holds, or a little more


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w+|[^\w\s]|\s+")


def write(graph: GraphFolder, folder: Path) -> None:
    """Write DocBins of some texts each, `docs-00001.spacy` and on: a DocBin is read and written whole.

    A folder of them is what spaCy's own readers take (`spacy.training.Corpus`).
    spaCy's own tokenisers cut symbols ("S/RES/822(1993") where no mention ends; these tokens end
    wherever a mention begins or ends, so that every span is exact. `doc.spans["graphkit"]` has all
    mentions, `doc.ents` the longest of those that overlap; `kb_id_` is the canonical id.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    for at, files in enumerate(_batches(Reading(graph).files()), 1):
        vocab = Vocab()
        docs = (_doc(vocab, file) for file in files)
        some = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True, docs=docs)
        some.to_disk(folder / f"docs-{at:05}.spacy")


def _batches(files: Iterable[File]) -> Iterator[list[File]]:
    batch: list[File] = []
    size = 0
    for file in files:
        batch.append(file)
        size += len(file.text)
        if size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _doc(vocab: Any, file: File) -> Any:
    from spacy.tokens import Doc, Span, SpanGroup

    rows = file.mentions()
    words, starts = _words(file.text, rows)
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    first = {start: at for at, start in enumerate(starts)}
    after = {start + len(word): at + 1 for at, (start, word) in enumerate(zip(starts, words, strict=True))}
    spans = [
        Span(doc, first[row.start], after[row.end], label=row.kind, kb_id="; ".join(row.entities))
        for row in rows
        if row.start < row.end
    ]
    doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
    doc.ents = _longest(spans)
    doc.user_data = {"id": file.document or "", "source": file.source, "lang": file.lang or ""}
    return doc


def _words(text: str, rows: Sequence[Mention]) -> tuple[list[str], list[int]]:
    """Tokens that together are the text, cut wherever a mention begins or ends."""
    cuts = sorted({0, len(text), *(row.start for row in rows), *(row.end for row in rows)})
    found = [match for low, high in pairwise(cuts) for match in _token().finditer(text, low, high)]
    return [match[0] for match in found], [match.start() for match in found]


def _longest(spans: Sequence[Any]) -> list[Any]:
    taken: list[Any] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            taken.append(span)
            end = span.end
    return taken

"""Names that no table knows, from a spaCy model that the user has installed.

What the tables found stays as it is: a model only adds persons, places and
organisations elsewhere. They are marked "model/<name>" and are never linked.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.scan.context import Context, Found

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

LONGEST_BLOCK = 100_000  # characters that a model reads at once: its memory grows with them


class Labels(msgspec.Struct, frozen=True, rename="kebab"):
    """What the labels of models mean: the table ontology/spacy-labels.yml."""

    kinds: dict[str, str]
    confidence: float
    reason: str
    all_languages: list[str]


@cache
def _labels() -> Labels:
    return msgspec.convert(read_yaml(ontology_path() / "spacy-labels.yml"), Labels)


@lru_cache(maxsize=2)
def _model(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise KnowledgeError(
            name, "", f"is no spaCy model that is installed (try: python -m spacy download {name})"
        ) from error
    except Exception as error:  # a folder of another version of spaCy fails in many ways
        reason = f"cannot be loaded by spaCy ({type(error).__name__}: {' '.join(str(error).split())[:120]})"
        raise KnowledgeError(name, "", reason) from error


def check_model(name: str) -> None:
    """Load a model before any work is done with it.

    Args:
        name: a spaCy model that is installed, or a folder that holds one.

    Raises:
        KnowledgeError: there is none of this name.
    """
    _model(name)


def recognise_with_model(context: Context, found: list[Found], name: str) -> list[Found]:
    """Return the mentions found before and those a model adds, ordered by start, then longest first.

    Args:
        context: the scanned document.
        found: what the tables and rules found.
        name: the model.

    Raises:
        KnowledgeError: the model is not installed.
    """
    table, rule = _labels(), f"model/{Path(name).name}"
    taken = _Taken(found)
    added = []
    for start, end, label in _entities(context, _model(name)):
        kind = table.kinds.get(label)
        if kind is not None and taken.is_free(start, end):
            added.append(Found(start, end, kind, None, rule, table.confidence, reason=table.reason))
    return sorted([*found, *added], key=lambda f: (f.start, -f.end, f.kind))


class _Taken:
    """The stretches of text that something is known of already."""

    def __init__(self, found: list[Found]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for one in sorted(found, key=lambda f: f.start):
            if self._ends and one.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], one.end)
            else:
                self._starts.append(one.start)
                self._ends.append(one.end)

    def is_free(self, start: int, end: int) -> bool:
        """Say whether a span touches none of them."""
        before = bisect.bisect_left(self._starts, end) - 1
        return before < 0 or self._ends[before] <= start


def _entities(context: Context, nlp: Language) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and label of what a model names in the paragraphs of its language."""
    any_language = nlp.lang in _labels().all_languages
    pieces = [
        (context.text[start:end], start)
        for block in context.blocks
        if any_language or block.lang == nlp.lang
        for start, end in _pieces(context.text, block.start, block.end)
    ]
    for doc, offset in nlp.pipe(pieces, as_tuples=True):
        for entity in doc.ents:
            start, end = _trimmed(entity)
            if start < end:
                yield offset + start, offset + end, entity.label_


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long paragraph at blanks."""
    while end - start > LONGEST_BLOCK:
        cut = text.rfind(" ", start + 1, start + LONGEST_BLOCK)
        cut = cut if cut > 0 else start + LONGEST_BLOCK
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _trimmed(entity: Span) -> tuple[int, int]:
    """Leave blanks and marks at both ends to the text around."""
    words: str = entity.text
    start = next((i for i, c in enumerate(words) if c.isalnum()), len(words))
    end = next(
        (i for i in range(len(words), start, -1) if words[i - 1].isalnum() or words[i - 1] == "."), start
    )
    return entity.start_char + start, entity.start_char + end

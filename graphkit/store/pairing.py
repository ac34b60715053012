"""Quads on texts that are one: by which rule, paragraph by paragraph, and what only one of them names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from graphkit.graph.alignment import align, missing
from graphkit.graph.collection import Text
from graphkit.graph.fingerprints import Fingerprint, Paragraph, prints
from graphkit.graph.habits import habits
from graphkit.graph.iris import Iris
from graphkit.graph.same_person import Bearer, translated
from graphkit.graph.same_text import Pair
from graphkit.graph.terms import TYPE, decimal, iri, number, string, term, vocab
from graphkit.model import Extraction

_MOST = 2000  # paragraphs of a text that are aligned


class Pairing:
    """Keeps the paragraphs of texts on disk while the graph is built, and writes what pairs of them give.

    Args:
        folder: an empty place for the paragraphs.
        iris: where the IRIs of the graph begin.
    """

    def __init__(self, folder: Path, iris: Iris) -> None:
        self._folder = folder
        self._iris = iris
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, extraction: Extraction) -> list[Fingerprint]:
        """Return the fingerprints of a document's texts, and keep their paragraphs for later."""
        rows = list(prints(extraction, self._iris))
        texts = {row.component: paragraphs for row, paragraphs in rows}
        self._file(extraction.document.sha256).write_bytes(msgspec.msgpack.encode(texts))
        return [row for row, _ in rows]

    def lines(self, pairs: list[Pair]) -> Iterator[str]:
        """Yield the quads of all pairs of texts that were found to be one."""
        yield from sorted({line for pair in pairs for line in self._found(pair)})
        for pair in pairs:
            if pair.rule == "same-text":
                yield from self._parallel(pair)

    def named(self, pairs: list[Pair]) -> list[Bearer]:
        """Return the persons that only one of a paragraph and its translation names."""
        rows: list[Bearer] = []
        for pair in pairs:
            sides = (pair.one, pair.other)
            if pair.rule != "same-text" or not all(side.persons for side in sides):
                continue
            one, other = (self._paragraphs(side) for side in sides)
            for i, j in self._aligned(pair, one, other):
                place = f"{pair.one.component} {pair.other.component} {i}"
                langs = (pair.one.lang, pair.other.lang)
                rows += translated(_persons(one[i].features), _persons(other[j].features), langs, place)
        return rows

    def _file(self, sha: str) -> Path:
        return self._folder / f"{sha[:12]}.msgpack"

    def _found(self, pair: Pair) -> Iterator[str]:
        """Say in the provenance of each text by which rule it was found to be known elsewhere."""
        sure = pair.weight if pair.rule == "near-duplicate" else 1 - 1 / (1 + 2 ** (pair.weight / 4))
        digits = number(round(min(sure, 0.99), 2))
        rule, rules = iri(self._iris.rule(pair.rule, digits)), f" <{self._iris.graph}authority/rules> ."
        yield f"{rule} {term('rdf:type')} {term('prov:Plan')}{rules}"
        yield f"{rule} {term('gk:ruleName')} {string(pair.rule)}{rules}"
        yield f"{rule} {term('gk:confidence')} {decimal(float(digits))}{rules}"
        for row in (pair.one, pair.other):
            yield f"{iri(row.component)} {term('gk:rule')} {rule} <{self._iris.provenance(row.sha)}> ."
        if pair.one.whole and pair.one.work != pair.other.work:
            one, other = (f"<{self._iris.entity(row.work)}>" for row in (pair.one, pair.other))
            projection = f" <{self._iris.graph}projection> ."
            yield f"{one} {term('gk:sharesTextWith')} {other}{projection}"
            yield f"{other} {term('gk:sharesTextWith')} {one}{projection}"

    def _paragraphs(self, row: Text) -> tuple[Paragraph, ...]:
        texts = msgspec.msgpack.decode(
            self._file(row.sha).read_bytes(), type=dict[str, tuple[Paragraph, ...]]
        )
        return texts[row.component]

    @staticmethod
    def _aligned(
        pair: Pair, one: tuple[Paragraph, ...], other: tuple[Paragraph, ...]
    ) -> list[tuple[int, int]]:
        if max(len(one), len(other)) > _MOST:
            return []
        lengths = habits().lengths
        return align(one, other, lengths.get(pair.other.lang, 1.0) / lengths.get(pair.one.lang, 1.0))

    def _parallel(self, pair: Pair) -> Iterator[str]:
        one, other = self._paragraphs(pair.one), self._paragraphs(pair.other)
        pairs = self._aligned(pair, one, other)
        graph = f" <{self._iris.graph}projection> ."
        for i, j in pairs:
            left = self._iris.mention(pair.one.sha, one[i].start, one[i].end)
            right = self._iris.mention(pair.other.sha, other[j].start, other[j].end)
            yield f"<{left}> {term('gk:parallelTo')} <{right}>{graph}"
        back = [(j, i) for i, j in pairs]
        for here, there, rows in (
            (pair.one, pair.other, missing(one, other, pairs)),
            (pair.other, pair.one, missing(other, one, back)),
        ):
            for row in rows:
                words = self._iris.mention(here.sha, *row.words)
                yield from self._gap(words, self._iris.mention(there.sha, *row.paragraph), graph)

    def _gap(self, words: str, paragraph: str, graph: str) -> Iterator[str]:
        name = hashlib.sha256(f"{words} {paragraph}".encode()).hexdigest()[:16]
        node = f"<{self._iris.id}discrepancy/{name}>"
        yield f"{node} {TYPE} {term('gk:Discrepancy')}{graph}"
        yield f"{node} {term('gk:discrepancyType')} {vocab('discrepancy', 'missing-in-translation')}{graph}"
        yield f"{node} {term('gk:concerns')} <{words}>{graph}"
        yield f"{node} {term('gk:concerns')} <{paragraph}>{graph}"


def _persons(features: Iterable[str]) -> list[str]:
    return [name.partition(" ")[2] for name in features if name.startswith("person ")]

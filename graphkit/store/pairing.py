"""Quads on texts that are one: by which rule, paragraph by paragraph, and what only one of them names."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, KeysView
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, NamedTuple, Self

import msgspec

from graphkit.graph.alignment import align, missing
from graphkit.graph.fingerprints import Paragraph
from graphkit.graph.habits import habits
from graphkit.graph.iris import Iris
from graphkit.graph.same_person import Bearer, translated
from graphkit.graph.same_text import Pair
from graphkit.graph.terms import TYPE, decimal, iri, number, string, term, vocab
from graphkit.store.facts import read_paragraphs
from graphkit.store.shared import lines_of

PAIRS = "pairs.msgpack"  # what the paragraphs of pairs of texts give: size, key and content of each
_HELD = 12  # files whose paragraphs are in hand: each text is in several pairs
_MOST = 2000  # paragraphs of a text that are aligned
_SIZE, _FILES, _DIGEST = 4, 12, 16  # bytes
_KEY = _FILES + _DIGEST


class Kept(msgspec.Struct, frozen=True):
    """What the paragraphs of two texts that are one give.

    Args:
        key: the beginnings of the hashes of their files, and a digest of the two.
        named: persons that only one of a paragraph and its translation names.
        lines: quads.
    """

    key: bytes
    named: list[Bearer]
    lines: str


class _Aligned(NamedTuple):
    """Two texts that are one, their paragraphs, and which of these belong together."""

    pair: Pair
    one: tuple[Paragraph, ...]
    other: tuple[Paragraph, ...]
    pairs: list[tuple[int, int]]


class Pairing:
    """Writes what pairs of texts give, with the paragraphs that are kept of them.

    Args:
        folder: the graph folder in the making.
        iris: where the IRIs of the graph begin.
        old: a graph folder from which pairs are taken over, or None.
        fresh: files that it does not have, or has of another form.
        known: persons that the tables have.
    """

    def __init__(
        self,
        folder: Path,
        iris: Iris,
        old: Path | None = None,
        fresh: Collection[str] = (),
        known: Collection[str] = (),
    ) -> None:
        self._folder = folder
        self._iris = iris
        self._old = old
        self._fresh = fresh
        self._known = known
        self._read = lru_cache(maxsize=_HELD)(partial(read_paragraphs, folder))

    def found(self, pairs: list[Pair]) -> Iterator[str]:
        """Yield the quads on which texts were found to be one, and by which rule."""
        for pair in pairs:
            yield from self._found(pair)

    def write(self, pairs: list[Pair]) -> Iterator[Bearer]:
        """Write what the paragraphs of pairs give; yield the persons that only one of two names."""
        with (self._folder / PAIRS).open("wb") as stream, Earlier(self._old) as earlier:
            for pair in pairs:
                if pair.rule != "same-text":
                    continue
                key = _key(pair)
                fresh = any(side.sha[:12] in self._fresh for side in (pair.one, pair.other))
                data = None if fresh else earlier.data(key)
                if data is None:
                    rows = self._aligned(pair)
                    made = Kept(key, list(_named(rows, self._known)), "\n".join(self._parallel(rows)))
                    data = msgspec.msgpack.encode(made)
                stream.write(len(data).to_bytes(_SIZE, "little") + key + data)
                yield from msgspec.msgpack.decode(data, type=Kept).named

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

    def _aligned(self, pair: Pair) -> _Aligned:
        one, other = (self._read(row.sha[:12])[row.component] for row in (pair.one, pair.other))
        if max(len(one), len(other)) > _MOST:
            return _Aligned(pair, one, other, [])
        lengths = habits().lengths
        longer = lengths.get(pair.other.lang, 1.0) / lengths.get(pair.one.lang, 1.0)
        return _Aligned(pair, one, other, align(one, other, longer))

    def _parallel(self, rows: _Aligned) -> Iterator[str]:
        pair, one, other, pairs = rows
        graph = f" <{self._iris.graph}projection> ."
        for i, j in pairs:
            left = self._iris.mention(pair.one.sha, one[i].start, one[i].end)
            right = self._iris.mention(pair.other.sha, other[j].start, other[j].end)
            yield f"<{left}> {term('gk:parallelTo')} <{right}>{graph}"
        back = [(j, i) for i, j in pairs]
        for here, there, gaps in (
            (pair.one, pair.other, missing(one, other, pairs)),
            (pair.other, pair.one, missing(other, one, back)),
        ):
            for row in gaps:
                words = self._iris.mention(here.sha, *row.words)
                yield from self._gap(words, self._iris.mention(there.sha, *row.paragraph), graph)

    def _gap(self, words: str, paragraph: str, graph: str) -> Iterator[str]:
        name = hashlib.sha256(f"{words} {paragraph}".encode()).hexdigest()[:16]
        node = f"<{self._iris.id}discrepancy/{name}>"
        yield f"{node} {TYPE} {term('gk:Discrepancy')}{graph}"
        yield f"{node} {term('gk:discrepancyType')} {vocab('discrepancy', 'missing-in-translation')}{graph}"
        yield f"{node} {term('gk:concerns')} <{words}>{graph}"
        yield f"{node} {term('gk:concerns')} <{paragraph}>{graph}"


def _named(rows: _Aligned, known: Collection[str]) -> Iterator[Bearer]:
    """Yield the persons that only one of a paragraph and its translation names."""
    pair = rows.pair
    if not (pair.one.persons and pair.other.persons):
        return
    langs = (pair.one.lang, pair.other.lang)
    for i, j in rows.pairs:
        one, other = _persons(rows.one[i].features), _persons(rows.other[j].features)
        place = f"{pair.one.component} {pair.other.component} {i}"
        yield from translated((one, other), langs, place, known)


def _persons(features: Iterable[str]) -> list[str]:
    return [name.partition(" ")[2] for name in features if name.startswith("person ")]


def _key(pair: Pair) -> bytes:
    """Return what stands for two texts: their files, and a digest of their parts of these."""
    parts = (pair.one.sha, pair.one.component, pair.other.sha, pair.other.component)
    digest = hashlib.blake2b(" ".join(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGEST)
    return bytes.fromhex(pair.one.sha[:_FILES] + pair.other.sha[:_FILES]) + digest.digest()


def _files(key: bytes) -> tuple[bytes, bytes]:
    """Return the beginnings of the hashes of the two files."""
    return key[: _FILES // 2], key[_FILES // 2 : _FILES]


class Earlier:
    """What pairs of texts gave in a graph folder, where there is one: one after the other, or by their keys.

    Args:
        folder: the graph folder, or None.
    """

    def __init__(self, folder: Path | None) -> None:
        self._at: dict[bytes, int] = {}
        self._stream: IO[bytes] | None = None
        if folder is None or not (folder / PAIRS).is_file():
            return
        stream = self._stream = (folder / PAIRS).open("rb")
        while head := stream.read(_SIZE + _KEY):
            self._at[head[_SIZE:]] = stream.tell() - len(head)
            stream.seek(int.from_bytes(head[:_SIZE], "little"), 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def keys(self) -> KeysView[bytes]:
        """Return the keys of the pairs, in order."""
        return self._at.keys()

    def data(self, key: bytes) -> bytes | None:
        """Return what is kept of a pair, as it is kept."""
        at = self._at.get(key)
        if at is None or self._stream is None:
            return None
        self._stream.seek(at)
        size = int.from_bytes(self._stream.read(_SIZE), "little")
        self._stream.seek(_KEY, 1)
        return self._stream.read(size)

    def lines(self, key: bytes) -> str:
        """Return the quads of a pair."""
        data = self.data(key)
        return msgspec.msgpack.decode(data, type=Kept).lines if data is not None else ""


def lost_lines(pairs: Earlier, others: Earlier, anew: Collection[str] = ()) -> Iterator[str]:
    """Yield the quads of pairs that another graph lacks, but for those that a pair of both gives as well.

    A text and a part of it may both be paired with one of another file: their paragraphs are the same.

    Args:
        pairs: of one graph.
        others: of the other.
        anew: files in which something else was found (read in another way, the same bytes say other things).
    """
    fresh = {bytes.fromhex(sha12) for sha12 in anew}
    mine, theirs = pairs.keys(), others.keys()
    kept: dict[bytes, list[bytes]] = defaultdict(list)
    gone: dict[bytes, list[bytes]] = defaultdict(list)
    for key in mine:
        stays = key in theirs and (fresh.isdisjoint(_files(key)) or pairs.data(key) == others.data(key))
        (kept if stays else gone)[key[:_FILES]].append(key)
    for files, keys in gone.items():
        lost = {line for key in keys for line in lines_of(pairs.lines(key))}
        for key in kept.get(files, ()):
            lost.difference_update(lines_of(pairs.lines(key)))
        yield from sorted(lost)

"""The steps that fill a graph folder once all files are read, each with what it has to be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.errors import StoreError
from graphkit.graph.iris import Iris
from graphkit.store.corpus import corpus, read_corpus, write_corpus
from graphkit.store.facts import Facts, each_facts
from graphkit.store.kept import damaged
from graphkit.store.pairing import Pairing

if TYPE_CHECKING:
    from graphkit.store.corpus import Corpus


class Compare(msgspec.Struct, frozen=True, tag=True):
    """Compares all files with each other, and writes how their shards are joined.

    Args:
        folder: the graph folder in the making; target: the one that it will be.
        base: where the IRIs of the graph begin.
        files: first digits of the hashes, ordered.
        known: persons that the tables have.
        old: a graph folder from which pairs of texts are taken over, or None.
        fresh: files that it does not have, or has of another form.
    """

    folder: str
    target: str
    base: str
    files: tuple[str, ...]
    known: frozenset[str]
    old: str | None = None
    fresh: frozenset[str] = frozenset()

    def run(self) -> int:
        """Do it; return how many files there are."""
        folder, iris = Path(self.folder), Iris(self.base)
        pairing = Pairing(folder, iris, Path(self.old) if self.old else None, self.fresh, self.known)
        joined = corpus(folder, self.files, self._facts, pairing, iris)
        write_corpus(folder, joined)
        return len(self.files)

    def _facts(self) -> Iterator[Facts]:
        for sha12, facts in zip(self.files, each_facts(Path(self.folder), self.files), strict=False):
            if facts is None:
                raise damaged(self.target, sha12)
            yield facts


class Fill(msgspec.Struct, frozen=True, tag=True):
    """Fills an empty store from the shards.

    Args:
        folder: the graph folder in the making, with what `Compare` wrote; target: the one that it will be.
        base: where the IRIs of the graph begin.
        names: the hash of each file with the names under which it was given, ordered.
    """

    folder: str
    target: str
    base: str
    names: tuple[tuple[str, tuple[str, ...]], ...]

    def run(self) -> int:
        """Do it; return how many quads the store holds."""
        from graphkit.store.loading import Loader

        folder = Path(self.folder)
        loader = Loader(folder, Iris(self.base), joined(folder, self.target), list(self.names))
        quads = loader.from_shards()
        write_corpus(folder, loader.joined)
        return quads


def joined(folder: Path, target: str) -> Corpus:
    """Return how the shards of a graph folder in the making are joined.

    Args:
        folder: the folder.
        target: the graph folder that it will be.

    Raises:
        StoreError: that was not written, or is damaged.
    """
    found = read_corpus(folder)
    if found is None:
        raise StoreError(f"{target}: what was found by comparing its files is lost; build it anew")
    return found


Step = Compare | Fill

"""Fills the store of a graph: from all shards, or from a store that is there by what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

import msgspec
import numpy as np

from graphkit.graph.iris import Iris
from graphkit.store.corpus import FOUND, Corpus, rest, shard_text
from graphkit.store.facts import each_replaceable, read_replaceable
from graphkit.store.late import Late, beside_late
from graphkit.store.merge import Merger
from graphkit.store.pairing import Earlier, lost_lines
from graphkit.store.rules import guard
from graphkit.store.runs import in_order, read_lines, without, write_lines
from graphkit.store.shared import How, Shared, chosen, marks, write_shared
from graphkit.store.writing import bulk, share

GONE, COME = ".gone", ".come"  # lines that a store has too many, and that it lacks


class Loader:
    """Fills the store of one graph folder.

    Args:
        folder: the graph folder in the making.
        iris: where the IRIs of the graph begin.
        joined: how its shards are joined.
        names: the hash of each file with the names under which it was given, ordered.
    """

    def __init__(
        self, folder: Path, iris: Iris, joined: Corpus, names: list[tuple[str, tuple[str, ...]]]
    ) -> None:
        self._folder = folder
        self._iris = iris
        self._merger = joined.merger(iris)
        self.joined = joined
        self._names = names

    def from_shards(self) -> int:
        """Fill an empty store; return how many quads it holds."""
        import pyoxigraph as ox

        self._index(map(marks, map(self._shared_lines, self.joined.files)))
        store = ox.Store(str(self._folder / "store"))
        with Shared(self._folder, self.joined.counts) as shared:
            bulk(store, self._lines(shared))
            store.optimize()  # before it is asked
            quads = Late(store, self._folder, self._iris, shared).make(self._names)
        guard(store)
        store.optimize()  # what was added lies in tables of its own: each look-up went through all
        store.flush()
        return quads

    def _index(self, parts: Iterator[bytes]) -> set[str]:
        """Write the index of the lines that files share; return the files of which it changed."""
        written = write_shared(self._folder, parts)
        self.joined = msgspec.structs.replace(self.joined, counts=written.counts)
        return {self.joined.files[at] for at in written.changed}

    def _shared_lines(self, sha12: str) -> list[str]:
        return _shared_lines(self._folder, self._merger, sha12)

    def _lines(self, shared: Shared) -> Iterator[str]:
        for at, sha12 in enumerate(self.joined.files):
            yield from _stretches(self._folder, self._merger, sha12, shared.how(at))
        yield from rest(self._folder, self._iris, self.joined)
        with Earlier(self._folder) as pairs:
            yield from filter(None, map(pairs.lines, list(pairs.keys())))

    def from_store(self, old: Path, before: Corpus, fresh: AbstractSet[str]) -> int:
        """Fill the store from that of another graph folder, by what differs; return how many quads it holds.

        Args:
            old: a graph folder whose shards are made in the same way.
            before: how its shards were joined.
            fresh: the files that it does not have, or has of another form.
        """
        import pyoxigraph as ox

        share(old / "store", self._folder / "store")
        anew = self._renamed(before) | fresh
        was = {sha12: at for at, sha12 in enumerate(before.files)}
        with Shared(old, before.counts) as earlier:
            changed = self._index(
                marks(self._shared_lines(sha12)) if sha12 in anew else earlier.raw(was[sha12])
                for sha12 in self.joined.files
            )
            with Shared(self._folder, self.joined.counts) as shared:
                one = Side(old, before, self._iris, earlier)
                other = Side(self._folder, self.joined, self._iris, shared)
                gone, come = self._folder / GONE, self._folder / COME
                store = ox.Store(str(self._folder / "store"))
                late = Late(store, self._folder, self._iris, shared, old)
                write_lines(gone, late.named.noted(in_order(one.only(other, anew, changed))))
                write_lines(come, late.named.noted(in_order(other.only(one, anew, changed))))
                # What was made from the store is put right below, and stays where it is until then.
                late.take(late.changes.noted(beside_late(old, self._iris, _less(gone, come))))
                late.put(late.changes.noted(beside_late(old, self._iris, _less(come, gone)), come=True))
                gone.unlink()
                come.unlink()
                quads = late.make(self._names, anew | was.keys() - set(self.joined.files))
        guard(store, late.changes.touched, late.changes.told)
        store.flush()
        return quads

    def _renamed(self, before: Corpus) -> set[str]:
        """Return the files in which another name stands for something than in another graph."""
        one, two = before.aliases, self.joined.aliases
        entity, base = self._iris.entity, self._iris.id
        renamed = {
            entity(name).removeprefix(base)
            for name in one.keys() | two.keys()
            if one.get(name) != two.get(name)
        }
        if not renamed:
            return set()
        files = self.joined.files
        each = zip(files, each_replaceable(self._folder, files), strict=True)
        return {sha12 for sha12, names in each if not renamed.isdisjoint(names)}


def _less(one: Path, other: Path) -> Iterator[str]:
    return without(read_lines(one), read_lines(other))


def _shared_lines(folder: Path, merger: Merger, sha12: str) -> list[str]:
    """Return the lines of a file that others may share."""
    return merger.shared(shard_text(folder, sha12), read_replaceable(folder, sha12))


def _stretches(folder: Path, merger: Merger, sha12: str, how: How) -> Iterator[str]:
    """Yield what a graph has of a file."""
    yield from merger.stretches(shard_text(folder, sha12), read_replaceable(folder, sha12), how)


class Side:
    """One of two graphs that are compared: which lines it has that the other lacks.

    Args:
        folder: the graph folder.
        joined: how its shards are joined.
        iris: where the IRIs of the graph begin.
        shared: its index of the lines that files share.
    """

    def __init__(self, folder: Path, joined: Corpus, iris: Iris, shared: Shared) -> None:
        self._folder = folder
        self._merger = joined.merger(iris)
        self._shared = shared
        self._at = {sha12: at for at, sha12 in enumerate(joined.files)}

    def only(self, other: Side, anew: set[str], changed: set[str]) -> Iterator[str]:
        """Yield lines that the other graph may lack.

        Args:
            other: the other graph.
            anew: the files whose lines are others there.
            changed: all files that both have of which something is kept in another way there.
        """
        whole = {sha12 for sha12 in self._at if sha12 in anew or sha12 not in other._at}
        for sha12 in sorted(whole):
            for stretch in _stretches(self._folder, self._merger, sha12, self._shared.how(self._at[sha12])):
                yield from stretch.split("\n")
        for sha12 in sorted((changed & self._at.keys()) - whole):
            how, there = self._shared.how(self._at[sha12]), other._shared.how(other._at[sha12])
            lines = _shared_lines(self._folder, self._merger, sha12)
            yield from chosen(lines, np.where(how == there, np.uint8(0), how))
        yield from without(self._merger.alias_lines(), other._merger.alias_lines())
        yield from without(read_lines(self._folder / FOUND), read_lines(other._folder / FOUND))
        with Earlier(self._folder) as pairs, Earlier(other._folder) as others:
            yield from lost_lines(pairs, others, anew)

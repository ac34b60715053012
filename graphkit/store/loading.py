"""Fills the store of a graph: from all shards, or from a store that is there by what has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.catalogue import catalogue_lines
from graphkit.graph.iris import Iris
from graphkit.graph.version import program
from graphkit.store.census import census
from graphkit.store.corpus import Corpus, shard_text
from graphkit.store.discrepancies import Registers
from graphkit.store.facts import Facts
from graphkit.store.merge import Merger
from graphkit.store.quotations import Checked, quotation_lines
from graphkit.store.rules import guard, project

if TYPE_CHECKING:
    import pyoxigraph as ox

LATE = "late.msgpack"  # the quads that were made from the store itself
_CHUNK = 16 << 20  # characters of N-Quads handed to the store at a time: it sorts each lot by itself
_NOT_SHARED = ("LOCK", "LOG")


class Late(msgspec.Struct, frozen=True):
    """The quads that were made from a store, step by step, and the comparisons behind some of them."""

    steps: list[list[str]]
    checked: dict[str, Checked]


class Loader:
    """Fills the store of one graph folder.

    Args:
        folder: the graph folder in the making.
        iris: where the IRIs of the graph begin.
        joined: how its shards are joined.
        files: what is known of each file; names: under which each was given, by its hash.
    """

    def __init__(
        self,
        folder: Path,
        iris: Iris,
        joined: Corpus,
        files: dict[str, Facts],
        names: dict[str, tuple[str, ...]],
    ) -> None:
        self._folder = folder
        self._iris = iris
        self._joined = joined
        self._files = files
        self._names = names
        self._checked: dict[str, Checked] = {}

    def from_shards(self) -> int:
        """Fill an empty store; return how many quads it holds."""
        import pyoxigraph as ox

        merger = self._joined.merger(self._iris)
        store = ox.Store(str(self._folder / "store"))
        _bulk(store, self._lines(merger))
        self._late(store, merger, [])
        guard(store)
        store.optimize()
        store.flush()
        return len(store)

    def _lines(self, merger: Merger) -> Iterator[str]:
        for sha12 in self._joined.files:
            shard = shard_text(self._folder, "shards", sha12)
            yield from merger.stretches(shard, self._files[sha12].replaceable)
        yield from self._joined.rest(merger)

    def from_store(self, old: Path, before: Corpus) -> int:
        """Fill the store from that of another graph folder, by what differs; return how many quads it holds.

        Args:
            old: a graph folder whose shards are made in the same way.
            before: how its shards were joined.
        """
        import pyoxigraph as ox

        _share(old / "store", self._folder / "store")
        store = ox.Store(str(self._folder / "store"))
        merger = self._joined.merger(self._iris)
        gone, come = self._difference(old, before, merger)
        late = read_late(old) or Late([], {})
        self._checked = late.checked
        made = {line for step in late.steps for line in step}
        _remove(store, sorted(gone - made))
        _bulk(store, sorted(come - made))
        self._late(store, merger, late.steps)
        guard(store)
        store.flush()
        return len(store)

    def _difference(self, old: Path, before: Corpus, merger: Merger) -> tuple[set[str], set[str]]:
        """Return the lines that the old store has too many, and those it lacks."""
        other = before.merger(self._iris)
        one, two = before.aliases, self._joined.aliases
        renamed = {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}
        gone: set[str] = set()
        come: set[str] = set()
        was, now = set(before.files), set(self._joined.files)
        for sha12 in sorted(was | now):
            kept = sha12 in was and sha12 in now
            same = kept and renamed.isdisjoint(self._files[sha12].replaceable)
            kind = "shared" if same else "shards"
            first = set(other.lines(shard_text(old, kind, sha12))) if sha12 in was else set()
            second = set(merger.lines(shard_text(self._folder, kind, sha12))) if sha12 in now else set()
            if first != second:
                gone |= first - second
                come |= second - first
        first, second = set(before.rest(other)), set(self._joined.rest(merger))
        gone |= first - second
        come |= second - first
        return gone - come, come - gone

    def _late(self, store: ox.Store, merger: Merger, before: list[list[str]]) -> None:
        """Add what is made from the store itself, and keep a list of it.

        Args:
            store: the store, with all that stands in the shards.
            merger: what joined them.
            before: what was made of it before, step by step; what is made no more is removed.
        """
        iris = self._iris
        steps: tuple[Callable[[set[str]], Iterable[str]], ...] = (
            lambda made: project(store, iris, made),
            lambda _: merger.new(Registers(store, iris).lines()),
            lambda _: merger.new(quotation_lines(store, self._folder, iris, self._checked)),
            lambda made: self._catalogue(store, made),
        )
        kept = []
        for step, old in zip(steps, before or [[]] * len(steps), strict=True):
            made = set(old)
            lines = list(step(made))
            kept.append(lines)
            _remove(store, sorted(made - set(lines)))
            _bulk(store, [line for line in lines if line not in made] if made else lines)
        (self._folder / LATE).write_bytes(msgspec.msgpack.encode(Late(kept, self._checked)))

    def _catalogue(self, store: ox.Store, made: set[str]) -> Iterable[str]:
        _remove(store, sorted(made))  # it counts what there is without it
        made.clear()
        return catalogue_lines(self._iris, self._names, len(store), program(), census(store))


def read_late(folder: Path) -> Late | None:
    """Return the quads that were made from the store of a graph folder, None where that is not known."""
    try:
        return msgspec.msgpack.decode((folder / LATE).read_bytes(), type=Late)
    except (OSError, msgspec.MsgspecError):
        return None


def _bulk(store: ox.Store, lines: Iterable[str]) -> None:
    """Load lines, or stretches of lines, a lot at a time."""
    import pyoxigraph as ox

    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size > _CHUNK:
            store.bulk_load("\n".join(waiting), ox.RdfFormat.N_QUADS)
            waiting, size = [], 0
    if waiting:
        store.bulk_load("\n".join(waiting), ox.RdfFormat.N_QUADS)


def _remove(store: ox.Store, lines: list[str]) -> None:
    import pyoxigraph as ox

    for quad in ox.parse("\n".join(lines), ox.RdfFormat.N_QUADS):
        store.remove(quad)


def _share(old: Path, new: Path) -> None:
    """Give a new store the data of an old one: tables never change once written, and are only linked."""
    new.mkdir()
    for file in sorted(old.iterdir()):
        if file.name.startswith(_NOT_SHARED):
            continue
        if file.suffix == ".sst":
            try:
                os.link(file, new / file.name)
                continue
            except OSError:
                pass  # another file system
        shutil.copyfile(file, new / file.name)

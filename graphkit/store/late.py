"""What is made from the store itself, step by step, and kept so that the next build only adds what is new."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from filecmp import cmp
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.catalogue import catalogue_lines, source_lines
from graphkit.graph.iris import Iris
from graphkit.graph.version import program
from graphkit.store.across import Across, Named
from graphkit.store.census import census
from graphkit.store.changes import Changes
from graphkit.store.corpus import FOUND
from graphkit.store.discrepancies import Registers
from graphkit.store.local import CITED, MADE, NAMED, Local, ends
from graphkit.store.manifest import read_manifest
from graphkit.store.quotations import Known, Quotations
from graphkit.store.rules import project, unstated
from graphkit.store.runs import Sorted, in_order, patch, read_lines, without, write_lines
from graphkit.store.shared import Shared
from graphkit.store.writing import FEW, bulk, remove

if TYPE_CHECKING:
    import pyoxigraph as ox

FOLDER = "late"  # the quads that were made from the store itself, a file for each step
_OWN = ("sources", "catalogue")
_STEPS = ("projection", "registers", "statements", "quotations", *_OWN)
_GRAPHS = ("projection", "authority/works")  # what is made from the store and may be in a shard stands there
_LOT = 10_000  # lines looked at together
_CHECKED = "checked.msgpack"
_LOCAL, _ACROSS = "local", "across"  # what queries give of single files, and of several


class Late:
    """Makes what is made from a store.

    Args:
        store: the store, with all that stands in the shards.
        folder: the graph folder in the making.
        iris: where the IRIs of the graph begin.
        shared: the index of the lines that files share.
        before: the graph folder from which the store comes, or None; what is made no more is removed.
    """

    def __init__(
        self, store: ox.Store, folder: Path, iris: Iris, shared: Shared, before: Path | None = None
    ) -> None:
        self._store = store
        self._folder = folder
        self._iris = iris
        self._shared = shared
        self._before = before / FOLDER if before is not None else None
        self._only_here = tuple(f"<{iris.id}{kind}/" for kind in ("check", "discrepancy"))
        self.changes = Changes(iris)
        self.named = Named()
        self._more: int | None = 0  # quads that the store has more than it had before, None where not known

    def put(self, lines: Iterable[str], chunk: int | None = None) -> None:
        """Load lines into the store (see `bulk`)."""
        come = bulk(self._store, lines, chunk)
        self._more = None if self._more is None or come is None else self._more + come

    def take(self, lines: Iterable[str]) -> None:
        """Take lines out of the store."""
        gone = remove(self._store, lines)
        self._more = None if self._more is None else self._more - gone

    def _size(self) -> int:
        """Return how many quads the store holds: to count them, it goes through all."""
        if self._before is None or self._more is None:
            return len(self._store)
        return read_manifest(self._before.parent).quads + self._more

    def make(self, names: Collection[tuple[str, tuple[str, ...]]], anew: Collection[str] = ()) -> int:
        """Add what is made from the store; return how many quads it then holds.

        Args:
            names: the hash of each file with the names under which it was given, ordered.
            anew: the files (first digits of their hashes) whose quads are not those they were, or no more.
        """
        store, iris = self._store, self._iris
        shutil.rmtree(self._folder / FOLDER, ignore_errors=True)
        (self._folder / FOLDER).mkdir()
        local = self._local({sha[:12] for sha, _ in names}, anew)
        registers = Registers(store, iris)
        if self._before is None:
            self._first(local, registers)
        else:
            self._project(local, self._before)
            self._register(local, registers)
        self._step("statements", self._new(registers.sources()))
        self._quote(local, {sha[:12] for sha, _ in names}, set(anew))
        sources = self._sources(names)
        self.take(self._old("catalogue"))  # it counts what there is without it
        quads = self._size() - sources
        lines = sorted(catalogue_lines(iris, quads, program(), census(store)))
        write_lines(self._folder / FOLDER / "catalogue", lines)
        self.put(lines)
        return quads + sources + len(lines)

    def _first(self, local: Local, registers: Registers) -> None:
        """Make the shortcuts and look at the registers where nothing was made before."""
        across = Across(self._folder / FOLDER / _ACROSS, None, self._store, self._iris)
        across.make(self.named)
        made = chain(local.triples(MADE), across.triples())
        self._step("projection", project(self._store, self._iris, made))
        self._step("registers", self._new(registers.lines(local.pairs(CITED))))

    def _project(self, local: Local, before: Path) -> None:
        """Bring the shortcuts up to date: what files make no more, or now, or what a graph states."""
        across = Across(self._folder / FOLDER / _ACROSS, before / _ACROSS, self._store, self._iris)
        doubtful = across.make(self.named) | self.changes.restated | local.changed(MADE)
        made = chain(local.among(MADE, doubtful), (one for one in across.triples() if one in doubtful))
        told = set(unstated(self._store, self._iris, made))
        end = f" <{self._iris.graph}projection> ."
        maybe = {triple + end for triple in doubtful}
        with Sorted(self._folder / FOUND) as lines:
            found = set(lines.among(sorted(maybe)))  # the projection has them already
        self._mend("projection", maybe, told - found, found)

    def _register(self, local: Local, registers: Registers) -> None:
        """Look at what registers say of what has changed."""
        triples = local.changed(CITED)
        alive = local.about(CITED, self.changes.dated).union(map(ends, local.among(CITED, triples)))
        self._mend("registers", *registers.again(self.changes.dated, set(map(ends, triples)), alive))

    def _mend(
        self, step: str, maybe: Collection[str], now: Collection[str], other: Collection[str] = ()
    ) -> None:
        """Bring the lines of a step up to date where they may have changed.

        Args:
            step: its name.
            maybe: lines that may be there; now: those that are.
            other: lines that the store has from elsewhere.
        """
        old = (self._before or self._folder / FOLDER) / step
        with Sorted(old) as lines:
            was = set(lines.among(sorted(maybe)))
        gone, come = was.difference(now), set(now).difference(was)
        if self._before is not None:
            patch(old, self._folder / FOLDER / step, gone, come)
        self.take(self.changes.noted(sorted(gone.difference(other))))
        self.put(self.changes.noted(sorted(come), come=True))

    def _local(self, files: set[str], anew: Collection[str]) -> Local:
        old = self._before / _LOCAL if self._before is not None else None
        local = Local(self._folder / FOLDER / _LOCAL, old, self._store, self._iris)
        local.make(files, set(anew))
        return local

    def _old(self, step: str) -> Iterator[str]:
        return read_lines(self._before / step) if self._before is not None else iter(())

    def _sources(self, names: Collection[tuple[str, tuple[str, ...]]]) -> int:
        """Describe the files by their names; return how many quads that takes."""
        if self._before is None:
            given = (line for sha, names in names for line in source_lines(self._iris, sha, names))
            return self._step("sources", given)
        known = {entry.sha256: entry.names for entry in read_manifest(self._before.parent).files}
        changed = dict(set(names) - known.items())
        now = {line for sha, given in changed.items() for line in source_lines(self._iris, sha, given)}
        gone = known.keys() - {sha for sha, _ in names}
        was = {
            line
            for sha in (*changed.keys() & known.keys(), *gone)
            for line in source_lines(self._iris, sha, known[sha])
        }
        self._mend("sources", was | now, now)
        sizes = Counter(len(given) for _, given in names)  # a name more is a line more
        return sum(count * len(source_lines(self._iris, "", ("",) * size)) for size, count in sizes.items())

    def _quote(self, local: Local, files: set[str], anew: set[str]) -> None:
        """Compare what files quote with the texts of resolutions."""
        known = None
        if self._before is not None:
            known = msgspec.msgpack.decode((self._before / _CHECKED).read_bytes(), type=Known)
        with contextlib.closing(Quotations(self._store, self._folder, self._iris, known)) as quotations:
            again = quotations.again(files, anew) if known is not None else None
            cited = local.pairs(NAMED, again)
            self._step("quotations", self._new(quotations.lines(cited, again)))
            (self._folder / FOLDER / _CHECKED).write_bytes(msgspec.msgpack.encode(quotations.known))

    def _step(self, step: str, lines: Iterable[str]) -> int:
        """Write the sorted lines of a step, bring the store up to date; return how many they are."""
        path = self._folder / FOLDER / step
        count = write_lines(path, lines)
        if self._before is None:
            self.put(read_lines(path), FEW)
        elif not cmp(path, self._before / step, shallow=False):
            self.take(self.changes.noted(without(self._old(step), read_lines(path))))
            self.put(self.changes.noted(without(read_lines(path), self._old(step)), come=True))
        return count

    def _new(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines whose triple no file has that others share, sorted, each triple once."""
        last, here, has = "", self._only_here, self._shared.has
        for line in in_order(line for line in lines if line.startswith(here) or not has(line)):
            triple = line[: line.rindex(" ", 0, -2)]
            if triple != last:
                last = triple
                yield line


def has_late(folder: Path) -> bool:
    """Say whether it is known what was made from the store of a graph folder."""
    return all((folder / FOLDER / name).is_file() for name in (*_STEPS, _CHECKED, _LOCAL, _ACROSS))


def beside_late(folder: Path, iris: Iris, lines: Iterable[str]) -> Iterator[str]:
    """Yield the sorted lines, but for those that were made from the store of a graph folder.

    Args:
        folder: the graph folder.
        iris: where the IRIs of the graph begin.
        lines: the lines.
    """
    graphs = tuple(f" <{iris.graph}{name}> ." for name in _GRAPHS)
    every = iter(lines)
    with ExitStack() as stack:
        # Of the graph's own description no line can come from a file.
        paths = (folder / FOLDER / step for step in _STEPS if step not in _OWN)
        steps = [stack.enter_context(Sorted(path)) for path in paths]
        while lot := list(islice(every, _LOT)):
            maybe = [line for line in lot if line.endswith(graphs)]
            made = {line for step in steps for line in step.among(maybe)}
            yield from (line for line in lot if line not in made)

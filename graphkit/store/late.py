"""What is made from the store itself, step by step, and kept so that the next build only adds what is new."""

from __future__ import annotations

import heapq
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.catalogue import catalogue_lines, source_lines
from graphkit.graph.iris import Iris
from graphkit.graph.version import program
from graphkit.store.census import census
from graphkit.store.discrepancies import Registers
from graphkit.store.local import CITED, NAMED, Local, shortcuts
from graphkit.store.quotations import Checked, quotation_lines
from graphkit.store.rules import project
from graphkit.store.runs import in_order, read_lines, without, write_lines
from graphkit.store.shared import Shared
from graphkit.store.writing import bulk, remove

if TYPE_CHECKING:
    import pyoxigraph as ox

FOLDER = "late"  # the quads that were made from the store itself, a file for each step
_OWN = ("sources", "catalogue")  # of these no line can come from a file
_STEPS = ("projection", "registers", "quotations", *_OWN)
_CHECKED = "checked.msgpack"
_LOCAL = "local"


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
        self._own = f"<{iris.id}src/"  # mentions, claims: never what a guard looks for
        self.touched: set[str] = set()

    def make(self, names: Collection[tuple[str, tuple[str, ...]]], anew: Collection[str] = ()) -> int:
        """Add what is made from the store; return how many quads it then holds.

        Args:
            names: the hash of each file with the names under which it was given, ordered.
            anew: the files (first digits of their hashes) whose quads are not those they were.
        """
        store, iris = self._store, self._iris
        shutil.rmtree(self._folder / FOLDER, ignore_errors=True)
        (self._folder / FOLDER).mkdir()
        checked = self._checked()
        local = self._local({sha[:12] for sha, _ in names}, anew)
        self._step("projection", project(store, iris, shortcuts(store, local), self._old("projection")))
        self._step("registers", self._new(Registers(store, iris).lines(local.pairs(CITED))))
        quotations = quotation_lines(store, self._folder, iris, local.pairs(NAMED), checked)
        self._step("quotations", self._new(quotations))
        (self._folder / FOLDER / _CHECKED).write_bytes(msgspec.msgpack.encode(checked))
        sources = self._step(
            "sources", (line for sha, given in names for line in source_lines(iris, sha, given))
        )
        remove(store, self._old("catalogue"))  # it counts what there is without it
        quads = len(store) - sources
        lines = sorted(catalogue_lines(iris, quads, program(), census(store)))
        write_lines(self._folder / FOLDER / "catalogue", lines)
        bulk(store, lines)
        return quads + sources + len(lines)

    def _local(self, files: Collection[str], anew: Collection[str]) -> Local:
        old = self._before / _LOCAL if self._before is not None else None
        local = Local(self._folder / FOLDER / _LOCAL, old, self._store, self._iris)
        local.make(files, anew)
        return local

    def _old(self, step: str) -> Iterator[str]:
        return read_lines(self._before / step) if self._before is not None else iter(())

    def _checked(self) -> dict[str, Checked]:
        if self._before is None:
            return {}
        return msgspec.msgpack.decode((self._before / _CHECKED).read_bytes(), type=dict[str, Checked])

    def _step(self, step: str, lines: Iterable[str]) -> int:
        """Write the sorted lines of a step, bring the store up to date; return how many they are."""
        path = self._folder / FOLDER / step
        count = write_lines(path, lines)
        remove(self._store, self.noted(without(self._old(step), read_lines(path))))
        bulk(self._store, self.noted(without(read_lines(path), self._old(step))))
        return count

    def noted(self, lines: Iterable[str]) -> Iterator[str]:
        """Pass lines on, and take note of what they speak of where a store is changed."""
        for line in lines:
            if self._before is not None:
                subject, _, value = line.split(" ", 3)[:3]
                self.touched.update(
                    term for term in (subject, value) if term[0] == "<" and not term.startswith(self._own)
                )
            yield line

    def _new(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines whose triple no file has that others share, sorted, each triple once."""
        last = ""
        for line in in_order(line for line in lines if not self._shared.has(line)):
            triple = line[: line.rindex(" ", 0, -2)]
            if triple != last:
                last = triple
                yield line


def has_late(folder: Path) -> bool:
    """Say whether it is known what was made from the store of a graph folder."""
    return all((folder / FOLDER / name).is_file() for name in (*_STEPS, _CHECKED, _LOCAL))


def late_lines(folder: Path) -> Iterator[str]:
    """Yield what was made from the store of a graph folder, and may come from a file as well, sorted."""
    yield from heapq.merge(*(read_lines(folder / FOLDER / step) for step in _STEPS if step not in _OWN))

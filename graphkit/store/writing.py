"""Puts lines of N-Quads into a store and takes them out again, a lot at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

_CHUNK = 16 << 20  # characters of N-Quads handed to the store at a time: it sorts each lot by itself
_LOT = 20_000  # lines taken out at a time
_NOT_SHARED = ("LOCK", "LOG")


def bulk(store: ox.Store, lines: Iterable[str]) -> None:
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


def remove(store: ox.Store, lines: Iterable[str]) -> None:
    """Take lines out of a store."""
    import pyoxigraph as ox

    every = iter(lines)
    while lot := "\n".join(islice(every, _LOT)):
        for quad in ox.parse(lot, ox.RdfFormat.N_QUADS):
            store.remove(quad)


def share(old: Path, new: Path) -> None:
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

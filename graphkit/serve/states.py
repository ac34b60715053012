"""The states of a graph that is written to: each write makes a new one, and readers move on to it.

`store/` in the folder of the graph always holds the last one that was accepted. While the server runs, those
that are read lie beside it, so that a slow reader keeps the state that it began with.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import msgspec

from graphkit.errors import StoreError
from graphkit.store.folder import open_graph
from graphkit.store.manifest import read_manifest, write_manifest

LIVE, FRESH, OLD = ".states", ".store-new", ".store-old"


class States:
    """The states of one graph; only one server at a time may have them.

    Args:
        folder: the graph.
        keep: seconds for which a state is kept once there is a newer one.

    Raises:
        StoreError: another server writes to this graph, or the folder cannot be written.
    """

    def __init__(self, folder: str, keep: float) -> None:
        self._folder = Path(folder)
        self._keep = keep
        self._lock = _locked(self._folder)
        self._number = 0
        self._past: list[tuple[float, Path]] = []
        self._clear()
        (self._folder / LIVE).mkdir()
        self.present = str(self._folder / LIVE / "0")
        with open_graph(folder) as graph:
            graph.store.backup(self.present)

    def begin(self) -> tuple[Path, Path]:
        """Return where the next state goes, and where its copy to be kept goes."""
        self._number += 1
        self._forget()
        return self._folder / LIVE / str(self._number), self._folder / FRESH

    def accept(self, state: Path, quads: int) -> None:
        """Make a state the present one, on disk first."""
        store, old, fresh = self._folder / "store", self._folder / OLD, self._folder / FRESH
        shutil.rmtree(old, ignore_errors=True)
        store.rename(old)
        fresh.rename(store)
        manifest = read_manifest(self._folder)
        write_manifest(msgspec.structs.replace(manifest, quads=quads, edits=manifest.edits + 1), self._folder)
        shutil.rmtree(old, ignore_errors=True)
        self._past.append((time.monotonic(), Path(self.present)))
        self.present = str(state)

    def refuse(self, state: Path) -> None:
        """Leave nothing of a state that was not accepted."""
        shutil.rmtree(state, ignore_errors=True)
        shutil.rmtree(self._folder / FRESH, ignore_errors=True)

    def _forget(self) -> None:
        now = time.monotonic()
        for when, path in self._past:
            if now - when > self._keep:
                shutil.rmtree(path, ignore_errors=True)
        self._past = [(when, path) for when, path in self._past if path.exists()]

    def _clear(self) -> None:
        """Remove what an earlier server left; a write that it did not finish is taken back."""
        if not (self._folder / "store").exists() and (self._folder / OLD).is_dir():
            (self._folder / OLD).rename(self._folder / "store")
        for name in (LIVE, FRESH, OLD):
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def close(self) -> None:
        """Leave the folder as a graph like any other."""
        self._clear()
        os.close(self._lock)


def _locked(folder: Path) -> int:
    """Take the folder for this process, where the system knows such locks."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be opened ({error.strerror or error})") from error
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        return file
    except OSError:
        os.close(file)
        raise StoreError(f"{folder}: another server writes to this graph") from None
    return file

"""Where a build keeps what it found in each file, and how much of it the next build can take over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from sys import intern

import msgspec

from graphkit.errors import StoreError
from graphkit.knowledge.cache import version
from graphkit.store.manifest import SourceEntry
from graphkit.store.writing import link

# Folder of a graph, and the ending of the files in it: one a source file, named after its hash.
PLACES = {"texts": ".txt", "shards": ".nq", "facts": ".msgpack"}
_STAGES = (
    "edtf.py",
    "kinds.py",
    "document.py",
    "model.py",
    "knowledge",
    "read",
    "scan",
    "segment",
    "recognise",
    "link",
    "graph",
    "store",
)


def begun(folder: Path) -> dict[str, SourceEntry]:
    """Return the files whose facts are in a graph folder, whole, each with its line in the manifest."""
    names = (path.name.partition(".")[0] for path in (folder / "facts").iterdir())
    return {sha12: entry for sha12 in names if sha12 and (entry := read_entry(folder, sha12))}


class _Entry(msgspec.Struct, frozen=True):
    entry: SourceEntry


def read_entry(folder: Path, sha12: str) -> SourceEntry | None:
    """Return the line of a file in the manifest, None where its facts are missing or damaged.

    Args:
        folder: the graph folder in the making, where what is found in a file is in files of its own.
        sha12: first digits of the hash.
    """
    try:
        entry = msgspec.msgpack.decode(loose(folder, "facts", sha12), type=_Entry).entry
    except (OSError, msgspec.MsgspecError):
        return None
    # There are very many, and what few values stand for is held once.
    return msgspec.structs.replace(entry, media_type=intern(entry.media_type), form=intern(entry.form))


def place(folder: Path, kind: str, sha12: str) -> Path:
    """Return where a graph folder keeps something of a file."""
    return folder / kind / f"{sha12}{PLACES[kind]}"


def path_of(folder: Path | str, kind: str, sha12: str) -> str:
    """Return the same as text: there are many files, and paths are slow to make."""
    return f"{folder}/{kind}/{sha12}{PLACES[kind]}"


def loose(folder: Path | str, kind: str, sha12: str) -> bytes:
    """Return what lies in a file of its own.

    Raises:
        OSError: it cannot be read.
    """
    with open(path_of(folder, kind, sha12), "rb", buffering=0) as stream:  # noqa: PTH123 - there are many
        return stream.readall()


def carry_over(old: Path, new: Path, files: Iterable[str]) -> None:
    """Let a new graph folder have what an old one keeps of files, by links where the disk allows.

    Args:
        old, new: the folders.
        files: first digits of the hashes.

    Raises:
        StoreError: the old one no longer has it.
        OSError: it cannot be written.
    """
    from graphkit.store.packs import take_over

    alone = take_over(old, new, list(files))
    for kind, ending in PLACES.items():
        there = {path.name for path in (new / kind).iterdir()}
        for sha12 in alone:
            if f"{sha12}{ending}" in there:
                continue
            try:
                link(path_of(old, kind, sha12), path_of(new, kind, sha12))
            except FileNotFoundError:
                raise damaged(old, sha12) from None


def damaged(target: Path | str, what: str) -> StoreError:
    """Return what is said of a graph folder that no longer keeps what was found in a file.

    >>> str(damaged("graph", "0123456789ab"))
    'graph: what it keeps of 0123456789ab is damaged; remove it and build anew'

    Args:
        target: the graph folder; what: first digits of the file's hash, or what else it is that is missing.
    """
    return StoreError(f"{target}: what it keeps of {what} is damaged; remove it and build anew")


def sweep(folder: Path, files: Collection[str]) -> None:
    """Remove what a stopped build left of files that are not asked for any more.

    Args:
        folder: the graph folder in the making.
        files: first digits of the hashes of those that are.
    """
    for kind in PLACES:
        for path in (folder / kind).iterdir():
            if path.name.partition(".")[0] not in files:
                path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    # A process of a build that was killed may still be at its last document when the next build is there.
    partial = f"{path.parent}/.{path.name}.{os.getpid()}.part"
    with open(partial, "wb", buffering=0) as stream:  # noqa: PTH123 - there are many files, and paths are slow
        left = memoryview(data)
        while left:  # a disk that is nearly full takes a part, and says so only when asked for the rest
            left = left[stream.write(left) :]
    os.replace(partial, path)  # noqa: PTH105 - as said


def how(base: str, model: str | None) -> str:
    """Return a digest of all that decides what is found in a file of given bytes.

    Args:
        base: where the IRIs of the graph begin.
        model: the spaCy model that helps, or None.
    """
    parts = (_code(), version(), base, model or "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """Hash the stages that a file passes through: a changed rule makes every shard anew."""
    total = hashlib.sha256()
    root = Path(__file__).parents[1]
    for stage in _STAGES:
        path = root / stage
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            total.update(file.read_bytes())
    return total.hexdigest()

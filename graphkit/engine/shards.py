"""What is kept of documents, in a folder at any address that fsspec knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from graphkit.read.raw import Raw
from graphkit.store.facts import Facts
from graphkit.store.kept import PLACES, place, write_whole

Files = dict[str, bytes]  # what is kept of one document, by the folder it is in


def _open(address: str) -> tuple[Any, str]:
    """Return a file system and the path of a folder in it."""
    from fsspec.core import url_to_fs

    system, path = url_to_fs(address)
    return system, str(path).rstrip("/")


def _path(root: str, kind: str, sha12: str) -> str:
    return f"{root}/{kind}/{sha12}{PLACES[kind]}"


def holds(address: str, raw: Raw) -> bool:
    """Say whether a folder of shards has all that is kept of a document.

    Args:
        address: the folder.
        raw: the document.
    """
    system, root = _open(address)
    try:
        data = system.cat_file(_path(root, "facts", raw.sha256[:12]))
        entry = msgspec.msgpack.decode(data, type=Facts).entry
    except (OSError, msgspec.MsgspecError):
        return False
    return bool((entry.sha256, entry.form) == (raw.sha256, raw.form))


def send_files(address: str, sha12: str, files: Files) -> None:
    """Write what is kept of a document; its facts come last, and say that the rest is whole.

    Raises:
        OSError: it cannot be written.
    """
    system, root = _open(address)
    for kind in PLACES:
        system.makedirs(f"{root}/{kind}", exist_ok=True)
        system.pipe_file(_path(root, kind, sha12), files[kind])


def fetch(address: str, sha12: str) -> Files:
    """Return what a folder of shards keeps of a document.

    Raises:
        OSError: it cannot be read.
    """
    system, root = _open(address)
    return {kind: system.cat_file(_path(root, kind, sha12)) for kind in PLACES}


def keep(files: Files, folder: Path, sha12: str) -> None:
    """Write what is kept of a document into a graph folder in the making.

    Raises:
        OSError: it cannot be written.
    """
    for kind in PLACES:
        write_whole(place(folder, kind, sha12), files[kind])

"""Files at addresses of any storage that fsspec knows: object stores, archives of a cluster, memory."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graphkit.errors import ReadError
from graphkit.read.raw import Raw, from_bytes

_BLOCK = 1 << 20


class Stored(NamedTuple):
    """One file of a storage: its name to show, and its address."""

    source: str
    address: str


def is_stored(name: str | os.PathLike[str]) -> bool:
    """Say whether a name is the address of a storage; web pages are read in their own way.

    >>> is_stored("s3://bucket/letters"), is_stored("https://example.org/"), is_stored("letters")
    (True, False, False)
    """
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]+)(?:::|://)", os.fspath(name))
    return scheme is not None and scheme[1].lower() not in {"http", "https"}


def stored_files(address: str) -> Iterator[Stored]:
    """Return the files that an address stands for: of a file, a folder, or a pattern.

    Args:
        address: such as "s3://bucket/letters/*.txt".

    Raises:
        ReadError: it cannot be reached, or fsspec or its part for this storage is not installed.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ReadError(address, "needs the extra: pip install 'graphkit[cluster]'") from error
    try:
        system, path = url_to_fs(address)
        root = str(path).rstrip("/")
        if any(sign in root for sign in "*?["):
            found = [name for name in system.glob(root) if system.isfile(name)]
        else:
            found = [root] if system.isfile(root) else system.find(root)
    except Exception as error:  # each storage has errors of its own
        raise ReadError(address, f"cannot be opened ({' '.join(str(error).split())})") from error
    names = [(name.removeprefix(root).lstrip("/") or name.rpartition("/")[2], name) for name in found]
    if any(sign in root for sign in "*?["):
        names = [(name.rpartition("/")[2], name) for name in found]
    shown = [
        Stored(source, system.unstrip_protocol(name))
        for source, name in sorted(names, key=lambda pair: pair[0].split("/"))
        if not any(part.startswith(".") for part in source.split("/"))
    ]
    if not shown:
        raise ReadError(address, "holds no file")
    yield from shown


def raw_stored(file: Stored, max_bytes: int, max_characters: int) -> Raw:
    """Return the bytes of a file.

    Raises:
        ReadError: it cannot be read, or is too large.
    """
    import fsspec

    try:
        with fsspec.open(file.address, "rb") as stream:
            data = stream.read(max_bytes + 1)
    except Exception as error:  # each storage has errors of its own
        raise ReadError(file.source, f"cannot be opened ({' '.join(str(error).split())})") from error
    if len(data) > max_bytes:
        raise ReadError(file.source, f"is larger than {max_bytes:,} bytes")
    return from_bytes(data, file.source, max_bytes, max_characters)


def copy_here(file: Stored, folder: Path) -> Path:
    """Copy a file of many documents to a local folder; return its path.

    Raises:
        ReadError: it cannot be read.
    """
    import fsspec

    target = folder / file.address.rpartition("/")[2]
    try:
        with fsspec.open(file.address, "rb") as stream, target.open("wb") as copy:
            while block := stream.read(_BLOCK):
                copy.write(block)
    except Exception as error:  # each storage has errors of its own
        raise ReadError(file.source, f"cannot be opened ({' '.join(str(error).split())})") from error
    return target

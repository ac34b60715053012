"""Finds the files that inputs stand for, and reads them one after the other."""

from __future__ import annotations

import errno
import glob
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.read.archives import TAR, ZIP, archive_members
from graphkit.read.limits import MAX_BYTES, MAX_CHARACTERS
from graphkit.read.raw import Raw, from_bytes, from_document, from_text
from graphkit.read.rows import JSON_LINES, TABLES, texts
from graphkit.read.stores import copy_here, is_stored, raw_stored, stored_files


def read(
    path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES, max_characters: int = MAX_CHARACTERS
) -> Document:
    """Read one document.

    Args:
        path: file name, web address, or "-" for standard input.
        max_bytes: largest size accepted.
        max_characters: longest text accepted.

    Raises:
        ReadError: it cannot be read, with the reason.
    """
    from graphkit.read.documents import read_bytes

    name = os.fspath(path)
    if name == "-":
        data = sys.stdin.buffer.read(max_bytes + 1)
        return read_bytes(data, "-", max_bytes=max_bytes, max_characters=max_characters)
    if _is_address(name):
        from graphkit.read.web import fetch

        page = fetch(name, max_bytes)
        return read_bytes(
            page.data,
            name,
            page.media_type,
            charset=page.charset,
            max_bytes=max_bytes,
            max_characters=max_characters,
        )
    return _raw_file(Path(name), Path(name).name, max_bytes, max_characters).read()


def read_all(
    inputs: Iterable[str | os.PathLike[str]],
    on_error: Callable[[ReadError], object] | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    max_characters: int = MAX_CHARACTERS,
) -> Iterator[Document]:
    """Read every document that files, folders, patterns and web addresses stand for.

    Folders are read in order of name with all that is below them; hidden files
    are passed over. Archives (zip, tar), JSON Lines and tables with a column called
    text give each of the documents they hold, one at a time. A document that cannot
    be read is reported and the rest goes on.

    Args:
        inputs: file names, folders, patterns such as "letters/*.txt", addresses, "-".
        on_error: called with each error; None raises the first.
        max_bytes: largest size of one file accepted.
        max_characters: longest text of one file accepted.

    Yields:
        documents; `source` is the path below the folder asked for, or the file name; in an
        archive "archive.zip/member.txt", in a file of rows "corpus.jsonl#id".
    """
    for raw in raw_all(inputs, on_error, max_bytes=max_bytes, max_characters=max_characters):
        try:
            document = raw.read()
        except ReadError as problem:
            if on_error is None:
                raise
            on_error(problem)
        else:
            yield document


def raw_all(
    inputs: Iterable[str | os.PathLike[str]],
    on_error: Callable[[ReadError], object] | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    max_characters: int = MAX_CHARACTERS,
) -> Iterator[Raw]:
    """Find the bytes of every document that `read_all` would read, without reading it.

    Args:
        inputs, on_error, max_bytes, max_characters: see `read_all`.
    """
    for finders in _all_finders(inputs, max_bytes, max_characters):
        while True:
            try:
                finder = next(finders, None)
                if finder is None:
                    break
                raw = finder()
            except ReadError as problem:
                if on_error is None:
                    raise
                on_error(problem)
            else:
                yield raw


def _all_finders(
    inputs: Iterable[str | os.PathLike[str]], max_bytes: int, max_characters: int
) -> Iterator[Iterator[Callable[[], Raw]]]:
    for entry in inputs:
        if is_stored(entry):
            yield _stored_finders(os.fspath(entry), max_bytes, max_characters)
            continue
        for source, path, error in _found(entry):
            yield _finders(source, path, error, max_bytes, max_characters)


def _stored_finders(address: str, max_bytes: int, max_characters: int) -> Iterator[Callable[[], Raw]]:
    """Return what finds the bytes of each document of a storage; one of many documents is copied here."""
    for file in stored_files(address):
        if not file.source.lower().endswith((*ZIP, *TAR, *JSON_LINES, *TABLES)):
            yield partial(raw_stored, file, max_bytes, max_characters)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            try:
                copy = copy_here(file, Path(scratch))
                yield from _finders(file.source, os.fspath(copy), "", max_bytes, max_characters)
            except ReadError as error:
                yield partial(_refuse, error.source, error.reason)


def _finders(
    source: str, path: str | None, error: str, max_bytes: int, max_characters: int
) -> Iterator[Callable[[], Raw]]:
    """Return what finds the bytes of each document of one file, as it comes."""
    name = path.lower() if path is not None else ""
    if error:
        raise ReadError(source, error)
    if path is None:
        read_now = partial(read, source, max_bytes=max_bytes, max_characters=max_characters)
        yield lambda: from_document(read_now())
    elif name.endswith((*ZIP, *TAR)):
        _check_file(path, source)
        for member in archive_members(Path(path), source, max_bytes):
            refused = partial(_refuse, member.source, member.error)
            found = partial(from_bytes, member.data, member.source, max_bytes, max_characters)
            yield refused if member.error else found
    elif name.endswith((*JSON_LINES, *TABLES)):
        _check_file(path, source)
        for row in texts(Path(path), source, max_bytes):
            refused = partial(_refuse, row.source, row.error)
            yield refused if row.error else partial(from_text, row.text, row.source, max_characters)
    else:
        yield partial(_raw_file, path, source, max_bytes, max_characters)


def _refuse(source: str, reason: str) -> Raw:
    raise ReadError(source, reason)


def find_files(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[str, Path | None, str]]:
    """Return the name, path and trouble of every file that inputs stand for, in stable order.

    Yields:
        the name to show, the path (None for an address or "-"), and the reason why it
        cannot be read ("" where it can).
    """
    for entry in inputs:
        for source, path, error in _found(entry):
            yield source, None if path is None else Path(path), error


def _found(entry: str | os.PathLike[str]) -> Iterator[tuple[str, str | None, str]]:
    """Yield what `find_files` yields, with paths as text: paths are slow to make."""
    name = os.fspath(entry)
    if name == "-" or _is_address(name):
        yield name, None, ""
        return
    path = Path(name)
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        yield from _below(os.fspath(path), name)
    elif mode or not glob.has_magic(name):
        yield path.name or name, os.fspath(path), ""
    else:
        matches = glob.glob(name, recursive=True)  # noqa: PTH207 - as a shell would
        found = sorted(Path(match) for match in matches)
        if not found:
            yield name, None, "no file matches it"
        for match in found:
            if not match.is_dir():
                yield match.name, os.fspath(match), ""


def count_files(inputs: Iterable[str | os.PathLike[str]]) -> int:
    """Return how many documents inputs stand for, 0 where only reading them tells."""
    count = 0
    given = list(inputs)
    if any(map(is_stored, given)):
        return 0
    for source, path, _ in find_files(given):
        if path is None or source.lower().endswith((*ZIP, *TAR, *JSON_LINES, *TABLES)):
            return 0
        count += 1
    return count


def _below(folder: str, name: str) -> Iterator[tuple[str, str | None, str]]:
    """Return all files below a folder, ordered by the parts of their path."""
    empty = True
    for found in _walk(folder, ""):
        empty = False
        yield found, os.path.join(folder, found), ""  # noqa: PTH118 - of many files
    if empty:
        yield name, None, "is an empty folder"


def _mode(path: Path) -> int:
    """Return what a path leads to, 0 where that is nothing."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return 0
    except OSError as error:
        if error.errno in {errno.EBADF, errno.ELOOP}:
            return 0
        raise


def _walk(folder: str, below: str) -> Iterator[str]:
    """Yield the files below a folder, by their path from the first one; only one folder a level is held.

    Args:
        folder: its path.
        below: the path to it from the first one, with a slash behind, or "".
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, _is_folder(entry), entry.is_symlink()) for entry in entries)
    except OSError:
        return
    for name, is_folder, is_link in found:
        if name.startswith("."):
            continue
        if not is_folder:
            yield f"{below}{name}"
        elif not is_link:
            yield from _walk(os.path.join(folder, name), f"{below}{name}/")  # noqa: PTH118 - of many files


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _check_file(path: str | Path, source: str) -> int:
    """Make sure that a path is that of a file, and return its size."""
    try:
        known = os.stat(path)  # noqa: PTH116 - as below
        if stat.S_ISDIR(known.st_mode):
            raise ReadError(source, "is a folder")
        if not stat.S_ISREG(known.st_mode):
            raise ReadError(source, "is not a regular file")
        return known.st_size
    except OSError as error:
        raise ReadError(source, f"cannot be opened ({error.strerror or error})") from error
    except ValueError as error:  # a name with a zero byte
        raise ReadError(source, f"cannot be opened ({error})") from error


def _raw_file(path: str | Path, source: str, max_bytes: int, max_characters: int) -> Raw:
    if _check_file(path, source) > max_bytes:
        raise ReadError(source, f"is larger than {max_bytes:,} bytes")
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - there are many files, and paths are slow
            data = stream.readall()
    except OSError as error:
        raise ReadError(source, f"cannot be opened ({error.strerror or error})") from error
    return from_bytes(data, source, max_bytes, max_characters)

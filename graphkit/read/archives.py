"""Reads archives (zip, tar) member by member; nothing is written to disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from graphkit.errors import ReadError
from graphkit.read.limits import MAX_RATIO
from graphkit.read.packed import DAMAGED, SMALL, Swollen, open_packed, swollen

ZIP = (".zip",)
TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_ENCRYPTED = 1  # bit of a zip member's flags


class Member(NamedTuple):
    """One file of an archive: its name to show, and its bytes or why there are none."""

    source: str
    data: bytes
    error: str = ""


def archive_members(path: Path, source: str, max_bytes: int) -> Iterator[Member]:
    """Return the files of an archive, in its order; hidden files are passed over.

    Args:
        path: the archive.
        source: its name to show; a member is "archive.zip/member.txt".
        max_bytes: largest size of one member accepted.

    Raises:
        ReadError: it is damaged or holds nothing; members before the damage have been returned.
    """
    opened = _zip_members if path.name.lower().endswith(ZIP) else _tar_members
    empty = True
    for member in opened(path, source, max_bytes):
        empty = False
        yield member
    if empty:
        raise ReadError(source, "holds no files")


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") and part not in {".", ".."} for part in parts) or "__MACOSX" in parts


def _shown(source: str, name: str) -> str:
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {".", "..", "/"}]
    return "/".join([source, *parts])


def _read(stream: IO[bytes], shown: str, max_bytes: int) -> Member:
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        return Member(shown, b"", f"is larger than {max_bytes:,} bytes")
    return Member(shown, data)


def _zip_members(path: Path, source: str, max_bytes: int) -> Iterator[Member]:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as packed:
            for info in packed.infolist():
                if info.is_dir() or _hidden(info.filename):
                    continue
                shown = _shown(source, info.filename)
                if info.flag_bits & _ENCRYPTED:
                    yield Member(shown, b"", "is encrypted")
                elif info.file_size > max_bytes:
                    yield Member(shown, b"", f"is larger than {max_bytes:,} bytes")
                elif info.file_size > max(SMALL, MAX_RATIO * info.compress_size):
                    yield Member(shown, b"", f"unpacks to more than {MAX_RATIO} times its size")
                else:
                    try:
                        with packed.open(info) as stream:
                            member = _read(stream, shown, max_bytes)
                    except (BadZipFile, NotImplementedError, *DAMAGED) as error:
                        member = Member(shown, b"", f"is damaged ({error})")
                    yield member
    except (BadZipFile, OSError, ValueError) as error:
        raise ReadError(source, f"is a damaged archive ({error})") from error


def _tar_members(path: Path, source: str, max_bytes: int) -> Iterator[Member]:
    import tarfile

    try:
        with path.open("rb") as file, tarfile.open(fileobj=open_packed(file, path), mode="r|") as packed:
            for info in packed:
                packed.members = []  # type: ignore[attr-defined]  # else it keeps every header
                if not info.isfile() or _hidden(info.name):
                    continue
                shown = _shown(source, info.name)
                stream = packed.extractfile(info) if info.size <= max_bytes else None
                if stream is None:
                    yield Member(shown, b"", f"is larger than {max_bytes:,} bytes")
                else:
                    yield _read(stream, shown, max_bytes)
    except Swollen as error:
        raise swollen(source) from error
    except (tarfile.TarError, ValueError, *DAMAGED) as error:
        raise ReadError(source, f"is a damaged archive ({error})") from error

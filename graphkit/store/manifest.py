"""The manifest of a graph folder: files, versions, counts. No clock."""

from __future__ import annotations

from pathlib import Path

import msgspec

from graphkit.errors import StoreError

NAME = "manifest.json"
FORMAT = 1
_FILES = b'"files": []'


class SourceEntry(msgspec.Struct, frozen=True):
    """One file of the graph: the hash of its bytes, all names it came under, its size.

    `form` is what its reading went by besides the bytes: the ending of its name.
    """

    sha256: str
    names: tuple[str, ...]
    media_type: str
    chars: int
    mentions: int
    document: str
    form: str = ""


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a graph folder holds, and by which program and knowledge it was made.

    `edits` counts how often somebody has changed the graph since: its sources alone no longer make it.
    `how` is a digest of all that decides what is found in a file: shards made alike can be taken over.
    """

    format: int
    base: str
    program: str
    knowledge: str
    quads: int
    files: tuple[SourceEntry, ...]
    edits: int = 0
    how: str = ""


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into a graph folder, file by file: a million of them are told in 300 MB."""
    whole = _pretty(msgspec.structs.replace(manifest, files=()))
    head, files, tail = whole.partition(_FILES)
    partial = folder / f".{NAME}.part"
    with partial.open("wb") as stream:
        stream.write(head + files[:-1])
        for at, entry in enumerate(manifest.files):
            stream.write((b",\n    " if at else b"\n    ") + _pretty(entry).replace(b"\n", b"\n    "))
        stream.write((b"\n  ]" if manifest.files else b"]") + tail + b"\n")
    partial.replace(folder / NAME)


def _pretty(value: Manifest | SourceEntry) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a graph folder.

    Raises:
        StoreError: the folder is missing, is no graph, or its manifest is damaged.
    """
    if not folder.is_dir():
        raise StoreError(f"{folder}: no such graph")
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise StoreError(f"{folder}: not a graph folder (it has no {NAME})") from None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreError(f"{folder}: its {NAME} is damaged ({error})") from error
    if manifest.format != FORMAT:
        raise StoreError(
            f"{folder}: written in format {manifest.format}, this graphkit reads format {FORMAT}"
        )
    return manifest

"""The manifest is written file by file, and reads as if it were written at once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from graphkit.store.manifest import NAME, Manifest, SourceEntry, read_manifest, write_manifest

ENTRY = SourceEntry("0" * 64, ('a\n"files": [].txt', "é"), "text/plain", 3, 1, "doc/X", "txt")


@pytest.mark.parametrize("files", [(), (ENTRY,), (ENTRY, msgspec.structs.replace(ENTRY, names=()), ENTRY)])
def test_the_bytes_are_those_of_the_whole(tmp_path: Path, files: tuple[SourceEntry, ...]) -> None:
    manifest = Manifest(1, "https://example.org/", "p", "k", 7, files, how="made so")
    write_manifest(manifest, tmp_path)
    whole = msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=2)
    assert (tmp_path / NAME).read_bytes() == whole + b"\n"
    assert read_manifest(tmp_path) == manifest
    assert [path.name for path in tmp_path.iterdir()] == [NAME]

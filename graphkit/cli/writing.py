"""Where output goes: standard output, or a file that is replaced only once it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def fresh_file(file: Path) -> Iterator[Path]:
    """Lend a path to write to; it becomes `file` when the block ends well, and vanishes otherwise.

    Args:
        file: where the result belongs.
    """
    if file.is_dir():
        raise IsADirectoryError(21, "is a folder; name a file", str(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        yield partial
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def destination(name: str) -> Iterator[IO[bytes]]:
    """Lend a binary stream: standard output for "-", else a file as in `fresh_file`."""
    if name == "-":
        yield sys.stdout.buffer
        return
    with fresh_file(Path(name)) as path, path.open("wb") as out:
        yield out

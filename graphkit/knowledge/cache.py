"""Keeps the compiled tables on disk by the hash of their content: inflecting them takes seconds."""

from __future__ import annotations

import contextlib
import os
import tempfile
from functools import cache
from pathlib import Path

import msgspec

from graphkit.knowledge.lexicon import Compiled, compile_tables
from graphkit.knowledge.tables import digest

FORMAT = 1  # raise when the form of Compiled changes


def _folder() -> Path:
    import platformdirs

    return Path(os.environ.get("GRAPHKIT_CACHE") or platformdirs.user_cache_dir("graphkit"))


def _code_digest() -> str:
    """Hash the code that compiles, so that a changed rule of inflection makes a new cache."""
    import hashlib

    here = Path(__file__).parent
    names = ("lexicon.py", "inflect.py", "templates.py", "text.py", "tables.py")
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in names)).hexdigest()


def _read(path: Path) -> Compiled | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Compiled)
    except (OSError, msgspec.DecodeError):
        return None  # none yet, or damaged: it is made again


def _write(path: Path, compiled: Compiled) -> None:
    """Write whole or not at all; a cache that cannot be written is no error."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(msgspec.msgpack.encode(compiled))
        Path(file.name).replace(path)


@cache
def compiled() -> Compiled:
    """Return the compiled tables, from the cache on disk where it is up to date."""
    version = digest()
    path = _folder() / f"lexicon-{FORMAT}-{version[:16]}-{_code_digest()[:8]}.msgpack"
    found = _read(path)
    if found is None:
        found = compile_tables(version)
        _write(path, found)
    return found

"""Where graphkit keeps what it can make again."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def cache_home() -> Path:
    """Return the folder for it: that of `GRAPHKIT_CACHE`, else the user's.

    For a user without a home it is one that cannot be, and nothing is kept.
    """
    named = os.environ.get("GRAPHKIT_CACHE")
    if named:
        return Path(named)
    import platformdirs

    try:
        return Path(platformdirs.user_cache_dir("graphkit"))
    except RuntimeError:  # a container run as a number that the system does not know
        return Path(os.devnull, "graphkit")


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; where there is no room or no right to write, it is not kept."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            partial = Path(file.name)
        try:
            with partial.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(
                    stream.fileno()
                )  # else, after a failure of power, the name may stand without the data
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)

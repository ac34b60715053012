"""Where graphkit keeps what it can make again."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def cache_home() -> Path:
    """Return the folder for it: that of `GRAPHKIT_CACHE`, else the user's."""
    import platformdirs

    return Path(os.environ.get("GRAPHKIT_CACHE") or platformdirs.user_cache_dir("graphkit"))


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; where there is no room or no right to write, it is not kept."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)

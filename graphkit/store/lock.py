"""A file that only one build of a graph at a time can hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO


def locked(path: Path) -> IO[str]:
    """Open a file that only one process at a time can hold.

    Raises:
        BlockingIOError: another one holds it.
    """
    lock = path.open("w")
    try:
        import fcntl
    except (
        ImportError
    ):  # a system without: two builds of one graph at a time are then nobody's fault but theirs
        return lock
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(lock.fileno()), path.stat()):  # removed by who held it until now
            raise BlockingIOError
    except FileNotFoundError as error:
        lock.close()
        raise BlockingIOError from error
    except OSError:
        lock.close()
        raise
    return lock

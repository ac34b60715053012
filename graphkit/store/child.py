"""What a process of ours and the one that started it need: how it is started, its two pipes, how it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

_LENGTH = 8  # bytes that tell how long a message is


def start(
    module: str, env: Mapping[str, str] | None = None, kept: tuple[int, ...] = ()
) -> subprocess.Popen[bytes]:
    """Start a module of this program in a process of its own.

    Args:
        module: its name; it takes its pipes by `streams`.
        env: variables that it has beside those of this process, which go before.
        kept: open files that it holds too.
    """
    paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    return subprocess.Popen(  # noqa: S603 - a module of this program
        [sys.executable, "-P", "-m", module],  # -P: no module of the folder it is started in
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**(env or {}), **os.environ, "PYTHONPATH": paths},
        pass_fds=kept,
        start_new_session=True,  # Ctrl-C is for the process that started it
    )


def streams() -> tuple[IO[bytes], IO[bytes]]:
    """Take the two pipes away from anything that would print or read by the standard names."""
    source, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return source, answers


def write_message(stream: IO[bytes], data: bytes) -> None:
    """Write one message, its length before it."""
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes:
    """Read one message.

    Raises:
        EOFError: who writes has ended.
    """
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "big")
    data = stream.read(size) if len(head) == _LENGTH else b""
    if len(head) < _LENGTH or len(data) < size:
        raise EOFError
    return data


def ending(code: int) -> str:
    """Say how a process ended.

    >>> ending(-9), ending(3)
    ('was ended by SIGKILL', 'ended with code 3')
    """
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"

"""Runs a step of a build in a process of its own: what it holds does not add up with what others hold."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import traceback
from pathlib import Path
from typing import IO

import msgspec

from graphkit.errors import StoreError
from graphkit.knowledge.collector import collector_paused
from graphkit.store.steps import Step

_SIZE = 8  # bytes that tell how long a message is
# Each thread would keep freed memory in a heap of its own, and large pieces would stay in hand once let go.
_FRUGAL = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "1048576", "MALLOC_TRIM_THRESHOLD_": "1048576"}


class _Answer(msgspec.Struct, frozen=True):
    """What came of a step: a number, or why it cannot be done; `errno` is that of the system."""

    number: int = 0
    refused: str = ""
    errno: int = 0


def can_be_apart() -> bool:
    """Say whether another process with this program can be started.

    >>> can_be_apart()
    True
    """
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def apart(step: Step, lock: int | None = None) -> int:
    """Run a step in a process of its own; return what it returns.

    Args:
        step: the step.
        lock: a file that is held as long as that process lives, even where this one is killed, or None.

    Raises:
        StoreError: the step refuses, or its process was ended.
        OSError: something cannot be read or written.
    """
    paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "graphkit.store.apart"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**_FRUGAL, **os.environ, "PYTHONPATH": paths},
        pass_fds=() if lock is None or os.name != "posix" else (lock,),
        start_new_session=True,  # Ctrl-C is for the process that started it
    )
    try:
        with process:
            data = b""
            if process.stdin is not None and process.stdout is not None:
                message = msgspec.msgpack.encode(step)
                process.stdin.write(len(message).to_bytes(_SIZE, "big") + message)
                process.stdin.flush()
                data = process.stdout.read()
    except BrokenPipeError:
        data = b""
    finally:
        process.kill()
        process.wait()  # what it holds is held until it is gone
    if not data:
        raise StoreError(f"{step.target}: the process that fills it {_ending(process.wait())}")
    answer = msgspec.msgpack.decode(data, type=_Answer)
    if answer.errno:
        raise OSError(answer.errno, answer.refused)
    if answer.refused:
        raise StoreError(answer.refused)
    return answer.number


def _ending(code: int) -> str:
    """Say how a process ended.

    >>> _ending(-9), _ending(3)
    ('was ended by SIGKILL', 'ended with code 3')
    """
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def main() -> int:
    """Run the step that the process which started this one asks for."""
    source, answers = _streams()
    size = int.from_bytes(source.read(_SIZE), "big")
    step: Step = msgspec.msgpack.decode(source.read(size), type=Step)
    threading.Thread(target=_watch, args=(source,), daemon=True).start()
    with answers:
        answers.write(msgspec.msgpack.encode(_ran(step)))
    return 0


def _ran(step: Step) -> _Answer:
    try:
        with collector_paused():  # millions of lines and rows, none of them in a ring
            return _Answer(step.run())
    except StoreError as error:
        return _Answer(refused=str(error))
    except OSError as error:
        return _Answer(refused=error.strerror or str(error), errno=error.errno or errno.EIO)
    except Exception as error:  # noqa: BLE001 - whoever asked must hear of it
        traceback.print_exc()
        return _Answer(refused=f"{step.target}: cannot be filled ({type(error).__name__}: {error})")


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Take the two pipes away from anything that would print or read by the standard names."""
    source, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return source, answers


def _watch(source: IO[bytes]) -> None:
    """End at once, whatever is being done, when nobody is there to be answered."""
    source.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())

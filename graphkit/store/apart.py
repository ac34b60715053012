"""Runs a step of a build in a process of its own: what it holds does not add up with what others hold."""

from __future__ import annotations

import errno
import os
import sys
import threading
import traceback
from typing import IO

import msgspec

from graphkit.errors import StoreError
from graphkit.knowledge.collector import collector_paused
from graphkit.store.child import ending, read_message, start, streams, write_message
from graphkit.store.steps import Step

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
    kept = () if lock is None or os.name != "posix" else (lock,)
    process = start("graphkit.store.apart", _FRUGAL, kept)
    try:
        with process:
            data = b""
            if process.stdin is not None and process.stdout is not None:
                write_message(process.stdin, msgspec.msgpack.encode(step))
                data = process.stdout.read()
    except BrokenPipeError:
        data = b""
    finally:
        process.kill()
        process.wait()  # what it holds is held until it is gone
    if not data:
        raise StoreError(f"{step.target}: the process that fills it {ending(process.wait())}")
    answer = msgspec.msgpack.decode(data, type=_Answer)
    if answer.errno:
        raise OSError(answer.errno, answer.refused)
    if answer.refused:
        raise StoreError(answer.refused)
    return answer.number


def main() -> int:
    """Run the step that the process which started this one asks for."""
    source, answers = streams()
    step: Step = msgspec.msgpack.decode(read_message(source), type=Step)
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


def _watch(source: IO[bytes]) -> None:
    """End at once, whatever is being done, when nobody is there to be answered."""
    source.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())

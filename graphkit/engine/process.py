"""A process of its own for the work on documents, started anew when a document costs it its life."""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import threading
from pathlib import Path
from typing import IO, Any

from graphkit.engine.setup import Setup
from graphkit.errors import GraphkitError, ReadError
from graphkit.read.raw import Raw
from graphkit.store.child import ending, read_message, start, write_message

START = 300.0  # seconds until a process must be ready: it may have to compile the tables first


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message to another process of ours."""
    write_message(stream, pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


def receive(stream: IO[bytes]) -> Any:
    """Read one message of another process of ours.

    Raises:
        EOFError: that process has ended.
    """
    data = read_message(stream)
    return pickle.loads(data)  # noqa: S301 - written by a process that this one started, over a pipe of its own


class EndedError(Exception):
    """The process has ended before it answered."""


class Process:
    """Works on one document at a time.

    Args:
        setup: what its work goes by.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False
        self._closed = False

    def run(self, raw: Raw, folder: Path) -> GraphkitError | None:
        """Have one document worked on; return why nothing is kept of it.

        A process that ends is given the document once more, since something else may have
        ended it. One that is out of time is not.

        Args:
            raw: the document.
            folder: where what is found is written.
        """
        reason = ""
        for _ in range(2):
            try:
                self._start()
                answer: GraphkitError | None = self._ask((raw, folder), self._setup.seconds)
            except EndedError as ended:
                reason = str(ended)
                self.close()
                if self._late or self._closed:
                    break
            else:
                return answer
        return ReadError(raw.source, f"is left out: {reason}")

    def _start(self) -> None:
        if self._closed:
            raise EndedError("its process was stopped")
        if self._process is not None:
            return
        self._process = start("graphkit.engine.worker")
        problem = self._ask(self._setup, START)
        if problem is not None:
            self.close()
            raise problem

    def _ask(self, message: Any, seconds: float) -> Any:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EndedError("its process was stopped")
        self._late = False
        timer = threading.Timer(seconds, self._out_of_time, [process])
        timer.daemon = True
        timer.start()
        try:
            send(process.stdin, message)
            return receive(process.stdout)
        except (EOFError, OSError, ValueError):
            code = process.wait()
            said = (
                f"more than {seconds:g} seconds were needed" if self._late else f"its process {ending(code)}"
            )
            raise EndedError(said) from None
        finally:
            timer.cancel()

    def _out_of_time(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def close(self, *, for_good: bool = False) -> None:
        """End the process.

        Args:
            for_good: it is not started again.
        """
        self._closed = self._closed or for_good
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

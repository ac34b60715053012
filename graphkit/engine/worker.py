"""The program of a process that works on documents: one message in, one out."""

from __future__ import annotations

import os
import queue
import sys
import threading
from pathlib import Path
from typing import IO, Any

from graphkit.engine.process import receive, send
from graphkit.engine.setup import Setup, ready, work
from graphkit.errors import GraphkitError
from graphkit.store.child import streams
from graphkit.store.memory import OFTEN, give_back

_OUT_OF_MEMORY = 71  # exit code


def main() -> int:
    """Serve the process that started this one until it is gone."""
    source, answers = streams()
    messages: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, messages), daemon=True).start()
    setup: Setup = messages.get()
    try:
        with ready(setup):
            _limit(setup.memory)
            send(answers, None)
            done = 0
            while True:
                raw, folder = messages.get()
                done += 1
                if not done % OFTEN:
                    give_back()
                send(answers, _answer(raw, setup, folder))
    except GraphkitError as error:
        send(answers, error)
        return 1


def _answer(raw: Any, setup: Setup, folder: Path) -> GraphkitError | None:
    try:
        return work(raw, setup, folder)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)  # what is left of the memory is not to be trusted
    except GraphkitError as error:
        return error


def _listen(source: IO[bytes], messages: queue.SimpleQueue[Any]) -> None:
    """Pass messages on; end at once, whatever is being done, when nobody is there to be answered."""
    try:
        while True:
            messages.put(receive(source))
    except BaseException:  # noqa: BLE001 - whatever it was, no message will come any more
        os._exit(0)


def _limit(memory: int) -> None:
    """Let the process have so many bytes of memory, where the system can see to it."""
    if not memory:
        return
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    except (ImportError, AttributeError, ValueError, OSError):
        return


if __name__ == "__main__":
    sys.exit(main())

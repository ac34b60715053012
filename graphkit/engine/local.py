"""Local processes, one document each at a time: one that crashes costs only its document."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from graphkit.engine.process import Process
from graphkit.engine.setup import Finished, Setup
from graphkit.errors import GraphkitError
from graphkit.read.raw import Raw

AHEAD = 2  # documents waiting for each process
_SHARE = 0.8  # of the memory of the machine that all processes together may use
_LEAST = 1 << 30


class Local:
    """Works on documents in processes of their own.

    Args:
        setup: what is agreed on.
        jobs: how many processes.
    """

    def __init__(self, setup: Setup, jobs: int) -> None:
        self._jobs = jobs
        self._setup = setup if setup.memory else msgspec.structs.replace(setup, memory=share(jobs))

    def run(self, raws: Iterable[Raw], folder: Path) -> Iterator[Finished]:
        """See `graphkit.engine.Engine`."""
        tasks: queue.SimpleQueue[Raw | None] = queue.SimpleQueue()
        done: queue.SimpleQueue[Finished] = queue.SimpleQueue()
        processes: list[Process] = []
        busy = 0
        try:
            for raw in raws:
                if len(processes) < self._jobs:
                    processes.append(self._employ(tasks, done, folder))
                tasks.put(raw)
                busy += 1
                while busy >= self._jobs * AHEAD or not done.empty():
                    yield done.get()
                    busy -= 1
            for _ in range(busy):
                yield done.get()
        finally:
            for _ in processes:
                tasks.put(None)
            for process in processes:
                process.close(for_good=True)

    def _employ(
        self, tasks: queue.SimpleQueue[Raw | None], done: queue.SimpleQueue[Finished], folder: Path
    ) -> Process:
        """Return a process that takes tasks until there is None."""
        process = Process(self._setup)

        def serve() -> None:
            while (raw := tasks.get()) is not None:
                try:
                    answer = process.run(raw, folder)
                except GraphkitError as error:
                    answer = error
                except Exception as error:  # noqa: BLE001 - whoever waits for the answer must get one
                    answer = GraphkitError(f"a process cannot be started ({error})")
                done.put(Finished(raw, answer))

        threading.Thread(target=serve, daemon=True).start()
        return process


def share(jobs: int) -> int:
    """Return the bytes of memory that each of some processes may use, 0 where that is not known."""
    import os

    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 0
    return max(_LEAST, int(total * _SHARE / jobs))

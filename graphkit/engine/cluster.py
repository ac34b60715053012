"""A Dask cluster: documents go to its workers, what they found comes back, or waits in a folder of shards."""

from __future__ import annotations

import contextlib
import tempfile
import threading
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.engine.process import Process
from graphkit.engine.setup import NEEDS_CLUSTER, Finished, Setup
from graphkit.engine.shards import Files, fetch, holds, keep, send_files
from graphkit.errors import GraphkitError, ReadError, StoreError
from graphkit.read.raw import Raw
from graphkit.store.kept import PLACES, place

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 8  # documents under way for each thread of the cluster
WORKERS = 2  # of a cluster made on the spot, where no number is asked for
ATTEMPTS = 20  # a worker may be lost while it has a document so many times

QUIET = {"distributed": "error"}
_of_thread = threading.local()
_processes: list[Process] = []  # of all threads


class Cluster:
    """Works on documents in a Dask cluster.

    Args:
        setup: what is agreed on.
        jobs: workers of a cluster made on the spot.
        scheduler: address of a scheduler, or None to make a cluster on the spot.
        shards: address of a folder that all workers can write, or None to send all back.

    Raises:
        GraphkitError: Dask is not installed.
    """

    def __init__(self, setup: Setup, jobs: int | None, scheduler: str | None, shards: str | None) -> None:
        try:
            import distributed  # noqa: F401
            import fsspec  # noqa: F401
        except ImportError as error:
            raise GraphkitError(f"the engine dask {NEEDS_CLUSTER}") from error
        self._setup = setup
        self._jobs = jobs or WORKERS
        self._scheduler = scheduler
        self._shards = f"{shards.rstrip('/')}/{setup.how}" if shards else None

    def run(self, raws: Iterable[Raw], folder: Path) -> Iterator[Finished]:
        """See `graphkit.engine.Engine`."""
        from distributed import as_completed

        with contextlib.ExitStack() as stack:
            client: Client | None = None
            under_way: dict[str, Raw] = {}
            done: Any = None
            for raw in raws:
                if client is None:  # not before there is work for it
                    client = self._client(stack)
                    stack.callback(_end, client)
                    done = as_completed()
                key = f"graphkit-{raw.sha256}-{uuid.uuid4().hex}"
                under_way[key] = raw
                done.add(client.submit(on_worker, raw, self._setup, self._shards, key=key, pure=False))
                while len(under_way) >= AHEAD * max(1, sum(client.nthreads().values())):
                    future = next(done)
                    yield self._finished(under_way.pop(future.key), future, folder)
            for future in done or ():
                yield self._finished(under_way.pop(future.key), future, folder)

    def _client(self, stack: contextlib.ExitStack) -> Client:
        """Return a client that is closed with a stack, and so is a cluster made on the spot."""
        import dask
        from distributed import Client, LocalCluster

        if self._scheduler:
            try:
                return stack.enter_context(Client(self._scheduler, timeout=30))
            except (OSError, ValueError) as error:
                raise GraphkitError(f"{self._scheduler}: no scheduler answers") from error
        stack.enter_context(
            dask.config.set(
                {"distributed.scheduler.allowed-failures": ATTEMPTS, "distributed.logging": QUIET}
            )
        )
        # Threads within one process suffice: each document has a process of its own in any case.
        made = LocalCluster(
            n_workers=self._jobs, threads_per_worker=1, processes=False, dashboard_address=":0"
        )
        return stack.enter_context(Client(stack.enter_context(made)))

    def _finished(self, raw: Raw, future: Any, folder: Path) -> Finished:
        """Write what came back of one document to where the build wants it."""
        try:
            answer = future.result()
        except Exception as error:  # noqa: BLE001 - whatever the cluster met with
            return Finished(raw, ReadError(raw.source, f"is left out: {type(error).__name__} in the cluster"))
        if isinstance(answer, GraphkitError):
            return Finished(raw, answer)
        sha12 = raw.sha256[:12]
        try:
            files = answer if answer is not None else fetch(str(self._shards), sha12)
        except OSError as error:
            return Finished(raw, StoreError(f"{self._shards}: cannot be read ({error.strerror or error})"))
        try:
            keep(files, folder, sha12)
        except OSError as error:
            return Finished(raw, StoreError(f"{folder}: cannot be written ({error.strerror or error})"))
        return Finished(raw)


def on_worker(raw: Raw, setup: Setup, shards: str | None) -> Files | GraphkitError | None:
    """Have a document worked on where Dask wants it done; return what is kept of it.

    Args:
        raw: the document.
        setup: what is agreed on.
        shards: folder of shards, or None.

    Returns:
        the files, None where they are in the folder of shards, or why there are none.
    """
    sha12 = raw.sha256[:12]
    if shards and holds(shards, raw):
        return None
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for kind in PLACES:
            (folder / kind).mkdir()
        try:
            error = _process(setup).run(raw, folder)
        except GraphkitError as problem:
            return problem
        if error is not None:
            return error
        files = {kind: place(folder, kind, sha12).read_bytes() for kind in PLACES}
    if not shards:
        return files
    try:
        send_files(shards, sha12, files)
    except OSError as problem:
        return StoreError(f"{shards}: cannot be written ({problem.strerror or problem})")
    return None


def _process(setup: Setup) -> Process:
    """Return the process that belongs to this thread of a worker."""
    mine: tuple[Setup, Process] | None = getattr(_of_thread, "mine", None)
    if mine is None or mine[0] != setup:
        if mine is not None:
            mine[1].close(for_good=True)
        mine = _of_thread.mine = (setup, Process(setup))
        _processes.append(mine[1])
    return mine[1]


def _end(client: Client) -> None:
    """End the processes of all workers; the build of someone else at work there starts its own anew."""
    with contextlib.suppress(Exception):  # a cluster that is gone has ended them already
        client.run(end_processes)


def end_processes() -> None:
    """End the processes that work for this worker."""
    while _processes:
        _processes.pop().close()

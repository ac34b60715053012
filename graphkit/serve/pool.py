"""A few processes behind one queue: none works longer than agreed, and none is missed when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import struct
from asyncio.subprocess import DEVNULL, PIPE, Process

import msgspec

from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.settings import Settings
from graphkit.serve.worker import command, environment


class Pool:
    """Processes that answer jobs.

    Args:
        settings: the bounds.
        size: how many processes.
        timeout: seconds that one job may take, where it is not that of a query.
    """

    def __init__(self, settings: Settings, size: int, timeout: float | None = None) -> None:
        self._settings = settings
        self._timeout = timeout or settings.timeout
        self._free = asyncio.Semaphore(size)
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._waiting = 0

    async def run(self, job: Job) -> Answer:
        """Return the answer to a job.

        Raises:
            Refusal: too many others wait, or the job took too long and its process was killed.
        """
        busy = Refusal(503, "too many queries at once; try again in a few seconds")
        if self._waiting >= self._settings.waiting:
            raise busy
        self._waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), self._timeout)
        except TimeoutError:
            raise busy from None
        finally:
            self._waiting -= 1
        try:
            return await self._ask(job)
        finally:
            self._free.release()

    async def _ask(self, job: Job) -> Answer:
        process = await self._start()
        try:
            await _write(process, msgspec.msgpack.encode(job))
            answer = await asyncio.wait_for(_read(process), self._timeout)
        except TimeoutError:
            raise Refusal(
                504, f"stopped: not finished after {self._timeout:g} seconds; ask for less"
            ) from None
        except (OSError, EOFError):
            reason = "it may need too much memory, or put values of unlike sorts in order"
            raise Refusal(500, f"the process that worked on this died: {reason}") from None
        else:
            self._idle.append(process)
            return answer
        finally:
            if process not in self._idle:
                await self._kill(process)

    async def _start(self) -> Process:
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
            self._all.discard(process)
        process = await asyncio.create_subprocess_exec(
            *command(self._settings), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment()
        )
        self._all.add(process)
        try:
            await asyncio.wait_for(_read(process), 60)
        except (TimeoutError, EOFError, OSError):
            await self._kill(process)
            raise Refusal(500, "no process could be started to read the graph") from None
        return process

    async def _kill(self, process: Process) -> None:
        self._all.discard(process)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def warm(self) -> None:
        """Start one process before the first question comes."""
        self._idle.append(await self._start())

    async def close(self) -> None:
        """End all processes."""
        self._idle.clear()
        for process in list(self._all):
            await self._kill(process)


async def _write(process: Process, data: bytes) -> None:
    assert process.stdin is not None  # noqa: S101 - it was started with a pipe
    process.stdin.write(struct.pack(">I", len(data)) + data)
    await process.stdin.drain()


async def _read(process: Process) -> Answer:
    assert process.stdout is not None  # noqa: S101 - it was started with a pipe
    try:
        (size,) = struct.unpack(">I", await process.stdout.readexactly(4))
        return msgspec.msgpack.decode(await process.stdout.readexactly(size), type=Answer)
    except asyncio.IncompleteReadError as error:
        raise EOFError from error

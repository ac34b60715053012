"""Carries out writes, one after another, in a process that can be killed."""

from __future__ import annotations

import asyncio

import msgspec

from graphkit.serve.edit import QUADS
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.pool import Pool
from graphkit.serve.settings import Settings
from graphkit.serve.states import States


class Writer:
    """What changes the graph.

    Args:
        settings: the bounds.
        states: the states of the graph; None for a server that is for reading only.
    """

    def __init__(self, settings: Settings, states: States | None) -> None:
        self._pool = Pool(settings, 1, settings.write_timeout)
        self._states = states
        self._one = asyncio.Lock()

    @property
    def present(self) -> str:
        """The state that readers see."""
        return self._states.present if self._states else ""

    async def run(self, job: Job) -> Answer:
        """Carry out a write; readers see it when this returns.

        Raises:
            Refusal: it is refused, or took too long; the graph is as it was.
        """
        assert self._states is not None  # noqa: S101 - nobody is admitted without
        async with self._one:
            state, kept = self._states.begin()
            accepted = False
            try:
                places = {"next": [str(state)], "kept": [str(kept)]}
                job = msgspec.structs.replace(job, values=job.values | places, store=self.present)
                answer = await self._pool.run(job)
                if answer.status < 300:
                    headers = dict(answer.headers)
                    quads = int(headers.pop(QUADS))
                    await asyncio.to_thread(self._states.accept, state, quads)
                    accepted = True
                    return msgspec.structs.replace(answer, headers=headers)
                return answer
            except OSError as error:
                raise Refusal(500, f"the graph cannot be written ({error.strerror or error})") from error
            finally:
                if not accepted:
                    await asyncio.to_thread(self._states.refuse, state)

    async def close(self) -> None:
        """End the process."""
        await self._pool.close()

"""Pages and data about the whole graph: of a large one they take a while, and others do not wait for them."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING

from graphkit.serve.messages import Answer, Job, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.serve.pool import Pool

PATIENCE = 1.2  # seconds that a reader waits for such a page before being told that it is being made
# In the order in which they are made when a server starts; the last is what all words behind links need.
FIRST = (
    "data/explorer/graph.js",
    "index.html",
    "data/search.js",
    "timeline/index.html",
    "map/index.html",
    "discrepancies/index.html",
    "unresolved/index.html",
    "data/explorer/words-0.js",
)
_OVERALL = re.compile(
    r"(index\.html|(timeline|map|discrepancies|unresolved(/\d{1,6})?)/index\.html"
    r"|data/(search|explorer/(graph|(cards|words)-\d{1,6}))\.js)\Z"
)


def overall(path: str) -> bool:
    """Tell whether a file of the site is about the whole graph.

    >>> overall("index.html"), overall("data/explorer/words-3.js"), overall("id/state/AZE/index.html")
    (True, True, False)
    """
    return _OVERALL.match(path) is not None


class Overall:
    """What makes such files, each once for all who ask at the same time.

    Args:
        pool: processes that do nothing else.
        state: gives the state of the graph to make them of.
    """

    def __init__(self, pool: Pool, state: Callable[[], str]) -> None:
        self._pool = pool
        self._state = state
        self._making: dict[tuple[str, str], asyncio.Task[Answer]] = {}

    async def make_all(self) -> None:
        """Make what is asked for first, before somebody asks."""
        for path in FIRST:
            with contextlib.suppress(Refusal):
                await asyncio.shield(self._task(path))

    async def get(self, path: str) -> Answer:
        """Return a file, made now or kept."""
        # shielded: when one reader goes away, others still wait for the same file
        return await asyncio.shield(self._task(path))

    async def soon(self, path: str) -> Answer | None:
        """Return a file; None where it is still being made after a moment."""
        task = self._task(path)
        await asyncio.wait({task}, timeout=PATIENCE)
        return task.result() if task.done() else None

    def _task(self, path: str) -> asyncio.Task[Answer]:
        key = (self._state(), path)
        if key not in self._making:
            job = Job("site", {"path": [path]}, store=key[0])
            task = self._making[key] = asyncio.create_task(self._pool.run(job))
            task.add_done_callback(lambda done: self._done(key, done))
        return self._making[key]

    def _done(self, key: tuple[str, str], task: asyncio.Task[Answer]) -> None:
        self._making.pop(key, None)
        if not task.cancelled():
            task.exception()  # told to those who wait; nobody may be left to hear it

    async def close(self) -> None:
        """Stop."""
        tasks = list(self._making.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._pool.close()

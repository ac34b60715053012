"""What is about the whole graph is made once for all who ask, and nobody else waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from graphkit.serve import overall
from graphkit.serve.messages import Answer, Job, Refusal


class Slow:
    """A pool that answers when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.go = asyncio.Event()
        self.refuses = False

    async def run(self, job: Job) -> Answer:
        self.jobs.append(job)
        await self.go.wait()
        if self.refuses:
            raise Refusal(504, "stopped")
        return Answer(200, "text/html", job.first("path").encode())

    async def close(self) -> None:
        self.go.set()


def told(story: Callable[[Slow, overall.Overall], Awaitable[None]], state: list[str] | None = None) -> None:
    async def run() -> None:
        pool: Any = Slow()
        whole = overall.Overall(pool, lambda: (state or [""])[0])
        await story(pool, whole)
        await whole.close()

    with ThreadPoolExecutor(1) as elsewhere:  # a browser of other tests may hold the loop of this thread
        elsewhere.submit(asyncio.run, run()).result()


def test_two_who_ask_at_once_get_what_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overall, "PATIENCE", 0.01)

    async def story(pool: Slow, whole: overall.Overall) -> None:
        assert await whole.soon("index.html") is None
        other = asyncio.create_task(whole.get("index.html"))
        await asyncio.sleep(0)
        pool.go.set()
        assert (await other).body == b"index.html"
        assert len(pool.jobs) == 1
        monkeypatch.setattr(overall, "PATIENCE", 60)
        found = await whole.soon("map/index.html")
        assert found is not None
        assert found.body == b"map/index.html"

    told(story)


def test_one_who_goes_away_stops_nothing() -> None:
    async def story(pool: Slow, whole: overall.Overall) -> None:
        first = asyncio.create_task(whole.get("index.html"))
        await asyncio.sleep(0)
        second = asyncio.create_task(whole.get("index.html"))
        await asyncio.sleep(0)
        first.cancel()
        pool.go.set()
        assert (await second).body == b"index.html"

    told(story)


def test_a_newer_state_is_made_anew() -> None:
    state = ["one"]

    async def story(pool: Slow, whole: overall.Overall) -> None:
        old = asyncio.create_task(whole.get("index.html"))
        await asyncio.sleep(0)
        state[0] = "two"
        new = asyncio.create_task(whole.get("index.html"))
        await asyncio.sleep(0)
        pool.go.set()
        await asyncio.gather(old, new)
        assert [job.store for job in pool.jobs] == ["one", "two"]

    told(story, state)


def test_what_was_refused_is_tried_again() -> None:
    async def story(pool: Slow, whole: overall.Overall) -> None:
        pool.refuses = True
        pool.go.set()
        with pytest.raises(Refusal):
            await whole.get("index.html")
        pool.refuses = False
        assert (await whole.get("index.html")).status == 200
        await whole.make_all()
        assert [job.first("path") for job in pool.jobs[2:]] == list(overall.FIRST)

    told(story)

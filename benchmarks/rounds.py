"""Runs the contenders in turn, each in its own process, round after round."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.contenders import Contender
from benchmarks.corpus import Corpus

ROOT = Path(__file__).resolve().parents[1]


class Measured(NamedTuple):
    """What the rounds of one contender came to.

    Args:
        key, title: which contender.
        rate: megabytes of UTF-8 a second of processor time, median.
        slowest, fastest: the same in the slowest and fastest round.
        wall: megabytes a second by the clock, median.
        memory: megabytes at the peak.
        megabytes, documents: what it was given.
        found, counts: what it found, and of what.
    """

    key: str
    title: str
    rate: float
    slowest: float
    fastest: float
    wall: float
    memory: float
    megabytes: float
    documents: int
    found: int
    counts: str


class Broken(Exception):  # noqa: N818 - the message says what broke
    """A contender stopped, or found something else in another round."""


def measure(
    contenders: list[Contender], corpus: Corpus, rounds: int, say: Callable[[str], None]
) -> list[Measured]:
    """Measure all contenders: A B C, A B C, ...

    Args:
        contenders: what to measure.
        corpus: what to measure it on.
        rounds: how often each goes through the corpus.
        say: told of the progress.

    Raises:
        Broken: a contender stopped, or found something else in another round.
    """
    told: dict[str, list[dict[str, Any]]] = {contender.key: [] for contender in contenders}
    given: dict[str, dict[str, Any]] = {}
    with ExitStack() as open_processes:
        workers: dict[str, subprocess.Popen[str]] = {}
        for contender in contenders:
            command = [sys.executable, "-m", "benchmarks.worker", contender.key]
            worker = subprocess.Popen(  # noqa: S603 - our own module
                [*command, str(corpus.folder), str(corpus.size)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
            open_processes.callback(_stop, worker)
            workers[contender.key] = worker
            given[contender.key] = _answer(contender, worker)
        for number in range(1, rounds + 1):
            for contender in contenders:
                worker = workers[contender.key]
                assert worker.stdin is not None  # noqa: S101 - for the type checker
                worker.stdin.write("go\n")
                worker.stdin.flush()
                fact = _answer(contender, worker)
                told[contender.key].append(fact)
                rate = given[contender.key]["bytes"] / 1e6 / fact["cpu"]
                say(f"round {number} of {rounds}: {contender.title}: {rate:.2f} MB/s")
    return [_summed(contender, given[contender.key], told[contender.key]) for contender in contenders]


def _answer(contender: Contender, worker: subprocess.Popen[str]) -> dict[str, Any]:
    assert worker.stdout is not None  # noqa: S101 - for the type checker
    line = worker.stdout.readline()
    if not line:
        raise Broken(f"{contender.title}: stopped with code {worker.wait()}")
    answer: dict[str, Any] = json.loads(line)
    return answer


def _stop(worker: subprocess.Popen[str]) -> None:
    if worker.stdin is not None:
        worker.stdin.close()
    try:
        worker.wait(20)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
    if worker.stdout is not None:
        worker.stdout.close()


def _summed(contender: Contender, given: dict[str, Any], told: list[dict[str, Any]]) -> Measured:
    counts = {fact["count"] for fact in told}
    if len(counts) != 1:
        raise Broken(f"{contender.title}: found {sorted(counts)} {contender.counts} in the same text")
    size = given["bytes"] / 1e6
    rates = sorted(size / fact["cpu"] for fact in told)
    return Measured(
        contender.key,
        contender.title,
        median(rates),
        rates[0],
        rates[-1],
        median(size / fact["wall"] for fact in told),
        max(fact["peak"] for fact in told) / 1024,
        size,
        given["documents"],
        counts.pop(),
        contender.counts,
    )

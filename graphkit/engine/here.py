"""The engine without other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.engine.setup import Finished, Setup, work
from graphkit.read.raw import Raw


class Here:
    """Works on one document after the other in this process, which goes by the knowledge already.

    Args:
        setup: what is agreed on.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup

    def run(self, raws: Iterable[Raw], folder: Path) -> Iterator[Finished]:
        """See `graphkit.engine.Engine`."""
        for raw in raws:
            yield Finished(raw, work(raw, self._setup, folder))

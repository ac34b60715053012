"""The engine without other processes."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.engine.setup import Finished, Setup, work
from graphkit.knowledge.collector import collector_paused
from graphkit.read.raw import Raw
from graphkit.store.memory import OFTEN, give_back


class Here:
    """Works on one document after the other in this process, which goes by the knowledge already.

    Args:
        setup: what is agreed on.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup

    def run(self, raws: Iterable[Raw], folder: Path) -> Iterator[Finished]:
        """See `graphkit.engine.Engine`."""
        try:
            for number, raw in enumerate(raws, 1):
                if not number % OFTEN:
                    give_back()
                # With the first document come the tables: they stay, and are not looked through again.
                with collector_paused() if number == 1 else contextlib.nullcontext():
                    error = work(raw, self._setup, folder)
                    if number == 1:
                        gc.freeze()
                yield Finished(raw, error)
        finally:
            gc.unfreeze()

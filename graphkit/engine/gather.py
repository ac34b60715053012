"""Brings documents to an engine, and what it found to the builder; no bytes are worked on twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graphkit.engine.setup import Engine
from graphkit.errors import ReadError
from graphkit.read.raw import Raw
from graphkit.store.build import Builder


def gather(
    raws: Iterable[Raw],
    builder: Builder,
    engine: Engine,
    on_error: Callable[[ReadError], None],
    on_document: Callable[[str], None],
) -> None:
    """Have all documents worked on that the builder does not have yet.

    Args:
        raws: all documents of the graph.
        builder: takes what is found.
        engine: does the work.
        on_error: called with each document that is left out; on_document: with the name of each other.

    Raises:
        GraphkitError: nothing can go on.
    """
    once_more: list[Raw] = []
    busy: dict[str, list[Raw]] = {}  # documents of the same bytes as one that is being worked on

    def keep(raw: Raw) -> None:
        builder.keep(raw.sha256, raw.form, raw.source)
        on_document(raw.source)

    def fresh(some: Iterable[Raw]) -> Iterator[Raw]:
        for raw in some:
            if builder.has(raw.sha256, raw.form):
                keep(raw)
            elif raw.sha256 in busy:
                busy[raw.sha256].append(raw)
            else:
                busy[raw.sha256] = []
                yield raw

    while True:
        for raw, error in engine.run(fresh(raws), builder.work):
            same = busy.pop(raw.sha256)
            if error is None:
                builder.wrote(raw.sha256, raw.form, raw.source)
                on_document(raw.source)
                for other in same:
                    keep(other)
            elif isinstance(error, ReadError):
                on_error(error)
                once_more += same  # under its own name or ending it may be readable
            else:
                raise error
        if not once_more:
            return
        raws, once_more = once_more, []

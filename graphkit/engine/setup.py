"""What every process that works on documents must agree on, and what an engine is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from graphkit.errors import GraphkitError, ReadError, StoreError
from graphkit.graph.iris import Iris
from graphkit.knowledge.cache import using_content
from graphkit.knowledge.collector import collector_paused
from graphkit.read.raw import Raw
from graphkit.store.kept import how

SECONDS = 600.0  # for one document, where no other limit is given
NEEDS_CLUSTER = "needs the extra: pip install 'graphkit[cluster]'"


class Setup(msgspec.Struct, frozen=True):
    """What decides, besides its bytes, what is found in a file.

    Args:
        base: where the IRIs begin.
        how: digest of program and knowledge (see `graphkit.store.facts.how`).
        gazetteers: name and content of the user's own.
        model: the spaCy model that helps, or None.
        seconds: time limit of one document; memory: bytes that a process may use, 0 without limit.
    """

    base: str
    how: str
    gazetteers: tuple[tuple[str, bytes], ...] = ()
    model: str | None = None
    seconds: float = SECONDS
    memory: int = 0


class Finished(NamedTuple):
    """One document that an engine is done with; `error` says why nothing is kept of it."""

    raw: Raw
    error: GraphkitError | None = None


class Engine(Protocol):
    """Finds what documents say and has it written where a build keeps it."""

    def run(self, raws: Iterable[Raw], folder: Path) -> Iterator[Finished]:
        """Work on documents as they come; they are asked for only when there is room for them.

        Args:
            raws: documents of different bytes.
            folder: the graph folder in the making.

        Yields:
            each document once, in the order in which they are done.
        """
        ...


@contextlib.contextmanager
def ready(setup: Setup) -> Iterator[None]:
    """Go by the knowledge of a set-up until the block ends.

    Raises:
        StoreError: program or knowledge here are others than where the build was started.
    """
    with using_content(setup.gazetteers):
        if how(setup.base, setup.model) != setup.how:
            raise StoreError("a process of the build has another version of graphkit or of its tables")
        yield


def work(raw: Raw, setup: Setup, folder: Path) -> ReadError | None:
    """Read and analyse one document and write what is kept of it; return why that cannot be done.

    Args:
        raw: the document.
        setup: what the process was made ready for.
        folder: the graph folder in the making.

    Raises:
        GraphkitError: nothing can go on: a table is wrong, the disk is full.
    """
    from graphkit.pipeline import extract
    from graphkit.store.facts import write_facts

    with contextlib.ExitStack() as rest:
        try:
            document = raw.read()
            rest.enter_context(collector_paused())  # what is made of it is in no ring, down to its lines
            extraction = extract(document, setup.model)
        except ReadError as error:
            return error
        except (GraphkitError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - one document that trips us up must not cost the others
            return ReadError(raw.source, f"cannot be analysed ({type(error).__name__}: {error})")
        try:
            write_facts(folder, extraction, raw.form, Iris(setup.base))
        except OSError as error:
            raise StoreError(f"{folder}: cannot be written ({error.strerror or error})") from error
    return None


def make_engine(
    setup: Setup, kind: str = "local", jobs: int | None = None, scheduler: str | None = None,
    shards: str | None = None,
) -> Engine:  # fmt: skip
    """Return the engine that someone asks for.

    Args:
        setup: what its processes must agree on.
        kind: "local" or "dask".
        jobs: processes; None works in this one, or with as many as the cluster has.
        scheduler: address of a Dask scheduler; None makes a cluster on the spot.
        shards: address of a folder where a cluster keeps what it found, for itself and other stores.

    Raises:
        GraphkitError: there is no such engine, or a library for it is missing.
    """
    if jobs is not None and jobs < 1:
        raise GraphkitError("the number of processes must be 1 or more")
    if kind == "dask":
        from graphkit.engine.cluster import Cluster

        return Cluster(setup, jobs, scheduler, shards)
    if kind != "local":
        raise GraphkitError(f"there is no engine {kind!r} (local, dask)")
    if scheduler or shards:
        raise GraphkitError("a scheduler or a folder of shards is for the engine dask")
    if jobs is None:
        from graphkit.engine.here import Here

        return Here(setup)
    from graphkit.engine.local import Local

    return Local(setup, jobs)

"""Pushes a graph to any SPARQL 1.1 store, one named graph after another, in batches that resume.

Each named graph is emptied once and then filled by adding triples; the default graph, which may hold what is
not ours, is only added to. Adding a triple that is there already changes nothing, as no node of a graph is
blank: a batch whose answer was lost on the way is simply sent again, and nothing is lost or doubled. A state
file beside the graph says how far it got.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.errors import StoreError
from graphkit.remote.store import Refused, RemoteStore
from graphkit.store.selection import Selection

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

DEFAULT = "default"


class Target(msgspec.Struct, frozen=True):
    """Where a graph goes.

    Args:
        url: address of the store: its Graph Store Protocol (".../store"), or its SPARQL Update.
        query: address of its SPARQL endpoint, for counting; next to the first one by default.
        user, password: for stores that ask who comes.
        batch: triples of one request.
        update: whether the address is one for SPARQL Update, not for the Graph Store Protocol.
        attempts: how often one request is tried; pause: seconds before the second time, then doubled.
    """

    url: str
    query: str = ""
    user: str = ""
    password: str = ""
    batch: int = 10_000
    update: bool = False
    attempts: int = 4
    pause: float = 0.25


class Progress(msgspec.Struct):
    """How far a push has come: triples acknowledged by named graph."""

    graph: str
    target: str
    sent: dict[str, int] = {}
    done: list[str] = []


def push(
    graph: GraphFolder, target: Target, state: Path, report: Callable[[str], None] = lambda _: None
) -> int:
    """Push a graph, from where an earlier attempt broke off, and count what arrived.

    Args:
        graph: an open graph.
        target: where it goes.
        state: the file that keeps how far it has come; it is removed when all has arrived.
        report: is told each named graph that has arrived.

    Returns:
        How many triples stand there now.

    Raises:
        StoreError: the store cannot be reached or refuses, or the counts differ.
    """
    with closing(RemoteStore(target)) as store:
        return _push(store, graph, target, state, report)


def _push(
    store: RemoteStore, graph: GraphFolder, target: Target, state: Path, report: Callable[[str], None]
) -> int:
    progress = _progress(graph, target, state)
    selection = Selection(graph)
    total = 0
    for name in selection.names():
        iri = getattr(name, "value", DEFAULT) or DEFAULT
        quads = selection.of(name)
        if not quads:
            continue
        total += len(quads)
        try:
            _arrive(store, target, iri, quads, progress, state)
        except Refused:
            if iri != DEFAULT:
                raise
            # Some stores have named graphs only.
            iri = f"{graph.iris.graph}default"
            _arrive(store, target, iri, quads, progress, state)
        report(f"{iri} {len(quads)}")
    state.unlink(missing_ok=True)
    return total


def _arrive(
    store: RemoteStore, target: Target, iri: str, quads: list[ox.Quad], progress: Progress, state: Path
) -> None:
    """Send a graph, unless it has arrived before, and count what stands there."""
    if iri in progress.done:
        return
    _send(store, target, iri, quads, progress, state)
    arrived = store.count(iri)
    # The default graph there may hold triples of others, which are left alone.
    enough = arrived is None or arrived == len(quads) or (iri == DEFAULT and arrived > len(quads))
    if not enough:
        progress.sent.pop(iri, None)
        _save(progress, state)
        raise StoreError(f"{target.url}: {iri} has {arrived} triples there, {len(quads)} here")
    progress.done.append(iri)
    _save(progress, state)


def _send(
    store: RemoteStore, target: Target, iri: str, quads: list[ox.Quad], progress: Progress, state: Path
) -> None:
    """Send what has not been acknowledged: the first batch replaces, the others add."""
    start = progress.sent.get(iri, 0)
    rest = iter(quads[start:])
    for batch in _batches(rest, target.batch):
        store.write(iri, _lines(batch), replace=start == 0 and iri != DEFAULT)
        start += len(batch)
        progress.sent[iri] = start
        _save(progress, state)


def _batches(quads: Iterator[ox.Quad], size: int) -> Iterator[list[ox.Quad]]:
    while batch := list(islice(quads, size)):
        yield batch


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    return "".join(f"{quad.triple} .\n" for quad in quads).encode()


def _progress(graph: GraphFolder, target: Target, state: Path) -> Progress:
    """Read how far an earlier push of the same graph to the same place has come."""
    digest = hashlib.sha256((graph.path / "manifest.json").read_bytes()).hexdigest()
    fresh = Progress(digest, target.url)
    try:
        found = msgspec.json.decode(state.read_bytes(), type=Progress)
    except (OSError, msgspec.MsgspecError):
        return fresh
    return found if (found.graph, found.target) == (fresh.graph, fresh.target) else fresh


def _save(progress: Progress, state: Path) -> None:
    partial = state.with_name(f".{state.name}.part")
    try:
        with partial.open("wb") as file:
            file.write(msgspec.json.encode(progress))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(state)
    except OSError as error:
        raise StoreError(f"{state}: cannot be written ({error.strerror or error})") from error

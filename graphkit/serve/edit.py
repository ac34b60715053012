"""Writes a new state of the graph beside the present one; the server moves on to it only when all is well.

The engine makes a copy in a few milliseconds, as its files are never changed once written. A write
that is refused, or killed, leaves nothing behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from graphkit.query.ask import malformed
from graphkit.query.results import query_prefixes
from graphkit.serve.graphs import NEW, target
from graphkit.serve.guard import check_update, with_dataset
from graphkit.serve.keep import hold, name_all, named, unattributed
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.negotiate import BODIES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.serve.tasks import Tasks

QUADS = "x-graphkit-quads"  # tells the server, not the client, how large the graph is now


def _write(tasks: Tasks, job: Job, change: Callable[[ox.Store], Answer], *, whole: bool) -> Answer:
    """Make a copy, change it, see that it holds what a graph promises, and say how large it is.

    Args:
        tasks: the graph.
        job: the write; it says where the copies go: one to be read, one to be kept in the folder.
        change: does the change.
        whole: whether the change is complete in itself, not one piece of several.
    """
    import pyoxigraph as ox

    graph = tasks.graph
    before = unattributed(graph.store) if whole else None
    graph.store.backup(job.first("next"))
    store = ox.Store(job.first("next"))
    try:
        answer = change(store)
        hold(graph, store, before)
        store.flush()
        store.backup(job.first("kept"))
        return Answer(answer.status, answer.media, answer.body, {**answer.headers, QUADS: str(len(store))})
    finally:
        del store


def update(tasks: Tasks, job: Job) -> Answer:
    """Carry out a SPARQL update: all of it, or nothing.

    Raises:
        Refusal: it is malformed, would fetch something, or breaks what a graph promises.
    """
    text = job.first("update")
    check_update(text)
    text = with_dataset(
        text, job.values.get("using-graph-uri", []), job.values.get("using-named-graph-uri", [])
    )

    def change(store: ox.Store) -> Answer:
        try:
            store.update(text, base_iri=tasks.graph.base, prefixes=query_prefixes(tasks.graph.iris))
        except SyntaxError as error:
            raise Refusal(400, str(malformed(error)).replace("query", "update", 1)) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise Refusal(400, f"the update failed: {' '.join(str(error).split())}") from error
        name_all(store, tasks.graph.base)
        return Answer(204, "", b"")

    return _write(tasks, job, change, whole=True)


def put(tasks: Tasks, job: Job) -> Answer:
    """Put triples in the place of those of a graph, or beside them.

    Raises:
        Refusal: they are malformed, or break what a graph promises.
    """
    import pyoxigraph as ox

    replace = bool(job.first("replace"))
    named_so = any(job.first(word) for word in ("graph", "default", "path"))
    name = target(tasks, job) if named_so else None
    base = tasks.graph.base
    triples = named(_parsed(job, getattr(name, "value", "") or base), base)
    if name is None:  # a new graph is named after what is in it, so that a second try makes no second one
        digest = hashlib.sha256("\n".join(map(str, triples)).encode()).hexdigest()[:16]
        name = ox.NamedNode(f"{tasks.graph.iris.graph}posted/{digest}")
    quads = [ox.Quad(row.subject, row.predicate, row.object, name) for row in triples]

    def change(store: ox.Store) -> Answer:
        existed = isinstance(name, ox.DefaultGraph) or store.contains_named_graph(name)
        if replace and existed:
            store.clear_graph(name)
        if not existed:
            store.add_graph(name)
        store.extend(quads)
        headers = {} if existed else {NEW: getattr(name, "value", "")}
        return Answer(204 if existed else 201, "", b"", headers)

    return _write(tasks, job, change, whole=False)


def delete(tasks: Tasks, job: Job) -> Answer:
    """Delete a graph.

    Raises:
        Refusal: there is none of that name.
    """
    import pyoxigraph as ox

    name = target(tasks, job)

    def change(store: ox.Store) -> Answer:
        if isinstance(name, ox.DefaultGraph):
            store.clear_graph(name)
        elif store.contains_named_graph(name):
            store.remove_graph(name)
        else:
            raise Refusal(404, f"no graph is called {name.value[:200]}")
        return Answer(204, "", b"")

    return _write(tasks, job, change, whole=False)


def _parsed(job: Job, base: str) -> list[ox.Quad]:
    import pyoxigraph as ox

    media = job.first("media")
    if media not in BODIES:
        raise Refusal(415, f"triples are sent as one of {', '.join(BODIES)}")
    try:
        found = list(ox.parse(job.body, format=getattr(ox.RdfFormat, BODIES[media]), base_iri=base))
    except (SyntaxError, ValueError, OSError) as error:
        raise Refusal(400, f"the triples cannot be read: {' '.join(str(error).split())}") from None
    if any(not isinstance(quad.graph_name, ox.DefaultGraph) for quad in found):
        raise Refusal(400, "the body names graphs of its own")
    return found


TASKS: dict[str, Callable[[Tasks, Job], Answer]] = {"update": update, "put": put, "delete": delete}

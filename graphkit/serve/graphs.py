"""The Graph Store Protocol: whole graphs, read and replaced by their names.

A graph is named in the address (`/store?graph=IRI`, `/store?default`), or the address is its name: graphs
under the base of the graph stand at the path of their IRI (`/graph/…`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graphkit.graph.iris import safe
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.negotiate import TRIPLES, choose
from graphkit.serve.sparql import triples

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.serve.tasks import Tasks

NEW = "x-graphkit-new"  # tells the server, not the client, the name of a graph that was made
# Formats that hold one graph.
_ONE = {name: media for name, media in TRIPLES.items() if name not in ("nquads", "trig")}


def named_graph(method: str, path: str, values: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return which graph a request is about, as parameters of a job.

    Args:
        method: the method of the request.
        path: the path of a graph that is its own address; empty for the address of the store.
        values: parameters of the address.

    Raises:
        Refusal: the request names no graph, or more than one.

    >>> named_graph("GET", "", {"graph": ["urn:g"]})
    {'graph': ['urn:g']}
    """
    if path:
        return {"path": [path]}
    graphs, default = values.get("graph", []), "default" in values
    if len(graphs) + default > 1:
        raise Refusal(400, "the request names more than one graph")
    if graphs and graphs[0]:
        return {"graph": graphs}
    if default:
        return {"default": ["yes"]}
    if method == "POST" and not graphs:
        return {}
    raise Refusal(400, "name a graph: ?graph=IRI, or ?default")


def target(tasks: Tasks, job: Job) -> ox.NamedNode | ox.DefaultGraph:
    """Return the graph that a job is about.

    Raises:
        Refusal: its name is no IRI.
    """
    import pyoxigraph as ox

    if job.first("default"):
        return ox.DefaultGraph()
    path = job.first("path")
    try:
        return ox.NamedNode(tasks.graph.base + safe(path) if path else job.first("graph"))
    except ValueError as error:
        raise Refusal(400, f"a graph must be named by an IRI: {error}") from None


def read(tasks: Tasks, job: Job) -> Answer:
    """Return the triples of one graph.

    Raises:
        Refusal: there is none of that name, or it has more triples than an answer may have.
    """
    import pyoxigraph as ox

    name = target(tasks, job)
    store: Any = tasks.graph.store
    if isinstance(name, ox.NamedNode) and not store.contains_named_graph(name):
        raise Refusal(404, f"no graph is called {name.value[:200]}")
    form = choose(job.accept, _ONE, job.first("format"))
    found = (quad.triple for quad in store.quads_for_pattern(None, None, None, name))
    return triples(found, form, tasks.graph, tasks.settings)


def with_location(answer: Answer, store: str) -> Answer:
    """Return the answer to a write, with the address at which a graph that is new can be found."""
    headers = dict(answer.headers)
    new = headers.pop(NEW, "")
    if new:
        headers["Location"] = f"{store}?graph={quote(new, safe='')}"
    return Answer(answer.status, answer.media, answer.body, headers)

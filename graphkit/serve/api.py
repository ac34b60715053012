"""The JSON API: documents, entities, evidence, search, why, named queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from graphkit.errors import QueryError
from graphkit.query.ask import query
from graphkit.query.labels import Labels
from graphkit.query.named import named_queries
from graphkit.query.resolve import resolve
from graphkit.query.why import why
from graphkit.serve.look import known, look
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.openapi import FARTHEST, MOST, description
from graphkit.serve.values import (
    Column,
    Document,
    Entity,
    EntityPage,
    Found,
    Meaning,
    Name,
    Question,
    Wording,
)

if TYPE_CHECKING:
    from graphkit.serve.tasks import Tasks

T = TypeVar("T")


def _json(value: Any, status: int = 200) -> Answer:
    return Answer(status, "application/json", msgspec.json.encode(value))


def _listed(job: Job, items: list[Any], total: int | None = None) -> Answer:
    """Return one stretch of a list, and how long the list is."""
    first, count = _stretch(job)
    if total is None:
        total, items = len(items), items[first : first + count]
    return _json({"total": total, "offset": first, "items": items})


def _stretch(job: Job) -> tuple[int, int]:
    return job.whole("offset", 0, FARTHEST), job.whole("limit", 100, MOST)


def _known(asked: Callable[[], T]) -> T:
    """Return an answer; a name that means nothing in this graph is not found."""
    try:
        return asked()
    except QueryError as error:
        raise Refusal(404, str(error)) from None


def _needed(job: Job, name: str) -> str:
    value = _optional(job, name, 2000)
    if not value:
        raise Refusal(400, f"{name} is missing")
    return value


def _optional(job: Job, name: str, most: int) -> str:
    value = job.first(name)
    if len(value) > most:
        raise Refusal(400, f"{name} is longer than {most} characters")
    return value.strip()


def documents(tasks: Tasks, job: Job) -> Answer:
    """The files of the graph and the documents they carry."""
    labels, graph = Labels(tasks.graph), tasks.graph
    items = []
    for entry in graph.manifest.files:
        iri = entry.document if "://" in entry.document else graph.iris.entity(entry.document)
        items.append(
            Document(
                graph.iris.name(iri),
                iri,
                labels.of(iri),
                entry.names,
                entry.sha256,
                graph.iris.source(entry.sha256),
                entry.media_type,
                entry.chars,
                entry.mentions,
            )
        )
    return _listed(job, items)


def entities(tasks: Tasks, job: Job) -> Answer:
    """Entities by a piece of their name, or all of a kind ("state", "place", "doc")."""
    words, kind = _optional(job, "q", 200), _optional(job, "kind", 40)
    if words:
        found = {row.iri: row.name for row in tasks.search.labels(words, MOST)}
    else:
        found = dict.fromkeys(sorted(_subjects(tasks)), "")
    labels, iris = Labels(tasks.graph), tasks.graph.iris
    chosen = [iri for iri in found if not kind or iris.name(iri).startswith(kind + "/")]
    first, count = _stretch(job)
    items = [
        Entity(iris.name(iri), iri, labels.of(iri), labels.every(iri))
        for iri in chosen[first : first + count]
    ]
    return _listed(job, items, len(chosen))


def _subjects(tasks: Tasks) -> set[str]:
    import pyoxigraph as ox

    from graphkit.graph.terms import SKOS

    name = ox.NamedNode(SKOS + "prefLabel")
    rows = tasks.graph.store.quads_for_pattern(None, name, None, None)
    return {
        iri for row in rows if (iri := str(getattr(row.subject, "value", ""))).startswith(tasks.graph.iris.id)
    }


def entity(tasks: Tasks, job: Job) -> Answer:
    """One entity: its names in every language, its facts, what points to it."""
    iri = tasks.graph.iris.entity(job.first("id"))
    if not known(tasks.graph, iri):
        raise Refusal(404, f"nothing in this graph is called {job.first('id')[:200]}")
    shown = look(tasks.graph, iri, 0, 0)
    return _json(
        EntityPage(
            shown.id,
            shown.iri,
            shown.title,
            [Name(lang, name) for lang, name in shown.labels],
            shown.facts,
            shown.inward,
            [Wording(lang, name, times) for lang, name, times in shown.names],
            shown.total,
        )
    )


def evidence(tasks: Tasks, job: Job) -> Answer:
    """The words behind a node: file, offsets, sentence, part, author, rule."""
    of = _needed(job, "of")
    return _listed(job, _known(lambda: why(tasks.graph, of)))


def why_linked(tasks: Tasks, job: Job) -> Answer:
    """The words behind the links between two nodes."""
    subject, other = _needed(job, "subject"), _optional(job, "object", 2000) or None
    return _listed(job, _known(lambda: why(tasks.graph, subject, other)))


def search(tasks: Tasks, job: Job) -> Answer:
    """Names and sentences that hold the words looked for."""
    words = _optional(job, "q", 200) or _needed(job, "q")
    first, count = _stretch(job)
    passages = tasks.search.passages(words, count, first)
    return _json(Found(tasks.search.labels(words), passages, first))


def resolved(tasks: Tasks, job: Job) -> Answer:
    """What is meant by a symbol, a number or a name in any script."""
    name = _needed(job, "name")
    iri = _known(lambda: resolve(tasks.graph, name))
    return _json(Meaning(iri, tasks.graph.iris.name(iri), Labels(tasks.graph).of(iri)))


def queries(_tasks: Tasks, job: Job) -> Answer:
    """The named queries: what they answer, take and give."""
    items = [
        Question(
            row.name,
            row.title,
            row.description,
            row.parameters,
            tuple(Column(name, about) for name, about in row.columns),
            row.text,
        )
        for row in named_queries()
    ]
    return _listed(job, items)


def answer(tasks: Tasks, job: Job) -> Answer:
    """The answer to a named query, with the exact words behind each mention."""
    asked = next((row for row in named_queries() if row.name == job.first("name")), None)
    if asked is None:
        raise Refusal(404, f"no query named {job.first('name')[:80]!r}")
    given = [row.name for row in asked.parameters if not row.optional or row.name in job.values]
    params = {name: _needed(job, name) for name in given}
    result = _known(lambda: query(tasks.graph, asked.name, params))
    if len(result) > tasks.settings.max_rows:
        raise Refusal(422, f"stopped: the answer has more than {tasks.settings.max_rows} rows")
    return _listed(job, result.records())


def openapi(_tasks: Tasks, _job: Job) -> Answer:
    """The description of this API."""
    return _json(description(named_queries()))


TASKS: dict[str, Callable[[Tasks, Job], Answer]] = {
    "api/documents": documents,
    "api/entities": entities,
    "api/entity": entity,
    "api/evidence": evidence,
    "api/search": search,
    "api/why": why_linked,
    "api/resolve": resolved,
    "api/queries": queries,
    "api/query": answer,
    "api/openapi": openapi,
}

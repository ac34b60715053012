"""The JSON API: documents, entities, evidence, search, why, named queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from graphkit.query.ask import query
from graphkit.query.labels import Labels
from graphkit.query.named import named_queries
from graphkit.query.resolve import resolve
from graphkit.query.why import why
from graphkit.serve.look import known, look
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.openapi import description

if TYPE_CHECKING:
    from graphkit.serve.tasks import Tasks

MOST = 1000  # items of one answer


def _json(value: Any, status: int = 200) -> Answer:
    return Answer(status, "application/json", msgspec.json.encode(value))


def _listed(job: Job, items: list[Any], total: int | None = None) -> Answer:
    """Return one stretch of a list, and how long the list is."""
    first, count = job.whole("offset", 0, 10**8), job.whole("limit", 100, MOST)
    if total is None:
        total, items = len(items), items[first : first + count]
    return _json({"total": total, "offset": first, "items": items})


def _needed(job: Job, name: str) -> str:
    value = job.first(name).strip()
    if not value:
        raise Refusal(400, f"{name} is missing")
    return value[:2000]


def documents(tasks: Tasks, job: Job) -> Answer:
    """The files of the graph and the documents they carry."""
    labels, graph = Labels(tasks.graph), tasks.graph
    items = []
    for entry in graph.manifest.files:
        iri = entry.document if "://" in entry.document else graph.iris.entity(entry.document)
        items.append(
            {
                "id": graph.iris.name(iri),
                "iri": iri,
                "title": labels.of(iri),
                "files": list(entry.names),
                "sha256": entry.sha256,
                "source": graph.iris.source(entry.sha256),
                "media_type": entry.media_type,
                "chars": entry.chars,
                "mentions": entry.mentions,
            }
        )
    return _listed(job, items)


def entities(tasks: Tasks, job: Job) -> Answer:
    """Entities by a piece of their name, or all of a kind ("state", "place", "doc")."""
    words, kind = job.first("q").strip()[:200], job.first("kind").strip()[:40]
    if words:
        found = {row.iri: row.name for row in tasks.search.labels(words, MOST)}
    else:
        found = dict.fromkeys(sorted(_subjects(tasks)), "")
    labels, iris = Labels(tasks.graph), tasks.graph.iris
    chosen = [iri for iri in found if not kind or iris.name(iri).startswith(kind + "/")]
    first, count = job.whole("offset", 0, 10**8), job.whole("limit", 100, MOST)
    items = [
        {"id": iris.name(iri), "iri": iri, "label": labels.of(iri), "labels": labels.every(iri)}
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
    plain = msgspec.to_builtins(shown)
    plain.pop("evidence")
    plain["evidence_total"] = plain.pop("total")
    plain["labels"] = [{"lang": lang, "name": name} for lang, name in shown.labels]
    plain["names"] = [{"lang": lang, "name": name, "times": times} for lang, name, times in shown.names]
    return _json(plain)


def evidence(tasks: Tasks, job: Job) -> Answer:
    """The words behind a node: file, offsets, sentence, part, author, rule."""
    return _listed(job, why(tasks.graph, _needed(job, "of")))


def why_linked(tasks: Tasks, job: Job) -> Answer:
    """The words behind the links between two nodes."""
    return _listed(job, why(tasks.graph, _needed(job, "subject"), job.first("object").strip()[:2000] or None))


def search(tasks: Tasks, job: Job) -> Answer:
    """Names and sentences that hold the words looked for."""
    words = _needed(job, "q")[:200]
    first, count = job.whole("offset", 0, 10**6), job.whole("limit", 50, MOST)
    passages = tasks.search.passages(words, count, first)
    return _json({"labels": tasks.search.labels(words), "passages": passages, "offset": first})


def resolved(tasks: Tasks, job: Job) -> Answer:
    """What is meant by a symbol, a number or a name in any script."""
    iri = resolve(tasks.graph, _needed(job, "name"))
    return _json({"iri": iri, "id": tasks.graph.iris.name(iri), "label": Labels(tasks.graph).of(iri)})


def queries(_tasks: Tasks, job: Job) -> Answer:
    """The named queries: what they answer, take and give."""
    items = [
        {
            "name": row.name,
            "title": row.title,
            "description": row.description,
            "parameters": msgspec.to_builtins(row.parameters),
            "columns": [{"name": name, "about": about} for name, about in row.columns],
            "sparql": row.text,
        }
        for row in named_queries()
    ]
    return _listed(job, items)


def answer(tasks: Tasks, job: Job) -> Answer:
    """The answer to a named query, with the exact words behind each mention."""
    asked = next((row for row in named_queries() if row.name == job.first("name")), None)
    if asked is None:
        raise Refusal(404, f"no query named {job.first('name')[:80]!r}")
    params = {row.name: job.first(row.name) for row in asked.parameters if job.first(row.name)}
    result = query(tasks.graph, asked.name, params)
    if len(result) > tasks.settings.max_rows:
        raise Refusal(422, f"stopped: the answer has more than {tasks.settings.max_rows} rows")
    return _listed(job, result.records())


def openapi(_tasks: Tasks, _job: Job) -> Answer:
    """The description of this API."""
    return _json(description())


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

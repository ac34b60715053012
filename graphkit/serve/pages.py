"""The pages that only a server has: things without a page on the site, search, questions, SPARQL."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Any

from graphkit.errors import QueryError
from graphkit.query.ask import query
from graphkit.query.named import NamedQuery, named_queries
from graphkit.query.readable import printed, visible
from graphkit.query.results import declared, query_prefixes, shorten
from graphkit.remote.ask import written
from graphkit.serve import sparql
from graphkit.serve.assets import has_editor
from graphkit.serve.live import moved, page
from graphkit.serve.look import href, known, look
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.negotiate import THING, choose

if TYPE_CHECKING:
    from graphkit.graph.iris import Iris
    from graphkit.serve.tasks import Tasks

EXAMPLE = """SELECT ?resolution (COUNT(*) AS ?times) WHERE {
  ?mention gk:refersTo ?resolution .
  ?resolution a gk:Resolution .
}
GROUP BY ?resolution ORDER BY DESC(?times) LIMIT 20
"""
# The hash is that of the one style sheet that YASGUI's table writes into the page.
EDITOR_POLICY = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; "
    "style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types graphkit default dompurify 'allow-duplicates'"
)
ROWS = 1000  # rows of a table that a page shows
_FORMS = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}


def entity(tasks: Tasks, job: Job) -> Answer:
    """One node: as a page for people, as RDF for programs."""
    iri = tasks.graph.iris.entity(job.first("id"))
    if not known(tasks.graph, iri):
        raise Refusal(404, f"nothing in this graph is called {job.first('id')[:200]}")
    form = choose(job.accept, THING, job.first("format"))
    if form != "html":
        return sparql.triples(_around(tasks, iri), form, tasks.graph, tasks.settings)
    name = tasks.graph.iris.name(iri)
    own = tasks.live.page_of(name)
    if own is not None:
        return moved(own)
    path = f"id/{name}"
    first = job.whole("from", 0, 10**8)
    shown = look(tasks.graph, iri, first)
    return page(tasks, path, "entity.html", title=shown.title, node=shown, first=first, step=50)


def _around(tasks: Tasks, iri: str) -> list[Any]:
    """What is said of a node, and by what it is pointed to."""
    import pyoxigraph as ox

    node, store, most = ox.NamedNode(iri), tasks.graph.store, tasks.settings.max_rows
    outward = (quad.triple for quad in store.quads_for_pattern(node, None, None, None))
    inward = (quad.triple for quad in store.quads_for_pattern(None, None, node, None))
    return [*islice(outward, most), *islice(inward, most // 2)][:most]


def search(tasks: Tasks, job: Job) -> Answer:
    """Names and sentences that hold the words looked for."""
    words = job.first("q").strip()[:200]
    first = job.whole("from", 0, 10**6)
    names = [(row, href(tasks.graph, row.iri), tasks.graph.iris.name(row.iri))
             for row in tasks.search.labels(words)] if first == 0 else []  # fmt: skip
    found = tasks.search.passages(words, 51, first)
    return page(
        tasks,
        "search",
        "search.html",
        title=words or tasks.live.site.words("live/search"),
        words=words,
        names=names,
        found=found[:50],
        more=len(found) > 50,
        first=first,
    )


def queries(tasks: Tasks, _: Job) -> Answer:
    """All questions that the graph knows by name."""
    return page(
        tasks, "queries", "queries.html", title=tasks.live.site.words("page/queries"), queries=named_queries()
    )


def named_query(tasks: Tasks, job: Job) -> Answer:
    """One named query: what it answers, a form, and the answer where the form is filled in."""
    asked = next((row for row in named_queries() if row.name == job.first("name")), None)
    if asked is None:
        raise Refusal(404, f"no query named {job.first('name')[:80]!r}")
    params = {
        row.name: job.first(row.name).strip() for row in asked.parameters if job.first(row.name).strip()
    }
    needed = [row.name for row in asked.parameters if not row.optional and row.name not in params]
    values: dict[str, Any] = {"asked": asked, "params": params, "problem": "", "columns": (), "rows": None}
    form = job.first("format")
    if form and not needed:
        return _formed(tasks, asked, params, form)
    if not needed and (params or job.first("run")):
        try:
            columns, rows = query(tasks.graph, asked.name, params).shown()
            values |= {"columns": columns, "rows": rows[:ROWS], "total": len(rows)}
        except QueryError as error:
            values["problem"] = str(error)
    status = 400 if values["problem"] else 200
    return page(tasks, f"queries/{asked.name}", "named.html", status=status, title=asked.title, **values)


def _formed(tasks: Tasks, asked: NamedQuery, params: dict[str, str], form: str) -> Answer:
    from io import BytesIO

    if form not in _FORMS:
        raise Refusal(406, f"no format {form[:40]!r} here; there are {', '.join(_FORMS)}")
    result = query(tasks.graph, asked.name, params)
    if len(result) > tasks.settings.max_rows:
        raise Refusal(422, sparql.too_many(tasks.settings, "rows"))
    out = BytesIO()
    result.dump(form, out)
    return Answer(200, _FORMS[form], out.getvalue())


def query_page(tasks: Tasks, job: Job) -> Answer:
    """A form for any query, and its answer as a table."""
    import pyoxigraph as ox

    text = job.first("query")
    values: dict[str, Any] = {
        "title": tasks.live.site.words("page/query"),
        "text": text,
        "problem": "",
        "columns": (),
        "rows": None,
        "queries": named_queries(),
        "example": EXAMPLE,
    }
    if not text.strip():
        return _editor(tasks, values)
    try:
        found = sparql.run(tasks.graph, job)
        if isinstance(found, ox.QueryBoolean):
            values |= {"columns": ("answer",), "rows": [[("true" if found else "false", "", "")]]}
        else:
            heads = (
                ("subject", "predicate", "object")
                if isinstance(found, ox.QueryTriples)
                else tuple(variable.value for variable in found.variables)
            )
            rows = [[_cell(tasks, value) for value in row] for row in islice(found, ROWS)]
            values |= {"columns": heads, "rows": rows}
    except Refusal as refusal:
        values["problem"] = refusal.message
        return page(tasks, "query", "query.html", status=refusal.status, **values)
    except (OSError, ValueError, RuntimeError) as error:
        values["problem"] = f"the query failed: {error}"
        return page(tasks, "query", "query.html", status=500, **values)
    return page(tasks, "query", "query.html", **values)


def _editor(tasks: Tasks, values: dict[str, Any]) -> Answer:
    """Return the page of the editor; without scripts it is the plain form."""
    if not has_editor():
        return page(tasks, "query", "query.html", **values)
    iris = tasks.graph.iris
    asked = [NamedQuery("example", "", "", (), (), False, EXAMPLE), *named_queries()]
    questions = [{"name": row.name, "about": row.description, "text": _filled(row, iris)} for row in asked]
    about = {"graph": iris.base, "prefixes": query_prefixes(iris), "questions": questions}
    return page(tasks, "query", "editor.html", rules=EDITOR_POLICY, about=about, asked=asked, **values)


def _filled(asked: NamedQuery, iris: Iris) -> str:
    """Return a query with its examples in the place of its parameters, as far as they are ids and values."""
    try:
        return written(asked.name, asked.examples, iris)
    except QueryError:
        return declared(asked.text, iris)


def _cell(tasks: Tasks, value: Any) -> tuple[str, str, str]:
    """Return a value as people read it, where it leads, and its language."""
    import pyoxigraph as ox

    if value is None:
        return "", "", ""
    if isinstance(value, ox.NamedNode):
        found = printed(tasks.graph, value.value)
        name = visible(found[1] if found else "") or shorten(value.value, tasks.graph.iris)
        return name, href(tasks.graph, value.value), ""
    return str(getattr(value, "value", value)), "", getattr(value, "language", None) or ""


TASKS: dict[str, Callable[[Tasks, Job], Answer]] = {
    "entity": entity,
    "search": search,
    "queries": queries,
    "named": named_query,
    "query": query_page,
}

"""The pages: plain HTML made on the server, without a line of script."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import QueryError
from graphkit.graph.iris import parse_mention
from graphkit.query.ask import bindings, query
from graphkit.query.bind import bound
from graphkit.query.labels import Labels
from graphkit.query.named import NamedQuery, named_queries
from graphkit.query.results import declared, query_prefixes, shorten
from graphkit.serve import sparql
from graphkit.serve.assets import has_editor
from graphkit.serve.look import href, known, look
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.negotiate import TRIPLES, choose
from graphkit.serve.source import source_page

if TYPE_CHECKING:
    import jinja2

    from graphkit.serve.tasks import Tasks

MEDIA = "text/html; charset=utf-8"
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
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types default dompurify 'allow-duplicates'"
)
ROWS = 1000  # rows of a table that a page shows
_FORMS = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}


@cache
def _templates() -> jinja2.Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, status: int = 200, **values: Any) -> Answer:
    """Fill a template; whatever comes from documents is escaped."""
    text = _templates().get_template(template).render(**values)
    return Answer(status, MEDIA, text.encode("utf-8", "replace"))


def home(tasks: Tasks, _: Job) -> Answer:
    """What is in this graph, and where to go from here."""
    manifest = tasks.graph.manifest
    labels = Labels(tasks.graph)
    rows = []
    for entry in islice(manifest.files, ROWS):
        iri = tasks.graph.iris.entity(entry.document) if "://" not in entry.document else entry.document
        rows.append(
            (entry.names[0], entry.sha256[:12], labels.of(iri), href(tasks.graph, iri), entry.mentions)
        )
    return page("home.html", rows=rows, quads=manifest.quads, total=len(manifest.files))


def entity(tasks: Tasks, job: Job) -> Answer:
    """One node: as a page for people, as RDF for programs."""
    iri = tasks.graph.iris.entity(job.first("id"))
    if not known(tasks.graph, iri):
        raise Refusal(404, f"nothing in this graph is called {job.first('id')[:200]}")
    form = choose(job.accept, {"html": "text/html", **TRIPLES}, job.first("format"))
    if form != "html":
        return sparql.triples(_around(tasks, iri), form, tasks.graph, tasks.settings)
    if re.fullmatch(r"src/[0-9a-f]{12}", job.first("id")):
        values = source_page(tasks.graph, job.first("id")[4:], job.whole("from", 0, 10**9))
        return page("source.html", **values)
    first = job.whole("from", 0, 10**8)
    shown = look(tasks.graph, iri, first)
    return page("entity.html", node=shown, first=first, step=50, base=tasks.graph.iris.id)


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
    return page("search.html", words=words, names=names, found=found[:50], more=len(found) > 50, first=first)


def queries(_tasks: Tasks, _job: Job) -> Answer:
    """All questions that the graph knows by name."""
    return page("queries.html", queries=named_queries())


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
    return page("named.html", 400 if values["problem"] else 200, **values)


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
        return page("query.html", refusal.status, **values)
    except (OSError, ValueError, RuntimeError) as error:
        values["problem"] = f"the query failed: {error}"
        return page("query.html", 500, **values)
    return page("query.html", **values)


def _editor(tasks: Tasks, values: dict[str, Any]) -> Answer:
    """Return the page of the editor; without scripts it is the plain form."""
    if not has_editor():
        return page("query.html", **values)
    iris = tasks.graph.iris
    asked = [NamedQuery("example", "", "", (), (), False, EXAMPLE), *named_queries()]
    questions = [
        {"name": row.name, "about": row.description, "text": declared(_filled(tasks, row), iris)}
        for row in asked
    ]
    about = {"graph": iris.base, "prefixes": query_prefixes(iris), "questions": questions}
    answer = page("editor.html", **values, about=about, asked=asked)
    return Answer(answer.status, answer.media, answer.body, {"Content-Security-Policy": EDITOR_POLICY})


def _filled(tasks: Tasks, asked: NamedQuery) -> str:
    """Return a query with its examples in the place of its parameters, where this graph knows them."""
    try:
        return bound(asked.text, bindings(tasks.graph, asked, asked.examples))
    except QueryError:
        return asked.text


def _cell(tasks: Tasks, value: Any) -> tuple[str, str, str]:
    """Return a value as people read it, where it leads, and its language."""
    import pyoxigraph as ox

    if value is None:
        return "", "", ""
    if isinstance(value, ox.NamedNode):
        place = parse_mention(value.value)
        words = tasks.graph.words(value.value) if place else None
        name = words or shorten(value.value, tasks.graph.iris)
        return name, href(tasks.graph, value.value), ""
    return str(getattr(value, "value", value)), "", getattr(value, "language", None) or ""


def one_file(tasks: Tasks, _: Job) -> Answer:
    """The one-file page with its own strict policy, sent as a header too."""
    from graphkit.view.data import page_data
    from graphkit.view.page import render

    text = render(page_data(tasks.graph, None, 500, None))
    match = re.search(r'Content-Security-Policy"\s+content="([^"]*)"', text)
    policy = html.unescape(match[1]) if match else "default-src 'none'"
    headers = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    return Answer(200, MEDIA, text.encode("utf-8", "replace"), headers)


TASKS: dict[str, Callable[[Tasks, Job], Answer]] = {
    "home": home,
    "entity": entity,
    "search": search,
    "queries": queries,
    "named": named_query,
    "query": query_page,
    "page": one_file,
}

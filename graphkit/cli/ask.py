"""Commands that ask a graph: query, queries and why."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command, parameter
from graphkit.cli.endpoint import add_endpoint, run_elsewhere
from graphkit.cli.marks import marked
from graphkit.errors import QueryError

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands
    from graphkit.query import Evidence, NamedQuery

EXAMPLE_ROWS = 5
FORMATS = ("table", "csv", "tsv", "json", "xml")


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    query = command(
        commands,
        "query",
        "Answer a named query, a file of SPARQL, or SPARQL itself.",
        "graphkit query graph/ who-cites --param 'cited=822 (1993)' --format csv",
        run_query,
    )
    query.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    query.add_argument("query", metavar="NAME|FILE.rq|'SELECT …'", help="see: graphkit queries")
    add_endpoint(query)
    query.add_argument(
        "--param",
        action="append",
        default=[],
        type=parameter,
        metavar="NAME=VALUE",
        help="parameter of a named query",
    )
    query.add_argument(
        "--format", choices=FORMATS, default="table", help="form of the answer (default: table)"
    )
    query.add_argument(
        "--first",
        type=int,
        default=0,
        metavar="N",
        help="N rows at most, those that are found first: soon there where the answer is long",
    )
    queries = command(
        commands,
        "queries",
        "List the named queries, or explain one.",
        "graphkit queries who-cites",
        run_queries,
    )
    queries.add_argument("name", nargs="?", metavar="NAME", help="a named query")
    why = command(
        commands,
        "why",
        "Show the exact words behind a node, or behind what links two.",
        "graphkit why graph/ A/75/9901 'S/RES/2250(2015)'",
        run_why,
    )
    why.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    why.add_argument("subject", metavar="SUBJECT", help="id, symbol, IRI, or name in any language")
    why.add_argument("object", nargs="?", metavar="OBJECT", help="the other end of a link")


def run_query(given: argparse.Namespace) -> int:
    """Answer a query on standard output."""
    if given.endpoint:
        return run_elsewhere(given)
    from graphkit.api import open_graph

    params = dict(given.param)
    if len(params) < len(given.param):
        raise QueryError("a parameter is given twice")
    with open_graph(given.graph) as graph:
        graph.query(given.query, params, first=given.first).dump(given.format, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return 0


def run_queries(given: argparse.Namespace) -> int:
    """List the named queries, or explain one."""
    from graphkit.query.named import named, named_queries

    if given.name is not None:
        print(_explain(named(given.name)))
        return 0
    queries = sorted(named_queries(), key=lambda query: query.name)
    width = max((len(query.name) for query in queries), default=0)
    for query in queries:
        print(f"{query.name:<{width}}  {query.title}{' (report)' if query.report else ''}")
    return 0


def _explain(query: NamedQuery) -> str:
    """Return what a query answers, takes and gives, a command to try, and its SPARQL."""
    parameters = [
        (f"{row.name}{' (optional)' if row.optional else ''}", row.about or row.type)
        for row in query.parameters
    ]
    words = "".join(f" --param '{name}={value}'" for name, value in query.examples.items())
    blocks = [f"{query.name}: {query.title}", query.description]
    if query.report:
        blocks.append(f"report: takes longer the larger the graph is, since it {query.report}")
    blocks += [
        f"{title}\n{_rows(rows)}"
        for title, rows in (("parameters", parameters), ("columns", query.columns))
        if rows
    ]
    blocks.append(f"example\n  graphkit query graph/ {query.name}{words}")
    shown = _sample_answer(query)
    blocks += [*([shown] if shown else []), query.text.strip()]
    return "\n\n".join(blocks)


def _sample_answer(query: NamedQuery) -> str:
    """Return the first rows of the example answer on the built-in sample."""
    from graphkit.query.answers import answer, parameters
    from graphkit.query.tables import table

    columns, *rows = (line.split("\t") for line in answer(query.name).splitlines())
    if not rows:
        return ""
    with_values = "".join(f" --param '{name}={value}'" for name, value in parameters(query.name).items())
    shown = table(columns, rows[:EXAMPLE_ROWS]).rpartition("\n(")[0]
    return f"on the built-in sample{with_values} ({len(rows)} rows)\n{shown}"


def explained(arguments: Sequence[str]) -> str | None:
    """Return the name of the query that "graphkit query ... NAME --help" asks about."""
    if arguments[:1] == ["query"] and {"-h", "--help"} & set(arguments):
        from graphkit.query.named import named_queries

        known = {query.name for query in named_queries()}
        return next((word for word in arguments[1:] if word in known), None)
    return None


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    rows = list(rows)
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"  {name:<{width}}  {about}".rstrip() for name, about in rows)


def run_why(given: argparse.Namespace) -> int:
    """Show the evidence for a node or a link."""
    from graphkit.api import open_graph
    from graphkit.query.why import replaced

    with open_graph(given.graph) as graph:
        found = graph.why(given.subject, given.object)
        for evidence in found:
            print(_show(evidence), end="\n\n")
        for name, reason in replaced(graph.folder, given.subject):
            print(f"also {name}: {reason}" if reason else f"also {name}")
    if not found:
        print("graphkit: no words in this graph say so", file=sys.stderr)
    return 0


def _show(evidence: Evidence) -> str:
    """Return where the words stand, who speaks, and the sentence with the words marked."""
    on, off = ("\033[7m", "\033[0m") if sys.stdout.isatty() else ("⟦", "⟧")
    place = f"{evidence.file} {evidence.start}-{evidence.end}"
    about = [place, evidence.part, evidence.author, evidence.lang, evidence.about]
    sentence = marked(evidence.sentence, evidence.mark_start, evidence.mark_end, on, off)
    return f"{' · '.join(str(item) for item in about if item)}\n  {sentence}"

"""Command that checks a graph: its form, its attribution, and what in it cannot both be exact."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command

if TYPE_CHECKING:
    from graphkit.check import Report
    from graphkit.cli.arguments import Commands

NOT_CONFORMING = 1


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    check = command(
        commands,
        "check",
        "Check a graph against the shapes, and list what in it cannot both be exact.",
        "graphkit check graph/",
        run_check,
    )
    check.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    check.add_argument("--quiet", action="store_true", help="only say whether the graph conforms")


def run_check(given: argparse.Namespace) -> int:
    """Check a graph; discrepancies alone are no failure."""
    from graphkit.api import open_graph
    from graphkit.check import check

    with open_graph(given.graph) as graph:
        report = check(graph.folder)
        edits = graph.folder.manifest.edits
    for row in report.violations:
        print(f"does not conform: {row.node or given.graph}: {row.message} ({row.shape})")
    if not given.quiet:
        _remarks(report)
    if edits:
        print(f"graphkit: {given.graph} was edited {edits} times since it was built", file=sys.stderr)
    verdict = "conforms" if report.conforms else "does not conform"
    print(f"graphkit: {given.graph} {verdict} to the shapes", file=sys.stderr)
    return 0 if report.conforms else NOT_CONFORMING


def _remarks(report: Report) -> None:
    from graphkit.query.tables import table

    for remark in report.remarks:
        if remark.rows:
            print(f"{remark.title} (graphkit query … {remark.query})")
            print(table(remark.columns, remark.rows))

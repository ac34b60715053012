"""The command that analyses a graph: report."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
from graphkit.cli.reading import say
from graphkit.report import REPORTS

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    report = command(
        commands,
        "report",
        "Write tables and plots: who is cited, named and claimed most, in which groups and years.",
        "graphkit report graph/ citations -o report/",
        run_report,
    )
    listed = "\n".join(f"  {name:9}  {about}" for name, about in REPORTS.items())
    report.description = f"{report.description}\n\nreports:\n{listed}"
    report.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    report.add_argument("report", nargs="*", metavar="REPORT", help="one or more of the above (default: all)")
    report.add_argument("-o", "--output", required=True, metavar="DIR", help="folder to write into")


def run_report(given: argparse.Namespace) -> int:
    """Write the reports."""
    from graphkit.api import open_graph
    from graphkit.report import write_report
    from graphkit.report.plots import can_plot

    with open_graph(given.graph) as graph:
        files = write_report(graph.folder, given.output, given.report)
    if not can_plot():
        say("no plots: matplotlib is not installed (pip install 'graphkit[plots]')")
    say(f"{given.output}: {len(files)} files")
    return 0

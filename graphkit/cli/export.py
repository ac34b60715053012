"""Commands that carry a graph elsewhere: export and view."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
from graphkit.cli.reading import say
from graphkit.cli.writing import destination, fresh_file

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld")


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    export = command(
        commands,
        "export",
        "Write a graph in a format of RDF, the same bytes each time.",
        "graphkit export graph/ --format trig -o graph.trig",
        run_export,
    )
    export.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    export.add_argument("--format", choices=FORMATS, required=True, help="format to write")
    export.add_argument(
        "-o", "--output", default="-", metavar="FILE", help="file, or - for standard output (default)"
    )
    view = command(
        commands,
        "view",
        "Write one HTML page of a graph that works offline.",
        "graphkit view graph/ -o page.html",
        run_view,
    )
    view.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    view.add_argument("-o", "--output", required=True, metavar="FILE", help="where to write the page")


def run_export(given: argparse.Namespace) -> int:
    """Write the whole graph to a file or to standard output."""
    from graphkit.api import open_graph

    with open_graph(given.graph) as graph, destination(given.output) as out:
        graph.export(given.format, out)
        out.flush()
    return 0


def run_view(given: argparse.Namespace) -> int:
    """Write the page."""
    from graphkit.api import open_graph

    page = Path(given.output)
    with open_graph(given.graph) as graph, fresh_file(page) as partial:
        graph.view(partial)
    say(f"{page}: open it in a browser")
    return 0

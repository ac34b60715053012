"""Commands that carry a graph elsewhere: export and view."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
from graphkit.cli.reading import say
from graphkit.cli.writing import fresh_file
from graphkit.export import FORMATS, PROFILES, formats

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    export = command(
        commands,
        "export",
        "Write a graph in another format, the same bytes each time.",
        "graphkit export graph/ --format sqlite -o graph.sqlite",
        run_export,
    )
    export.description = f"{export.description}\n\nformats:\n{_listed()}"
    export.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    export.add_argument(
        "--format",
        choices=formats(),
        required=True,
        metavar="FORMAT",
        help="format to write, one of the above",
    )
    export.add_argument(
        "--profile",
        choices=PROFILES,
        default="stored",
        help="full adds to RDF what can be derived: offsets, exact words, classes, annotations",
    )
    export.add_argument(
        "-o",
        "--output",
        default="-",
        metavar="FILE|DIR",
        help="file or folder to write, or - for standard output (default)",
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


def _listed() -> str:
    """One line for each format."""
    wide = max(map(len, formats()))
    folder = {True: " (a folder)", False: ""}
    return "\n".join(f"  {form.name:{wide}}  {form.about}{folder[form.is_folder]}" for form in FORMATS)


def run_export(given: argparse.Namespace) -> int:
    """Write the whole graph to a file, a folder or standard output."""
    from graphkit.api import open_graph

    with open_graph(given.graph) as graph:
        if given.output == "-":
            graph.export(given.format, sys.stdout.buffer, given.profile)
            sys.stdout.buffer.flush()
        else:
            graph.export(given.format, given.output, given.profile)
    return 0


def run_view(given: argparse.Namespace) -> int:
    """Write the page."""
    from graphkit.api import open_graph

    page = Path(given.output)
    with open_graph(given.graph) as graph, fresh_file(page) as partial:
        graph.view(partial)
    say(f"{page}: open it in a browser")
    return 0

"""The command that writes a graph in another format."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
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

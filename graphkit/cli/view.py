"""The command that shows a graph: a static site, or one page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.arguments import add_language, command
from graphkit.cli.reading import say
from graphkit.cli.writing import fresh_file
from graphkit.view import FORMATS, target_format

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    view = command(
        commands,
        "view",
        "Write a static site of a graph, or one HTML page, that works offline.",
        "graphkit view graph/ -o site/",
        run_view,
    )
    view.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    view.add_argument(
        "-o", "--output", required=True, metavar="DIR|FILE", help="folder of the site, or file of the page"
    )
    view.add_argument(
        "--format",
        choices=FORMATS,
        help="a site of many pages, or a single page (default: single where the output ends in .html)",
    )
    view.add_argument("--title", metavar="TEXT", help="heading (default: the number of documents)")
    view.add_argument(
        "--around", metavar="NAME", help="single page: only what is near this id, symbol or name"
    )
    view.add_argument(
        "--limit", type=int, default=500, metavar="N", help="single page: most nodes it shows (default: 500)"
    )
    add_language(view)


def run_view(given: argparse.Namespace) -> int:
    """Write the site or the page."""
    from graphkit.api import open_graph
    from graphkit.errors import GraphkitError

    target = Path(given.output)
    format = target_format(target, given.format or ("single" if given.around else None))
    if format == "site":
        if given.around:
            raise GraphkitError("--around is for a single page; the site shows every neighbourhood")
        with open_graph(given.graph) as graph:
            graph.view(target, given.title, format=format, language=given.language)
        say(f"{target / 'index.html'}: open it in a browser, or put the folder on any web host")
        return 0
    if given.language != "en":
        raise GraphkitError(
            "--language is for the site; readers of a single page choose their language in it"
        )
    with open_graph(given.graph) as graph, fresh_file(target) as partial:
        graph.view(partial, given.title, format=format, limit=given.limit, around=given.around)
    say(f"{target}: open it in a browser")
    return 0

"""The command that hands a graph on to another store: push."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
from graphkit.errors import StoreError

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands

PASSWORD = "GRAPHKIT_PASSWORD"  # noqa: S105 - the name of a variable, not a password


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    push = command(
        commands,
        "push",
        "Push a graph to a SPARQL 1.1 store, in batches that resume after a broken connection.",
        "graphkit push graph/ http://localhost:7878/store",
        run_push,
    )
    push.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    push.add_argument("url", metavar="URL", help="address of the store's Graph Store Protocol")
    push.add_argument(
        "--query-url", default="", metavar="URL", help="its SPARQL endpoint, to count what arrived"
    )
    push.add_argument(
        "--update", action="store_true", help="URL takes SPARQL Update, not the Graph Store Protocol"
    )
    push.add_argument(
        "--user", default="", metavar="NAME", help=f"who we are there; the password is in {PASSWORD}"
    )
    push.add_argument(
        "--batch",
        type=int,
        metavar="N",
        help="triples of one request (default: 10000; with --update 1000)",
    )
    push.add_argument(
        "--state", metavar="FILE", help="where it is kept how far it got (default: beside the graph)"
    )


def run_push(given: argparse.Namespace) -> int:
    """Push, and say what arrived."""
    from graphkit.remote.push import Target, push
    from graphkit.store import open_graph

    batch = (1000 if given.update else 10_000) if given.batch is None else given.batch
    if not 1 <= batch <= 1_000_000:
        raise StoreError("--batch must be from 1 to 1000000")
    folder = Path(given.graph)
    state = (
        Path(given.state)
        if given.state
        else folder.resolve().with_name(f".{folder.resolve().name}.push.json")
    )
    password = os.environ.get(PASSWORD, "")
    target = Target(given.url, given.query_url, given.user, password, batch, update=given.update)
    with open_graph(folder) as graph:
        total = push(graph, target, state)
    print(f"graphkit: {total} triples stand at {given.url}", file=sys.stderr)
    return 0

"""The command that puts a graph on the web: serve."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from graphkit.cli.arguments import add_language, command
from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands

TOKEN = "GRAPHKIT_TOKEN"  # noqa: S105 - the name of a variable, not a token
SHORTEST = 16  # characters of a token


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    serve = command(
        commands,
        "serve",
        "Put a graph on the web: SPARQL endpoint, pages, search, JSON.",
        "graphkit serve graph/ --port 8000 --timeout 30",
        run_serve,
    )
    serve.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    serve.add_argument(
        "--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1, this machine only)"
    )
    serve.add_argument(
        "--port", type=int, default=8000, help="which port (default: 8000; 0 for any free one)"
    )
    serve.add_argument(
        "--timeout", type=float, default=30.0, metavar="SECONDS", help="when a query is stopped (default: 30)"
    )
    serve.add_argument(
        "--max-rows",
        type=int,
        default=100_000,
        metavar="N",
        help="rows of an answer at most (default: 100000)",
    )
    serve.add_argument(
        "--workers", type=int, default=2, metavar="N", help="processes that answer queries (default: 2)"
    )
    add_language(serve)
    serve.add_argument(
        "--writable",
        action="store_true",
        help=f"accept SPARQL updates and graphs from those who send the token that is in {TOKEN}",
    )


def run_serve(given: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from graphkit.serve import Settings, serve

    for name, low, high in (
        ("port", 0, 65535),
        ("timeout", 0.1, 86400),
        ("max_rows", 1, 10**8),
        ("workers", 1, 64),
    ):
        if not low <= getattr(given, name) <= high:
            raise GraphkitError(f"--{name.replace('_', '-')} must be from {low} to {high}")
    token = os.environ.get(TOKEN, "") if given.writable else ""
    if given.writable and len(token) < SHORTEST:
        raise GraphkitError(f"--writable needs a token of {SHORTEST} characters or more in {TOKEN}")
    serve(
        Settings(
            folder=given.graph,
            host=given.host,
            port=given.port,
            timeout=given.timeout,
            max_rows=given.max_rows,
            workers=given.workers,
            writable=given.writable,
            lang=given.language,
        ),
        token,
    )
    return 0

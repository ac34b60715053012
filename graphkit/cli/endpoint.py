"""The option of `query` that asks an endpoint elsewhere in the place of a graph on disk."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any


class _Elsewhere(argparse.Action):
    """Takes the address, and asks for no folder any more."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        del option_string
        setattr(namespace, self.dest, values)
        for action in parser._actions:
            if action.dest in ("graph", "query"):
                action.nargs, action.required = "?", False


def add_endpoint(parser: argparse.ArgumentParser) -> None:
    """Declare the option.

    Args:
        parser: that of the command `query`.
    """
    parser.add_argument(
        "--endpoint",
        action=_Elsewhere,
        metavar="URL",
        help="ask this SPARQL endpoint in the place of GRAPH; names of things are then ids or IRIs",
    )


def run_elsewhere(given: argparse.Namespace) -> int:
    """Answer a query from an endpoint elsewhere on standard output."""
    from graphkit.errors import QueryError
    from graphkit.remote import ask

    words = [word for word in (given.graph, given.query) if word is not None]
    if len(words) != 1:
        raise QueryError("with --endpoint, give one query and no folder")
    if given.first:
        raise QueryError("--first is for a graph here: for an endpoint, write LIMIT into the query")
    if len(dict(given.param)) < len(given.param):
        raise QueryError("a parameter is given twice")
    ask(given.endpoint, words[0], dict(given.param), given.format, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return 0

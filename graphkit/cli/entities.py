"""The command that writes the entity tables for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    parser = command(
        commands,
        "entities",
        "Write the names that graphkit knows as SKOS (Turtle), in the form that --gazetteer reads.",
        "graphkit entities place state -o names.ttl",
        run,
    )
    parser.add_argument(
        "families", nargs="*", metavar="FAMILY", help="place, state, body ...; all by default"
    )
    parser.add_argument("-o", dest="out", type=Path, metavar="FILE", help="default: standard output")


def run(given: argparse.Namespace) -> int:
    """Write the tables."""
    from graphkit.export.entities import families, write_entities

    unknown = sorted(set(given.families) - set(families()))
    if unknown:
        raise GraphkitError(f"no family {unknown[0]!r}; there are {', '.join(families())}")
    only = tuple(sorted(set(given.families)))
    if given.out is None:
        write_entities(sys.stdout.buffer, only)
        sys.stdout.buffer.flush()
        return 0
    try:
        with given.out.open("wb") as stream:
            write_entities(stream, only)
    except OSError as error:
        raise GraphkitError(f"{given.out}: cannot be written ({error.strerror or error})") from error
    return 0

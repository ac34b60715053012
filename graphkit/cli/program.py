"""The program itself: which commands there are, and what happens when one fails."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import IO

from graphkit.cli import ask, build, check, demo, entities, export, push, report, search, serve, view
from graphkit.cli.arguments import DEBUG
from graphkit.errors import GraphkitError

FAILED, FAULT, INTERRUPTED, PIPE_CLOSED = 1, 70, 130, 141


class _Version(argparse.Action):
    """Prints program and knowledge; the tables are read only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from graphkit.graph.version import program
        from graphkit.knowledge.tables import digest

        print(f"{program().replace('-', ' ', 1)} (knowledge {digest()[:12]})")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="graphkit",
        description="Turn diplomatic and United Nations documents into a graph that answers with evidence.",
        epilog="example:\n  graphkit demo\n  graphkit build letters/ -o graph/ && "
        "graphkit query graph/ who-cites --param 'cited=822 (1993)'",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument(
        "--version", action=_Version, nargs=0, help="print the versions of program and knowledge"
    )
    top.add_argument("--debug", action="store_true", help=DEBUG)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in (build, ask, search, check, export, view, serve, push, report, entities, demo):
        group.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: the words after "graphkit"; those of the process by default.
    """
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    words = list(sys.argv[1:] if arguments is None else arguments)
    about = ask.explained(words)
    given = parser().parse_args(["queries", about] if about else words)
    try:
        code: int = given.run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return _say("stopped; nothing was half-written", INTERRUPTED)
    except GraphkitError as error:
        if given.debug:
            raise
        return _say(str(error), FAILED)
    except OSError as error:
        if given.debug:
            raise
        name = f"{error.filename}: " if error.filename else ""
        return _say(f"{name}{error.strerror or error}", FAILED)
    except Exception as error:
        if given.debug:
            raise
        return _say(f"a fault of the program: {type(error).__name__}: {error} (--debug shows where)", FAULT)
    return code


def _say(message: str, code: int) -> int:
    print("graphkit:", " ".join(message.split()), file=sys.stderr)
    return code


def _speak_utf8(stream: IO[str]) -> None:
    """Write any script to any terminal; what cannot be encoded is escaped, never an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence(stream: IO[str]) -> None:
    """Keep the interpreter from complaining again when it flushes a closed pipe at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return

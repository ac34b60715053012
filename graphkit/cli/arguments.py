"""How every command is declared: one sentence, its arguments, and an example at the end."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from graphkit.view import LANGUAGES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Run = Callable[[argparse.Namespace], int]


def command(commands: Commands, name: str, sentence: str, example: str, run: Run) -> argparse.ArgumentParser:
    """Declare a command.

    Args:
        commands: where it is added.
        name: its name on the command line.
        sentence: what it does.
        example: what the end of its help shows.
        run: does it, and returns the exit code.
    """
    parser = commands.add_parser(
        name,
        help=sentence,
        description=sentence,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=DEBUG)
    parser.set_defaults(run=run)
    return parser


def parameter(text: str) -> tuple[str, str]:
    """Read one "name=value" of the command line.

    >>> parameter("cited=S/RES/822(1993)")
    ('cited', 'S/RES/822(1993)')
    """
    name, equals, value = text.partition("=")
    if not name.strip() or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form name=value")
    return name.strip(), value


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let the reader choose the language of the pages' own words."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default="en",
        help="language of the pages' own words (default: en)",
    )


def own_knowledge(parser: argparse.ArgumentParser) -> None:
    """Declare the options by which users add names that graphkit does not know.

    Args:
        parser: the parser of a command that reads documents.
    """
    parser.add_argument(
        "--gazetteer",
        action="append",
        default=[],
        metavar="FILE",
        help="names of your own, as Turtle (SKOS, .ttl) or CSV (.csv); may be given several times",
    )
    parser.add_argument(
        "--spacy-model",
        metavar="NAME",
        help="an installed spaCy model, or a folder that holds one: it may name persons, places and "
        "organisations that no table knows; they are marked as such and stay unlinked",
    )


DEBUG = "show the full trace of an error"

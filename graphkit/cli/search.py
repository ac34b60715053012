"""The command that searches the texts of a graph, in any script."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
from graphkit.cli.marks import marked

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands
    from graphkit.query.search import Passage


def add(commands: Commands) -> None:
    """Declare the command."""
    search = command(
        commands,
        "search",
        "Find words in the texts of a graph, in any script.",
        "graphkit search graph/ плотины",
        run_search,
    )
    search.add_argument("graph", metavar="GRAPH", help="folder of the graph")
    search.add_argument(
        "words", nargs="+", metavar="WORD", help="words, or parts of them; a passage must hold all"
    )
    search.add_argument(
        "--limit", type=int, default=50, metavar="N", help="most passages that are shown (default: 50)"
    )
    search.add_argument("--format", choices=("text", "jsonl"), default="text", help="default: text")


def run_search(given: argparse.Namespace) -> int:
    """Show the passages that hold the words, and the names of what goes by them."""
    import msgspec

    from graphkit.api import open_graph
    from graphkit.query.search import Search, index_file

    words = " ".join(given.words)
    with open_graph(given.graph) as graph:
        search = Search(graph.folder, index_file(graph.folder))
        names = search.labels(words)
        passages = search.passages(words, max(1, given.limit))
    if given.format == "jsonl":
        for passage in passages:
            print(msgspec.json.encode(passage).decode())
    else:
        for passage in passages:
            print(_show(passage), end="\n\n")
    for name in names:
        print(f"name: {name.name} ({name.iri.partition('/id/')[2] or name.iri})", file=sys.stderr)
    if not passages:
        print("graphkit: no text of this graph holds these words", file=sys.stderr)
    return 0


def _show(passage: Passage) -> str:
    place = f"{passage.file}:{passage.start}-{passage.end} ({passage.lang})"
    return f"{place}\n  {marked(passage.sentence, passage.mark_start, passage.mark_end, '[', ']')}"

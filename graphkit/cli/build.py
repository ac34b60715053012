"""Commands that read documents: build and mentions."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command, own_knowledge
from graphkit.cli.reading import plural, reporting, say

if TYPE_CHECKING:
    from graphkit.cli.arguments import Commands

INPUTS = (
    "file, folder, or - for standard input (text, Markdown, HTML, Akoma Ntoso XML, PDF, DOCX); "
    "archive of these (zip, tar); JSON Lines or CSV with a field called text"
)


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    make = command(
        commands,
        "build",
        "Read documents and write their graph.",
        "graphkit build letters/ note.pdf -o graph/ --gazetteer lakes.ttl --gazetteer roads.csv",
        run_build,
    )
    make.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
    make.add_argument("-o", "--output", required=True, metavar="GRAPH", help="folder of the graph")
    own_knowledge(make)
    _add_engine(make)
    find = command(
        commands,
        "mentions",
        "Write what each document refers to, one JSON object a line.",
        "graphkit mentions letters/ --spacy-model en_core_web_sm > mentions.jsonl",
        run_mentions,
    )
    find.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
    own_knowledge(find)


def _add_engine(make: argparse.ArgumentParser) -> None:
    make.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="processes that share the work; a document that ends its process is left out, the rest goes on",
    )
    make.add_argument(
        "--time-limit",
        type=float,
        metavar="SECONDS",
        help="with --jobs or a cluster: leave out a document that needs longer (default: 600)",
    )
    make.add_argument(
        "--engine", choices=("local", "dask"), default="local", help="who does the work (default: local)"
    )
    make.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="with dask: of a scheduler (default: made on the spot)",
    )
    make.add_argument(
        "--shards",
        metavar="URL",
        help="with dask: folder (file, s3, gs, hdfs …) where the workers keep what they found",
    )


def run_build(given: argparse.Namespace) -> int:
    """Build a graph of all files that can be read."""
    from graphkit.api import build
    from graphkit.errors import ReadError

    with reporting("building", given.inputs) as report:
        try:
            graph = build(
                given.inputs,
                given.output,
                on_error=report.on_error,
                on_document=report.on_document,
                gazetteers=given.gazetteer,
                spacy_model=given.spacy_model,
                jobs=given.jobs,
                time_limit=given.time_limit,
                engine=given.engine,
                scheduler=given.scheduler,
                shards=given.shards,
            )
        except ReadError as error:
            report.on_error(error)
            return report.code
    with graph:
        quads = graph.folder.manifest.quads
    say(f"{given.output}: {plural(report.good, 'document')}, {plural(quads, 'quad')}")
    return report.code


def run_mentions(given: argparse.Namespace) -> int:
    """Write the mentions of all files that can be read."""
    from graphkit.cli.lines import mention_lines
    from graphkit.knowledge.cache import using
    from graphkit.pipeline import mentions
    from graphkit.read import read_all

    with reporting("reading") as report, using(given.gazetteer):
        for document in read_all(given.inputs, report.on_error):
            found = mentions(document, given.spacy_model)
            sys.stdout.buffer.write(mention_lines(document.source, found))
            report.on_document(document.source)
    sys.stdout.buffer.flush()
    return report.code

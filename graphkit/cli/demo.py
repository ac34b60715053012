"""The demonstration: the built-in sample from documents to answers, in one command."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.arguments import command
from graphkit.cli.reading import plural, reporting, say
from graphkit.cli.writing import fresh_file
from graphkit.errors import StoreError

if TYPE_CHECKING:
    from graphkit.api import Graph
    from graphkit.cli.arguments import Commands

QUESTIONS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Who cites Security Council resolution 2250 (2015)?", "who-cites", {"cited": "S/RES/2250(2015)"}),
    ("Who signed what, in which capacity?", "signatures", {}),
    ("Which documents carry the same statement?", "same-statement", {}),
    ("Where does a document disagree with the register, or with another document?", "discrepancies", {}),
)
MARK = ".graphkit-demo"


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    demo = command(
        commands,
        "demo",
        "Build the built-in sample, ask it a few questions, write its page and exports.",
        "graphkit demo -o graphkit-demo",
        run_demo,
    )
    demo.add_argument(
        "-o",
        "--output",
        default="graphkit-demo",
        metavar="FOLDER",
        help="where to write (default: graphkit-demo)",
    )
    demo.add_argument(
        "--exports",
        metavar="FOLDER",
        help="where to write the exports (default: exports/ in the output folder)",
    )


def run_demo(given: argparse.Namespace) -> int:
    """Build the sample and show what can be asked of it."""
    from graphkit.api import build
    from graphkit.cli.exports import write_exports

    folder = _own(Path(given.output))
    exports = Path(given.exports) if given.exports else folder / "exports"
    documents = _copy_documents(folder)
    with reporting("building") as report:
        graph = build([documents], folder / "graph", on_error=report.on_error, on_document=report.on_document)
    with graph:
        say(
            f"{plural(report.good, 'document')} read from {documents}, "
            f"{plural(graph.folder.manifest.quads, 'quad')} in {folder / 'graph'}"
        )
        _ask(graph)
        with fresh_file(folder / "page.html") as page:
            graph.view(page, "The built-in sample", format="single")
        write_exports(graph, documents, exports)
    say(_next_steps(folder, exports))
    return report.code


def _own(folder: Path) -> Path:
    """Take a folder that is new, empty, or of an earlier demonstration; never another one."""
    if folder.exists() and not (folder / MARK).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder}: holds something else; name another folder with -o")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    return folder


def _copy_documents(folder: Path) -> Path:
    from graphkit.sample import sample_documents

    target = folder / "documents"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(sample_documents(), target)
    return target


def _ask(graph: Graph) -> None:
    for question, name, params in QUESTIONS:
        words = "".join(f" --param '{key}={value}'" for key, value in params.items())
        print(f"\n{question}   [graphkit query {graph.path} {name}{words}]\n", flush=True)
        graph.query(name, params).dump("table", sys.stdout.buffer)
        sys.stdout.buffer.flush()
    print(flush=True)


def _next_steps(folder: Path, exports: Path) -> str:
    return (
        f"exports: {exports}\n"
        f"Next:\n"
        f"  open {folder / 'page.html'} in a browser\n"
        f"  graphkit why {folder / 'graph'} 'A/75/9901' 'S/RES/2250(2015)'\n"
        f"  graphkit queries"
    )

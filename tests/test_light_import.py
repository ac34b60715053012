"""Importing graphkit and asking for help cost nothing: heavy libraries wait until they are used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import graphkit
from graphkit.sample import sample_documents

HEAVY = ("jinja2", "lxml", "networkx", "oxrdflib", "pymorphy3", "pyoxigraph", "pypdfium2", "pyvis", "rdflib")
HEAVY += ("requests", "spacy", "yaml")
STAGES = ("graphkit.recognise", "graphkit.link", "graphkit.scan", "numpy")


def loaded_after(statement: str, names: tuple[str, ...] = HEAVY) -> set[str]:
    """Return which heavy libraries a fresh process has loaded after one statement."""
    report = f"print(*[name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    code = f"import sys\n{statement}\n{report}"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import graphkit",
        "import graphkit.cli",
        "from graphkit import KINDS, Document, Mention, build, extract, open_graph, read",
        "from graphkit.cli.program import parser\nparser().format_help()",
    ],
)
def test_nothing_heavy_is_imported(statement: str) -> None:
    assert loaded_after(statement) == set()


def test_the_check_sees_an_import() -> None:
    assert loaded_after("import yaml") == {"yaml"}


def test_help_needs_no_numpy() -> None:
    code = "import sys, graphkit.cli.program as p; p.parser().format_help(); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_a_question_to_a_graph_needs_nothing_that_makes_one(tmp_path: Path) -> None:
    graph = graphkit.build([sample_documents()], tmp_path / "G")
    graph.close()
    asked = f"import graphkit\ngraphkit.open_graph({str(graph.path)!r}).query('most-cited').records()"
    assert loaded_after(asked, STAGES) == set()
    assert loaded_after("from graphkit.graph import shard", STAGES) == set(STAGES)

"""Importing graphkit and asking for help cost nothing: heavy libraries wait until they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("jinja2", "lxml", "networkx", "oxrdflib", "pymorphy3", "pyoxigraph", "pypdfium2", "pyvis", "rdflib")
HEAVY += ("requests", "spacy", "yaml")


def loaded_after(statement: str) -> set[str]:
    """Return which heavy libraries a fresh process has loaded after one statement."""
    report = f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
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

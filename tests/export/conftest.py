"""One small graph, exported in any format once."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from graph.factory import corpus

from graphkit.errors import StoreError
from graphkit.export import export
from graphkit.export.reading import Reading
from graphkit.store import write_graph


@pytest.fixture(scope="session")
def graph(tmp_path_factory):
    with write_graph(corpus(), tmp_path_factory.mktemp("export") / "G") as folder:
        yield folder


@pytest.fixture(scope="session")
def reading(graph):
    return Reading(graph)


@pytest.fixture(scope="session")
def mentions(reading):
    return [row for file in reading.files() for row in file.mentions()]


@pytest.fixture(scope="session")
def citations(reading):
    return [row for file in reading.files() for row in file.citations()]


@pytest.fixture(scope="session")
def claims(reading):
    return [row for file in reading.files() for row in file.claims()]


@pytest.fixture(scope="session")
def exported(graph, tmp_path_factory):
    """Return a function that writes a format once and gives its path; skips where a library is missing."""
    folder = tmp_path_factory.mktemp("exports")

    def write(form: str, profile: str = "stored") -> Path:
        path = folder / f"{form}-{profile}"
        if not path.exists():
            try:
                export(graph, form, path, profile)
            except StoreError as error:
                if "which is not installed" in str(error):
                    pytest.skip(str(error))
                raise
        return path

    return write


@pytest.fixture(scope="session")
def node():
    """Return a function that runs JavaScript with jsonld.js at hand, or skip."""
    modules = os.environ.get("GRAPHKIT_NODE_MODULES", "")
    if not (Path(modules) / "jsonld").is_dir():
        pytest.skip("no jsonld.js (GRAPHKIT_NODE_MODULES)")

    def run(code: str, *arguments: str) -> str:
        environment = {**os.environ, "NODE_PATH": modules}
        return subprocess.run(
            ["node", "-e", code, *arguments], capture_output=True, text=True, check=True, env=environment
        ).stdout

    return run

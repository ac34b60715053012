"""A file fits in the head: no module over 300 lines, no function over 60."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import graphkit

ROOT = Path(graphkit.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if "ontology" not in path.parts)


def test_there_are_modules() -> None:
    assert len(MODULES) > 30


def test_no_module_is_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_function_is_long() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 60
    }
    assert long == {}


def test_no_module_is_a_drawer() -> None:
    assert [
        path.name for path in MODULES if path.stem in {"utils", "util", "helpers", "misc", "common"}
    ] == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_the_files_that_take_longest_are_there(request: pytest.FixtureRequest) -> None:
    begun_with = [
        name for plugin in request.config.pluginmanager.get_plugins() for name in getattr(plugin, "LONG", ())
    ]
    assert begun_with
    assert [name for name in begun_with if not (Path(__file__).parent / name).is_file()] == []

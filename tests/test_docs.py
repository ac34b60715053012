"""What is documented exists, and what exists is documented."""

from __future__ import annotations

import argparse
import ast
import doctest
import importlib
import pkgutil
import re
import shlex
from pathlib import Path

import pytest

import graphkit
from graphkit.cli.demo import QUESTIONS
from graphkit.cli.program import parser
from graphkit.query import named_queries

REPOSITORY = Path(__file__).resolve().parents[1]
README = (REPOSITORY / "README.md").read_text("utf-8")
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(graphkit.__path__, "graphkit.")
    if module.name != "graphkit.__main__"
)


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of every command."""
    (action,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def test_the_commands_are_these() -> None:
    known = "build check demo entities export mentions push queries query report search serve view why"
    assert sorted(commands()) == known.split()


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_ends_its_help_with_an_example_that_parses(name: str) -> None:
    lines = commands()[name].format_help().rstrip().splitlines()
    assert lines[-2].strip() == "example:"
    words = shlex.split(re.split(" [|>]", lines[-1].strip())[0])
    assert words[:2] == ["graphkit", name]
    assert callable(parser().parse_args(words[1:]).run)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_argument_has_help(name: str) -> None:
    assert commands()[name].description
    assert [action.dest for action in commands()[name]._actions if not action.help] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"graphkit {name}" in README


def test_the_commands_of_the_readme_parse() -> None:
    block = README.split("## Use")[1].split("```")[1]
    lines = [re.split(" {3,}| > ", line)[0] for line in block.strip().splitlines()]
    assert len(lines) == 11
    for line in lines:
        assert callable(parser().parse_args(shlex.split(line)[1:]).run)


def test_the_queries_shown_to_users_exist_and_take_these_parameters() -> None:
    shown = [README, parser().format_help(), *(command.format_help() for command in commands().values())]
    uses = re.findall(r"graphkit query \S+ ([a-z-]+)(?: --param '?(\w+)=)?", "\n".join(shown))
    known = {query.name: {row.name for row in query.parameters} for query in named_queries()}
    assert len(uses) >= 3
    for name, given in uses:
        assert {given} - {""} <= known[name]
    for _, name, params in QUESTIONS:
        assert set(params) <= known[name]


def test_the_readme_sets_up_in_two_commands() -> None:
    block = README.split("## Set up")[1].split("```sh\n")[1].split("```")[0]
    assert len(block.strip().splitlines()) == 2


def test_the_python_of_the_readme_compiles_and_uses_names_that_exist() -> None:
    tree = ast.parse(README.split("```python\n")[1].split("```")[0])
    used = {
        (node.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert {name for owner, name in used if owner == "graphkit"} == {"build"}
    assert {name for owner, name in used if owner == "graph"} <= set(dir(graphkit.Graph))


def test_the_links_of_the_readme_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (REPOSITORY / link).exists()] == []


def test_the_changelog_is_kept() -> None:
    changelog = (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
    assert changelog.startswith("# Changelog\n")
    assert re.search(r"^## \[", changelog, re.MULTILINE)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert results.failed == 0


def test_there_are_examples_in_docstrings() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    tests = [test for name in MODULES for test in finder.find(importlib.import_module(name))]
    assert sum(bool(test.examples) for test in tests) > 5

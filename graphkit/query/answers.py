"""Example answers of the named queries, on the built-in sample: files beside the queries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graphkit.errors import KnowledgeError
from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml

if TYPE_CHECKING:
    from graphkit.query.results import Result


@cache
def _parameters() -> dict[str, dict[str, str]]:
    found = read_yaml(ontology_path() / "queries" / "answers" / "parameters.yml")
    return {name: {key: str(value) for key, value in row.items()} for name, row in found.items()}


def parameters(name: str) -> dict[str, str]:
    """Return the parameters with which the example answer of a query was made.

    >>> parameters("who-cites")
    {'cited': 'S/RES/2250(2015)'}
    """
    return _parameters().get(name, {})


def answer(name: str) -> str:
    """Return the example answer of a query: tab-separated rows under the names of the columns.

    Raises:
        KnowledgeError: it has none.
    """
    path = ontology_path() / "queries" / "answers" / f"{name}.tsv"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(path.name, "", "the query has no example answer") from error


def sheet(result: Result) -> str:
    """Return an answer as it is kept beside the queries, with the words of mentions."""
    columns, rows = result.shown()
    lines = ["\t".join(columns), *("\t".join(" ".join(cell.split()) for cell in row) for row in rows)]
    return "".join(line + "\n" for line in lines)

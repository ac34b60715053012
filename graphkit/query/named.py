"""Named queries: files in ontology/queries whose head says what they answer.

The head of a query file is made of comments:

    # title: Who cites a work
    # description: One row for each reference ...
    # parameter: work (work) = S/RES/822(1993) | the work that is cited
    # parameter: author (agent, optional) | only citations by this author
    # column: mention | where it is cited
    # count: words
    # report: counts every mention of the graph

A parameter is the query variable of the same name. `count: words` asks for equal rows
to be counted once the exact words stand in the place of the mention. `report` says why a
query takes longer the larger the graph is: it is asked for once, not while one waits.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError, QueryError
from graphkit.knowledge import ontology_path

_HEAD = r"# (title|description|parameter|column|count|example|report): (.*)\Z"
_PARAMETER = r"(\w+) \((\w+)(, optional)?\)(?: = (.*?))?(?: \| (.*))?\Z"


class Parameter(msgspec.Struct, frozen=True):
    """A parameter of a named query: what kind of value it takes, with an example."""

    name: str
    type: str
    optional: bool
    example: str
    about: str


class NamedQuery(msgspec.Struct, frozen=True):
    """A documented query that ships with graphkit.

    Args:
        name, title, description, parameters, columns, text: as in its file.
        counts: whether equal rows are counted.
        report: why it takes longer the larger the graph is, "" where it does not.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    counts: bool
    text: str
    report: str = ""

    @property
    def examples(self) -> dict[str, str]:
        """Example values of the parameters that must be given."""
        return {row.name: row.example for row in self.parameters if row.example and not row.optional}


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return all named queries, in the order of their names.

    Raises:
        KnowledgeError: a query file lacks its head.
    """
    folder = ontology_path() / "queries"
    return tuple(parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.rq")))


def named(name: str) -> NamedQuery:
    """Return a named query.

    Raises:
        QueryError: there is none of that name; the nearest ones are suggested.
    """
    for row in named_queries():
        if row.name == name:
            return row
    from difflib import get_close_matches

    near = get_close_matches(name, [row.name for row in named_queries()], 3, 0.5)
    hint = f"; did you mean {', '.join(near)}?" if near else "; `graphkit queries` lists them"
    raise QueryError(f"no query named {name!r}{hint}")


def parse(name: str, text: str) -> NamedQuery:
    """Read a query file.

    Raises:
        KnowledgeError: its head is not as described above.
    """
    head: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = re.match(_HEAD, line)
        if match:
            head.setdefault(match[1], []).append(match[2].strip())
    if "title" not in head or "description" not in head:
        raise KnowledgeError(f"{name}.rq", "head", "a query says its title and description")
    return NamedQuery(
        name,
        head["title"][0],
        " ".join(head["description"]),
        tuple(_parameter(name, row) for row in head.get("parameter", [])),
        tuple(_column(row) for row in head.get("column", [])),
        "count" in head,
        text,
        " ".join(head.get("report", [])),
    )


def _parameter(name: str, row: str) -> Parameter:
    match = re.match(_PARAMETER, row)
    if match is None:
        raise KnowledgeError(f"{name}.rq", row, "not of the form: name (type[, optional]) = example | about")
    return Parameter(match[1], match[2], bool(match[3]), (match[4] or "").strip(), (match[5] or "").strip())


def _column(row: str) -> tuple[str, str]:
    column, _, about = row.partition(" | ")
    return column.strip(), about.strip()

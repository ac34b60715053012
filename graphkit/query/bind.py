"""Puts the values of parameters into a query as a VALUES block of RDF terms.

A term is built and checked by the store's own library and written in its escaped
form, so that no text of the user's ever becomes part of the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from graphkit.errors import QueryError

if TYPE_CHECKING:
    import pyoxigraph as ox


@cache
def _quoted() -> re.Pattern[str]:
    """Strings, IRIs and comments: no place to look for keywords in."""
    return re.compile(
        r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
        r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
        re.DOTALL,
    )


def bare(text: str) -> str:
    """Return a query with strings, IRIs and comments blanked out, every character in its place.

    >>> bare('ASK { ?s ?p "where {" }')
    'ASK { ?s ?p           }'
    """
    return _quoted().sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def bound(text: str, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the query with its parameters bound.

    >>> import pyoxigraph as ox
    >>> bound("SELECT ?s WHERE { ?s ?p ?o }", {"o": ox.Literal('a "word"')})
    'SELECT ?s WHERE { VALUES (?o) { ("a \\\\"word\\\\"") } ?s ?p ?o }'

    Raises:
        QueryError: the query has no WHERE clause to put them in.
    """
    if not terms:
        return text
    match = re.search(r"\bWHERE\s*\{|\b(?:SELECT|ASK)\b[^{}]*\{", bare(text), re.IGNORECASE)
    if match is None:
        raise QueryError("parameters need a query with a WHERE clause")
    names = " ".join(f"?{name}" for name in terms)
    values = " ".join(str(term) for term in terms.values())
    return f"{text[: match.end()]} VALUES ({names}) {{ ({values}) }}{text[match.end() :]}"

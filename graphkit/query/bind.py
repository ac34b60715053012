"""Puts the values of parameters into a query as a VALUES block of RDF terms.

A term is built and checked by the store's own library and written in its escaped
form, so that no text of the user's ever becomes part of the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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

    A query inside that hands a parameter on is told its value too: an engine works it out
    by itself, and would go through the whole graph.

    >>> bound("SELECT ?s { { SELECT DISTINCT ?s ?o { ?s ?p ?o } } }", {"o": ox.Literal("w")}).count("VALUES")
    2

    Raises:
        QueryError: the query has no WHERE clause to put them in.
    """
    if not terms:
        return text
    places = list(_places(bare(text), list(terms)))
    if not places:
        raise QueryError("parameters need a query with a WHERE clause")
    for at, names in reversed(places):
        variables = " ".join(f"?{name}" for name in names)
        values = " ".join(str(terms[name]) for name in names)
        text = f"{text[:at]} VALUES ({variables}) {{ ({values}) }}{text[at:]}"
    return text


def _places(plain: str, names: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield where in a query, strings blanked out, values may stand, and of which parameters."""
    within: list[tuple[int, list[str]]] = []  # where the queries around end, and what they know
    for match in re.finditer(r"\bWHERE\s*\{|\b(?:SELECT|ASK)\b[^{}]*\{", plain, re.IGNORECASE):
        while within and within[-1][0] < match.start():
            within.pop()
        end = _closing(plain, match.end())
        known = _handed_on(plain, match, end, within[-1][1]) if within else names
        within.append((end, known))
        if known:
            yield match.end(), known


def _handed_on(plain: str, head: re.Match[str], end: int, names: list[str]) -> list[str]:
    """Return the parameters that a query inside another hands on as they are; none where it cuts rows off."""
    after = plain[end + 1 : _closing(plain, end + 1)]
    if re.search(r"\b(?:LIMIT|OFFSET)\b", after, re.IGNORECASE):
        return []
    chosen = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", head[0])
    body = plain[head.end() : end]
    return [
        name
        for name in names
        if re.search(rf"[?$]{re.escape(name)}\b", chosen)
        and not re.search(rf"\bAS\s+[?$]{re.escape(name)}\b", body, re.IGNORECASE)
    ]


def _closing(plain: str, start: int) -> int:
    """Return where the brace closes that stands open before a place."""
    depth = 1
    for match in re.compile(r"[{}]").finditer(plain, start):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return len(plain)

"""Puts the rows of an answer in the order that its query asks for.

The store looks up the words of two terms whenever it compares them, which takes longer
than finding the rows where these are many. Here each term is looked at once.
"""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from graphkit.errors import QueryError
from graphkit.graph.terms import EDTF, XSD
from graphkit.query.bind import bare

Row = tuple[object, ...]
_KEY = r'\s*(?:(DESC\s*\(\s*)?\?(\w+)(?:\s*(\)))?|COALESCE\(\s*(STR|LANG)\(\s*\?(\w+)\s*\)\s*,\s*""\s*\))'
_NUMERIC = frozenset(("integer", "decimal", "double", "float", "int", "long", "short", "nonNegativeInteger"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Key(NamedTuple):
    """What rows are ordered by: a variable, or its `part` ("STR", "LANG"); `falling`: the greatest first."""

    variable: str
    part: str = ""
    falling: bool = False


def split(text: str) -> tuple[str, tuple[Key, ...]]:
    """Return a query without the order of its rows, and that order; the whole query if it is not a plain one.

    >>> split("SELECT ?a ?b { ?a ?p ?b } ORDER BY ?b DESC(?a)")[1]
    (Key(variable='b', part='', falling=False), Key(variable='a', part='', falling=True))
    >>> split("SELECT ?a { ?a ?p ?b } ORDER BY ?a LIMIT 1")
    ('SELECT ?a { ?a ?p ?b } ORDER BY ?a LIMIT 1', ())
    """
    plain = bare(text)
    end = plain.rfind("}")
    found = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE).search(plain, end + 1)
    if found is None or re.match(r"(?is).*?\b(?:CONSTRUCT|DESCRIBE|ASK)\b", plain[: max(0, plain.find("{"))]):
        return text, ()
    keys, rest = [], text[found.end() :].rstrip()
    while rest:
        match = re.match(_KEY, rest, re.IGNORECASE)
        if match is None or bool(match[1]) != bool(match[3]):
            return text, ()
        keys.append(Key(match[2] or match[5], (match[4] or "").upper(), bool(match[1])))
        rest = rest[match.end() :]
    return text[: found.start()], tuple(keys)


def window(text: str) -> tuple[str, slice]:
    """Return a query that has an order without its LIMIT and OFFSET, and which rows these leave.

    >>> window("SELECT ?a { ?a ?p ?b } ORDER BY ?a LIMIT 3 OFFSET 2")
    ('SELECT ?a { ?a ?p ?b } ORDER BY ?a', slice(2, 5, None))

    Args:
        text: the query; one of another form is returned as it is.
    """
    plain = bare(text)
    ends = r"(?i)\bORDER\s+BY\b[^{}#]*?((?:\s+(?:LIMIT|OFFSET)\s+\d+)+)\s*\Z"
    found = re.search(ends, plain[plain.rfind("}") + 1 :])
    if found is None:
        return text, slice(None)
    said = dict(re.findall(r"(LIMIT|OFFSET)\s+(\d+)", found[1].upper()))
    first = int(said.get("OFFSET", "0"))
    stop = first + int(said["LIMIT"]) if "LIMIT" in said else None
    return text[: plain.rfind("}") + 1 + found.start(1)], slice(first, stop)


def some(text: str, first: int) -> str:
    """Return a query for the rows that are found first, whatever the order of all of them.

    >>> some("SELECT ?a { ?a ?p ?b } ORDER BY ?b", 3)
    'SELECT ?a { ?a ?p ?b } LIMIT 3'

    Raises:
        QueryError: the query has no rows, or says itself which of them it wants.
    """
    asked = split(text)[0].rstrip()
    plain = bare(asked)
    if not re.search(r"\bSELECT\b", plain[: max(0, plain.find("{"))], re.IGNORECASE):
        raise QueryError("only a SELECT query has rows to begin with")
    if re.search(r"\b(?:ORDER|LIMIT|OFFSET|VALUES)\b", plain[plain.rfind("}") :], re.IGNORECASE):
        raise QueryError("the query says itself which rows it wants")
    return f"{asked}\nLIMIT {first}" if "#" in text[text.rfind("}") :] else f"{asked} LIMIT {first}"


def ordered(
    rows: list[Row], columns: Sequence[str], keys: Sequence[Key], mixed: Collection[str] | None = None
) -> list[Row] | None:
    """Return rows as SPARQL orders them, None where only an engine can tell.

    Args:
        rows, columns: the rows, and the variable of each column.
        keys: what they are ordered by, the first key first.
        mixed: what `mixed_keys` says of them, where it was asked before.

    >>> import pyoxigraph as ox
    >>> rows = ordered([(ox.Literal(10),), (ox.Literal(9),), (None,)], ["n"], [Key("n")])
    >>> [row[0] and row[0].value for row in rows or []]
    [None, '9', '10']
    """
    mixed = mixed_keys(rows, columns, keys) if mixed is None else mixed
    for key in reversed(keys):  # the sort is a stable one
        if key.variable not in columns:
            return None
        at = columns.index(key.variable)
        if not key.part and key.variable in mixed:
            rows = sorted(rows, key=lambda row: _any_sort(row[at]), reverse=key.falling)
            continue
        rank = _literals(rows, at) if not key.part else None
        if rank is None and not key.part:
            return None
        rows = sorted(rows, key=_ranking(at, key.part, rank), reverse=key.falling)
    return rows


def mixed_keys(rows: list[Row], columns: Sequence[str], keys: Sequence[Key]) -> frozenset[str]:
    """Return the variables that rows are ordered by and that have literals of several sorts.

    The store's own comparison of these is not consistent, and ends the whole process when that shows.

    Args:
        rows, columns: the rows, and the variable of each column.
        keys: what they are ordered by.
    """
    import pyoxigraph as ox

    def sorts(at: int) -> set[str]:
        return {row[at].datatype.value for row in rows if isinstance(row[at], ox.Literal)}  # type: ignore[attr-defined]

    names = {key.variable for key in keys if not key.part and key.variable in columns}
    return frozenset(name for name in names if len(sorts(columns.index(name))) > 1)


def _any_sort(term: object) -> tuple[Any, ...]:
    """Return what ranks a term among all others: numbers before words, and both before all else."""
    import pyoxigraph as ox

    value = str(getattr(term, "value", ""))
    if term is None or not isinstance(term, ox.Literal):
        return (0 if term is None else 2 if isinstance(term, ox.NamedNode) else 1, value)
    sort = term.datatype.value
    if sort.startswith(XSD) and sort.removeprefix(XSD) in _NUMERIC:
        with contextlib.suppress(ValueError, OverflowError):
            number = float(value)
            if not math.isnan(number):
                return (3, number, value)
    if term.language or sort == f"{XSD}string":
        return (4, value, term.language or "")
    return (5, sort, value)


def _ranking(at: int, part: str, rank: Callable[[str], Any] | None) -> Callable[[Row], tuple[Any, ...]]:
    """Return what ranks a row by one of its terms: nothing before names, names before literals."""
    import pyoxigraph as ox

    def by_term(row: Row) -> tuple[Any, ...]:
        term = row[at]
        if term is None:
            return (0,)
        if isinstance(term, ox.NamedNode):
            return (1, term.value)
        return (2, rank(str(getattr(term, "value", "")))) if rank else (2,)

    def by_part(row: Row) -> tuple[Any, ...]:
        term = row[at]
        return (str(getattr(term, "language" if part == "LANG" else "value", None) or ""),)

    return by_part if part else by_term


def _literals(rows: list[Row], at: int) -> Callable[[str], Any] | None:
    """Return what ranks the literals of a column by their text, None where there are several sorts."""
    import pyoxigraph as ox

    literals = [row[at] for row in rows if not isinstance(row[at], ox.NamedNode | None)]
    sorts = {term.datatype.value if isinstance(term, ox.Literal) else "" for term in literals}
    if len(sorts) > 1:
        return None
    sort = sorts.pop() if sorts else f"{XSD}string"
    if sort == f"{XSD}integer":
        return int
    days = sort == f"{XSD}date" and all(_DAY.fullmatch(str(getattr(term, "value", ""))) for term in literals)
    return str if days or sort in {f"{XSD}string", f"{EDTF}EDTF"} else None

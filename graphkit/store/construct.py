"""CONSTRUCT queries, one solution at a time: a store that makes the triples holds all, to drop doubles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

Pattern = tuple[str, str, str]
_CONSTRUCT = re.compile(r"CONSTRUCT\s*\{([^}]*)\}")


class Construct:
    """A query whose template has variables and names, and nothing else.

    Args:
        query: its text.
    """

    def __init__(self, query: str) -> None:
        self._query = query
        self._patterns = template(query)
        terms = sorted({term for pattern in self._patterns for term in pattern})
        self._names = [term for term in terms if term[0] == "?"]
        self._fixed = [term for term in terms if term[0] != "?"]

    def triples(
        self,
        store: ox.Store,
        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None,
        node: str | None = None,
    ) -> Iterator[tuple[str, str]]:
        """Yield the triples it makes, some twice, each after the term that a variable stands for, or "".

        Args:
            store: the store.
            graphs: graphs that are looked at together; all for None.
            node: the variable.
        """
        wanted = list(dict.fromkeys([*self._names, *([f"?{node}"] if node else [])]))
        asked = _CONSTRUCT.sub(f"SELECT {' '.join(wanted)}", self._query, count=1)
        at = {term: place for place, term in enumerate([*wanted, *self._fixed])}
        shapes = [(at[a], at[b], at[c]) for a, b, c in self._patterns]  # where in a row of terms each stands
        of = at[f"?{node}"] if node else None
        rows = store.query(asked, use_default_graph_as_union=graphs is None, default_graph=graphs)
        for row in rows:  # type: ignore[union-attr]
            found = [*map(str, row), *self._fixed]
            about = "" if of is None else found[of]
            for a, b, c in shapes:
                yield about, f"{found[a]} {found[b]} {found[c]}"


def template(query: str) -> list[Pattern]:
    """Return the triples that a CONSTRUCT query makes, variables as they are, names as IRIs.

    >>> template("PREFIX x: <http://x/> CONSTRUCT { ?a x:b ?b , ?c . ?b x:d ?c } WHERE { ?a ?b ?c }")
    [('?a', '<http://x/b>', '?b'), ('?a', '<http://x/b>', '?c'), ('?b', '<http://x/d>', '?c')]
    """
    spaces = dict(re.findall(r"PREFIX\s+(\w*):\s*<([^>]*)>", query))
    found = _CONSTRUCT.search(query)
    words = found[1].split() if found else []
    patterns: list[Pattern] = []
    waiting: list[str] = []
    for word in [*words, "."]:
        if word in {".", ";", ","}:
            if len(waiting) == 3:
                patterns.append((waiting[0], waiting[1], waiting[2]))
            waiting = waiting[: {".": 0, ";": 1, ",": 2}[word]]
        else:
            waiting.append(_term(word, spaces))
    return patterns


def _term(word: str, spaces: dict[str, str]) -> str:
    if word.startswith("?"):
        return word
    if word == "a":
        return "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    space, _, name = word.partition(":")
    return f"<{spaces[space]}{name}>"

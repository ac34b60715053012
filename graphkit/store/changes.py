"""What of a store was changed, as far as what is made from the store goes by that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.graph.iris import Iris
from graphkit.graph.terms import CITO, term
from graphkit.store.construct import template
from graphkit.store.local import queries

_DATED = ("dcterms:date", "gk:symbol")


class Changes:
    """Takes note of lines on their way out of a store and into it.

    Args:
        iris: where the IRIs of the graph begin.

    `touched` are terms of which something else is said now, `told` those of which something new is, `dated`
    documents with other dates or symbols, `restated` triples that could be shortcuts.
    """

    def __init__(self, iris: Iris) -> None:
        self.touched: set[str] = set()
        self.told: set[str] = set()
        self.dated: set[str] = set()
        self.restated: set[str] = set()
        self._own = f"<{iris.id}src/"  # mentions, claims: never what a guard looks for
        self._dated = {term(name) for name in _DATED}
        made = [pattern[1:] for text, _ in queries() for pattern in template(text)]
        self._made = frozenset(made)
        self._any = frozenset(predicate for predicate, value in made if value.startswith("?"))

    def noted(self, lines: Iterable[str], *, come: bool = False) -> Iterator[str]:
        """Pass lines on.

        Args:
            lines: the lines.
            come: they are on their way into the store.
        """
        own = self._own
        for line in lines:
            subject, predicate, value, _ = line.split(" ", 3)
            if not subject.startswith(own):
                self.touched.add(subject)
                if come:
                    self.told.add(subject)
            if value[0] == "<" and not value.startswith(own):
                self.touched.add(value)
            if predicate in self._dated:
                self.dated.add(subject[1:-1])
            elif self._may_be_made(predicate, value):
                self.restated.add(line[: line.rindex(" ", 0, -2)])
            yield line

    def _may_be_made(self, predicate: str, value: str) -> bool:
        """Say whether a query that makes shortcuts could make a triple."""
        return predicate in self._any or (predicate, value) in self._made or predicate.startswith(f"<{CITO}")

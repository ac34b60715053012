"""Where some words come from: part, language, author, and how sure the extractor is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphkit.graph.iris import NS
from graphkit.graph.terms import DCTERMS
from graphkit.view.links import local

if TYPE_CHECKING:
    from graphkit.view.gather import Gathered
    from graphkit.view.links import Words

PREDICATES = {NS + "inComponent": "part", NS + "rule": "rule", DCTERMS + "language": "lang"}


class Origin(NamedTuple):
    """What the graph says on some words."""

    part: str
    lang: str
    author: str | None
    confidence: float | None


class Origins:
    """Looks up where words come from, one mention at a time: a page needs few of very many.

    Who needs them all says so by `read_all`.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._parts = {row["part"]: row for row in gathered.rows("parts")}
        self._sure = {row["rule"]: float(row["confidence"] or 0) for row in gathered.rows("rules")}
        self._known: dict[Words, Origin] = {}
        self._all: dict[str, dict[str, str]] | None = None

    def of(self, words: Words) -> Origin:
        """Return where some words come from."""
        if words not in self._known:
            self._known[words] = self._look_up(words)
        return self._known[words]

    def read_all(self) -> None:
        """Read what is said of every mention at once."""
        from pyoxigraph import NamedNode

        if self._all is not None:
            return
        self._all = {}
        for predicate, key in PREDICATES.items():
            for quad in self._gathered.graph.store.quads_for_pattern(None, NamedNode(predicate), None, None):
                name: str = quad.subject.value  # type: ignore[union-attr]
                if "#char=" in name:
                    _note(self._all.setdefault(name, {}), key, quad.object)

    def _said(self, name: str) -> dict[str, str]:
        from pyoxigraph import NamedNode

        if self._all is not None:
            return self._all.get(name, {})
        said: dict[str, str] = {}
        for quad in self._gathered.graph.store.quads_for_pattern(NamedNode(name), None, None, None):
            key = PREDICATES.get(quad.predicate.value)
            if key:
                _note(said, key, quad.object)
        return said

    def _look_up(self, words: Words) -> Origin:
        carrier = self._gathered.files[words.sha12]
        said = self._said(self._gathered.iris.mention(words.sha12, words.start, words.end))
        part = words.part or said.get("part") or ""
        row = self._parts.get(part, {})
        return Origin(
            part.removeprefix(carrier.expression).strip("/"),
            local(said.get("lang") or row.get("lang")) or carrier.lang,
            self._gathered.id(row.get("author")) or None,
            self._sure.get(said.get("rule")),
        )


def _note(said: dict[str, str], key: str, term: object) -> None:
    """Keep a value; of two, the first in the alphabet, so that pages do not differ."""
    value = str(getattr(term, "value", ""))
    said[key] = min(value, said.get(key, value))

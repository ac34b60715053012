"""The sheet on which one document's quads are written, with what every writer looks up."""

from __future__ import annotations

from functools import cached_property, lru_cache

from graphkit.graph import terms
from graphkit.graph.classes import is_node
from graphkit.graph.iris import BASE, Iris
from graphkit.graph.terms import term
from graphkit.model import Extraction, Part, Span


@lru_cache(maxsize=8192)
def _rule(base: str, rule: str, confidence: float, yields: str) -> tuple[str, str]:
    """Return the term of a rule at one confidence, and the confidence in canonical digits."""
    digits = terms.number(round(confidence, 4))
    return terms.iri(Iris(base).rule(rule, digits, yields)), digits


class Sheet:
    """Collects the lines of one extraction.

    Args:
        extraction: what was found in the document.
        base: where the IRIs of this graph begin.
    """

    def __init__(self, extraction: Extraction, base: str = BASE) -> None:
        self.extraction = extraction
        self.iris = Iris(base)
        self.sha = extraction.document.sha256
        self.lines: list[str] = []
        self.rules: set[tuple[str, str, str]] = set()
        self.source = terms.iri(self.iris.source(self.sha))
        self.assertions = f" <{self.iris.assertions(self.sha)}> ."
        self.provenance = f" <{self.iris.provenance(self.sha)}> ."
        self._rules: dict[tuple[str, float, str], str] = {}
        self._references: dict[str, str] = {}

    def say(self, subject: str, predicate: str, value: str) -> None:
        """Write one triple into the graph of what was read."""
        self.lines.append(f"{subject} {term(predicate)} {value}{self.assertions}")

    def type(self, subject: str, kind: str) -> None:
        """Write the class of a node."""
        self.lines.append(f"{subject} {terms.TYPE} {term(kind)}{self.assertions}")

    def credit(self, subject: str, rule: str, confidence: float) -> None:
        """Write into the provenance graph by which rule a node was found, and how surely."""
        self.lines.append(f"{subject} {term('gk:rule')} {self.rule(rule, confidence)}{self.provenance}")

    def rule(self, rule: str, confidence: float, yields: str = "") -> str:
        """Return the term of a rule at one confidence, and remember that it was used.

        Args:
            rule: id of the table row or pattern.
            confidence: how sure it is.
            yields: kind of the mentions it finds, "" for other nodes.
        """
        key = (rule, confidence, yields)
        known = self._rules.get(key)
        if known is None:
            known, digits = _rule(self.iris.base, *key)
            self.rules.add((rule, digits, yields))
            self._rules[key] = known
        return known

    def entity(self, name: str) -> str:
        """Return the term of an entity, document or work."""
        return f"<{self.iris.entity(name)}>"

    def span(self, span: Span) -> str:
        """Return the term of a stretch of characters of this file."""
        return f"<{self.iris.mention(self.sha, span[0], span[1])}>"

    def part_of(self, name: str) -> str | None:
        """Return the part of this document that an id such as "doc/A_74_672#annex-1" names."""
        document, hash_sign, part = name.partition("#")
        if hash_sign and document == self.extraction.frame.id and part in self.parts:
            return part
        return None

    def reference(self, name: str) -> str:
        """Return what the line of a mention that points to something ends with, "" for plain values.

        Args:
            name: id of a part of this document, or of an entity.
        """
        known = self._references.get(name)
        if known is None:
            part, whole = self.part_of(name), name.partition("#")[0]
            target = self.entity(whole) if is_node(whole) else None
            target = target if part is None else self.component(part)
            known = f" {term('gk:refersTo')} {target}{self.assertions}" if target else ""
            self._references[name] = known
        return known

    def component(self, part: str) -> str:
        """Return the term of a part of this document."""
        frame = self.extraction.frame
        return f"<{self.iris.component(frame.id, frame.lang, part)}>"

    @cached_property
    def expression(self) -> str:
        """The term of this document in its language."""
        frame = self.extraction.frame
        return f"<{self.iris.expression(frame.id, frame.lang)}>"

    @cached_property
    def parts(self) -> dict[str, Part]:
        """All parts by id."""
        return {part.id: part for part in self.extraction.parts}

    @cached_property
    def used(self) -> frozenset[str]:
        """Parts in which something was found."""
        found = self.extraction
        rows = (found.mentions, found.citations, found.claims, found.signatures)
        return frozenset(row.part for group in rows for row in group)

    def work_of(self, part_id: str) -> str:
        """Return the id of the work a part belongs to: its own, or that of what encloses it."""
        part = self.parts.get(part_id)
        while part is not None:
            if part.work:
                return part.work
            part = self.parts.get(part.parent) if part.parent else None
        return self.extraction.frame.id

    def author_of(self, part_id: str) -> str | None:
        """Return the entity in whose name a part speaks."""
        part = self.parts.get(part_id)
        while part is not None:
            if part.author:
                return part.author
            part = self.parts.get(part.parent) if part.parent else None
        return self.extraction.frame.author

    def lang_of(self, part_id: str) -> str:
        """Return the language of a part."""
        part = self.parts.get(part_id)
        return part.lang if part is not None and part.lang else self.extraction.frame.lang

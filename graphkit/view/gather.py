"""Reads links and their evidence out of a graph, without yet opening a text."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.graph.iris import Iris, parse_mention
from graphkit.query.readable import readable
from graphkit.view.links import Carrier, Link, Words, local, trigger
from graphkit.view.tables import kind_of_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.store import GraphFolder

Row = dict[str, str | None]

LINKS = {
    "transmits": "transmits",
    "underAgendaItem": "agenda-item",
    "underSession": "session",
    "author": "author",
    "addressee": "addressee",
    "sharesTextWith": "same-text",
    "partOf": "part-of",
}
ROLES = {
    "place": "place",
    "agent": "agent",
    "affected": "affected",
    "adopter": "adopter",
    "result": "result",
    "signatoryParty": "signatory-party",
    "host": "host",
}
CLOSER = frozenset({"agenda-item", "session", "signed-by"})
NOT_NAMES = frozenset({"anaphor", "list-number", "collective", "marker", "url"})


class Gathered:
    """Everything that the page may show, keyed and grouped, from one pass over each query.

    Links, and what belongs to them, are read when they are first asked for: of a large graph that
    takes a while, and many a page does without.
    """

    def __init__(self, graph: GraphFolder) -> None:
        self.graph = graph
        self.iris = Iris(graph.base)
        self._texts: dict[str, str] = {}
        self.files = dict(self._files())

    @property
    def links(self) -> dict[Link, dict[Words, None]]:
        """The links, each with the words behind it."""
        return self._read.links

    @property
    def confidence(self) -> dict[Link, float]:
        """How sure the extractor is of a link."""
        return self._read.confidence

    @property
    def wordings(self) -> dict[Link, dict[str, None]]:
        """In what words a claim is made."""
        return self._read.wordings

    @property
    def names(self) -> dict[str, list[Words]]:
        """Where each thing is named."""
        return self._read.names

    @cached_property
    def _read(self) -> _Links:
        return _Links(self)

    def rows(self, name: str) -> Iterator[Row]:
        """Answer one of the page's queries, values as plain text."""
        found: Any = self.graph.store.query(_query(name), use_default_graph_as_union=True)
        columns = [variable.value for variable in found.variables]
        for solution in found:
            yield {column: getattr(solution[column], "value", None) for column in columns}

    def id(self, iri: str | None) -> str:
        """Return the canonical id behind an IRI."""
        return self.iris.name(iri or "")

    def words(self, row: Row, key: str = "mention", context: str | None = None) -> Words | None:
        """Return where the words of a row stand."""
        place = parse_mention(row[key] or "")
        around = parse_mention(context or "")
        if place is None or place.sha12 not in self.files:
            return None
        return Words(*place, row.get("part"), (around.start, around.end) if around else None)

    def text(self, sha12: str) -> str:
        """Return the text of a file as people read it (see `graphkit.query.readable`)."""
        if sha12 not in self._texts:
            self._texts[sha12] = readable(self.graph, sha12)
        return self._texts[sha12]

    def _files(self) -> Iterator[tuple[str, Carrier]]:
        for row in self.rows("files"):
            yield (
                local(row["file"]),
                Carrier(self.id(row["document"]), row["expression"] or "", local(row["lang"])),
            )

    def frames(self) -> Iterator[Link]:
        """Yield the links that come from the frame of a document or from the tables of authorities."""
        for row in self.rows("frames"):
            kind, source, target = LINKS[local(row["link"])], self.id(row["source"]), self.id(row["target"])
            if kind != "same-text" or source < target:
                yield Link(kind, source, target)


class _Links:
    """All links of a graph."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self.id, self.rows, self.words = gathered.id, gathered.rows, gathered.words
        self.links: dict[Link, dict[Words, None]] = {}
        self.confidence: dict[Link, float] = {}
        self.wordings: dict[Link, dict[str, None]] = {}
        self.names: dict[str, list[Words]] = {}
        for link in gathered.frames():
            self._add(link)
        self._citations()
        self._signatures()
        self._mentions()
        self._claims()

    def _add(self, link: Link, words: Words | None = None, row: Row | None = None) -> None:
        if not link.source or not link.target or link.source == link.target:
            return
        found = self.links.setdefault(link, {})
        if words is not None:
            found[words] = None
        if row and row.get("confidence"):
            self.confidence[link] = max(self.confidence.get(link, 0.0), float(row["confidence"] or 0))

    def _citations(self) -> None:
        """Add citations, put together here: a join of all their parts takes several times as long."""
        said: dict[str, dict[str, str]] = {}
        for row in self.rows("citations"):
            said.setdefault(row["citation"] or "", {})[local(row["key"])] = row["value"] or ""
        sure = {row["rule"]: row["confidence"] for row in self.rows("rules")}
        for row in self.rows("references"):
            known = said.get(row["citation"] or "", {})
            citing, cited = known.get("hasCitingEntity"), known.get("hasCitedEntity")
            function = known.get("hasCitationCharacterization")
            if citing and cited and function:
                link = Link("cites", self.id(citing), self.id(cited), local(function))
                self._add(link, self.words(row), {"confidence": sure.get(known.get("rule"))})

    def _signatures(self) -> None:
        for row in self.rows("signatures"):
            words, person = self.words(row), self.id(row["person"])
            self._add(Link("signed-by", self.id(row["signed"]), person), words, row)
            if row["office"]:
                self._add(Link("in-capacity", person, self.id(row["office"])), words, row)

    def _mentions(self) -> None:
        """Add what documents mention; words that already carry a closer link go to that link."""
        closer = {(link.source, link.target): link for link in self.links if link.type in CLOSER}
        cited = {(link.source, link.target) for link in self.links if link.type == "cites"}
        files = self._gathered.files
        nameless = {row["mention"] for row in self.rows("forms") if local(row["form"]) in NOT_NAMES}
        for row in self.rows("mentions"):
            words, thing = self.words(row), self.id(row["thing"])
            if words is None:
                continue
            if row["mention"] not in nameless:
                self.names.setdefault(thing, []).append(words)
            pair = (files[words.sha12].document, thing)
            if pair not in cited:
                self._add(closer.get(pair, Link("mentions", *pair)), words)

    def _claims(self) -> None:
        files = self._gathered.files
        claims: dict[str, tuple[Link, Words | None]] = {}
        rows = sorted(self.rows("claims"), key=lambda row: str(row["claim"]))
        spoken_of = {row["event"] for row in rows if row["context"]}
        for row in rows:
            if row["event"] not in spoken_of:  # known to a register only
                continue
            words = self.words(row | {"mention": trigger(row["claim"] or "")}, context=row["context"])
            link = Link(
                "claims-about",
                self.id(row["work"]) or (files[words.sha12].document if words else ""),
                self.id(row["event"]),
                claimant=self.id(row["claimant"]),
                modality=local(row["modality"]) or "stated",
                attributed_to=self.id(row["attributed"]) or None,
            )
            claims[row["claim"] or ""] = (link, words)
            self._claim(link, words, row)
        for row in self.rows("roles"):
            if row["claim"] in claims:
                link, words = claims[row["claim"]]
                role = "claimed-" + ROLES[local(row["role"])]
                self._claim(
                    link._replace(type=role, source=link.target, target=self.id(row["thing"])), words, row
                )

    def _claim(self, link: Link, words: Words | None, row: Row) -> None:
        self._add(link, words, row)
        wording = row["wording"]
        if wording:
            self.wordings.setdefault(link, {})[wording] = None


def kinds_of(gathered: Gathered) -> dict[str, str]:
    """Return the kind of node that each thing is drawn as, by canonical id."""
    kinds: dict[str, str] = {}
    for row in sorted(gathered.rows("things"), key=lambda row: (str(row["thing"]), str(row["class"]))):
        kind = kind_of_class(local(row["class"]))
        name = gathered.id(row["thing"])
        # a resolution is a document too: the finer kind wins
        if kind and kinds.get(name) in (None, "document"):
            kinds[name] = kind
    for carrier in gathered.files.values():
        kinds.setdefault(carrier.document, "document")
    return kinds


@cache
def _query(name: str) -> str:
    return (Path(__file__).parent / "queries" / f"{name}.rq").read_text(encoding="utf-8")

"""What is in a graph: documents by language, type and year, things by kind, how much is covered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.iris import NS, parse_mention
from graphkit.graph.terms import CITO, PREFIXES
from graphkit.view.facts.values import Ref

if TYPE_CHECKING:
    from graphkit.view.facts.desk import Desk

Counts = tuple[tuple[str, int], ...]


class Listed(msgspec.Struct, frozen=True):
    """A document of the graph, for the list of them."""

    ref: Ref
    title: str
    title_lang: str
    date: str
    type: str
    author: Ref | None
    files: tuple[tuple[str, str, str], ...]
    mentions: int


class Contents(msgspec.Struct, frozen=True):
    """Counts of a graph.

    Args:
        documents: all that were read, by date.
        files, characters, quads: sizes.
        languages, types, years: documents by each; kinds: entities and works by kind.
        mentions: mentions by kind; linked: of them, how many are linked.
        covered: characters that stand in a mention, by language, and all characters of those texts.
        citations, claims, unresolved: how many.
        most_cited, most_named: (what, by how many texts).
    """

    documents: tuple[Listed, ...]
    files: int
    characters: int
    quads: int
    languages: Counts
    types: Counts
    years: Counts
    kinds: Counts
    mentions: Counts
    linked: Counts
    covered: tuple[tuple[str, int, int], ...]
    citations: int
    claims: int
    unresolved: int
    most_cited: tuple[tuple[Ref, int], ...]


def contents(desk: Desk) -> Contents:
    """Count what a graph holds."""
    sources = desk.graph.sources
    documents = tuple(
        sorted((_listed(desk, name) for name in desk.carriers), key=lambda r: (r.date or "9999", r.ref.id))
    )
    mentions, linked, covered = _mentions(desk)
    langs = Counter(lang for row in documents for lang in {lang or "und" for _, lang, _ in row.files})
    cited = Counter(other for _, other in set(desk.pairs(CITO + "cites")))
    best = sorted(cited.items(), key=lambda row: (-row[1], row[0]))[:25]
    return Contents(
        documents=documents,
        files=len(sources),
        characters=sum(entry.chars for entry in sources.values()),
        quads=desk.graph.manifest.quads,
        languages=_ranked(langs),
        types=_ranked(Counter(row.type for row in documents)),
        years=tuple(sorted(Counter(row.date[:4] for row in documents if row.date[:4].isdigit()).items())),
        kinds=_ranked(Counter(desk.kind(name) or "other" for name in desk.things())),
        mentions=_ranked(mentions),
        linked=_ranked(linked),
        covered=covered,
        citations=len(desk.subjects(PREFIXES["rdf"] + "type", NS + "Citation")),
        claims=len(desk.subjects(PREFIXES["rdf"] + "type", NS + "EventClaim")),
        unresolved=sum(1 for _ in desk.pairs("unresolvedBecause")),
        most_cited=tuple((desk.ref(desk.iris.name(iri)), times) for iri, times in best),
    )


def _listed(desk: Desk, name: str) -> Listed:
    node = desk.node(name)
    titles = {lang: text for lang, text in sorted(node.labels().items()) if text}
    author = desk.reading.name(node.one("author"))
    carriers = desk.carriers.get(name, ())
    own = next((desk.language(sha12) for sha12 in carriers), "")
    lang = own if own in titles else "en" if "en" in titles else next(iter(titles), "")
    return Listed(
        ref=desk.ref(name),
        title=titles.get(lang, ""),
        title_lang=lang,
        date=desk.date(name),
        type=node.last("documentType") or desk.kind(name) or "document",
        author=desk.ref(author) if author else None,
        files=tuple((sha12, desk.language(sha12), desk.graph.names(sha12)[0]) for sha12 in carriers),
        mentions=sum(desk.graph.sources[sha12].mentions for sha12 in carriers),
    )


def _mentions(desk: Desk) -> tuple[Counter[str], Counter[str], tuple[tuple[str, int, int], ...]]:
    """Mentions by kind, those linked, and characters covered by language: one pass over each property."""
    rules = desk.reading.rules
    kinds: Counter[str] = Counter()
    spans: dict[str, list[tuple[int, int]]] = {}
    kind_of: dict[str, str] = {}
    for name, rule in desk.pairs("rule"):
        kind = rules.get(rule, (None, None, None))[2]
        place = parse_mention(name) if kind else None
        if kind and place and name not in kind_of:
            kind_of[name] = kind
            kinds[kind] += 1
            spans.setdefault(place.sha12, []).append((place.start, place.end))
    linked = Counter(
        kind_of[name] for name in {name for name, _ in desk.pairs("refersTo")} if name in kind_of
    )
    covered: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for sha12, entry in desk.graph.sources.items():
        lang = desk.language(sha12) or "und"
        whole[lang] += entry.chars
        covered[lang] += _union(spans.get(sha12, []))
    return kinds, linked, tuple((lang, covered[lang], size) for lang, size in _ranked(whole))


def _union(spans: list[tuple[int, int]]) -> int:
    total = at = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, at))
        at = max(at, end)
    return total


def _ranked(counts: Counter[str]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))

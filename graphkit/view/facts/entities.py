"""What the page of an entity shows: its names and who uses them, where it is named, what is claimed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.terms import WIKIDATA
from graphkit.query.excerpts import clean
from graphkit.query.readable import readable
from graphkit.view.facts.claims import ClaimRow, claims_with
from graphkit.view.facts.frames import per_link
from graphkit.view.facts.neighbours import Neighbour, neighbours
from graphkit.view.facts.passages import mentions_of, passage
from graphkit.view.facts.values import Passage, Ref

if TYPE_CHECKING:
    from graphkit.graph.iris import Place
    from graphkit.view.facts.desk import Desk

LOOKED_AT = 4000  # mentions whose words and authors are counted: beyond that the picture no longer changes
SPELLINGS = 12  # spellings shown for each language
ROLES = ("place", "agent", "affected", "adopter", "result", "signatoryParty", "host", "participant")
_NOT_NAMES = frozenset({"anaphor", "list-number", "collective", "marker", "url"})


class Spelling(msgspec.Struct, frozen=True):
    """A name as printed: how often, and in whose name those texts speak."""

    words: str
    lang: str
    times: int
    users: tuple[tuple[Ref, int], ...]


class MentionedIn(msgspec.Struct, frozen=True):
    """A document that names the thing: when, who speaks, how often, and some sentences."""

    document: Ref
    date: str
    author: Ref | None
    langs: tuple[str, ...]
    total: int
    passages: tuple[Passage, ...]


class EntityPage(msgspec.Struct, frozen=True):
    """Everything the page of one entity shows.

    Args:
        ref: the entity; names: display names by language; others: further names by language.
        contested: (name, language, who uses it) as the tables say.
        spellings: names as printed in the texts, with who uses them.
        facts: (what, value) in order; parts: (relation, entity).
        note: a word of caution from the tables.
        mentioned: documents that name it, in order of date; mentions: how often in all.
        claims: what is claimed about it, or with it; says: what it claims itself.
        neighbours: what is named together with it.
    """

    ref: Ref
    names: dict[str, str]
    others: tuple[tuple[str, str], ...]
    contested: tuple[tuple[str, str, Ref], ...]
    spellings: tuple[Spelling, ...]
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, Ref], ...]
    note: str
    wikidata: tuple[str, ...]
    mentioned: tuple[MentionedIn, ...]
    mentions: int
    claims: tuple[ClaimRow, ...]
    says: tuple[ClaimRow, ...]
    signed: tuple[Ref, ...]
    neighbours: tuple[Neighbour, ...]


def entity_page(desk: Desk, name: str, *, mentioned: bool = True) -> EntityPage:
    """Gather the page of an entity, an event or a work.

    Args:
        desk: the graph; name: id of the entity.
        mentioned: whether to list the documents that name it, and what they name with it.
    """
    node, iri = desk.node(name), desk.iris.entity(name)
    places = mentions_of(desk, iri)
    about = ("aboutEvent",) if name.startswith("event/") else ROLES
    same = [value[len(WIKIDATA) :] for value in node.all("skos:exactMatch") if value.startswith(WIKIDATA)]
    return EntityPage(
        ref=desk.ref(name),
        names={lang: text for lang, text in sorted(node.labels().items()) if text},
        others=tuple(
            sorted((getattr(term, "language", "") or "", term.value) for term in node.terms("skos:altLabel"))
        ),
        contested=tuple(_contested(desk, iri)),
        spellings=tuple(_spellings(desk, places)),
        facts=tuple((key, value) for key in ("entityType", "number", "edtf") for value in node.all(key)),
        parts=tuple(_parts(desk, name)),
        note=node.one("skos:note") or "",
        wikidata=tuple(same),
        mentioned=tuple(_mentioned(desk, places)) if mentioned else (),
        mentions=len(places),
        claims=tuple(claims_with(desk, iri, about)),
        says=tuple(claims_with(desk, iri, ("assertedBy",))),
        signed=desk.refs(_signed(desk, iri)),
        neighbours=neighbours(desk, places, name) if mentioned else (),
    )


def _contested(desk: Desk, iri: str) -> list[tuple[str, str, Ref]]:
    """Names that the tables give with who uses them (SKOS-XL labels)."""
    found: dict[tuple[str, str, str], None] = {}
    for prop in ("skosxl:prefLabel", "skosxl:altLabel"):
        for label in desk.reading.node(iri).all(prop):
            node = desk.reading.node(label)
            for term in node.terms("skosxl:literalForm"):
                for user in node.all("usedBy"):
                    lang = getattr(term, "language", None) or ""
                    found[lang, term.value, desk.iris.name(user)] = None
    return [(text, lang, desk.ref(user)) for lang, text, user in sorted(found)]


def _parts(desk: Desk, name: str) -> list[tuple[str, Ref]]:
    node, iri = desk.node(name), desk.iris.entity(name)
    found = [
        (key, desk.ref(desk.iris.name(value)))
        for key, prop in (("part-of", "partOf"), ("within", "skos:broader"))
        for value in node.all(prop)
        if value.startswith(desk.iris.id)
    ]
    inner = {
        *desk.subjects("partOf", iri),
        *desk.subjects("http://www.w3.org/2004/02/skos/core#broader", iri),
    }
    found += [("includes", desk.ref(desk.iris.name(value))) for value in sorted(inner)]
    return found


def _signed(desk: Desk, iri: str) -> list[str]:
    works = {
        desk.iris.name(value)
        for prop in ("signatory", "inCapacity")
        for signature in desk.subjects(prop, iri)
        for value in desk.reading.node(signature).all("signs")
    }
    return sorted(works, key=lambda work: (desk.date(work) or "9999", work))


def _spellings(desk: Desk, places: list[Place]) -> list[Spelling]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for place in _sample(places, LOOKED_AT):
        if place.sha12 not in desk.graph.sources:
            continue
        node = desk.reading.node(desk.iris.mention(*place))
        if node.last("form") in _NOT_NAMES or _anaphor(desk, node.one("rule")):
            continue
        component = node.one("inComponent")
        words = clean(readable(desk.graph, place.sha12)[place.start : place.end])
        lang = node.last("dcterms:language") or desk.language_at(place.sha12, place.start)
        author = desk.author_of(component) if component else None
        counts.setdefault((lang, words), Counter())[author or ""] += 1
    rows = [
        Spelling(
            words,
            lang,
            users.total(),
            tuple((desk.ref(user), times) for user, times in _often(users) if user),
        )
        for (lang, words), users in counts.items()
    ]
    rows.sort(key=lambda row: (row.lang, -row.times, row.words))
    shown: Counter[str] = Counter()
    kept = []
    for row in rows:
        shown[row.lang] += 1
        if shown[row.lang] <= SPELLINGS:
            kept.append(row)
    return kept


def _anaphor(desk: Desk, rule: str | None) -> bool:
    return desk.reading.rules.get(rule or "", (None, None, None))[2] == "anaphor"


def _often(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:6]


def _sample(places: list[Place], most: int) -> list[Place]:
    """Every n-th place where there are very many, so that all files have their say."""
    step = max(1, len(places) // most)
    return places[::step]


def _mentioned(desk: Desk, places: list[Place]) -> list[MentionedIn]:
    grouped: dict[str, list[Place]] = {}
    for place in places:
        document = desk.document_of(place.sha12)
        if document:
            grouped.setdefault(document, []).append(place)
    rows = []
    most = per_link(len(grouped))
    for document, inside in grouped.items():
        shown = [found for place in inside[:most] if (found := passage(desk, place))]
        author = desk.reading.name(desk.node(document).one("author"))
        rows.append(
            MentionedIn(
                document=desk.ref(document),
                date=desk.date(document),
                author=desk.ref(author) if author else shown[0].author if shown else None,
                langs=tuple(sorted({desk.language_at(place.sha12, place.start) for place in inside})),
                total=len(inside),
                passages=tuple(shown),
            )
        )
    return sorted(rows, key=lambda row: (row.date or "9999", row.document.id))

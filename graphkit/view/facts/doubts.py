"""What cannot both be exact, and references that could not be linked: open questions, none decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.iris import NS, Place, parse_mention
from graphkit.graph.terms import PREFIXES
from graphkit.view.facts.claims import ClaimRow, claim_row
from graphkit.view.facts.passages import passage
from graphkit.view.facts.values import Passage, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.view.facts.desk import Desk

CHECKED = ("altered", "elsewhere", "not-found", "verb-absent")


class DiscrepancyRow(msgspec.Struct, frozen=True):
    """Two things said that exclude each other.

    Args:
        id: id of the note; type: date, quantity, outside-session, missing-in-translation, impossible-symbol.
        claims: the two claims; passages: words it concerns, where it is not about claims.
        concerns: documents, sessions it is about; possible: documents the slip may come from.
    """

    id: str
    type: str
    claims: tuple[ClaimRow, ...]
    passages: tuple[Passage, ...]
    concerns: tuple[Ref, ...]
    possible: tuple[Ref, ...]


class CheckRow(msgspec.Struct, frozen=True):
    """Words ascribed to a document that its text, as it is here, does not have in that form."""

    id: str
    verdict: str
    against: tuple[Ref, ...]
    quoted: Passage | None
    found: Passage | None
    difference: str


class UnresolvedRow(msgspec.Struct, frozen=True):
    """A reference that is not linked: why, and what was considered."""

    kind: str
    reason: str
    candidates: tuple[Ref, ...]
    passage: Passage


def discrepancies(desk: Desk) -> tuple[DiscrepancyRow, ...]:
    """Return the discrepancies of a graph, by type and id."""
    found = []
    for iri in desk.subjects(PREFIXES["rdf"] + "type", NS + "Discrepancy"):
        node = desk.reading.node(iri)
        claims = (claim_row(desk, name) for name in node.all("between"))
        places = [place for place in map(parse_mention, node.all("concerns")) if place]
        others = [name for name in node.all("concerns") if not parse_mention(name)]
        found.append(
            DiscrepancyRow(
                id=desk.iris.name(iri),
                type=node.last("discrepancyType") or "",
                claims=tuple(sorted((row for row in claims if row), key=lambda row: row.id)),
                passages=tuple(row for place in places if (row := passage(desk, place))),
                concerns=desk.refs(desk.reading.names(others)),
                possible=desk.refs(desk.reading.names(node.all("possibleSource"))),
            )
        )
    return tuple(sorted(found, key=lambda row: (row.type, row.id)))


def checks(desk: Desk) -> tuple[CheckRow, ...]:
    """Return the quotations and paraphrases that differ from the text they are taken from."""
    found = []
    for iri in desk.subjects(PREFIXES["rdf"] + "type", NS + "TextCheck"):
        node = desk.reading.node(iri)
        verdict = node.last("verdict") or ""
        if verdict not in CHECKED:
            continue
        quoted, at = (parse_mention(node.one(key) or "") for key in ("checks", "foundAt"))
        found.append(
            CheckRow(
                id=desk.iris.name(iri),
                verdict=verdict,
                against=desk.refs(desk.reading.names(node.all("checkedAgainst"))),
                quoted=passage(desk, quoted) if quoted else None,
                found=passage(desk, at) if at else None,
                difference=node.one("difference") or "",
            )
        )
    return tuple(sorted(found, key=lambda row: (CHECKED.index(row.verdict), row.id)))


def unresolved_places(desk: Desk) -> list[tuple[Place, str]]:
    """Return where references stand that are not linked, with the reason, in the order of the files."""
    found = [
        (place, reason) for name, reason in desk.pairs("unresolvedBecause") if (place := parse_mention(name))
    ]
    return sorted(found)


def unresolved(desk: Desk, places: list[tuple[Place, str]]) -> Iterator[UnresolvedRow]:
    """Yield references that are not linked, each in its sentence.

    Args:
        desk: the graph.
        places: some of those that `unresolved_places` returns.
    """
    for place, reason in places:
        node = desk.reading.node(desk.iris.mention(*place))
        kind = desk.reading.rules.get(node.one("rule") or "", (None, None, None))[2] or "mention"
        shown = passage(desk, place)
        if shown:
            names = [name for name in desk.reading.names(node.all("candidate")) if desk.kind(name)]
            yield UnresolvedRow(kind, reason, desk.refs(names), shown)

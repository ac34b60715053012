"""What a check of a graph finds: whether it conforms, and what in it cannot both be exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from graphkit.check.conformance import Violation, violations
from graphkit.errors import StoreError
from graphkit.query.ask import query
from graphkit.store.rules import guard

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

# Named queries that list what cannot both be exact, in the order in which they are shown.
REMARKS = (
    "discrepancies",
    "outside-session",
    "impossible-symbols",
    "altered-quotations",
    "paraphrases",
    "missing-in-translation",
)


class Remark(msgspec.Struct, frozen=True):
    """Something worth a look: the query that lists it, its title, and the rows as shown to people."""

    query: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Report(msgspec.Struct, frozen=True):
    """What a check found.

    Args:
        conforms: the graph has the form that ontology/shapes.ttl asks for, and asserts nothing itself.
        violations: where it does not.
        remarks: what cannot both be exact; never a reason to refuse a graph.
    """

    conforms: bool
    violations: tuple[Violation, ...]
    remarks: tuple[Remark, ...]


def check(graph: GraphFolder) -> Report:
    """Check a graph: its form, its attribution, and what in it cannot both be exact.

    Args:
        graph: an open graph folder.
    """
    found = violations(graph.store)
    try:
        guard(graph.store)
    except StoreError as error:
        found.append(Violation("", "AttributionGuard", str(error)))
    return Report(not found, tuple(found), tuple(_remark(graph, name) for name in REMARKS))


def _remark(graph: GraphFolder, name: str) -> Remark:
    from graphkit.query.named import named

    columns, rows = query(graph, name).shown()
    return Remark(name, named(name).title, tuple(columns), tuple(tuple(row) for row in rows))

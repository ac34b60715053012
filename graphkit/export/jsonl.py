"""Mentions as JSON Lines, with the fields of `graphkit mentions`."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import msgspec

from graphkit.export.reading import Reading
from graphkit.export.rows import Mention
from graphkit.graph.iris import parse_mention

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


class Line(msgspec.Struct, omit_defaults=True):
    """One mention; `id` is always there, null where it is not linked, or to several (`targets`)."""

    source: str
    start: int
    end: int
    text: str
    kind: str
    id: str | None
    lang: str | None
    part: str | None
    rule: str | None
    confidence: float | None
    form: str = "name"
    symbol: str | None = None
    symbols: tuple[str, ...] = ()
    value: str | None = None
    targets: tuple[str, ...] = ()
    reason: str | None = None
    antecedent: tuple[int, int] | None = None
    attrs: dict[str, str | float] = {}


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write one JSON object a line, file by file."""
    encode = msgspec.json.Encoder().encode
    for file in Reading(graph).files():
        out.write(b"".join(encode(_line(row)) + b"\n" for row in file.mentions()))


def _line(row: Mention) -> Line:
    antecedent = parse_mention(f"id/{row.antecedent}") if row.antecedent else None
    measures = ("quantifier", "lower", "upper", "unit", "measure")
    return Line(
        source=row.source,
        start=row.start,
        end=row.end,
        text=row.text,
        kind=row.kind,
        id=row.entities[0] if len(row.entities) == 1 else None,
        lang=row.lang,
        part=row.part,
        rule=row.rule,
        confidence=row.confidence,
        form=row.form or "name",
        symbol=row.symbols[0] if row.symbols and row.kind in ("resolution", "document") else None,
        symbols=row.symbols if len(row.symbols) > 1 and row.kind in ("resolution", "document") else (),
        value=row.value,
        targets=row.entities if len(row.entities) > 1 else (),
        reason=row.reason,
        antecedent=(antecedent.start, antecedent.end) if antecedent else None,
        attrs={name: value for name in measures if (value := getattr(row, name)) is not None},
    )

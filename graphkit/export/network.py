"""The network for programs that draw networks: nodes and edges with plain attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graphkit.edtf import bounds
from graphkit.export.attributes import Plain, attributes
from graphkit.export.reading import WORK_KINDS, Reading
from graphkit.graph.networks import edges as network_edges

# Attributes of nodes and edges with their types, in the order in which every format has them.
NODE = {"kind": "string", "label": "string", "type": "string", "date": "string", "iri": "string",
        "label_ar": "string", "label_en": "string", "label_es": "string", "label_fr": "string",
        "label_ru": "string", "label_zh": "string"}  # fmt: skip
EDGE = {"relation": "string", "claimed": "boolean", "asserted_by": "string", "attributed_to": "string",
        "function": "string", "event_type": "string", "modality": "string", "date": "string",
        "wording": "string", "in_work": "string", "office": "string", "evidence": "string"}  # fmt: skip
_NAMES = ("asserted_by", "attributed_to", "in_work", "office")


class NetworkNode(NamedTuple):
    """A work, entity or event: its id and its attributes."""

    id: str
    facts: dict[str, Plain]


class NetworkEdge(NamedTuple):
    """An edge: its own id, the ids of its ends, and its attributes."""

    id: str
    source: str
    target: str
    facts: dict[str, Plain]


def nodes(reading: Reading) -> Iterator[NetworkNode]:
    """Yield the nodes in the order of their ids."""
    for entity in reading.entities():
        iri = reading.iris.entity(entity.id)
        labels = {f"label_{lang}": label for lang, label in entity.labels.items()}
        date = reading.node(iri).one("edtf") if entity.kind in WORK_KINDS else None
        given = {"kind": entity.kind, "label": entity.label, "type": entity.type, "date": date, "iri": iri}
        found = attributes({**given, **labels})
        yield NetworkNode(entity.id, {name: found[name] for name in NODE if name in found})


def edges(reading: Reading) -> Iterator[NetworkEdge]:
    """Yield the edges whose ends are both nodes, kind by kind."""
    for edge in network_edges(reading.graph.store):
        if reading.kind(edge.source) is None or reading.kind(edge.target) is None:
            continue
        facts = dict(edge.facts)
        for name in _NAMES:
            facts[name] = reading.name(facts.get(name))  # type: ignore[arg-type]
        facts["relation"] = edge.relation
        facts["evidence"] = [
            f"{reading.graph.names(sha12)[0]}:{start}-{end}"
            for sha12, start, end in facts.get("evidence") or ()  # type: ignore[attr-defined]
        ]
        found = attributes(facts)
        ends = reading.iris.name(edge.source), reading.iris.name(edge.target)
        name = reading.iris.name(edge.key)
        if "#" in edge.key:  # one claim may name several in one role
            name += f"/{ends[1]}"
        yield NetworkEdge(name, *ends, {key: found[key] for key in EDGE if key in found})


def days(value: object) -> tuple[str | None, str | None]:
    """Return the first and the last day of an EDTF date.

    >>> days("1993-04")
    ('1993-04-01', '1993-04-30')
    """
    return bounds(str(value)) if value else (None, None)

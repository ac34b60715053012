"""The network as Cytoscape JSON, for Cytoscape and cytoscape.js."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import msgspec

from graphkit.export.network import NetworkEdge, NetworkNode, edges, nodes
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write the nodes, then the edges, one element a line."""
    reading = Reading(graph)
    encode = msgspec.json.Encoder().encode
    out.write(b'{"data":{"name":"graphkit","base":' + encode(graph.base) + b"},")
    out.write(b'"directed":true,"multigraph":true,"elements":{"nodes":[')
    _write(out, (encode({"data": _node(row)}) for row in nodes(reading)))
    out.write(b'\n],"edges":[')
    _write(out, (encode({"data": _edge(row)}) for row in edges(reading)))
    out.write(b"\n]}}\n")


def _write(out: IO[bytes], rows: Iterator[bytes]) -> None:
    comma = b"\n"
    for row in rows:
        out.write(comma + row)
        comma = b",\n"


def _node(row: NetworkNode) -> dict[str, object]:
    return {"id": row.id, "value": row.id, "name": row.facts["label"], **row.facts}


def _edge(row: NetworkEdge) -> dict[str, object]:
    ends = {"source": row.source, "target": row.target}
    return {"id": row.id, "key": row.id, **ends, "interaction": row.facts["relation"], **row.facts}

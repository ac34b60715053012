"""The network as GraphML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from graphkit.export.attributes import Plain, text
from graphkit.export.network import EDGE, NODE, edges, nodes
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write the nodes, then the edges, one at a time."""
    reading = Reading(graph)
    out.write(_HEAD.encode())
    for domain, known in (("node", NODE), ("edge", EDGE)):
        for name, kind in known.items():
            key = f' <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
            out.write(key.encode())
    out.write(b' <graph edgedefault="directed">\n')
    for node in nodes(reading):
        out.write(f"  <node id={_quoted(node.id)}>{_data('node', node.facts)}</node>\n".encode())
    for edge in edges(reading):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        out.write(f"  <edge id={_quoted(edge.id)} {ends}>{_data('edge', edge.facts)}</edge>\n".encode())
    out.write(b" </graph>\n</graphml>\n")


def _quoted(value: str) -> str:
    return quoteattr(text(value))


def _data(domain: str, facts: Mapping[str, Plain]) -> str:
    return "".join(f'<data key="{domain}-{name}">{_plain(value)}</data>' for name, value in facts.items())


def _plain(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(str(value))

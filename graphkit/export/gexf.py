"""The network as GEXF 1.3: works and edges carry dates, so that Gephi shows a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from graphkit.export.attributes import Plain, text
from graphkit.export.network import EDGE, NODE, days, edges, nodes
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
 <graph mode="dynamic" defaultedgetype="directed" timeformat="date" idtype="string">
"""


def write(graph: GraphFolder, out: IO[bytes]) -> None:
    """Write the nodes, then the edges, one at a time.

    A work exists from the first day its date allows, an edge from the day of the work that
    makes it: what is claimed of the past does not date the past.
    """
    reading = Reading(graph)
    out.write(_HEAD.encode())
    _declare(out, "node", NODE)
    _declare(out, "edge", EDGE)
    out.write(b"  <nodes>\n")
    for node in nodes(reading):
        label = _quoted(str(node.facts["label"]))
        head = f"id={_quoted(node.id)} label={label}{_start(node.facts.get('date'))}"
        out.write(f"   <node {head}>{_values(NODE, node.facts)}</node>\n".encode())
    out.write(b"  </nodes>\n  <edges>\n")
    for edge in edges(reading):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        kind = f"kind={_quoted(str(edge.facts['relation']))} label={_quoted(str(edge.facts['relation']))}"
        head = f"id={_quoted(edge.id)} {ends} {kind}{_start(_made(reading, edge.source, edge.facts))}"
        out.write(f"   <edge {head}>{_values(EDGE, edge.facts)}</edge>\n".encode())
    out.write(b"  </edges>\n </graph>\n</gexf>\n")


def _made(reading: Reading, source: str, facts: Mapping[str, Plain]) -> str | None:
    """The date of the work in which an edge is made."""
    for name in (facts.get("in_work"), source):
        date = reading.node(reading.iris.entity(str(name))).one("edtf") if name else None
        if date:
            return date
    return None


def _start(date: object) -> str:
    first = days(date)[0] if date else None
    return f' start="{first}"' if first else ""


def _declare(out: IO[bytes], domain: str, known: Mapping[str, str]) -> None:
    out.write(f'  <attributes class="{domain}" mode="static">\n'.encode())
    for at, (name, kind) in enumerate(known.items()):
        out.write(f'   <attribute id="{at}" title="{name}" type="{kind}"/>\n'.encode())
    out.write(b"  </attributes>\n")


def _values(known: Mapping[str, str], facts: Mapping[str, Plain]) -> str:
    values = "".join(
        f'<attvalue for="{at}" value={_quoted(_plain(facts[name]))}/>'
        for at, name in enumerate(known)
        if name in facts
    )
    return f"<attvalues>{values}</attvalues>" if values else ""


def _plain(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(value: str) -> str:
    return quoteattr(text(value))

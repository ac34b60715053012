"""RDF/XML, one description for each subject, written as the triples come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from graphkit.errors import StoreError
from graphkit.graph.terms import PREFIXES, XSD

if TYPE_CHECKING:
    import pyoxigraph as ox


@cache
def _illegal() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_rdfxml(triples: Iterator[ox.Triple], prefixes: Mapping[str, str], out: IO[bytes]) -> None:
    """Write triples, sorted by subject, as RDF/XML.

    XML cannot hold control characters: they become U+FFFD.

    Args:
        triples: the triples, those of one subject together.
        prefixes: namespace by prefix; those that no property needs are left out.
        out: an open binary stream.

    Raises:
        StoreError: a property cannot be written as an XML name.
    """
    names = {namespace: prefix for prefix, namespace in prefixes.items()}
    heads = "".join(
        f"\n  xmlns:{prefix}={quoteattr(prefixes[prefix])}"
        for prefix in sorted(prefixes)
        if prefix in PREFIXES or prefix in ("nif", "oa")
    )
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{heads}>\n'.encode())
    for subject, rows in groupby(triples, key=lambda triple: triple.subject):
        lines = [f" <rdf:Description rdf:about={quoteattr(subject.value)}>\n"]
        lines += [_line(_name(row.predicate.value, names), row.object) for row in rows]
        out.write("".join([*lines, " </rdf:Description>\n"]).encode())
    out.write(b"</rdf:RDF>\n")


def _name(iri: str, names: Mapping[str, str]) -> str:
    match = re.fullmatch(r"(.*[/#])([A-Za-z_][\w.-]*)", iri)
    if match is None or match[1] not in names:
        raise StoreError(f"the property {iri} cannot be written in RDF/XML")
    return f"{names[match[1]]}:{match[2]}"


def _line(name: str, value: object) -> str:
    import pyoxigraph as ox

    if isinstance(value, ox.NamedNode):
        return f"  <{name} rdf:resource={quoteattr(value.value)}/>\n"
    if not isinstance(value, ox.Literal):
        raise StoreError(f"{value} cannot be written in RDF/XML")
    more = ""
    if value.language:
        more = f' xml:lang="{value.language}"'
    elif value.datatype.value != XSD + "string":
        more = f" rdf:datatype={quoteattr(value.datatype.value)}"
    words = escape(_illegal().sub("\ufffd", value.value), {"\r": "&#13;"})
    return f"  <{name}{more}>{words}</{name}>\n"

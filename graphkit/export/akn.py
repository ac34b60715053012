"""Akoma Ntoso: the text of each document, character for character, with its references marked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from graphkit.export.file import File
from graphkit.export.naming import Markup, naming
from graphkit.export.reading import Reading
from graphkit.export.rows import Mention

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)}
_PICTURES |= {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"\d{4}-\d\d-\d\d")


@cache
def _blank() -> re.Pattern[str]:
    """Where paragraphs end: after a blank line."""
    return re.compile(r"\n[ \t\r]*\n\s*")


def write(graph: GraphFolder, folder: Path) -> None:
    """Write one XML file for each file of the graph, named by the beginning of its hash.

    Control characters, which XML cannot hold, become their Unicode pictures (U+2400 and on), so that
    every other character keeps its place.
    """
    for file in Reading(graph).files():
        (folder / f"{file.sha12}.xml").write_bytes(document(file).encode())


def document(file: File) -> str:
    """Return the XML of one file."""
    chosen = list(_nested(file.mentions()))
    tops = _tops(file, chosen)
    name = file.document or f"src/{file.sha12}"
    body = "".join(
        f"<p>{_marked(file, low, high, [row for row in chosen if low <= row.start < high])}</p>"
        for low, high in _paragraphs(file.text, chosen)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n<doc name="document">\n'
        f"{_meta(file, name, tops)}\n<mainBody>{body}</mainBody>\n</doc>\n</akomaNtoso>\n"
    )


def _meta(file: File, name: str, tops: Sequence[tuple[str, str, str, str]]) -> str:
    iris = file.reading.iris
    lang = file.lang or "und"
    work, expression = iris.entity(name), iris.expression(name, lang)
    node = file.reading.node(work)
    date = node.one("dcterms:date") or "0001-01-01"  # the schema wants a date; this one says there is none

    def level(tag: str, this: str, more: str = "") -> str:
        return (
            f"<{tag}><FRBRthis value={quoteattr(this)}/><FRBRuri value={quoteattr(this)}/>"
            f'<FRBRdate date="{date}" name="document"/><FRBRauthor href="#graphkit"/>{more}</{tag}>\n'
        )

    references = "".join(
        f"<{top} eId={quoteattr(eid)} href={quoteattr(href)} showAs={quoteattr(_plain(label))}/>\n"
        for eid, top, href, label in tops
    )
    program = '<TLCOrganization eId="graphkit" href="https://w3id.org/graphkit/" showAs="graphkit"/>\n'
    return (
        '<meta>\n<identification source="#graphkit">\n'
        + level("FRBRWork", work, '<FRBRcountry value="un"/>')
        + level("FRBRExpression", expression, f"<FRBRlanguage language={quoteattr(lang)}/>")
        + level("FRBRManifestation", file.iri)
        + f'</identification>\n<references source="#graphkit">\n{program}{references}</references>\n</meta>'
    )


def _markup(row: Mention) -> Markup | None:
    """How a mention is marked up: only where it leads to one thing, or is a day."""
    found = naming().akn.get(row.kind)
    if found is None or row.start >= row.end:
        return None
    if found.element == "date":
        return found if row.value and _day().fullmatch(row.value) else None
    return found if len(row.entities) == 1 else None


def _nested(rows: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions that can be elements: none crosses another, and no reference stands in a reference."""
    open_rows: list[Mention] = []
    for row in rows:
        markup = _markup(row)
        if markup is None:
            continue
        while open_rows and open_rows[-1].end <= row.start:
            open_rows.pop()
        if open_rows and (row.end > open_rows[-1].end or any(outer.kind == row.kind for outer in open_rows)):
            continue
        if markup.element == "ref" and any(naming().akn[outer.kind].element == "ref" for outer in open_rows):
            continue
        open_rows.append(row)
        yield row


def _tops(file: File, rows: Sequence[Mention]) -> list[tuple[str, str, str, str]]:
    """Id, class, address and name of everything that the text refers to by `refersTo`."""
    found = {}
    for row in rows:
        top = naming().akn[row.kind].top
        if top:
            name = row.entities[0]
            label = file.reading.entity(name).label
            found[_eid(row.kind, name)] = (top, file.reading.iris.entity(name), label)
    return [(eid, *values) for eid, values in sorted(found.items())]


def _eid(kind: str, name: str) -> str:
    slug = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")
    return f"{kind}-{slug}-{sha256(name.encode()).hexdigest()[:6]}"


def _paragraphs(text: str, rows: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Stretches that together are the text; none ends inside a mention."""
    low, at = 0, 0
    for match in _blank().finditer(text):
        while at < len(rows) and rows[at].end <= match.end():
            at += 1
        inside = any(row.start < match.end() < row.end for row in rows[max(0, at - 8) : at + 8])
        if not inside and match.end() < len(text):
            yield low, match.end()
            low = match.end()
    yield low, len(text)


def _marked(file: File, low: int, high: int, rows: Sequence[Mention]) -> str:
    pieces: list[str] = []
    closing: list[tuple[int, str]] = []
    position = low
    for row in rows:
        while closing and closing[-1][0] <= row.start:
            end, tag = closing.pop()
            pieces += [_text(file.text[position:end]), tag]
            position = end
        head, tag = _tags(file, row)
        pieces += [_text(file.text[position : row.start]), head]
        position = row.start
        closing.append((row.end, tag))
    while closing:
        end, tag = closing.pop()
        pieces += [_text(file.text[position:end]), tag]
        position = end
    return "".join([*pieces, _text(file.text[position:high])])


def _tags(file: File, row: Mention) -> tuple[str, str]:
    element = naming().akn[row.kind].element
    if element == "date":
        return f'<date date="{row.value}">', "</date>"
    if element == "ref":
        return f"<ref href={quoteattr(file.reading.iris.entity(row.entities[0]))}>", "</ref>"
    return f'<{element} refersTo="#{_eid(row.kind, row.entities[0])}">', f"</{element}>"


def _plain(value: str) -> str:
    return value.translate(_PICTURES)


def _text(value: str) -> str:
    return escape(_plain(value), {"\r": "&#13;"})

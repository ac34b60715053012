"""What the document reader shows of one file: paragraphs with marks, parts, and everything that is named."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from graphkit.errors import ReadError
from graphkit.view.facts.blocks import Block, Mark, blocks
from graphkit.view.facts.frames import DocumentFrame, document_frame
from graphkit.view.facts.values import PartName, Ref

if TYPE_CHECKING:
    from graphkit.export.rows import Mention, Part
    from graphkit.view.facts.desk import Desk


class Marked(msgspec.Struct, frozen=True):
    """One mention as the reader shows it.

    Args:
        start, end: its characters; kind: kind of mention.
        refs: what it refers to; value: a date (EDTF) or an amount in words.
        reason: why it is not linked; rule, confidence: how it was found, how surely.
    """

    start: int
    end: int
    kind: str
    refs: tuple[Ref, ...]
    value: str = ""
    reason: str = ""
    rule: str = ""
    confidence: float | None = None


class Section(msgspec.Struct, frozen=True):
    """A part of the document: where it is, what it is called, how deep, in whose name it speaks."""

    id: str
    start: int
    end: int
    name: PartName
    level: int
    author: Ref | None = None
    title: str = ""


class Version(msgspec.Struct, frozen=True):
    """Another file that can be read beside this one.

    Args:
        here, lang: languages of what corresponds, in this file and in the other.
        pairs: how many paragraphs go together.
    """

    sha12: str
    here: str
    lang: str
    document: Ref
    file: str
    pairs: int


class Named(msgspec.Struct, frozen=True):
    """Something the text names, how often, and where first."""

    ref: Ref
    times: int
    start: int
    end: int


class ReaderPage(msgspec.Struct, frozen=True):
    """One file, ready to be read.

    Args:
        sha12, sha256, file, names: the file; chars: its length in code points.
        lang: its main language; document: what it carries.
        blocks: its paragraphs; marks: the mentions that their pieces point to.
        sections: parts in the order of the text; versions: files to read beside it.
        named: everything the text names, the most frequent first; frame: the document's own facts.
    """

    sha12: str
    sha256: str
    file: str
    names: tuple[str, ...]
    chars: int
    lang: str
    document: Ref | None
    blocks: tuple[Block, ...]
    marks: tuple[Marked, ...]
    sections: tuple[Section, ...]
    versions: tuple[Version, ...]
    named: tuple[Named, ...]
    frame: DocumentFrame | None


def reader_page(desk: Desk, sha12: str) -> ReaderPage:
    """Gather what the reader shows of one file of the graph."""
    file = desk.file(sha12)
    entry = desk.graph.sources[sha12]
    mentions = file.mentions()
    document = desk.document_of(sha12)
    return ReaderPage(
        sha12=sha12,
        sha256=entry.sha256,
        file=entry.names[0],
        names=entry.names,
        chars=entry.chars,
        lang=desk.language(sha12),
        document=desk.ref(document) if document else None,
        blocks=text_blocks(desk, sha12, mentions),
        marks=tuple(_marked(desk, row) for row in mentions),
        sections=tuple(_sections(desk, file.parts())),
        versions=tuple(versions(desk, sha12)),
        named=tuple(_named(desk, mentions)),
        frame=document_frame(desk, document) if document else None,
    )


def text_blocks(desk: Desk, sha12: str, mentions: tuple[Mention, ...]) -> tuple[Block, ...]:
    """Return the paragraphs of a file with its mentions marked."""
    from graphkit.read.documents import read_again

    entry = desk.graph.sources[sha12]
    text = desk.graph.text(sha12)
    marks = [Mark(row.start, row.end, at) for at, row in enumerate(mentions) if row.start < row.end]
    try:
        again = read_again(text, entry.names[0], entry.media_type)
    except ReadError:
        return ()
    return tuple(blocks(again, marks))


def _marked(desk: Desk, row: Mention) -> Marked:
    return Marked(
        start=row.start,
        end=row.end,
        kind=row.kind,
        refs=desk.refs(row.entities),
        value=row.value or _amount(row),
        reason=row.reason or "",
        rule=row.rule or "",
        confidence=row.confidence,
    )


def _amount(row: Mention) -> str:
    if row.lower is None and row.upper is None:
        return ""
    low, high = (f"{value:,.10g}" if value is not None else "" for value in (row.lower, row.upper))
    bounds = low if low == high else f"{low}–{high}"
    return " ".join(filter(None, (bounds, (row.measure or row.unit or "").replace("-", " "))))


def _sections(desk: Desk, parts: tuple[Part, ...]) -> list[Section]:
    depth: dict[str, int] = {}
    found = []
    for part in parts:
        if part.type == "running-header":
            continue
        level = depth.get(part.parent or "", 0) + 1
        depth.setdefault(part.id, level)
        found.append(
            Section(
                id=part.id,
                start=part.start,
                end=part.end,
                name=PartName(part.type or "part", part.marker or ""),
                level=level,
                author=desk.ref(part.author) if part.author else None,
                title=part.title or "",
            )
        )
    return found


def versions(desk: Desk, sha12: str) -> list[Version]:
    """Return the files that carry the same document in another language, or paragraphs aligned with it."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for start, _, other, there, _ in desk.parallels.get(sha12, ()):
        counts[other] += 1
        first.setdefault(other, (start, there))
    document = desk.document_of(sha12)
    for other in desk.carriers.get(document or "", ()):
        if other != sha12 and desk.language(other) != desk.language(sha12):
            counts.setdefault(other, 0)
    found = []
    for other, pairs in counts.items():
        carried = desk.document_of(other)
        if carried and other != sha12:
            here, there = first.get(other, (0, 0))
            langs = desk.language_at(sha12, here), desk.language_at(other, there)
            found.append(Version(other, *langs, desk.ref(carried), desk.graph.names(other)[0], pairs))
    return sorted(found, key=lambda row: (row.lang, row.sha12))


def _named(desk: Desk, mentions: tuple[Mention, ...]) -> list[Named]:
    times: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for row in mentions:
        for name in row.entities:
            times[name] += 1
            first.setdefault(name, row)
    rows = [Named(desk.ref(name), times[name], row.start, row.end) for name, row in first.items()]
    return sorted(rows, key=lambda row: (-row.times, row.ref.id))

"""A document as it was read: its exact text, what is looked at of it, and its parts.

Offsets are Unicode code points, half-open, into `Document.text` unless a field
says "view": view offsets count in the normalised text, `Document.view.text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from graphkit.errors import OffsetError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Span(NamedTuple):
    """A half-open pair of code point offsets."""

    start: int
    end: int


class Block(NamedTuple):
    """One paragraph of the view, or one piece of page furniture.

    Args:
        start, end: view offsets; blocks are in order and never overlap.
        lang: ISO 639-1 code of its language, "" where there are no words to tell it by.
        role: "text", or what was set aside from the flow: "running-header", "link-block".
    """

    start: int
    end: int
    lang: str
    role: str


class View(msgspec.Struct, frozen=True, eq=False):
    """Normalised text with an exact map back to the text it was made from.

    Args:
        text: the normalised text; one paragraph a line.
        starts: for each character of `text`, the offset of its first source character.
        ends: for each character of `text`, the offset just past its last source character.
        breaks: view offsets of the spaces (or, in Chinese, of the characters after which)
            a line of the source ended inside a paragraph, ascending.

    >>> import numpy as np
    >>> view = View("Азербайджана", np.arange(12) + 3 * (np.arange(12) > 5),
    ...             np.arange(12) + 3 * (np.arange(12) > 5) + 1, np.array([], int))
    >>> view.to_source(0, 12)      # "Азерба-\\n\\nйджана", say
    Span(start=0, end=15)
    """

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    breaks: NDArray[np.int32]

    def to_source(self, start: int, end: int) -> Span:
        """Map a non-empty span of the view to the source text.

        Raises:
            OffsetError: the span is empty or lies outside the view.
        """
        if not 0 <= start < end <= len(self.text):
            raise OffsetError(f"[{start}, {end}) is not a span of a view of {len(self.text)}")
        return Span(int(self.starts[start]), int(self.ends[end - 1]))


class Document(msgspec.Struct, frozen=True, eq=False):
    """One file as read.

    Args:
        source: name shown to people: the path relative to the folder asked for, or the file name.
        text: exact decoded content (markup included); for PDF and DOCX the text layer.
        view: normalised text with its map into `text`.
        blocks: the view's paragraphs, then what was set aside, in view order.
        sha256: lower-case hexadecimal digest of the file's bytes.
        media_type: IANA media type.
        encoding: codec that decoded the bytes ("" for PDF and DOCX).
        pages: offset at which each page starts in `text` (empty where there are no pages).
        flags: repairs worth knowing, sorted: "visual-order-repaired", "undecodable-bytes" ...
    """

    source: str
    text: str
    view: View
    blocks: tuple[Block, ...]
    sha256: str
    media_type: str
    encoding: str = ""
    pages: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """A structural part of a document, with its author and date.

    Args:
        id: unique in the document: "masthead", "letter", "annex-1", "annex-1/footnote-2" ...
        type: masthead, letter, note-verbale, resolution, report, annex, enclosure, appendix,
            heading, body, record, speech, record-note, annex-heading, statement-title, dateline,
            statement-body, signature-block, footnote, footnote-marker, running-header, link-block.
        start, end: offsets into `Document.text`.
        lang: main language.
        parent: id of the enclosing part, or None.
        author: entity id of the one in whose name the part speaks, or None.
        date: EDTF date of the part, or None.
        title: its title as printed, normalised, or None.
        work: id of the work that the part realises ("work/AZE-MFA-statement-2020-03-31"), or None.
        marker: printed marker of a footnote or annex ("1", "*", "II"), or None.
    """

    id: str
    type: str
    start: int
    end: int
    lang: str
    parent: str | None = None
    author: str | None = None
    date: str | None = None
    title: str | None = None
    work: str | None = None
    marker: str | None = None

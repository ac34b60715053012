"""Turns the bytes of one file into a document: finds out the form, decodes, cleans, names languages."""

from __future__ import annotations

import hashlib

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.read.clean import clean
from graphkit.read.encodings import Decoded, decode
from graphkit.read.kinds import DOCX, HTML, MARKDOWN, PDF, PLAIN, XML, sniff
from graphkit.read.languages import name_languages
from graphkit.read.limits import MAX_BYTES, MAX_CHARACTERS
from graphkit.read.marked import Marked


def read_bytes(
    data: bytes,
    source: str,
    media_type: str | None = None,
    *,
    charset: str | None = None,
    max_bytes: int = MAX_BYTES,
    max_characters: int = MAX_CHARACTERS,
    sha256: str = "",
) -> Document:
    """Read a document from its bytes.

    Args:
        data: the bytes of the file.
        source: name to show to people; its ending helps where the content does not tell the form.
        media_type: form, if known; otherwise the content tells.
        charset: encoding that a server named.
        max_bytes: largest size accepted.
        max_characters: longest text accepted.
        sha256: digest of the bytes, where the caller has it already.

    Raises:
        ReadError: the bytes are no document that graphkit can read, with the reason.

    >>> read_bytes(b"The Council met.", "a.txt").view.text
    'The Council met.'
    """
    if not data:
        raise ReadError(source, "is empty")
    if len(data) > max_bytes:
        raise ReadError(source, f"is larger than {max_bytes:,} bytes")
    kind = sniff(data, source, media_type)
    encoding = ""
    if kind == PDF:
        from graphkit.read.pdf import read_pdf

        marked = read_pdf(data, source)
    elif kind == DOCX:
        from graphkit.read.docx import read_docx

        marked = read_docx(data, source)
    else:
        decoded = _decode(data, source, kind, charset)
        if len(decoded.text) > max_characters:
            raise ReadError(source, f"is larger than {max_characters:,} characters")
        encoding = decoded.encoding
        marked = _mark(decoded, source, kind)
        marked.flags = decoded.flags
    if len(marked.text) > max_characters:
        raise ReadError(source, f"is larger than {max_characters:,} characters")
    return _document(marked, sha256 or _digest(data), source, kind, encoding)


def read_text(text: str, source: str, *, max_characters: int = MAX_CHARACTERS, sha256: str = "") -> Document:
    """Read a document whose text is already at hand: a row of a table, a field of a JSON object.

    Args:
        text: the text; it may hold Markdown.
        source: name to show to people.
        max_characters: longest text accepted.
        sha256: digest of the text in UTF-8, where the caller has it already.

    Raises:
        ReadError: it holds no words, or too many.

    >>> read_text("The Council met.", "corpus.jsonl#1").view.text
    'The Council met.'
    """
    if not text:
        raise ReadError(source, "is empty")
    if len(text) > max_characters:
        raise ReadError(source, f"is larger than {max_characters:,} characters")
    marked = _mark(Decoded(text, "utf-8"), source, PLAIN)
    return _document(marked, sha256 or _digest(text.encode("utf-8", "surrogatepass")), source, PLAIN, "utf-8")


def read_again(text: str, source: str, media_type: str = PLAIN) -> Document:
    """Read a document from the text that an earlier reading found in it: its paragraphs, what of it is noise.

    Args:
        text: all characters of the file, as decoded then.
        source: name to show to people.
        media_type: form of the file.

    Raises:
        ReadError: it holds no words.

    >>> read_again("<p>The Council met.</p>", "a.html", "text/html").view.text
    'The Council met.'
    """
    form = media_type if media_type in (HTML, XML) else PLAIN
    return _document(_mark(Decoded(text, "utf-8"), source, form), _digest(b""), source, form, "utf-8")


def _decode(data: bytes, source: str, kind: str, charset: str | None) -> Decoded:
    if kind in (HTML, XML):
        from graphkit.read.markup import declared_encoding

        charset = declared_encoding(data) or charset
    return decode(data, source, charset)


def _mark(decoded: Decoded, source: str, kind: str) -> Marked:
    """Mark the markup of a decoded text by its form."""
    if kind == XML:
        from graphkit.read.xml import check_xml

        check_xml(decoded.text, source)
    if kind in (HTML, XML):
        from graphkit.read.markup import mark_markup

        return mark_markup(decoded.text)
    from graphkit.read.markdown import mark_markdown

    return mark_markdown(decoded.text)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _document(marked: Marked, sha256: str, source: str, kind: str, encoding: str) -> Document:
    cleaned = clean(marked)
    if not cleaned.blocks:
        raise ReadError(source, "is empty: it holds no words")
    return Document(
        source=source,
        text=marked.text,
        view=cleaned.view,
        blocks=name_languages(cleaned.view.text, cleaned.kinds, cleaned.blocks),
        sha256=sha256,
        media_type=kind if kind != PLAIN or not source.lower().endswith((".md", ".markdown")) else MARKDOWN,
        encoding=encoding,
        pages=marked.pages,
        flags=cleaned.flags,
    )

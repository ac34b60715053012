"""Tells the form of a file by its content first and its name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from graphkit.errors import ReadError

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
XML = "application/xml"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_HEAD = 4096
_UNREADABLE = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word or Office file; save it as .docx or PDF first"),
    (b"{\\rtf", "is a rich text (.rtf) file; save it as .docx or PDF first"),
    (b"\x1f\x8b", "is packed (gzip); unpack it first"),
    (b"BZh", "is packed (bzip2); unpack it first"),
    (b"\xfd7zXZ\x00", "is packed (xz); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is packed (7z); unpack it first"),
    (b"Rar!", "is packed (rar); unpack it first"),
    (b"\x89PNG", "is an image; it needs OCR first"),
    (b"\xff\xd8\xff", "is an image; it needs OCR first"),
    (b"GIF8", "is an image; it needs OCR first"),
    (b"II*\x00", "is an image; it needs OCR first"),
    (b"MM\x00*", "is an image; it needs OCR first"),
    (b"\x7fELF", "is not text that graphkit can read (a program)"),
    (b"MZ\x90", "is not text that graphkit can read (a program)"),
)
_UNREADABLE_STARTS = tuple(start for start, _ in _UNREADABLE)
_HTML = r"(?i)<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:p|div|h[1-6]|table|ul|ol)[\s>]"
_OTHERS = ((b"content.xml", "an OpenDocument"), (b"xl/workbook", "an Excel"), (b"ppt/", "a PowerPoint"))


def sniff(data: bytes, source: str, media_type: str | None = None) -> str:
    """Return the media type of a file that graphkit can read.

    Raises:
        ReadError: it is of a form that graphkit does not read.

    >>> sniff(b"%PDF-1.7 ...", "letter.txt")
    'application/pdf'
    """
    head = data[:_HEAD]
    if head.startswith(_UNREADABLE_STARTS):
        raise ReadError(source, next(reason for start, reason in _UNREADABLE if head.startswith(start)))
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _packed(data, source)
    name = ending(source.partition("?")[0])
    if name == ".doc":
        raise ReadError(source, "is a .doc file; save it as .docx or PDF first")
    given = (media_type or "").partition(";")[0].strip().lower()
    text = _letters(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<?xml") or given in (XML, "text/xml") or given.endswith("+xml") or name == ".xml":
        is_page = re.search(r"(?i)<html[\s>]", text[:2000]) and "<!ENTITY" not in text
        return HTML if is_page else _xml(text, source)
    if (
        name in (".html", ".htm", ".xhtml")
        or given == HTML
        or (text.startswith("<") and re.search(_HTML, text))
    ):
        return HTML if "<" in text or name else PLAIN
    if name == ".pdf":
        raise ReadError(source, "is not a PDF although its name says so")
    if name == ".docx":
        raise ReadError(source, "is not a Word file although its name says so")
    if text.startswith("<") and re.match(r"<[A-Za-z_][\w:.-]*(?:\s[^<>]*)?>", text) and "</" in text:
        return XML if re.match(r"<(?:\w+:)?akomaNtoso\b", text) else PLAIN
    return PLAIN


def ending(source: str) -> str:
    """Return what the name of a file ends in, in small letters, "" where it has no ending.

    >>> ending("letters/A.TXT"), ending("letters/.txt")
    ('.txt', '')
    """
    stem, _, last = source.rpartition(".")
    if last.isalnum() and stem[-1:].isalnum():  # the usual name, told without taking a path apart
        return "." + last.lower()
    return PurePath(source).suffix.lower()


def _letters(head: bytes) -> str:
    """Return the start of a file as text, good enough to find tags in, whatever the encoding."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<\0" in head[:8] or b"\0<" in head[:8]:
        return head.replace(b"\0", b"").lstrip(b"\xff\xfe").decode("latin-1")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _xml(text: str, source: str) -> str:
    if not text.startswith("<"):
        raise ReadError(source, "is not XML although its name says so")
    return XML


def _packed(data: bytes, source: str) -> str:
    """Return the type of a zip file: a Word file or nothing that can be read."""
    if b"word/document" in data:
        return DOCX
    if ending(source) == ".docx":
        return DOCX  # damaged: the reader says how
    for part, name in _OTHERS:
        if part in data:
            raise ReadError(source, f"is {name} file; save it as .docx or PDF first")
    raise ReadError(source, "is packed (zip); unpack it first")

"""A document before it is read: its bytes are at hand and hashed, and that may be all that is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from graphkit.model import Document
from graphkit.read.kinds import ending

ROW = "#row"


class Raw(NamedTuple):
    """The bytes of one document.

    Args:
        source: name to show to people.
        sha256: lower-case hexadecimal digest of the bytes.
        form: what else the reading goes by: the ending of the name, ROW for a row of a table.
        read: makes the document of them; raises ReadError.
    """

    source: str
    sha256: str
    form: str
    read: Callable[[], Document]


def from_bytes(data: bytes, source: str, max_bytes: int, max_characters: int) -> Raw:
    """Return the raw document of a file's bytes."""
    sha256 = hashlib.sha256(data).hexdigest()
    read = partial(
        _read_bytes, data, source, max_bytes=max_bytes, max_characters=max_characters, sha256=sha256
    )
    return Raw(source, sha256, ending(source), read)


def from_text(text: str, source: str, max_characters: int) -> Raw:
    """Return the raw document of a row's text."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    read = partial(_read_text, text, source, max_characters=max_characters, sha256=sha256)
    return Raw(source, sha256, ROW, read)


def from_document(document: Document) -> Raw:
    """Return the raw form of a document that is read already."""
    return Raw(document.source, document.sha256, ending(document.source), partial(_itself, document))


def _itself(document: Document) -> Document:
    """A function with a name, since raw documents are sent to other processes."""
    return document


# What reads documents waits until one is read: a build over a graph that is there may read none.


def _read_bytes(data: bytes, source: str, **limits: Any) -> Document:
    from graphkit.read.documents import read_bytes

    return read_bytes(data, source, **limits)


def _read_text(text: str, source: str, **limits: Any) -> Document:
    from graphkit.read.documents import read_text

    return read_text(text, source, **limits)

"""Scans a short text whose language the test names: too few words to tell it by."""

from __future__ import annotations

import msgspec

from graphkit.read import read_bytes
from graphkit.scan import Context, scan


def context(text: str, lang: str) -> Context:
    """Return the text scanned, each paragraph in the given language."""
    document = read_bytes(text.encode(), "note.txt")
    blocks = tuple(block._replace(lang=lang) for block in document.blocks)
    return scan(msgspec.structs.replace(document, blocks=blocks))

"""What a short text yields when its language is known."""

from __future__ import annotations

import msgspec

from graphkit.link import link
from graphkit.model import Mention
from graphkit.read import read_bytes
from graphkit.recognise import recognise
from graphkit.scan import scan
from graphkit.segment import segment

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def mentions(text: str, lang: str) -> tuple[Mention, ...]:
    """Return the mentions of a text, each paragraph taken to be in the given language."""
    document = read_bytes(text.encode(), "note.txt")
    blocks = tuple(block._replace(lang=lang) for block in document.blocks)
    context = scan(msgspec.structs.replace(document, blocks=blocks))
    parts = segment(context)
    return link(context, parts, recognise(context, parts)).mentions


def shown(mention: Mention) -> str:
    """Return what is compared: the id; the value of a date; the value and unit of a quantity."""
    if mention.kind == "date":
        return f"date {mention.value}"
    if mention.kind == "anaphor":
        return f"anaphor {' '.join(mention.targets) or mention.id}"
    if mention.kind == "quantity":
        return f"quantity {sorted(mention.attrs.items())}"
    return f"{mention.kind} {mention.id}"


def yielded(text: str, lang: str, kinds: list[str]) -> list[str]:
    """Return what a text yields of some kinds, sorted, each once."""
    return sorted({shown(m) for m in mentions(text, lang) if m.kind in kinds})

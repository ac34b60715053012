"""The stages in order: read, scan, segment, recognise, link."""

from __future__ import annotations

from graphkit.link import link
from graphkit.model import Document, Extraction
from graphkit.recognise import recognise
from graphkit.scan import scan
from graphkit.segment import segment


def extract(document: Document) -> Extraction:
    """Return all that one document says.

    Args:
        document: the document as read.
    """
    context = scan(document)
    parts = segment(context)
    return link(context, parts, recognise(context, parts))

"""The stages in order: read, scan, segment, recognise, link."""

from __future__ import annotations

from graphkit.knowledge.collector import collector_paused
from graphkit.link import link, link_mentions
from graphkit.model import Document, Extraction, Mention, Part
from graphkit.recognise import recognise
from graphkit.recognise.models import recognise_with_model
from graphkit.scan import Context, Found, scan
from graphkit.segment import segment


def extract(document: Document, spacy_model: str | None = None) -> Extraction:
    """Return all that one document says.

    Args:
        document: the document as read.
        spacy_model: an installed spaCy model that may name what no table knows.
    """
    with collector_paused():  # what one document gives rise to is freed with it
        return link(*_recognised(document, spacy_model))


def mentions(document: Document, spacy_model: str | None = None) -> tuple[Mention, ...]:
    """Return the mentions of one document: those of `extract`, sooner, without all that is made of them.

    Args:
        document: the document as read.
        spacy_model: an installed spaCy model that may name what no table knows.
    """
    with collector_paused():
        return link_mentions(*_recognised(document, spacy_model)).mentions(document.text)


def _recognised(document: Document, spacy_model: str | None) -> tuple[Context, tuple[Part, ...], list[Found]]:
    context = scan(document)
    parts = segment(context)
    found = recognise(context, parts)
    if spacy_model is not None:
        found = recognise_with_model(context, found, spacy_model)
    return context, parts, found

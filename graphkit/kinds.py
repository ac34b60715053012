"""The kinds of mention: what the evidence of the graph can be about."""

from __future__ import annotations

KINDS = (
    "agenda_item",
    "anaphor",
    "body",
    "date",
    "demonym",
    "document",
    "document_part",
    "event",
    "office",
    "organisation",
    "person",
    "place",
    "quantity",
    "resolution",
    "session",
    "state",
    "treaty",
    "url",
)

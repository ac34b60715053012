"""What links are made of, before any text is opened."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Where some words stand: the mention, its part and its sentence where a claim names them."""

    sha12: str
    start: int
    end: int
    part: str | None = None
    context: tuple[int, int] | None = None


class Link(NamedTuple):
    """What tells one link of the page from another."""

    type: str
    source: str
    target: str
    function: str | None = None
    claimant: str | None = None
    modality: str | None = None
    attributed_to: str | None = None


class Carrier(NamedTuple):
    """The document that a file carries, and the IRI of its expression."""

    document: str
    expression: str
    lang: str


def local(iri: str | None) -> str:
    """Return what follows the last slash or hash of an IRI."""
    return (iri or "").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def trigger(claim: str) -> str:
    """Return the mention that a claim is named after.

    >>> trigger("https://w3id.org/graphkit/id/src/62b3503c54ce/claim/visit/10-17")
    'https://w3id.org/graphkit/id/src/62b3503c54ce#char=10,17'
    """
    source, _, rest = claim.partition("/claim/")
    steps = rest.split("/")
    return f"{source}#char={steps[1].replace('-', ',')}" if len(steps) > 1 else ""

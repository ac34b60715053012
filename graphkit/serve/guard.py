"""What a query may not do on the web, seen before it reaches the engine."""

from __future__ import annotations

import re

from graphkit.query.keywords import calls_out, keywords
from graphkit.serve.messages import Refusal


def check(query: str) -> None:
    """Refuse what is no reading of this graph.

    Raises:
        Refusal: the query calls another endpoint, or changes something.
    """
    if calls_out(query):
        raise Refusal(403, "SERVICE is refused: a query reads this graph and nothing else")
    if re.search(
        r"\b(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", keywords(query), re.IGNORECASE
    ):
        raise Refusal(403, "this endpoint is read only: updates are refused")


def names_dataset(query: str) -> bool:
    """Return whether a query says itself which graphs it reads.

    >>> names_dataset("SELECT * FROM <urn:g> { ?s ?p ?from }"), names_dataset("ASK { ?s ?p 'FROM' }")
    (True, False)
    """
    return bool(re.search(r"\bFROM\b", keywords(query), re.IGNORECASE))

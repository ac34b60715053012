"""What a query or an update may not do on the web, seen before it reaches the engine."""

from __future__ import annotations

import re

from graphkit.query.keywords import calls_out, keywords
from graphkit.serve.messages import Refusal

_CHANGES = re.compile(
    r"(?i)(?:\A|;)\s*(?:(?:PREFIX|BASE)\s+(?:[\w.-]+\s+)?)*(?:WITH|INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b"
)


def check(query: str) -> None:
    """Refuse what is no reading of this graph.

    Raises:
        Refusal: the query calls another endpoint.
    """
    if calls_out(query):
        raise Refusal(403, "SERVICE is refused: a query reads this graph and nothing else")


def changes(text: str) -> bool:
    """Return whether a text that is no query begins like an update.

    >>> changes("PREFIX e: <urn:e> DELETE WHERE { ?s ?p ?o }"), changes("SELECT nonsense")
    (True, False)
    """
    return bool(_CHANGES.search(keywords(text)))


def names_dataset(query: str) -> bool:
    """Return whether a query says itself which graphs it reads.

    >>> names_dataset("SELECT * FROM <urn:g> { ?s ?p ?from }"), names_dataset("ASK { ?s ?p 'FROM' }")
    (True, False)
    """
    return bool(re.search(r"\bFROM\b", keywords(query), re.IGNORECASE))


def check_update(update: str) -> None:
    """Refuse an update that would fetch something.

    Raises:
        Refusal: it calls another endpoint, or loads from an address.

    >>> check_update("INSERT DATA { <urn:a> <urn:b> 'LOAD' }")
    """
    check(update)
    if "load" in _outside(keywords(update)).lower():
        raise Refusal(403, "LOAD is refused: this server fetches nothing; send the triples themselves")


def with_dataset(update: str, default: list[str], named: list[str]) -> str:
    """Return an update that reads the graphs named in the protocol.

    Args:
        update: the update.
        default, named: `using-graph-uri` and `using-named-graph-uri`.

    Raises:
        Refusal: the update names its graphs itself, or has no place to name them.

    >>> with_dataset("INSERT { ?a ?b ?c } WHERE { ?a ?b ?c }", ["urn:g"], [])
    'INSERT { ?a ?b ?c } USING <urn:g> WHERE { ?a ?b ?c }'
    """
    if not default and not named:
        return update
    plain = _outside(keywords(update))
    if re.search(r"\b(?:USING|WITH)\b", plain, re.IGNORECASE):
        raise Refusal(400, "the update names its graphs with USING or WITH, and so does the request")
    for iri in (*default, *named):
        if not re.fullmatch(r"[^\x00-\x20<>\"{}|^`\\]+", iri):
            raise Refusal(400, "a graph must be named by an IRI")
    clause = "".join([*(f"USING <{iri}> " for iri in default), *(f"USING NAMED <{iri}> " for iri in named)])
    places = [match.start() for match in re.finditer(r"\bWHERE\b", plain, re.IGNORECASE)]
    if any(re.search(r"\bDELETE\s*\Z", plain[:place], re.IGNORECASE) for place in places):
        raise Refusal(400, "DELETE WHERE takes no graphs from the request; write DELETE { … } WHERE { … }")
    for place in reversed(places):
        update = update[:place] + clause + update[place:]
    return update


def _outside(plain: str) -> str:
    """Return what stands outside all braces, every character where it stood; a bar for what is within."""
    out, depth = [], 0
    for char in plain:
        depth -= char == "}"
        out.append(char if depth <= 0 and char not in "{}" else "|")
        depth += char == "{"
    return "".join(out)

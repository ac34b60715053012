"""Content negotiation: which of our formats suits a client best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.serve.messages import Refusal

RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
TRIPLES = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
# What triples may be sent as, and the engine's name for it.
BODIES = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
}
# Other names that clients have for the same formats.
ALIASES = {
    "application/json": ("json", "jsonld"),
    "application/xml": ("xml", "rdfxml"),
    "text/xml": ("xml", "rdfxml"),
    "application/x-turtle": ("turtle",),
    "text/n3": ("turtle",),
    "text/plain": ("ntriples", "csv"),
    "text/html": ("html",),
    "application/xhtml+xml": ("html",),
}


def preferences(accept: str) -> list[tuple[str, float]]:
    """Return the media types of an Accept header, the most wanted first.

    >>> preferences("text/csv;q=0.5, application/json, */*;q=0")
    [('application/json', 1.0), ('text/csv', 0.5)]
    """
    found = []
    for part in accept.split(",")[:64]:
        media, *rest = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for piece in rest:
            if piece.startswith("q="):
                try:
                    quality = min(1.0, max(0.0, float(piece[2:])))
                except ValueError:
                    quality = 0.0
        if media and quality > 0:
            found.append((media, quality))
    return sorted(found, key=lambda pair: -pair[1])


def choose(accept: str, offered: Mapping[str, str], wanted: str = "") -> str:
    """Return the name of the offered format that the client prefers; the first where it does not care.

    Args:
        accept: the Accept header.
        offered: media type by name.
        wanted: a name, or a media type, that goes before the header.

    Raises:
        Refusal: the client takes none of them.

    >>> choose("text/turtle;q=0.3, application/sparql-results+xml", RESULTS)
    'xml'
    """
    if wanted:
        for name, media in offered.items():
            if wanted in (name, media):
                return name
        raise Refusal(406, f"no format {wanted[:40]!r} here; there are {', '.join(offered)}")
    if not accept.strip():
        return next(iter(offered))
    for media, _ in preferences(accept):
        found = _match(media, offered)
        if found:
            return found
    raise Refusal(406, f"none of the accepted types is on offer; there are {', '.join(offered.values())}")


def _match(media: str, offered: Mapping[str, str]) -> str | None:
    if media == "*/*":
        return next(iter(offered))
    names: Sequence[str] = ALIASES.get(media, ())
    for name, own in offered.items():
        if own == media or name in names or (media.endswith("/*") and own.startswith(media[:-1])):
            return name
    return None

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
THING = {"html": "text/html", **TRIPLES}  # a thing that has a page
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
    """Return the media types of an Accept header with their quality, the most wanted first.

    What is not wanted at all comes last, with quality 0.

    >>> preferences("text/csv;q=0.5, application/json, image/png;q=0")
    [('application/json', 1.0), ('text/csv', 0.5), ('image/png', 0.0)]
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
        if media:
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
    >>> choose("application/sparql-results+json;q=0, */*", RESULTS)
    'xml'
    """
    if wanted:
        for name, media in offered.items():
            if wanted in (name, media):
                return name
        raise Refusal(406, f"no format {wanted[:40]!r} here; there are {', '.join(offered)}")
    if not accept.strip():
        return next(iter(offered))
    ranges = preferences(accept)
    ranked = [_rank(name, media, ranges) for name, media in offered.items()]
    quality, _, name = max(ranked, key=lambda row: row[:2])
    if quality <= 0:
        raise Refusal(406, f"none of the accepted types is on offer; there are {', '.join(offered.values())}")
    return name


def _rank(name: str, media: str, ranges: Sequence[tuple[str, float]]) -> tuple[float, int, str]:
    """Return how much a client wants a format, how early it says so, and the format.

    Of the ranges that fit, the most exact one counts: `text/*;q=0.9, text/csv;q=0` means no CSV.
    """
    best = (0, 0.0, 0)
    for at, (wanted, quality) in enumerate(ranges):
        exact = 0
        if wanted == media or name in ALIASES.get(wanted, ()):
            exact = 3
        elif wanted.endswith("/*") and media.startswith(wanted[:-1]):
            exact = 2
        elif wanted == "*/*":
            exact = 1
        if exact > best[0]:
            best = (exact, quality, -at)
    return best[1], best[2], name

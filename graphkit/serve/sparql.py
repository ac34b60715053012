"""Answers a query of the SPARQL protocol, counting what it gives while it gives it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any, cast

from graphkit.errors import QueryError
from graphkit.query.ask import malformed
from graphkit.query.results import query_prefixes
from graphkit.serve.guard import changes, check, names_dataset
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.negotiate import RESULTS, TRIPLES, choose
from graphkit.serve.settings import Settings

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

_RESULTS = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
_RDF = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
}


class _Counted(io.RawIOBase):
    """Takes rows of TSV, one a line, and refuses to take more than agreed."""

    def __init__(self, settings: Settings) -> None:
        self.parts: list[bytes] = []
        self._settings = settings
        self._rows = self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self.parts.append(piece)
        self._rows += piece.count(b"\n")
        self._size += len(piece)
        if self._rows > self._settings.max_rows + 1:
            raise Refusal(422, too_many(self._settings, "rows"))
        if self._size > self._settings.max_answer:
            raise Refusal(422, too_large(self._settings))
        return len(piece)


def too_many(settings: Settings, what: str) -> str:
    """Return the line that tells of an answer with too many rows."""
    return f"stopped: the answer has more than {settings.max_rows} {what}; add LIMIT, or ask for less"


def too_large(settings: Settings) -> str:
    """Return the line that tells of an answer with too many bytes."""
    return f"stopped: the answer is larger than {settings.max_answer >> 20} MB; ask for less"


def answer(graph: GraphFolder, settings: Settings, job: Job) -> Answer:
    """Answer a query in the format that the client prefers.

    Raises:
        Refusal: the query is refused or malformed, or its answer is too large.
    """
    import pyoxigraph as ox

    found = run(graph, job)
    try:
        if isinstance(found, ox.QueryTriples):
            return triples(found, choose(job.accept, TRIPLES, _wanted(job, TRIPLES)), graph, settings)
        form = choose(job.accept, RESULTS, _wanted(job, RESULTS))
        target = getattr(ox.QueryResultsFormat, _RESULTS[form])
        if isinstance(found, ox.QueryBoolean):
            return Answer(200, _media(form), found.serialize(format=target) or b"")
        counted = _Counted(settings)
        found.serialize(cast("IO[bytes]", counted), format=ox.QueryResultsFormat.TSV)
        rows = b"".join(counted.parts)
        if form != "tsv":
            again = ox.parse_query_results(rows, format=ox.QueryResultsFormat.TSV)
            rows = again.serialize(format=target) or b""
        return Answer(200, _media(form), rows)
    except (OSError, ValueError, RuntimeError) as error:
        raise failed(error) from error


def failed(error: Exception) -> Refusal:
    """Return the line that tells why a query could not be answered; a function that is not there is a 400."""
    said = " ".join(str(error).split())
    return Refusal(400 if said.endswith("is not supported") else 500, f"the query failed: {said}")


def _wanted(job: Job, offered: Mapping[str, str]) -> str:
    """Clients name formats in many ways beside the header that counts: only our own names are heard."""
    return name if (name := job.first("format")) in offered else ""


def run(graph: GraphFolder, job: Job) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Start a query; the graphs named in the protocol go before those named in the query."""
    import pyoxigraph as ox

    text = job.first("query")
    check(text)
    try:
        default: Any = [ox.NamedNode(iri) for iri in job.values.get("default-graph-uri", [])]
        named: Any = [ox.NamedNode(iri) for iri in job.values.get("named-graph-uri", [])]
    except ValueError as error:
        raise Refusal(400, f"a graph must be named by an IRI: {error}") from None
    chosen = bool(default or named)
    prefixes = query_prefixes(graph.iris)
    try:
        if chosen:
            return graph.store.query(
                text, base_iri=graph.base, prefixes=prefixes, default_graph=default, named_graphs=named
            )
        union = not names_dataset(text)
        return graph.store.query(
            text, base_iri=graph.base, prefixes=prefixes, use_default_graph_as_union=union
        )
    except SyntaxError as error:
        if changes(text):
            raise Refusal(403, "an update in the place of a query: updates are refused here") from None
        raise Refusal(400, str(malformed(error))) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise failed(error) from error
    except QueryError as error:
        raise Refusal(400, str(error)) from None


def triples(found: Any, form: str, graph: GraphFolder, settings: Settings) -> Answer:
    """Return triples in a format of RDF, sorted, each once."""
    import pyoxigraph as ox

    unique: set[ox.Triple] = set()
    for triple in found:
        unique.add(triple)
        if len(unique) > settings.max_rows:
            raise Refusal(422, too_many(settings, "triples"))
    target = getattr(ox.RdfFormat, _RDF[form])
    prefixes = query_prefixes(graph.iris) if form in ("turtle", "trig", "rdfxml") else None
    body = ox.serialize(sorted(unique, key=str), format=target, prefixes=prefixes) or b""
    if form == "turtle":
        body = _used_prefixes(body)
    if len(body) > settings.max_answer:
        raise Refusal(422, too_large(settings))
    return Answer(200, _media(form), body)


def _used_prefixes(body: bytes) -> bytes:
    """Leave out the prefixes that the answer does not use, and put the others in order."""
    lines = body.split(b"\n")
    heads = sorted(line for line in lines if line.startswith(b"@prefix "))
    rest = b"\n".join(line for line in lines if not line.startswith(b"@prefix "))
    used = [line for line in heads if line.split(b" ")[1] in rest]
    return b"\n".join([*used, rest])


def _media(form: str) -> str:
    media = (RESULTS | TRIPLES)[form]
    return f"{media}; charset=utf-8" if media.startswith("text/") else media

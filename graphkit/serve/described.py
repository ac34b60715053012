"""The service description: what the endpoint can do, in RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.serve.messages import Answer, Job
from graphkit.serve.negotiate import RESULTS, TRIPLES, choose
from graphkit.serve.settings import Settings
from graphkit.serve.sparql import triples

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "trig": "TriG",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}


def description(graph: GraphFolder, settings: Settings, job: Job) -> Answer:
    """Describe the endpoint and the graphs behind it."""
    import pyoxigraph as ox

    iri = ox.NamedNode

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(SD + name)

    service = iri(job.first("endpoint"))
    dataset, default = iri(service.value + "#dataset"), iri(service.value + "#default-graph")
    kind = iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    found = [
        ox.Triple(service, kind, sd("Service")),
        ox.Triple(service, sd("endpoint"), service),
        ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        ox.Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        ox.Triple(service, sd("defaultDataset"), dataset),
        ox.Triple(dataset, kind, sd("Dataset")),
        ox.Triple(dataset, sd("defaultGraph"), default),
        ox.Triple(default, kind, sd("Graph")),
    ]
    if settings.writable:
        found.append(ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Update")))
    for name in [*RESULTS, *TRIPLES]:
        format = iri(f"http://www.w3.org/ns/formats/{_FORMATS[name]}")
        found.append(ox.Triple(service, sd("resultFormat"), format))
    for graph_name in graph.store.named_graphs():
        node = iri(f"{service.value}#graph={_escaped(str(getattr(graph_name, 'value', '')))}")
        found += [
            ox.Triple(dataset, sd("namedGraph"), node),
            ox.Triple(node, kind, sd("NamedGraph")),
            ox.Triple(node, sd("name"), graph_name),
        ]
        if len(found) > settings.max_rows:
            break
    return triples(
        found[: settings.max_rows], choose(job.accept, TRIPLES, job.first("format")), graph, settings
    )


def _escaped(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")

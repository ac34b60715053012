"""Clients that other people wrote."""

from __future__ import annotations

import subprocess
import warnings

import pytest

QUERY = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 5"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(address: str, method: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        client = wrapper.SPARQLWrapper(f"{address}sparql")
        client.setMethod(method)
        client.setQuery(QUERY)
        for form in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
            client.setReturnFormat(form)
            assert client.query().convert()
        client.setReturnFormat(wrapper.JSON)
        assert len(client.query().convert()["results"]["bindings"]) == 5
        client.setQuery("CONSTRUCT WHERE { ?s ?p ?o }" + " LIMIT 5")
        for form in (wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD):
            client.setReturnFormat(form)
            found = client.query().convert()  # a graph, or the bytes of one
            assert len(found) >= 5


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib(address: str, method: str) -> None:
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(SPARQLStore(f"{address}sparql", method=method))
    assert len(list(graph.query(QUERY))) == 5
    norway = rdflib.URIRef("https://w3id.org/graphkit/id/state/NOR")
    assert "Norway" in {str(value) for value in graph.objects(norway, rdflib.SKOS.prefLabel)}


def test_curl(address: str) -> None:
    command = [
        "curl",
        "-s",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={QUERY}",
        f"{address}sparql",
    ]
    done = subprocess.run(command, capture_output=True, check=True, timeout=30)
    assert done.stdout.count(b"\r\n") == 6

"""Clients that other people wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import warnings
from pathlib import Path

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


def test_comunica(address: str) -> None:
    folder = os.environ.get("GRAPHKIT_NODE_MODULES", "")
    program = Path(folder) / "@comunica" / "query-sparql" / "bin" / "query.js"
    if not folder or not program.is_file() or shutil.which("node") is None:
        pytest.skip("no comunica here (GRAPHKIT_NODE_MODULES: @comunica/query-sparql)")

    def query(source: str, text: str) -> list[dict[str, str]]:
        done = subprocess.run(
            ["node", str(program), source, text], capture_output=True, check=True, timeout=120
        )
        return json.loads(done.stdout)

    assert len(query(f"sparql@{address}sparql", QUERY)) == 5
    # Given the page of an entity, it asks for RDF, and finds what it needs.
    names = query(
        f"{address}id/state/NOR", "SELECT ?o { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?o }"
    )
    assert '"Norway"@en' in {row["o"] for row in names}

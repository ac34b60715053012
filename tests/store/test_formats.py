"""Exports: the same bytes each time, and the same triples in every reader."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph.factory import corpus

from graphkit.errors import StoreError
from graphkit.store import write_graph
from graphkit.store.formats import formats

TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with write_graph(corpus(), tmp_path_factory.mktemp("formats") / "G") as folder:
        yield folder


@pytest.fixture(scope="module")
def files(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")
    for form in formats():
        graph.export(form, folder / form)
    return folder


def triples(graph) -> set[str]:
    return {str(quad.triple) for quad in graph.store}


def quads(graph) -> set[str]:
    return {str(quad) for quad in graph.store}


OX = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "trig": ox.RdfFormat.TRIG,
      "nquads": ox.RdfFormat.N_QUADS, "rdfxml": ox.RdfFormat.RDF_XML,
      "jsonld": ox.RdfFormat.JSON_LD}  # fmt: skip
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "trig": "trig",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
WITH_GRAPHS = ("trig", "nquads", "jsonld")


@pytest.mark.parametrize("form", formats())
def test_oxigraph_reads_back_the_same(graph, files, form) -> None:
    found = list(ox.parse(path=str(files / form), format=OX[form]))
    if form in WITH_GRAPHS:
        assert {str(quad) for quad in found} == quads(graph)
    else:
        assert {str(quad.triple) for quad in found} == triples(graph)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("form", formats())
def test_rdflib_reads_back_the_same(graph, files, form) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(files / form, format=RDFLIB[form])
    found = {
        (plain(s), plain(p), plain(o), name(g)) for s, p, o, g in dataset.quads((None, None, None, None))
    }
    if form in WITH_GRAPHS:
        assert found == {
            (str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name))
            for quad in graph.store
        }
    else:
        assert {" ".join(row[:3]) for row in found} == triples(graph)


def plain(term) -> str:
    """An rdflib term as pyoxigraph prints it."""
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return str(ox.Literal(str(term), datatype=datatype, language=term.language))
    return str(ox.NamedNode(str(term)))


def name(graph) -> str:
    """The name of an rdflib graph, "DEFAULT" for the default graph."""
    iri = getattr(graph, "identifier", graph)
    if iri is None or iri == rdflib.graph.DATASET_DEFAULT_GRAPH_ID:
        return str(ox.DefaultGraph())
    return str(ox.NamedNode(str(iri)))


@pytest.mark.parametrize("form", formats())
def test_a_stream_gets_the_same_bytes_as_a_file(graph, files, form) -> None:
    stream = io.BytesIO()
    graph.export(form, stream)
    assert stream.getvalue() == (files / form).read_bytes()


def test_unknown_format_and_unwritable_file(graph, tmp_path) -> None:
    with pytest.raises(StoreError, match="turtle, trig"):
        graph.export("rdfa", tmp_path / "x")
    with pytest.raises(StoreError, match="cannot be written"):
        graph.export("turtle", tmp_path / "missing" / "x.ttl")


SCRIPT = """
import hashlib, io, sys
sys.path.insert(0, sys.argv[1])
from graph.factory import corpus
from graphkit.store import write_graph
from graphkit.store.formats import formats
files = corpus()
if sys.argv[3] == "backwards":
    files.reverse()
with write_graph(files, sys.argv[2]) as graph:
    for form in formats():
        stream = io.BytesIO()
        graph.export(form, stream)
        print(form, hashlib.sha256(stream.getvalue()).hexdigest())
    manifest = (graph.path / "manifest.json").read_bytes()
    print("manifest", hashlib.sha256(manifest).hexdigest())
"""


def test_hash_seed_and_input_order_do_not_show(files, tmp_path) -> None:
    answers = set()
    for seed, order in (("0", "forwards"), ("1", "backwards"), ("4242", "forwards")):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT, str(TESTS), str(tmp_path / f"G{seed}"), order]
        answers.add(subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout)
    assert len(answers) == 1
    sums = dict(line.split() for line in answers.pop().splitlines())
    for form in formats():
        assert sums[form] == hashlib.sha256((files / form).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("form", "name"), [("turtle", "turtle"), ("ntriples", "ntriples"), ("nquads", "nquads")]
)
def test_rapper_reads_it(graph, files, form, name) -> None:
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper (raptor2-utils) is not installed")
    command = [rapper, "-q", "-i", name, "-o", "ntriples", str(files / form), "https://example.org/"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = {str(quad.triple) for quad in ox.parse(done.stdout, ox.RdfFormat.N_TRIPLES)}
    assert found == triples(graph)


def test_jsonld_js_reads_it(graph, files) -> None:
    node, modules = shutil.which("node"), os.environ.get("GRAPHKIT_NODE_MODULES", "")
    if node is None or not Path(modules, "jsonld").is_dir():
        pytest.skip("node with the package jsonld is not installed (GRAPHKIT_NODE_MODULES)")
    program = (
        "const jsonld = require(process.argv[1] + '/jsonld');"
        "const data = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));"
        "jsonld.toRDF(data, {format: 'application/n-quads'}).then(text => process.stdout.write(text));"
    )
    done = subprocess.run(
        [node, "-e", program, modules, str(files / "jsonld")], capture_output=True, text=True, check=True
    )
    assert {str(quad) for quad in ox.parse(done.stdout, ox.RdfFormat.N_QUADS)} == quads(graph)


def test_jsonld_uses_our_terms(files) -> None:
    data = json.loads((files / "jsonld").read_text(encoding="utf-8"))
    assert data["@context"]["refersTo"] == {"@id": "gk:refersTo", "@type": "@id"}
    keys = {key for part in data["@graph"] for node in part.get("@graph", []) for key in node}
    assert not [key for key in keys if ":" in key]


def test_rdflib_view_reads_and_does_not_write(graph) -> None:
    dataset = graph.to_rdflib()
    assert len(set(dataset.triples((None, None, None)))) == len(triples(graph))
    with pytest.raises(RuntimeError, match="read-write"):
        dataset.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.URIRef("urn:c")))

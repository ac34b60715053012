"""RDF in its full profile, as RDF/XML, as trees and as Web Annotations, read by others."""

from __future__ import annotations

import json
import shutil
import subprocess

import pyoxigraph as ox
import pytest
import rdflib

from graphkit.export.annotation import AROUND
from graphkit.export.framed import framed_context
from graphkit.store import runs, selection
from graphkit.store.formats import formats
from graphkit.store.selection import Selection

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
OA = "http://www.w3.org/ns/oa#"


def everything(graph) -> Selection:
    return Selection(graph, full=True)


def triples(graph, *, full: bool = False) -> set[str]:
    return {str(triple) for triple in Selection(graph, full=full).triples()}


@pytest.mark.parametrize("profile", ["stored", "full"])
def test_rapper_reads_rdfxml(graph, exported, profile) -> None:
    if shutil.which("rapper") is None:
        pytest.skip("rapper (raptor2-utils) is not installed")
    done = subprocess.run(
        ["rapper", "-q", "-i", "rdfxml", "-o", "ntriples", str(exported("rdfxml", profile))],
        capture_output=True,
        check=True,
    )
    assert not done.stderr
    found = {str(q.triple) for q in ox.parse(done.stdout, ox.RdfFormat.N_TRIPLES)}
    assert found == triples(graph, full=profile == "full")


def test_rdflib_reads_rdfxml(graph, exported) -> None:
    assert len(rdflib.Graph().parse(exported("rdfxml"), format="xml")) == len(triples(graph))


@pytest.mark.parametrize("form", formats())
def test_the_full_profile_says_the_same_in_every_format(graph, exported, form) -> None:
    syntax = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "rdfxml": ox.RdfFormat.RDF_XML,
        "jsonld": ox.RdfFormat.JSON_LD,
    }[form]
    found = {str(quad.triple) for quad in ox.parse(path=str(exported(form, "full")), format=syntax)}
    assert found == triples(graph, full=True) > triples(graph)


def test_the_full_profile_has_offsets_words_and_classes_of_every_mention(graph, exported, mentions) -> None:
    full = rdflib.Graph().parse(exported("ntriples", "full"), format="nt")
    rows = {
        (str(m), int(full.value(m, rdflib.URIRef(NIF + "beginIndex"))), str(words))
        for m, words in full.subject_objects(rdflib.URIRef(NIF + "anchorOf"))
    }
    assert rows == {(graph.iris.mention(m.sha12, m.start, m.end), m.start, m.text) for m in mentions}
    annotations = set(full.subjects(rdflib.RDF.type, rdflib.URIRef(OA + "Annotation")))
    assert len(annotations) == len(rows)


def test_triples_sorted_on_disk_are_those_sorted_in_memory(graph, monkeypatch) -> None:
    here, quads = (list(rows) for rows in (everything(graph).triples(), everything(graph).quads()))
    monkeypatch.setattr(selection, "_SMALL", 50)
    monkeypatch.setattr(runs, "_RUN", 100)
    monkeypatch.setattr(selection, "_BATCH", 7)
    assert list(everything(graph).triples()) == here
    assert list(everything(graph).quads()) == quads


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_trees_hold_the_triples_of_the_graph(graph, exported) -> None:
    found = rdflib.Graph().parse(exported("framed"), format="json-ld")
    stored = rdflib.Graph().parse(exported("ntriples"), format="nt")
    assert set(found) == set(stored)


def test_jsonld_js_reads_the_trees(graph, exported, node) -> None:
    code = """const jsonld = require('jsonld'), fs = require('fs');
    jsonld.toRDF(JSON.parse(fs.readFileSync(process.argv[1])), {format: 'application/n-quads'})
      .then(text => console.log(text));"""
    found = node(code, str(exported("framed")))
    assert {str(q.triple) for q in ox.parse(found, ox.RdfFormat.N_QUADS)} == triples(graph)


def test_pyld_frames_the_same_documents(graph, exported) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")
    given = json.loads(exported("framed").read_text("utf-8"))
    frame = {"@context": framed_context(), "@type": "gk:Document", "expressions": {}}
    framed = jsonld.frame(given, frame)
    tops = framed.get("@graph", [framed])
    documents = (
        rdflib.Graph()
        .parse(exported("ntriples"), format="nt")
        .subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/graphkit/ns#Document"))
    )
    assert {top["@id"] for top in tops} == {str(iri) for iri in documents}


def test_a_document_has_its_parts_and_claims_below_it(graph, exported) -> None:
    given = json.loads(exported("framed").read_text("utf-8"))
    (tree,) = (node for node in given["@graph"] if node["@id"].endswith("doc/A_74_672"))
    (expression,) = tree["expressions"]
    annex = next(part for part in expression["components"] if part["@id"].endswith("annex-1"))
    assert len(annex["claims"]) == 2
    assert {citation["@type"] for citation in tree["citations"]} == {"gk:Citation"}
    assert tree["signatures"]


def test_annotations_quote_the_text(graph, exported, mentions) -> None:
    collection = json.loads(exported("webannotation").read_text("utf-8"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len(mentions)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        place, words = item["target"]["selector"]
        text = graph.text(item["target"]["source"].rsplit("/", 1)[-1])
        start, end = place["start"], place["end"]
        assert text[start:end] == words["exact"]
        assert text[max(0, start - AROUND) : start] == words["prefix"]
        assert text[end : end + AROUND] == words["suffix"]


def test_jsonld_js_reads_the_annotations(graph, exported, mentions, node) -> None:
    code = """const jsonld = require('jsonld'), fs = require('fs');
    const oa = 'http://www.w3.org/ns/oa#', id = {'@type': '@id'};
    const context = {oa: oa, id: '@id', type: '@type', Annotation: 'oa:Annotation',
      TextQuoteSelector: 'oa:TextQuoteSelector', exact: 'oa:exact',
      TextPositionSelector: 'oa:TextPositionSelector',
      start: 'oa:start', end: 'oa:end', body: {'@id': 'oa:hasBody', ...id},
      target: {'@id': 'oa:hasTarget', ...id},
      source: {'@id': 'oa:hasSource', ...id}, selector: {'@id': 'oa:hasSelector', ...id},
      first: {'@id': 'oa:first', ...id}, items: {'@id': 'oa:items', ...id}};
    const documentLoader = async url => ({documentUrl: url, document: {'@context': context}});
    const options = {format: 'application/n-quads', documentLoader};
    jsonld.toRDF(JSON.parse(fs.readFileSync(process.argv[1])), options)
      .then(text => console.log(text));"""
    found = list(ox.parse(node(code, str(exported("webannotation"))), ox.RdfFormat.N_QUADS))
    exact = [q.object.value for q in found if q.predicate.value == OA + "exact"]
    assert sorted(exact) == sorted(mention.text for mention in mentions)
    assert not [q for q in found if isinstance(q.subject, ox.BlankNode)]

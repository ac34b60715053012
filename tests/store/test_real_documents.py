"""The graph of real documents beside the checkout: economical, attributed, the same each time."""

from __future__ import annotations

import io

import pytest

from graphkit.graph.iris import NS, VOCAB
from graphkit.knowledge import ontology_path
from graphkit.store import write_graph


@pytest.fixture(scope="module")
def extractions(shared):
    from graphkit.pipeline import extract
    from graphkit.read import read

    return [extract(read(str(path))) for path in sorted((shared / "seeds").iterdir())]


@pytest.fixture(scope="module")
def graph(extractions, tmp_path_factory):
    with write_graph(extractions, tmp_path_factory.mktemp("real") / "G") as folder:
        yield folder


def test_at_most_eight_quads_a_mention(graph, extractions) -> None:
    stored = sum(1 for x in extractions for m in x.mentions if m.kind != "document_part")
    assert graph.manifest.quads <= 8 * stored


def test_exactly_one_statement_is_sent_twice(graph) -> None:
    from graphkit.query import query

    rows = query(graph, "same-statement").records()
    assert len(rows) == 2
    assert len({row["work"] for row in rows}) == 1
    assert {row["language"] for row in rows} == {"ru", "en"}


def test_the_register_contradicts_one_date(graph) -> None:
    from graphkit.query import query

    rows = query(graph, "discrepancies").records()
    assert {(row["event"], row["date"]) for row in rows} == {
        ("event/adoption-S_RES_822-1993", "1993-04-06"),
        ("event/adoption-S_RES_822-1993", "1993-04-30"),
    }
    assert len(query(graph, "outside-session")) == 2


def test_mentions_slice_to_their_words(graph, extractions) -> None:
    for extraction in extractions:
        sha = extraction.document.sha256
        for mention in extraction.mentions:
            assert graph.words(graph.iris.mention(sha, mention.start, mention.end)) == mention.text


def test_names_in_any_script_are_found(graph) -> None:
    from graphkit.query import resolve

    for name in ("Kalbajar", "Кельбаджар", "克尔巴贾尔区", "Kelbadjar"):
        assert resolve(graph, name) == graph.iris.entity("place/kalbajar-district")
    for name in ("AZE", "Азербайджан", "阿塞拜疆", "Azerbaijan"):
        assert resolve(graph, name) == graph.iris.entity("state/AZE")


def test_order_of_files_does_not_show(graph, extractions, tmp_path) -> None:
    with write_graph(reversed(extractions), tmp_path / "H") as again:
        for form in ("turtle", "trig", "nquads", "jsonld"):
            one, two = io.BytesIO(), io.BytesIO()
            graph.export(form, one)
            again.export(form, two)
            assert one.getvalue() == two.getvalue()


def test_every_term_is_defined(graph) -> None:
    import rdflib

    defined = {
        str(subject)
        for name in ("graphkit.ttl", "vocabularies.ttl")
        for subject in rdflib.Graph().parse(ontology_path() / name).subjects()
    }
    used = {
        getattr(term, "value", "")
        for quad in graph.store
        for term in (quad.predicate, quad.object)
        if getattr(term, "value", "").startswith((NS, VOCAB)) and "<" in str(term)
    }
    assert used - {NS} <= defined


def test_the_shapes_hold(graph) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    import rdflib

    stream = io.BytesIO()
    graph.export("ntriples", stream)
    data = rdflib.Graph().parse(data=stream.getvalue(), format="nt")
    shapes, ontology = (
        rdflib.Graph().parse(ontology_path() / name) for name in ("shapes.ttl", "graphkit.ttl")
    )
    ok, _, text = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
    assert ok, text

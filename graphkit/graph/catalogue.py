"""Describes the graph itself (DCAT, VoID): what is in it, from which files. No clock."""

from __future__ import annotations

from graphkit.graph import terms
from graphkit.graph.iris import NS, Iris
from graphkit.graph.terms import TYPE, term

_SHARED = ("authority/entities", "authority/works", "authority/rules", "projection", "catalogue")
_VOCABULARIES = (NS, terms.CITO, terms.SKOS, terms.PROV)
_ABOUT = (
    "Claims in this dataset are attributed to the authors of the documents; the dataset asserts none of them."
)


def catalogue_lines(iris: Iris, names: dict[str, tuple[str, ...]], quads: int, program: str) -> list[str]:
    """Return the lines of the catalogue graph, sorted.

    Args:
        iris: where the IRIs of this graph begin.
        names: names under which each file was given, by the hash of its bytes.
        quads: how many quads there are outside the catalogue.
        program: name and version of the program that built the graph.
    """
    graph = f" <{iris.graph}catalogue> ."
    dataset, software = f"<{iris.id}dataset/graph>", f"<{iris.id}software/{program}>"
    rows = [
        (dataset, TYPE, term("dcat:Dataset")),
        (dataset, TYPE, term("void:Dataset")),
        (dataset, term("dcterms:title"), terms.text("graphkit dataset", "en")),
        (dataset, term("dcterms:description"), terms.text(_ABOUT, "en")),
        (dataset, term("void:uriSpace"), terms.string(iris.id)),
        (dataset, term("void:triples"), terms.integer(quads)),
        (software, TYPE, term("prov:SoftwareAgent")),
        (software, term("rdfs:label"), terms.string(program.replace("-", " "))),
    ]
    rows += [(dataset, term("void:vocabulary"), terms.iri(name)) for name in _VOCABULARIES]
    rows += [(dataset, term("sd:namedGraph"), f"<{iris.graph}{name}>") for name in _SHARED]
    for sha, given in names.items():
        source = terms.iri(iris.source(sha))
        rows.append((source, term("gk:assertionGraph"), terms.iri(iris.assertions(sha))))
        rows.append((source, term("gk:provenanceGraph"), terms.iri(iris.provenance(sha))))
        rows += [(source, term("dcterms:title"), terms.string(name)) for name in given]
    pointer = f"{dataset} {term('rdfs:seeAlso')} <{iris.graph}catalogue> ."
    return [pointer, *sorted(f"{s} {p} {o}{graph}" for s, p, o in rows)]

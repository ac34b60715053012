"""Describes the graph itself (DCAT, VoID): what is in it, from which files. No clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graphkit.graph import terms
from graphkit.graph.iris import BASE, NS, Iris
from graphkit.graph.terms import TYPE, term

_SHARED = ("authority/entities", "authority/works", "authority/rules", "projection", "catalogue")
_VOCABULARIES = (NS, terms.CITO, terms.SKOS, terms.PROV, terms.DCTERMS, terms.PREFIXES["skosxl"])
_ABOUT = (
    "Claims in this dataset are attributed to the authors of the documents; the dataset asserts none of them."
)
_RIGHTS = (
    "Names, identifiers, dates and places of words are facts. "
    "The texts of the source files are not part of this dataset; their own rights apply to them."
)
_TARGETS = {terms.WIKIDATA: "http://www.wikidata.org/", terms.UNBIS: "http://metadata.un.org/thesaurus/"}

Row = tuple[str, str, str]


class Census(NamedTuple):
    """What a graph holds.

    Args:
        classes: how many nodes of each class, by the IRI of the class.
        languages: IRIs of the languages of its texts.
        links: how many links lead to another dataset, by what the IRIs there begin with.
    """

    classes: dict[str, int]
    languages: tuple[str, ...]
    links: dict[str, int]


def source_lines(iris: Iris, sha: str, names: tuple[str, ...]) -> list[str]:
    """Return the lines of the catalogue graph on one file, sorted.

    Args:
        iris: where the IRIs of this graph begin.
        sha: the hash of its bytes.
        names: under which it was given.
    """
    source, graph = terms.iri(iris.source(sha)), f" <{iris.graph}catalogue> ."
    rows = [
        (source, term("gk:assertionGraph"), terms.iri(iris.assertions(sha))),
        (source, term("gk:provenanceGraph"), terms.iri(iris.provenance(sha))),
        *((source, term("dcterms:title"), terms.string(name)) for name in names),
    ]
    return sorted(f"{s} {p} {o}{graph}" for s, p, o in rows)


def catalogue_lines(iris: Iris, quads: int, program: str, census: Census) -> list[str]:
    """Return the lines of the catalogue graph on the graph as a whole, sorted.

    Args:
        iris: where the IRIs of this graph begin.
        quads: how many quads there are outside the catalogue.
        program: name and version of the program that built the graph.
        census: what the graph holds.
    """
    graph = f" <{iris.graph}catalogue> ."
    dataset, software = f"<{iris.id}dataset/graph>", f"<{iris.id}software/{program}>"
    rows = [
        *_dataset(dataset, iris, quads, census),
        (dataset, term("dcterms:creator"), software),
        (software, TYPE, term("prov:SoftwareAgent")),
        (software, term("rdfs:label"), terms.string(program.replace("-", " "))),
        *_parts(dataset, census),
        *_links(dataset, census),
    ]
    for name in _SHARED:
        named = f"<{iris.graph}{name}>"
        rows += [(dataset, term("sd:namedGraph"), named), (named, TYPE, term("sd:NamedGraph"))]
        rows.append((named, term("sd:name"), named))
    pointer = f"{dataset} {term('rdfs:seeAlso')} <{iris.graph}catalogue> ."
    return [pointer, *sorted(f"{s} {p} {o}{graph}" for s, p, o in rows)]


def _dataset(dataset: str, iris: Iris, quads: int, census: Census) -> Iterator[Row]:
    for kind in ("dcat:Dataset", "void:Dataset", "sd:Dataset"):
        yield dataset, TYPE, term(kind)
    yield dataset, term("dcterms:title"), terms.text("graphkit dataset", "en")
    yield dataset, term("dcterms:description"), terms.text(_ABOUT, "en")
    yield dataset, term("dcterms:rights"), terms.text(_RIGHTS, "en")
    for standard in (NS.rstrip("#"), BASE + "shapes"):
        yield dataset, term("dcterms:conformsTo"), terms.iri(standard)
    for lang in census.languages:
        yield dataset, term("dcterms:language"), terms.iri(lang)
    for name in _VOCABULARIES:
        yield dataset, term("void:vocabulary"), terms.iri(name)
    yield dataset, term("void:uriSpace"), terms.string(iris.id)
    yield dataset, term("void:triples"), terms.integer(quads)
    yield dataset, term("void:classes"), terms.integer(len(census.classes))


def _parts(dataset: str, census: Census) -> Iterator[Row]:
    """How many nodes there are of each class."""
    for kind, nodes in sorted(census.classes.items()):
        part = f"{dataset[:-1]}/class/{re.split('[#/]', kind)[-1]}>"
        yield dataset, term("void:classPartition"), part
        yield part, term("void:class"), terms.iri(kind)
        yield part, term("void:entities"), terms.integer(nodes)


def _links(dataset: str, census: Census) -> Iterator[Row]:
    """How many links lead to each other dataset."""
    for space, links in sorted(census.links.items()):
        if links:
            linkset = f"{dataset[:-1]}/links/{'wikidata' if space == terms.WIKIDATA else 'unbis'}>"
            yield dataset, term("void:subset"), linkset
            yield linkset, TYPE, term("void:Linkset")
            yield linkset, term("void:subjectsTarget"), dataset
            yield linkset, term("void:objectsTarget"), terms.iri(_TARGETS[space])
            yield linkset, term("void:linkPredicate"), term("skos:exactMatch")
            yield linkset, term("void:triples"), terms.integer(links)

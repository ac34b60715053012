"""The formats there are: one line each, and which function writes it."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format that a graph can be written in.

    Args:
        name: its name on the command line.
        about: what it is, in one line.
        suffix: the usual ending of a file; "" where the format is a folder.
        writer: module of this package and its function, "module:function".
        extra: what `pip install 'graphkit[...]'` must name for it; "" where nothing is missing.
    """

    name: str
    about: str
    suffix: str
    writer: str
    extra: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether the format is a folder of several files."""
        return not self.suffix


FORMATS = (
    Format("turtle", "RDF as Turtle, the triples of all named graphs together", "ttl", "rdf:write"),
    Format("trig", "RDF as TriG, with the named graphs", "trig", "rdf:write"),
    Format("nquads", "RDF as N-Quads, one statement a line", "nq", "rdf:write"),
    Format("ntriples", "RDF as N-Triples, one triple a line", "nt", "rdf:write"),
    Format("rdfxml", "RDF as RDF/XML, the triples of all named graphs together", "rdf", "rdf:write"),
    Format("jsonld", "RDF as JSON-LD, one object for each named graph", "jsonld", "rdf:write"),
    Format("framed", "JSON-LD as trees: document, parts, mentions, claims", "jsonld", "framed:write"),
    Format("webannotation", "mentions as W3C Web Annotations (JSON-LD)", "jsonld", "annotation:write"),
    Format("mentions", "mentions as JSON Lines, like `graphkit mentions`", "jsonl", "jsonl:write"),
    Format("csv", "tables as CSV files", "", "separated:write_csv"),
    Format("tsv", "tables as tab-separated files", "", "separated:write_tsv"),
    Format("parquet", "tables as Parquet files", "", "parquet:write", "tables"),
    Format("sqlite", "tables as one SQLite database, searchable by words", "sqlite", "sqlite:write"),
    Format("graphml", "network of works, entities and events, GraphML", "graphml", "graphml:write"),
    Format("gexf", "the same network as GEXF, with dates for Gephi's timeline", "gexf", "gexf:write"),
    Format("cytoscape", "the same network as Cytoscape JSON", "cyjs", "cytoscape:write"),
    Format("neo4j", "the same network as CSV files for `neo4j-admin database import`", "", "neo4j:write"),
    Format("bibtex", "bibliography of the documents and what they cite, BibTeX", "bib", "bibtex:write"),
    Format("csl-json", "the same bibliography as CSL-JSON (Zotero, citeproc)", "json", "csl:write"),
    Format("ris", "the same bibliography as RIS (EndNote, Zotero)", "ris", "ris:write"),
    Format("ftm", "FollowTheMoney entities as JSON Lines (Aleph)", "ftm.json", "money:write"),
    Format("spacy", "spaCy DocBins; spans with label and kb_id", "", "docbin:write"),
    Format("akn", "Akoma Ntoso XML of each document with its references marked up", "", "akn:write"),
)  # fmt: skip


def formats() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(form.name for form in FORMATS)


def by_name(name: str) -> Format | None:
    """Return a format by its name, None where there is none."""
    return next((form for form in FORMATS if form.name == name), None)

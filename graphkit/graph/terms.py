"""RDF terms as N-Quads text, canonical: one value has one spelling.

Stores rewrite `0.90` to `0.9` and `RU` to `ru`; writing the canonical form at once
keeps the bytes equal whatever store they pass through.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from graphkit.graph.iris import NS, VOCAB

XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
CITO = "http://purl.org/spar/cito/"
EDTF = "http://id.loc.gov/datatypes/edtf/"
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
WIKIDATA = "http://www.wikidata.org/entity/"
UNBIS = "http://metadata.un.org/thesaurus/"

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")  # in which labels are written, by their codes

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

PREFIXES = {
    "cito": CITO,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": DCTERMS,
    "edtf": EDTF,
    "gk": NS,
    "lan": LANGUAGE,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": PROV,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "skos": SKOS,
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "unbis": UNBIS,
    "void": "http://rdfs.org/ns/void#",
    "wd": WIKIDATA,
    "xsd": XSD,
}

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPE = r'[\\"\n\r\t\ud800-\udfff\x00]'
_TAG = r"[a-z]{2,8}(-[a-z0-9]{1,8})*\Z"


@lru_cache(maxsize=4096)
def term(curie: str) -> str:
    """Return a prefixed name as an N-Quads term.

    >>> term("gk:refersTo")
    '<https://w3id.org/graphkit/ns#refersTo>'
    """
    prefix, _, name = curie.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def iri(value: str) -> str:
    """Return an IRI as an N-Quads term."""
    return f"<{value}>"


@lru_cache(maxsize=4096)
def vocab(scheme: str, name: str) -> str:
    """Return a value of one of graphkit's value lists.

    >>> vocab("modality", "stated")
    '<https://w3id.org/graphkit/vocab/modality/stated>'
    """
    return f"<{VOCAB}{scheme}/{_slug(name)}>"


def string(value: str) -> str:
    """Return a plain string literal.

    >>> string('a "quoted" word')
    '"a \\\\"quoted\\\\" word"'
    """
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return f'"{re.sub(_ESCAPE, lambda m: _ESCAPES.get(m[0], chr(0xFFFD)), value)}"'


def text(value: str, lang: str) -> str:
    """Return a literal in a language; a plain string where the language is not known.

    >>> text("Кельбаджар", "RU")
    '"Кельбаджар"@ru'
    """
    return string(value) + _tag(lang)


@lru_cache(maxsize=256)
def _tag(lang: str) -> str:
    tag = lang.lower()
    return f"@{tag}" if re.match(_TAG, tag) else ""


def integer(value: int) -> str:
    """Return a whole number."""
    return f'"{value}"^^<{XSD}integer>'


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return the canonical digits of a decimal number.

    >>> number(0.90), number(60000.0), number(1)
    ('0.9', '60000', '1')
    """
    digits = format(Decimal(repr(float(value))), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def decimal(value: float) -> str:
    """Return a decimal number literal.

    >>> decimal(0.90)
    '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return f'"{number(value)}"^^<{XSD}decimal>'


def date(value: str) -> str:
    """Return a calendar day (ISO 8601)."""
    return f'"{value}"^^<{XSD}date>'


def edtf(value: str) -> str:
    """Return an EDTF date or interval."""
    return f"{string(value)}^^<{EDTF}EDTF>"


def true() -> str:
    """Return the boolean true."""
    return f'"true"^^<{XSD}boolean>'


@lru_cache(maxsize=256)
def language(lang: str) -> str:
    """Return the Library of Congress IRI of an ISO 639-1 language."""
    return f"<{LANGUAGE}{_slug(lang or 'und')}>"


def _slug(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._~-]+", "-", name)

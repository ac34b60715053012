"""The tables as SKOS: sound SKOS and SKOS-XL, and read back as the same names."""

from __future__ import annotations

import io
from collections import Counter

import pytest
import rdflib
from rdflib import RDF, SKOS

from graphkit.cli import main
from graphkit.export.entities import families, write_entities
from graphkit.knowledge.cache import compiled
from graphkit.knowledge.gazetteer import read_gazetteer
from graphkit.knowledge.tables import EntityRecord, Name

XL = rdflib.Namespace("http://www.w3.org/2008/05/skos-xl#")
GK = rdflib.Namespace("https://w3id.org/graphkit/ns#")


def turtle(*only: str) -> bytes:
    out = io.BytesIO()
    write_entities(out, only)
    return out.getvalue()


@pytest.fixture(scope="module")
def places() -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle("place"), format="turtle")


def test_every_concept_is_in_a_scheme_and_has_one_label_a_language(places: rdflib.Graph) -> None:
    concepts = set(places.subjects(SKOS.prefLabel))
    assert len(concepts) > 1000
    for concept in concepts:
        assert (places.value(concept, SKOS.inScheme), RDF.type, SKOS.ConceptScheme) in places
        shown = list(places.objects(concept, SKOS.prefLabel))
        assert max(Counter(label.language for label in shown).values()) == 1
        assert not set(shown) & set(places.objects(concept, SKOS.altLabel))


def test_a_contested_name_is_one_form_with_its_users(places: rdflib.Graph) -> None:
    for label in places.subjects(RDF.type, XL.Label):
        assert len(list(places.objects(label, XL.literalForm))) == 1
    lake = rdflib.URIRef("https://w3id.org/graphkit/id/place/garagol-lake")
    users = {
        str(places.value(label, XL.literalForm)): str(user).rsplit("/", 1)[-1]
        for label in places.objects(lake, XL.altLabel)
        for user in places.objects(label, GK.usedBy)
    }
    assert users["Garagol"] == "AZE"
    assert users["Sev Lich"] == "ARM"
    assert not {str(label) for label in places.objects(lake, SKOS.prefLabel)} & users.keys()


def names(record: EntityRecord) -> set[tuple[str, str, str, str | None]]:
    found = set()
    for lang, rows in record.names.items():
        for row in rows:
            name = row if isinstance(row, Name) else Name(row)
            found.add((lang, name.text.strip(), name.hint or record.hint, name.used_by))
    return found | {(lang, label, record.hint, None) for lang, label in record.labels.items()}


@pytest.mark.parametrize("family", ["state", "org", "body"])
def test_a_gazetteer_reads_the_tables_back(family: str) -> None:
    read = {record.id: record for record in read_gazetteer("own.ttl", turtle(family))}
    kept = {name: row for name, row in compiled().entities.items() if name.startswith(f"{family}/")}
    assert read.keys() == kept.keys()
    for name, record in kept.items():
        assert {row[:2] for row in names(read[name])} == {row[:2] for row in names(record)}
        fields = ("labels", "broader", "part_of", "wikidata", "unbis", "type")
        assert [getattr(read[name], field) for field in fields[1:]] == [
            getattr(record, f) for f in fields[1:]
        ]


def test_the_command(tmp_path, capsys) -> None:
    assert main(["entities", "org", "-o", str(tmp_path / "org.ttl")]) == 0
    assert (tmp_path / "org.ttl").read_bytes() == turtle("org")
    assert main(["entities", "planet"]) == 1
    assert "no family 'planet'" in capsys.readouterr().err
    assert "place" in families()

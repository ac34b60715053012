"""A user's own names: Turtle and CSV say the same, join the tables, and faults are told in one line."""

from __future__ import annotations

import threading
from importlib.resources import files
from pathlib import Path

import pytest

import graphkit
from graphkit.cli.program import main
from graphkit.errors import KnowledgeError
from graphkit.knowledge.cache import compiled, using
from graphkit.knowledge.gazetteer import read_gazetteer
from graphkit.model import Mention
from graphkit.read import read_bytes

SAMPLE = Path(str(files("graphkit"))) / "sample" / "gazetteer"
TURTLE, CSV = SAMPLE / "south-caucasus.ttl", SAMPLE / "south-caucasus.csv"
TEXTS = {
    "en": "The mission visited the Akhalkalaki district on Monday.",
    "fr": "La mission s'est rendue dans le district d'Akhalkalaki lundi.",
    "es": "La misión visitó el distrito de Akhalkalaki el lunes.",
    "ru": "Миссия побывала в Ахалкалакском районе в понедельник.",
    "zh": "访问团星期一访问了阿哈尔卡拉基区。",
    "ar": "وزارت البعثة مقاطعة أخالكالاكي يوم الاثنين.",
}
PREFIXES = """\
@prefix gk: <https://w3id.org/graphkit/ns#> .
@prefix place: <https://w3id.org/graphkit/id/place/> .
@prefix state: <https://w3id.org/graphkit/id/state/> .
@prefix match: <https://w3id.org/graphkit/vocab/match/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
"""


def places(text: str, *gazetteers: str | Path) -> list[Mention]:
    extraction = graphkit.extract(read_bytes(text.encode(), "a.txt"), gazetteers=gazetteers)
    found = [mention for mention in extraction.mentions if mention.kind == "place"]
    assert all(extraction.document.text[m.start : m.end] == m.text for m in found)
    return found


def own(folder: Path, text: str, name: str = "own.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + text if name.endswith(".ttl") else text, "utf-8")
    return path


def test_turtle_and_csv_say_the_same() -> None:
    records = [read_gazetteer(path.name, path.read_bytes()) for path in (TURTLE, CSV)]
    assert records[0] == records[1]
    assert len(records[0]) >= 8
    assert {record.type for record in records[0]} >= {"lake", "road", "village", "district"}


@pytest.mark.parametrize("file", [TURTLE, CSV], ids=["ttl", "csv"])
@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_a_district_is_one_node_in_every_language(lang: str, file: Path) -> None:
    assert places(TEXTS[lang]) == []
    assert [m.id for m in places(TEXTS[lang], file)] == ["place/akhalkalaki-district"]


def test_russian_names_inflect() -> None:
    for form in ("Ахалкалакский район", "Ахалкалакского района", "Ахалкалакскому району", "озере Паравани"):
        assert len(places(f"Речь идет о местности: {form}.", TURTLE)) == 1, form


def test_contested_names_are_one_node_and_the_label_takes_no_side() -> None:
    found = places("The villages of Sotk and Zod are one village.", TURTLE)
    assert [m.id for m in found] == ["place/sotk-village"] * 2
    with using([TURTLE]) as tables:
        record = tables.entities["place/sotk-village"]
    users = {name.text: name.used_by for name in record.names["en"] if not isinstance(name, str)}
    assert (users["Sotk"], users["Zod"]) == ("state/ARM", "state/AZE")
    assert record.labels["en"] == "Sotk / Zod"


def test_a_name_for_an_entity_of_the_tables_stays_with_it() -> None:
    found = places("Lake Goycha is also printed as Lake Sevan.", CSV)
    assert [m.id for m in found] == ["place/lake-sevan"] * 2
    with using([CSV]) as tables:
        assert tables.entities["place/lake-sevan"].labels == compiled().entities["place/lake-sevan"].labels


def test_hints() -> None:
    assert places("Oh Gosh, they said.", TURTLE)[0].id is None  # no State is named that it lies in
    assert places("In Armenia they met at Gosh.", TURTLE)[0].id == "place/gosh-village"
    assert places("In Armenia they met at GOSH, by gosh.", TURTLE) == []


def test_a_name_of_ones_own_comes_before_the_tables(tmp_path: Path) -> None:
    path = own(tmp_path, 'place:our-geneva a gk:Place ; skos:prefLabel "Geneva"@en .')
    assert [m.id for m in places("They met in Geneva.", path)] == ["place/our-geneva"]
    assert [m.id for m in places("They met in Geneva.")] == ["place/geneva"]


def test_the_version_of_the_knowledge_follows_the_content(tmp_path: Path) -> None:
    versions = set()
    for file in ([], [TURTLE], [CSV], [TURTLE, CSV]):
        with using(file) as tables:
            versions.add(tables.digest)
    assert len(versions) == 4
    copy = tmp_path / "copy.ttl"
    copy.write_bytes(TURTLE.read_bytes())
    with using([copy]) as first, using([TURTLE]) as second:
        assert first.digest == second.digest


def test_the_manifest_names_that_version(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["en"], "utf-8")
    versions = []
    for number, given in enumerate(([], [CSV], [CSV])):
        with graphkit.build(tmp_path / "a.txt", tmp_path / str(number), gazetteers=given) as graph:
            versions.append(graph.folder.manifest.knowledge)
    assert versions[0] != versions[1] == versions[2]


def test_six_languages_one_node_in_the_graph(tmp_path: Path) -> None:
    for lang, text in TEXTS.items():
        (tmp_path / f"{lang}.txt").write_text(text, "utf-8")
    with graphkit.build([tmp_path], tmp_path / "g", gazetteers=[TURTLE]) as graph:
        answer = graph.query(
            "PREFIX gk: <https://w3id.org/graphkit/ns#> "
            "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
            "SELECT DISTINCT ?p WHERE { ?p a gk:Place ; skos:prefLabel ?l "
            "FILTER(CONTAINS(?l, 'Akhalkalaki')) }"
        )
        assert len(list(answer.rows)) == 1


def test_the_tables_themselves_never_change() -> None:
    before = compiled()
    with using([TURTLE]) as during:
        assert during is compiled()
        assert "place/lake-arpi" in during.entities
    assert compiled() is before
    assert "place/lake-arpi" not in before.entities


def test_threads_do_not_see_each_others_names() -> None:
    seen: dict[str, list[str | None]] = {}

    def work(name: str, *gazetteers: Path) -> None:
        seen[name] = [m.id for _ in range(20) for m in places(TEXTS["en"], *gazetteers)]

    threads = [threading.Thread(target=work, args=args) for args in (("with", CSV), ("without",))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {"with": ["place/akhalkalaki-district"] * 20, "without": []}


WRONG = {
    "syntax": ("own.ttl", 'place:x a gk:Place ;\n skos:prefLabel "X y"@en', "line 8"),
    "nothing": ("own.ttl", "", "names nothing"),
    "elsewhere": ("own.ttl", '<http://example.org/x> skos:prefLabel "Xanth"@en .', "does not begin with"),
    "family": (
        "own.ttl",
        '<https://w3id.org/graphkit/id/lake/x> skos:prefLabel "Xanth"@en .',
        "is not an id",
    ),
    "language": (
        "own.ttl",
        'place:x a gk:Place ; skos:prefLabel "Xanth" .',
        "place/x: the name 'Xanth' has no",
    ),
    "two labels": ("own.ttl", 'place:x a gk:Place ; skos:prefLabel "Xanth"@en, "Y y"@en .', "two values"),
    "class": ("own.ttl", 'place:x a gk:State ; skos:prefLabel "Xanth"@en .', "its id says gk:Place"),
    "hint": (
        "own.ttl",
        'place:x skos:prefLabel "Xanth"@en ; gk:matchHint match:often .',
        "'often' is no hint",
    ),
    "label": ("own.ttl", 'place:x a gk:Place ; skos:altLabel "Xanth"@en .', "needs a label"),
    "broader": ("own.ttl", 'place:x skos:prefLabel "Xanth"@en ; skos:broader state:XYZ .', "state/XYZ"),
    "short": ("own.ttl", 'place:x a gk:Place ; skos:prefLabel "X"@en .', "too short"),
    "empty label": ("own.ttl", "place:x skosxl:altLabel place:y ; a gk:Place .", "no skosxl:literalForm"),
    "column": ("own.csv", "id,lang,nome\nplace/x,en,X\n", "line 1: unknown column 'nome'"),
    "no column": ("own.csv", "id,name\nplace/x,Xanth\n", "line 1: no column 'lang'"),
    "cells": ("own.csv", "id,lang,name\nplace/x,en\n", "line 2: has 2 cells, not 3"),
    "no name": ("own.csv", "id,lang,name\nplace/x,en,\n", "line 2: gives neither"),
    "kind": (
        "own.csv",
        "id,lang,label,kind\nplace/x,en,Xanth,state\n",
        "line 2: place/x is of the kind place",
    ),
    "wikidata": (
        "own.csv",
        "id,lang,label,wikidata\nplace/x,en,Xanth,227\n",
        "line 2: '227' is not a Wikidata",
    ),
    "code": (
        "own.csv",
        "id,lang,label\nplace/x,english,Xanth\n",
        "line 2: the name 'Xanth' has the language",
    ),
    "quote": ("own.csv", 'id,lang,label\nplace/x,en,"Xanth\n', "is not CSV"),
    "ending": ("own.txt", "place/x", "is neither Turtle"),
}


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_fault_is_one_line_with_file_and_place(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, text, expected = WRONG[case]
    path = own(tmp_path, text, name)
    (tmp_path / "a.doc.txt").write_text("France met.", "utf-8")
    for command in (["mentions"], ["build", "-o", str(tmp_path / "g")]):
        assert main([*command, str(tmp_path / "a.doc.txt"), "--gazetteer", str(path)]) == 1
        printed = capsys.readouterr().err.strip()
        assert "\n" not in printed
        assert printed.startswith(f"graphkit: {path}: ")
        assert expected in printed
    assert not (tmp_path / "g").exists()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"none\.ttl: cannot be opened"), using(["none.ttl"]):
        pass


def test_latin_1_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes("id,lang,label\nplace/x,fr,Évian\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match="is not UTF-8"), using([tmp_path / "x.csv"]):
        pass


SCOPED = {
    "en": ("The Government of Afghanistan spoke of Helmand Province.", "Helmand Province"),
    "fr": ("L'Afghanistan a évoqué la province du Helmand.", "province du Helmand"),
    "es": ("El Afganistán habló de la provincia de Helmand.", "provincia de Helmand"),
    "ru": ("Афганистан сообщил о провинции Гильменд.", "провинции Гильменд"),
    "zh": ("阿富汗提到赫尔曼德省。", "赫尔曼德省"),
}


@pytest.mark.parametrize("lang", sorted(SCOPED))
def test_a_subdivision_counts_where_its_state_is_named(lang: str) -> None:
    text, words = SCOPED[lang]
    assert ("place/af-hel", words) in {(m.id, m.text) for m in places(text)}


def test_elsewhere_it_is_no_mention() -> None:
    assert places("They spoke of Helmand and of Jonglei.") == []


def test_a_subdivision_within_a_longer_name_is_no_mention() -> None:
    assert places("Spain was represented by Ramona Valencia and by Diego Lugo-Vivas.") == []
    assert [m.id for m in places("Spain offered to hold it in Valencia in May.")] == ["place/es-v"]

"""The tables of names are well formed, in order, without doubles, and say where they come from."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from graphkit.knowledge import ontology_path

KEYS = [
    "id",
    "kind",
    "type",
    "labels",
    "names",
    "hint",
    "state",
    "broader",
    "part_of",
    "date",
    "wikidata",
    "unbis",
    "source",
    "note",
]
LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"]
KINDS = {
    "bodies.jsonl": "body",
    "demonyms.jsonl": "demonym",
    "instruments.jsonl": "treaty",
    "nothing.jsonl": "none",
    "offices.jsonl": "office",
    "organisations.jsonl": "organisation",
    "places.jsonl": "place",
    "states.jsonl": "state",
    "subdivisions.jsonl": "place",
    "territories.jsonl": "place",
    "areas.jsonl": "place",
}
FAMILIES = {"treaty": {"instrument"}, "organisation": {"org"}}
Record = dict[str, Any]


def _files() -> list[Path]:
    return sorted((ontology_path() / "entities").glob("*.jsonl"))


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _all() -> dict[str, Record]:
    return {record["id"]: record for path in _files() for record in _lines(path)}


def _texts(record: Record) -> list[tuple[str, str, Record]]:
    """Return (language, form, remarks) of every name."""
    return [
        (lang, name if isinstance(name, str) else name["text"], {} if isinstance(name, str) else name)
        for lang, names in record["names"].items()
        for name in names
    ]


def test_the_tables_are_all_there() -> None:
    assert {path.name for path in _files()} >= set(KINDS)


@pytest.mark.parametrize("path", _files(), ids=lambda p: p.name)
def test_records_are_sorted_and_compact(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert [r["id"] for r in records] == sorted(r["id"] for r in records)
    for line, record in zip(lines, records, strict=True):
        assert line == json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        assert list(record) == [key for key in KEYS if key in record], record["id"]


@pytest.mark.parametrize("path", _files(), ids=lambda p: p.name)
def test_records_have_the_form(path: Path) -> None:
    for record in _lines(path):
        name = record["id"]
        family, _, slug = name.partition("/")
        assert record["kind"] == KINDS.get(path.name, record["kind"]), name
        assert family in FAMILIES.get(record["kind"], {record["kind"]}), name
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", slug), name
        assert record.get("source"), name
        assert record["names"], name
        assert set(record["labels"]) <= set(LANGUAGES), name
        assert list(record["names"]) == [lang for lang in LANGUAGES if lang in record["names"]], name
        assert re.fullmatch(r"Q[1-9]\d*", record.get("wikidata", "Q1")), name
        assert re.fullmatch(r"1\d{6}", record.get("unbis", "1000001")), name
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", record.get("date", "1945")), name


@pytest.mark.parametrize("path", _files(), ids=lambda p: p.name)
def test_names_are_clean(path: Path) -> None:
    for record in _lines(path):
        seen = Counter((lang, text) for lang, text, _ in _texts(record))
        assert max(seen.values()) == 1, record["id"]
        for _, text, remarks in _texts(record):
            assert text == unicodedata.normalize("NFC", text).strip(), record["id"]
            assert text and "  " not in text, record["id"]
            assert not set(text) & set("’‘ʼ–—−（）ـ\u00a0\u200b\u200c\u200f"), (record["id"], text)
            assert not re.fullmatch("《[^《]*》", text), (record["id"], text)
            assert set(remarks) <= {"text", "hint", "fixed", "exact", "used_by"}, record["id"]
            assert remarks.get("hint", "needs-context") in {"needs-context", "never-alone"}, record["id"]


def test_ids_are_unique_and_references_hold() -> None:
    names = [record["id"] for path in _files() for record in _lines(path)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    known = set(names)
    for record in _all().values():
        for key in ("state", "broader", "part_of"):
            assert record.get(key) is None or record[key] in known, (record["id"], record[key])
        for _, _, remarks in _texts(record):
            assert remarks.get("used_by") is None or remarks["used_by"] in known, record["id"]


def test_a_sure_name_means_one_entity() -> None:
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in _all().values():
        for lang, text, remarks in _texts(record):
            if not remarks.get("hint") and not record.get("hint"):
                meant[lang, text].add(record["id"])
    assert {form: ids for form, ids in meant.items() if len(ids) > 1} == {}


def test_subdivisions_count_only_where_their_state_is_named() -> None:
    records = _lines(ontology_path() / "entities" / "subdivisions.jsonl")
    assert len({record["broader"] for record in records}) > 150
    for record in records:
        assert record["hint"] == "in-scope", record["id"]
        assert record["id"].startswith("place/") and record["broader"].startswith("state/"), record["id"]


def test_members_of_the_united_nations() -> None:
    states = _lines(ontology_path() / "entities" / "states.jsonl")
    types = Counter(state["type"] for state in states)
    assert types["member"] == 193
    assert types["observer"] == 2
    for state in states:
        assert re.fullmatch(r"state/[A-Z]{3}", state["id"])
        if state["type"] != "historical":
            assert set(state["labels"]) == set(LANGUAGES) == set(state["names"]), state["id"]


def test_every_member_has_an_english_adjective() -> None:
    demonyms = _lines(ontology_path() / "entities" / "demonyms.jsonl")
    with_adjective = {d["state"] for d in demonyms if d["names"].get("en")}
    states = _lines(ontology_path() / "entities" / "states.jsonl")
    members = {s["id"] for s in states if s["type"] == "member"}
    assert members - with_adjective == set()


def test_principal_organs_and_main_instruments_have_six_languages() -> None:
    records = _all()
    for name in (
        "org/UN",
        "body/UN-SC",
        "body/UN-GA",
        "body/UN-ECOSOC",
        "body/UN-HRC",
        "body/ICJ",
        "body/OHCHR",
        "body/UN-OG",
        "office/UN-SG",
        "instrument/un-charter",
        "place/geneva",
        "place/nagorno-karabakh",
    ):
        assert set(records[name]["names"]) == set(LANGUAGES), name


def test_contested_names_say_who_uses_them() -> None:
    records = _all()
    for name in ("place/garagol-lake", "place/gorus-gafan-road", "place/khankendi"):
        users = {remarks.get("used_by") for _, _, remarks in _texts(records[name])}
        assert users == {"state/AZE", "state/ARM"}, name
        assert "broader" not in records[name], name

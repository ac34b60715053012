"""Bibliographies, FollowTheMoney, DocBin and Akoma Ntoso, read by other people's programs."""

from __future__ import annotations

import json

import pytest


@pytest.fixture(scope="module")
def works(reading):
    return list(reading.documents())


def test_bibtex(exported, works) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_file(str(exported("bibtex")))
    assert not library.failed_blocks
    assert len(library.entries) == len(works) == len(library.entries_dict)
    letter = library.entries_dict["A_74_672"]
    assert letter["number"] == r"A/74/672; S/2020/83"
    assert (letter["year"], letter["month"], letter["day"]) == ("2020", "mar", "31")
    assert library.entries_dict["S_RES_822-1993"]["keywords"] == "cited"
    assert "Security Council" in library.entries_dict["S_RES_822-1993"]["author"]


def test_csl_json(exported, works) -> None:
    items = json.loads(exported("csl-json").read_text("utf-8"))
    assert len({item["id"] for item in items}) == len(items) == len(works)
    types = {"report", "legislation", "treaty", "document"}
    assert {item["type"] for item in items} <= types
    (letter,) = (item for item in items if item["id"] == "A_74_672")
    assert letter["issued"] == {"date-parts": [[2020, 3, 31]]}
    assert letter["author"] == [{"literal": "Permanent Representative of Fiji to the United Nations"}]
    schema = {"id", "type", "title", "author", "issued", "genre", "number", "publisher", "language", "URL",
              "keyword"}  # fmt: skip
    assert {name for item in items for name in item} <= schema


def test_ris(exported, works) -> None:
    rispy = pytest.importorskip("rispy")
    with exported("ris").open(encoding="utf-8") as stream:
        items = rispy.load(stream)
    assert len(items) == len(works)
    assert not any(item.get("unknown_tag") for item in items)
    (letter,) = (item for item in items if item["id"] == "A_74_672")
    assert (letter["date"], letter["year"]) == ("2020/03/31", "2020")


def test_follow_the_money(exported, works, citations, claims) -> None:
    model = pytest.importorskip("followthemoney").model
    entities = {row["id"]: row for row in map(json.loads, exported("ftm").read_text("utf-8").splitlines())}
    by_schema: dict[str, list[dict]] = {}
    for row in entities.values():
        schema = model.get(row["schema"])
        schema.validate(row)
        by_schema.setdefault(row["schema"], []).append(row)
        proxy = model.make_entity(schema)
        for name, values in row["properties"].items():
            proxy.add(name, values)
            assert proxy.has(name), (row["schema"], name, values)
            if schema.get(name).type.name == "entity":
                target = schema.get(name).range
                assert all(model.get(entities[value]["schema"]).is_a(target) for value in values)
    assert len(by_schema["Document"]) == len(works)
    assert len(by_schema["Event"]) == len(claims)
    assert all(row["properties"]["publisher"] for row in by_schema["Event"])
    assert sum(row["properties"]["role"] != ["signatory"] for row in by_schema["Documentation"]) == len(
        citations
    )


def test_docbin(graph, exported, mentions) -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    bins = sorted(exported("spacy").glob("*.spacy"))
    docs = [doc for path in bins for doc in DocBin().from_disk(path).get_docs(Vocab())]
    assert [doc.text for doc in docs] == [graph.text(sha12) for sha12 in sorted(graph.sources)]
    spans = [
        (span.start_char, span.end_char, span.label_, span.kb_id_)
        for doc in docs
        for span in doc.spans["graphkit"]
    ]
    assert spans == [(m.start, m.end, m.kind, "; ".join(m.entities)) for m in mentions]
    assert all(doc.ents for doc in docs)


def test_docbins_hold_some_texts_each(graph, tmp_path, monkeypatch) -> None:
    from graphkit.export import docbin

    monkeypatch.setattr(docbin, "_CHARACTERS", 1)
    docbin.write(graph, tmp_path)
    assert len(list(tmp_path.glob("docs-*.spacy"))) == len(graph.sources)


def test_akoma_ntoso(graph, exported) -> None:
    etree = pytest.importorskip("lxml.etree")
    name = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    hrefs = []
    for sha12 in graph.sources:
        tree = etree.parse(str(exported("akn") / f"{sha12}.xml"))
        assert "".join(tree.find(f".//{name}mainBody").itertext()) == graph.text(sha12)
        hrefs += [(ref.get("href"), "".join(ref.itertext())) for ref in tree.iter(f"{name}ref")]
        known = {node.get("eId") for node in tree.find(f".//{name}references")}
        used = {node.get("refersTo")[1:] for node in tree.iter() if node.get("refersTo")}
        assert used <= known
        assert not tree.xpath("//*[local-name()='ref']//*[local-name()='ref']")
    assert (graph.iris.entity("doc/S_RES_822-1993"), "822 (1993)") in hrefs


def test_akoma_ntoso_shows_control_characters_as_pictures() -> None:
    from graphkit.export.akn import _text

    assert _text("one\ftwo & <three>\r\n") == "one␌two &amp; &lt;three&gt;&#13;\n"

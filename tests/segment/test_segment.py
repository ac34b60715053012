"""Parts of letters, notes verbales, resolutions: six languages, with and without their line structure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.model import Document, Part
from graphkit.read import read, read_bytes
from graphkit.scan import scan
from graphkit.segment import segment

NORWAY = "the Permanent Representative of Norway to the United Nations addressed to the Secretary-General"
LETTER = f"""Letter dated 3 May 2019 from {NORWAY}

I have the honour to transmit herewith a statement by the Ministry of Foreign Affairs of Norway (see annex).

(Signed) Kari Nordmann
Ambassador
Permanent Representative

Annex to the letter dated 3 May 2019 from {NORWAY}

Statement by the Ministry of Foreign Affairs of Norway

2 May 2019

The Ministry welcomes the opening of the harbour at noon on the first day of the month.
"""

HEADS = [
    (
        "Annexe à la lettre datée du 3 mai 2019 adressée au Secrétaire général par le Représentant du Togo",
        "annex",
    ),
    ("Anexo de la carta de fecha 3 de mayo de 2019 dirigida al Secretario General por Chile", "annex"),
    ("Приложение к письму представителя Чили от 3 мая 2019 года на имя Генерального секретаря", "annex"),
    ("2019年5月3日智利常驻联合国代表给秘书长的信的附件", "annex"),
    ("المرفق الأول", "annex"),
    ("Annex II", "annex"),
    ("Enclosure", "enclosure"),
    ("Pièce jointe", "enclosure"),
    ("Добавление", "enclosure"),
    ("Apéndice", "appendix"),
    ("附录", "appendix"),
]


def parts_of(text: str, name: str = "letter.txt") -> tuple[Document, dict[str, Part]]:
    document = read_bytes(text.encode(), name)
    return document, {part.id: part for part in segment(scan(document))}


def printed(document: Document, part: Part) -> str:
    return document.text[part.start : part.end]


def test_letter_with_annex() -> None:
    document, parts = parts_of(LETTER)
    assert printed(document, parts["letter/heading"]).startswith("Letter dated 3 May")
    assert printed(document, parts["letter/signature-block"]).endswith("Permanent Representative")
    assert (
        printed(document, parts["annex-1/statement-title"])
        == "Statement by the Ministry of Foreign Affairs of Norway"
    )
    assert printed(document, parts["annex-1/dateline"]) == "2 May 2019"
    assert printed(document, parts["annex-1/statement-body"]).startswith("The Ministry welcomes")
    assert parts["letter/body"].parent == "letter"
    assert parts["annex-1"].parent is None


@pytest.mark.parametrize(("head", "kind"), HEADS)
def test_heads_of_attachments(head: str, kind: str) -> None:
    _, parts = parts_of(
        f"The first paragraph says what was done in the harbour.\n\n{head}\n\nThe text of it follows here.\n"
    )
    assert [p.type for p in parts.values() if p.type in {"annex", "enclosure", "appendix"}] == [kind]


@pytest.mark.parametrize("sentence", [
    "Annex I contains the list of ports that were visited by the group during the year.",
    "Приложение содержит перечень портов, которые посетила группа.",
    "附件载有该小组访问的港口名单。",
    "The members took note of the annex to the report on ports.",
])  # fmt: skip
def test_sentences_are_no_heads(sentence: str) -> None:
    _, parts = parts_of(
        f"The first paragraph says what was done.\n\n{sentence}\n\nThe last paragraph ends it.\n"
    )
    assert not [p for p in parts.values() if p.type == "annex"]


def test_enclosure_lies_in_its_annex() -> None:
    _, parts = parts_of(
        "The covering text comes first here.\n\nAnnex\n\nSome text of it.\n\nEnclosure\n\nMore of the text.\n"
    )
    assert parts["annex-1/enclosure-1"].parent == "annex-1"


def test_resolution_has_its_number_in_the_heading() -> None:
    head = (
        "Resolution adopted by the General Assembly on 5 June 2019\n\n[without reference to a Main Committee]"
    )
    text = f"{head}\n\n73/999. Harbours\n\nThe General Assembly,\n\nRecalling it,\n\n1. Decides to go on.\n"
    document, parts = parts_of(text)
    assert printed(document, parts["resolution/heading"]).endswith("Harbours")
    assert printed(document, parts["resolution/body"]).startswith("The General Assembly,")


def test_footnote_and_its_mark() -> None:
    text = (
        "普通照会说明\n\n常驻代表团谨请将本照会及其附件* 作为文件分发给各成员国。\n\n* 附件仅以原文分发。\n"
    )
    document, parts = parts_of(text)
    notes = [p for p in parts.values() if p.type == "footnote"]
    marks = [p for p in parts.values() if p.type == "footnote-marker"]
    assert [printed(document, p) for p in notes] == ["* 附件仅以原文分发。"]
    assert [printed(document, p) for p in marks] == ["*"]


def test_every_paragraph_lies_in_a_part() -> None:
    document = read_bytes(b"One line alone\n\nA sentence that says nothing.\n", "x.txt")
    parts = segment(scan(document))
    for block in document.blocks:
        start = document.view.to_source(block.start, block.end).start
        assert any(p.start <= start < p.end for p in parts)


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_seed_parts_are_exact(shared: Path, number: str) -> None:
    gold = json.loads((shared / "gold" / "seeds" / "documents.json").read_text("utf-8"))[number]
    found = {(p.type, p.start, p.end) for p in segment(scan(read(shared / "seeds" / gold["file"])))}
    wanted = {(p["kind"], p["start"], p["end"]) for p in gold["parts"]}
    assert wanted <= found


def test_titles_above_a_french_signature_belong_to_it() -> None:
    text = """Lettre datée du 3 mai 2019, adressée au Secrétaire général par le Représentant permanent du Togo

Le Togo a examiné le rapport du Bénin avec le Représentant permanent du Bénin.

L'Ambassadeur,
Représentant permanent
(Signé) Koffi Mensah
"""
    document, parts = parts_of(text)
    block = next(part for part in parts.values() if part.type == "signature-block")
    assert printed(document, block) == "L'Ambassadeur,\nReprésentant permanent\n(Signé) Koffi Mensah"

"""A document's own symbols are one work, and its job number is a name of it."""

from __future__ import annotations

from parity.yields import mentions

LETTER = """United Nations

A/74/9901
S/2020/9902

General Assembly

Letter dated 30 January 2020 from the Permanent Representative of Norway to the United Nations addressed
to the Secretary-General

I write to you about a bridge.


A/74/9901

S/2020/9902

2/3 20-09999

It is long, see A/74/9800.
"""


def test_both_symbols_are_one_document() -> None:
    found = [m for m in mentions(LETTER, "en") if m.kind == "document" and m.form == "symbol"]
    documents = {(m.text, m.id) for m in found}
    assert documents == {
        ("A/74/9901", "doc/A_74_9901"),
        ("S/2020/9902", "doc/A_74_9901"),
        ("A/74/9800", "doc/A_74_9800"),
    }


def test_the_job_number_names_the_document() -> None:
    numbers = [(m.text, m.id) for m in mentions(LETTER, "en") if m.form == "job-number"]
    assert numbers == [("20-09999", "doc/A_74_9901")]


def test_a_symbol_beside_the_name_of_the_united_nations_is_the_documents_own() -> None:
    text = (
        "United Nations A/80/9901–S/2025/9902\n" + LETTER.split("\n", 4)[4].split("\n\n\nA/74", maxsplit=1)[0]
    )
    found = {m.id for m in mentions(text, "en") if m.kind == "document" and m.form == "symbol"}
    assert found == {"doc/A_80_9901"}

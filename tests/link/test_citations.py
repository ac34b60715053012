"""A citation leads to one work; what only describes a kind of work cites none."""

from __future__ import annotations

import pytest

import graphkit
from graphkit.read import read_bytes


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Taking note of the report of the Secretary-General,", set()),
        ("Taking note of the report of the Secretary-General (A/74/672),", {"doc/A_74_672"}),
        ("The statement by the Ministry of Foreign Affairs of Fiji of 31 March 2020 is clear.",
         {"work/FJI-MFA-statement-2020-03-31"}),
        ("The Charter of the United Nations is clear.", {"instrument/un-charter"}),
    ],
)  # fmt: skip
def test_what_is_cited(text: str, cited: set[str]) -> None:
    found = graphkit.extract(read_bytes(text.encode(), "note.txt"))
    assert {citation.cited for citation in found.citations} == cited

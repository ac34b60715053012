"""What cannot both be exact becomes nodes: symbols, days, quotations and paraphrases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit
from graphkit.knowledge.registers import statements
from graphkit.query import query
from graphkit.store import GraphFolder
from graphkit.store.discrepancies import impossible, symbol_years

RESOLUTION = """RESOLUTION 822 (1993)

Adopted by the Security Council at its 3205th meeting,
on 30 April 1993

The Security Council,

Recalling its earlier work,

1. Invites the keepers of the northern harbour to publish their time-tables every spring;

2. Decides to remain seized of the matter.
"""
LETTER = """Letter dated 5 May 2015 from the Permanent Representative of Fiji to the United Nations
addressed to the Secretary-General

On 6 April 1993 the Security Council adopted resolution 822 (1993), which invited “the keepers of the
northern harbour to publish their time-tables” and “the keepers of the southern harbour to publish all
their time-tables every spring”.

Resolution 822 (1993) condemned the winter storms.

See also S/PRST/1993/4 and S/2019/12 on the matter.

(Signed) Ana Example
Permanent Representative
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphFolder]:
    folder = tmp_path_factory.mktemp("checks")
    for name, text in (("resolution.txt", RESOLUTION), ("letter.txt", LETTER)):
        (folder / name).write_text(text, encoding="utf-8")
    with graphkit.build([folder], folder / "G") as built:
        yield built.folder


def test_the_day_of_another_document_is_offered(graph: GraphFolder) -> None:
    rows = query(graph, "discrepancies").records()
    assert {(row["date"], row["possible"]) for row in rows} == {
        ("1993-04-06", "doc/S_25539"),
        ("1993-04-30", ""),
    }


def test_quotations_are_compared(graph: GraphFolder) -> None:
    rows = {row["words"]: row for row in query(graph, "quotations").records()}
    verdicts = {words[:30]: row["verdict"] for words, row in rows.items()}
    assert verdicts == {
        "the keepers of the northern ha": "verbatim",
        "the keepers of the southern ha": "altered",
    }
    altered = next(row for row in rows.values() if row["verdict"] == "altered")
    assert "[-northern-] {+southern+}" in altered["difference"]
    assert len(query(graph, "altered-quotations")) == 1


def test_paraphrases_are_set_beside_the_verbs_of_the_text(graph: GraphFolder) -> None:
    (row,) = query(graph, "paraphrases").records()
    assert row["words"] == "condemned"
    assert row["difference"] == "condemn; the text has: decide, invite"


def test_what_a_resolution_does_itself_is_no_report(tmp_path) -> None:
    later = """RESOLUTION 853 (1993)

Adopted by the Security Council at its 3259th meeting,
on 29 July 1993

The Security Council,

1. Commends those who heeded resolution 822 (1993), and condemns the winter storms;

2. Notes that in resolution 822 (1993) the Council condemned the autumn storms.
"""
    for name, text in (("resolution.txt", RESOLUTION), ("later.txt", later)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with graphkit.build([tmp_path], tmp_path / "G") as built:
        assert [row["words"] for row in built.query("paraphrases").records()] == ["condemned"]


def test_symbols_outside_their_period(graph: GraphFolder) -> None:
    rows = {(row["symbol"], bool(row["citing"])) for row in query(graph, "impossible-symbols").records()}
    assert rows == {("S/PRST/1993/4", False), ("S/2019/12", True)}


def test_the_meeting_is_kept(graph: GraphFolder) -> None:
    text = "SELECT ?meeting WHERE { doc:S_RES_822-1993 gk:meetingRecord ?meeting }"
    assert {row["meeting"] for row in query(graph, text).records()} == {"S/PV.3205"}


@pytest.mark.parametrize(
    ("symbol", "wrong"),
    [
        ("S/PRST/1993/1", True), ("S/PRST/1994/1", False), ("S/1990/12", True), ("S/RES/822(1993)", False),
        ("S/RES/822(1992)", True), ("A/RES/12/4", True), ("A/RES/74/4", False), ("S/99999", True),
        ("S/25539", False), ("E/2020/1", False), ("A/HRC/43/1", False),
    ],
)  # fmt: skip
def test_impossible_symbols(symbol: str, wrong: bool) -> None:
    assert impossible(symbol) is wrong


def test_years_of_symbols() -> None:
    assert symbol_years("S/2020/83") == (2020, 2020)
    assert symbol_years("A/74/672") == (2018, 2020)


def test_the_register_of_statements(tmp_path: Path) -> None:
    assert [row.symbol for row in statements()["1993-04-06"]] == ["S/25539"]
    assert len(statements()) > 800

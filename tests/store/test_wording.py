"""Quotations beside texts: word for word, altered, or not there."""

from __future__ import annotations

import pytest

from graphkit.store.wording import compare, words

TEXT = (
    "1. Asks the council of the lake to open the harbour to all boats at once, and to keep it so;\n\n"
    "2. Invites the two ferry com-\npanies to publish their time-tables every spring."
)


@pytest.mark.parametrize(
    "quoted",
    [
        "open the harbour to all boats",
        "OPEN the\nharbour, to all boats",
        "the two ferry companies to publish",
        "Asks the council ... to keep it so",
        "Invites [...] every spring",
    ],
)
def test_verbatim(quoted: str) -> None:
    found = compare(quoted, words(TEXT))
    assert found.verdict == "verbatim"
    assert found.found is not None
    assert TEXT[found.found.start : found.found.end]


def test_altered_shows_what_differs() -> None:
    found = compare("open the port to all boats at once", words(TEXT))
    assert found.verdict == "altered"
    assert found.difference == "open the [-harbour-] {+port+} to all boats at once"
    assert found.found is not None
    assert TEXT[found.found.start : found.found.end] == "open the harbour to all boats at once"


@pytest.mark.parametrize("quoted", ["close all the roads and schools", "…", ""])
def test_not_found(quoted: str) -> None:
    assert compare(quoted, words(TEXT)).verdict == "not-found"


def test_pieces_in_another_order_are_not_verbatim() -> None:
    assert compare("every spring ... open the harbour", words(TEXT)).verdict != "verbatim"


def test_chinese_is_compared_character_by_character() -> None:
    text = words("1. 要求立即停止敌对行动，并开放港口；")
    assert compare("立即停止 敌对行动", text).verdict == "verbatim"
    assert compare("立即结束敌对行动，并开放港口", text).difference.count("[-") == 1

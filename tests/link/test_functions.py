"""What a citation does, by the words that govern it."""

from __future__ import annotations

import pytest
from recognise.harness import context

from graphkit.link.functions import Function, citation_function, functions
from graphkit.recognise import recognise


def function(text: str, lang: str = "en", mark: str = "822") -> Function:
    scanned = context(text, lang)
    start = scanned.text.index(mark)
    return citation_function(scanned, start, start + len(mark), recognise(scanned, ()))


@pytest.mark.parametrize(
    ("lang", "text", "name", "rule"),
    [
        ("en", "Recalling resolution 822 (1993),", "citesAsAuthority", "citation/recall"),
        ("en", "in accordance with its resolution 822 (1993).", "citesAsAuthority", "citation/accordance"),
        ("en", "This is a clear violation of resolution 822 (1993).", "citesAsAuthority", "citation/breach"),
        ("en", "Norway rejects resolution 822 (1993).", "disputes", "citation/dispute"),
        ("en", "Welcomes resolution 822 (1993).", "supports", "citation/welcome"),
        ("en", "(see resolution 822 (1993))", "citesForInformation", "citation/see"),
        ("en", "Resolution 822 (1993) is long.", "cites", "citation/default"),
        ("fr", "Rappelant la résolution 822 (1993),", "citesAsAuthority", "citation/recall"),
        ("es", "Reafirmando la resolución 822 (1993),", "agreesWith", "citation/reaffirm"),
        ("ru", "в соответствии с резолюцией 822 (1993)", "citesAsAuthority", "citation/accordance"),
        ("zh", "回顾安全理事会第822(1993)号决议，", "citesAsAuthority", "citation/recall"),
        ("ar", "وإذ يشير إلى القرار 822 (1993)،", "citesAsAuthority", "citation/recall"),
    ],
)
def test_functions_by_governing_words(lang: str, text: str, name: str, rule: str) -> None:
    found = function(text, lang)
    assert (found.name, found.rule) == (name, rule)


def test_the_verb_is_printed_where_it_says() -> None:
    scanned = context("Norway recalls resolution 822 (1993).", "en")
    start = scanned.text.index("822")
    found = citation_function(scanned, start, start + 10, recognise(scanned, ()))
    assert found.span is not None and scanned.text[slice(*found.span)] == found.verb == "recalls"
    assert found.subject == "state/NOR"


def test_one_verb_governs_an_enumeration_but_not_the_next_clause() -> None:
    text = "Recalling resolutions 822 (1993), 853 (1993) and 874 (1993); resolution 884 (1993) is long."
    scanned = context(text, "en")
    names = [f.name for f in functions(scanned, recognise(scanned, ())).values()]
    assert names == ["citesAsAuthority"] * 3 + ["cites"]


def test_a_quotation_behind_the_citation() -> None:
    text = "Norway points to resolution 822 (1993), which reaffirmed “that the borders of all states hold”."
    assert function(text).name == "includesQuotationFrom"

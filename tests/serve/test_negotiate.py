"""Content negotiation."""

from __future__ import annotations

import pytest

from graphkit.serve.messages import Refusal
from graphkit.serve.negotiate import RESULTS, TRIPLES, choose


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "xml"),
        ("application/json", "json"),
        ("text/*", "csv"),
        ("text/tab-separated-values; charset=utf-8", "tsv"),
        ("image/png, */*;q=0.1", "json"),
        ("text/csv;q=none, application/xml", "xml"),
        ("application/sparql-results+json;q=0, */*", "xml"),
        ("text/*;q=0.9, text/csv;q=0", "tsv"),
        ("*/*;q=0.1, text/tab-separated-values;q=0.2", "tsv"),
        ("text/csv, text/tab-separated-values", "csv"),
        ("text/tab-separated-values, text/csv", "tsv"),
    ],
)
def test_results(accept: str, form: str) -> None:
    assert choose(accept, RESULTS) == form


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "jsonld"),
        ("text/n3", "turtle"),
        ("application/*", "ntriples"),
    ],
)
def test_triples(accept: str, form: str) -> None:
    assert choose(accept, TRIPLES) == form


def test_nothing_fits() -> None:
    with pytest.raises(Refusal) as caught:
        choose("image/png", RESULTS)
    assert caught.value.status == 406
    for accept in ("*/*;q=0", "text/html", "text/csv;q=0", ",;,"):
        with pytest.raises(Refusal):
            choose(accept, RESULTS)
    with pytest.raises(Refusal):
        choose("*/*", RESULTS, "pdf")
    assert choose("image/png", RESULTS, "csv") == "csv"

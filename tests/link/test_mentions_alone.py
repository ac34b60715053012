"""Mentions asked for alone are those of the whole extraction."""

from graphkit import extract
from graphkit.pipeline import mentions
from graphkit.read import read_all
from graphkit.sample import sample_documents


def test_mentions_alone_are_the_same() -> None:
    documents = list(read_all([sample_documents()]))
    assert documents
    for document in documents:
        assert mentions(document) == extract(document).mentions

"""Real documents beside the checkout: what must hold for each of them."""

from __future__ import annotations

from pathlib import Path

from graphkit.read import read_all


def test_real_documents_map_back(shared: Path) -> None:
    documents = list(read_all([shared / "seeds"]))
    assert len(documents) == 5
    for document in documents:
        assert document.encoding == "utf-8"
        for block in document.blocks:
            span = document.view.to_source(block.start, block.end)
            assert span.start < span.end
            shown = document.view.text[block.start : block.end]
            assert document.text[span.start] == shown[0]
        assert {block.lang for block in document.blocks} <= {"", "ru", "zh", "en"}


def test_real_documents_have_few_broken_sentences(shared: Path) -> None:
    for document in read_all([shared / "seeds"]):
        flow = [document.view.text[b.start : b.end] for b in document.blocks if b.role == "text"]
        assert not [line for line in flow if line[0].islower()]
        assert not [line for line in flow if line.endswith("-")]

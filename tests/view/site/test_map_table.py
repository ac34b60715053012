"""The lines that the map draws dashed: each says why, and by what document where one is known."""

from __future__ import annotations

import re

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml

ROWS = read_yaml(ontology_path() / "map.yml")["dashed"]


def test_every_line_is_given_once_with_its_source_or_reason() -> None:
    pairs = []
    for row in ROWS:
        assert set(row) - {"between"} in ({"source"}, {"reason"}, {"source", "reason"}), row
        match = re.fullmatch(r"(\d{1,3})-(\d{1,3}|-)", row["between"])
        assert match, row
        pairs.append(frozenset(match.groups()))
    assert len(pairs) == len(set(pairs))


def test_a_source_is_a_document_or_a_map_of_the_united_nations() -> None:
    known = r"UN maps?\b|Security Council|General Assembly resolution|International Court of Justice"
    assert [row["source"] for row in ROWS if "source" in row and not re.search(known, row["source"])] == []
    assert sum("source" not in row for row in ROWS) <= 6  # a new line is not drawn without a document

"""A document cited with both symbols in one file, and with one of them in another, is one node."""

from __future__ import annotations

from pathlib import Path

import graphkit

BOTH = "General Assembly\nA/80/300\n\nThe Committee took note of the letter of Ghana (A/79/935-S/2025/351).\n"
ONE = "General Assembly\nA/80/301\n\nThe Committee took note of document S/2025/351.\n"
OTHER = "General Assembly\nA/80/302\n\nThe Committee took note of document A/79/936-S/2025/351.\n"
ITSELF = "Security Council\nS/2025/351\n\nThe Council met on 3 June 2025.\n"
CITED = "SELECT DISTINCT ?d WHERE { GRAPH ?g { ?c <http://purl.org/spar/cito/cites> ?d } } ORDER BY ?d"


def cited(folder: Path, *texts: str) -> set[str]:
    """Return the ids of what some files cite, as a graph of them has it."""
    source = folder / "texts"
    source.mkdir(parents=True)
    for number, text in enumerate(texts):
        (source / f"{number}.txt").write_text(text, "utf-8")
    with graphkit.build([source], folder / "graph") as graph:
        return {str(row["d"]).rpartition("/id/")[2] for row in graph.query(CITED)}


def test_one_symbol_leads_to_the_document_cited_with_both(tmp_path: Path) -> None:
    assert cited(tmp_path, BOTH, ONE) == {"doc/A_79_935"}


def test_the_document_itself_goes_by_the_symbol_it_prints(tmp_path: Path) -> None:
    assert cited(tmp_path, BOTH, ONE, ITSELF) == {"doc/S_2025_351"}


def test_files_that_do_not_agree_join_nothing(tmp_path: Path) -> None:
    assert cited(tmp_path, BOTH, ONE, OTHER) == {"doc/A_79_935", "doc/A_79_936", "doc/S_2025_351"}


def test_within_one_file(tmp_path: Path) -> None:
    assert cited(tmp_path, BOTH + "\nIt read document S/2025/351 again.\n") == {"doc/A_79_935"}

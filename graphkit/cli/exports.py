"""The exports: a graph in every format, its mentions and counts, the same bytes each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from graphkit.cli.lines import json_lines
from graphkit.cli.writing import fresh_file

if TYPE_CHECKING:
    from graphkit.api import Graph
    from graphkit.model import Extraction

FILES = {"graph.ttl": "turtle", "graph.trig": "trig", "graph.nq": "nquads", "graph.jsonld": "jsonld"}


def write_exports(graph: Graph, documents: Path, folder: Path) -> None:
    """Write everything that can be read without graphkit.

    Args:
        graph: the graph of the documents.
        documents: the folder it was built from.
        folder: where to write.
    """
    from graphkit.api import extract
    from graphkit.read import read_all

    found = [extract(document) for document in read_all([documents], lambda _: None)]
    for name, form in FILES.items():
        with fresh_file(folder / name) as file, file.open("wb") as out:
            graph.export(form, out)
    _write(folder / "mentions.jsonl", b"".join(map(json_lines, found)))
    _write(
        folder / "counts.json",
        msgspec.json.format(msgspec.json.encode(counts(graph, found)), indent=2) + b"\n",
    )
    _write(folder / "README.md", _readme(found).encode())


def counts(graph: Graph, found: Iterable[Extraction]) -> dict[str, Any]:
    """Return the numbers a reviewer can compare from one version to the next."""
    found = list(found)
    mentions = [mention for extraction in found for mention in extraction.mentions]
    return {
        "documents": len(found),
        "quads": graph.folder.manifest.quads,
        "mentions": len(mentions),
        "mentions_by_kind": _sorted(Counter(mention.kind for mention in mentions)),
        "mentions_by_language": _sorted(Counter(mention.lang for mention in mentions)),
        "mentions_unlinked": sum(mention.id is None and not mention.targets for mention in mentions),
        "citations": sum(len(extraction.citations) for extraction in found),
        "claims": sum(len(extraction.claims) for extraction in found),
        "signatures": sum(len(extraction.signatures) for extraction in found),
    }


def _sorted(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items()))


def _readme(found: Iterable[Extraction]) -> str:
    rows = "".join(
        f"| `{one.document.source}` | `{one.document.sha256}` |\n"
        for one in sorted(found, key=lambda one: one.document.source)
    )
    return _README.replace("ROWS", rows)


def _write(file: Path, data: bytes) -> None:
    with fresh_file(file) as partial:
        partial.write_bytes(data)


_README = """\
# Exports of the built-in sample

Made by `graphkit demo --exports exports` from the files below; a test rebuilds them and compares every byte.
`graph.trig`, `graph.nq` and `graph.jsonld` keep the named graphs, `graph.ttl` holds their triples together;
`mentions.jsonl` has one mention a line, `counts.json` the numbers to compare.

| document | SHA-256 |
|---|---|
ROWS"""

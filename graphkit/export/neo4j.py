"""The network as CSV files with the headers that `neo4j-admin database import full` reads."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.export.attributes import Plain
from graphkit.export.network import EDGE, NODE, days, edges, nodes
from graphkit.export.reading import Reading

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder


def write(graph: GraphFolder, folder: Path) -> None:
    """Write `nodes.csv` and `relationships.csv`; days are Neo4j dates, imprecise dates text beside them."""
    reading = Reading(graph)
    with (folder / "nodes.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(["id:ID", ":LABEL", *NODE, "earliest:date", "latest:date"])
        for node in nodes(reading):
            label = "".join(word.capitalize() for word in str(node.facts["kind"]).split("_"))
            values = [_cell(node.facts.get(name)) for name in NODE]
            writer.writerow([node.id, label, *values, *map(_cell, days(node.facts.get("date")))])
    with (folder / "relationships.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        known = [f"{name}:boolean" if kind == "boolean" else name for name, kind in EDGE.items()]
        writer.writerow([":START_ID", ":END_ID", ":TYPE", "id", *known, "earliest:date", "latest:date"])
        for edge in edges(reading):
            kind = str(edge.facts["relation"]).replace("-", "_").upper()
            values = [_cell(edge.facts.get(name)) for name in EDGE]
            dates = map(_cell, days(edge.facts.get("date")))
            writer.writerow([edge.source, edge.target, kind, edge.id, *values, *dates])


def _cell(value: Plain | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else " ".join(str(value).split())

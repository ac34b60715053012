"""Sets apart the links of a development set that lead elsewhere than the text; each was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).with_name("editors.tsv")


class Judged(NamedTuple):
    """A link whose target is not what the text cites: where, where it leads, what is cited, why."""

    file: str
    start: int
    end: int
    linked: str
    cited: str
    kind: str


def judged() -> list[Judged]:
    """Return the rows of the table."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return [Judged(file, int(start), int(end), *rest) for file, start, end, *rest in rows]


def unexplained(score: Any, found: Path, gold: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the citations read as another document than the link says, but for those of the table.

    Args:
        score: the scorer.
        found: the mentions, one JSON object a line.
        gold: the documents with their links.
    """
    known = {(row.file, row.start, row.cited) for row in judged()}
    mentions = score.predictions(found)
    for row in gold:
        for one in mentions.get(row["file"], []):
            if one["kind"] not in score.CITED or not one.get("symbol"):
                continue
            symbols = [one["symbol"], *one.get("symbols", [])]
            at = (one["start"], one["end"])
            links = [link for link in row["links"] if score.overlap(at, (link[0], link[1]))]
            read = any(score.same_symbol(link[2], symbol) for link in links for symbol in symbols)
            if (
                links
                and not read
                and not any((row["file"], link[0], one["symbol"]) in known for link in links)
            ):
                yield f"{row['file']} {at} {one['symbol']}"

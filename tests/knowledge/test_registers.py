"""The register of Security Council resolutions agrees with the table of first and last numbers."""

from __future__ import annotations

import csv

from graphkit.knowledge import ontology_path
from graphkit.knowledge.registers import adoption_of, adoptions


def years() -> dict[int, int]:
    path = ontology_path() / "registers" / "sc-resolutions-by-year.csv"
    with path.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return {n: int(row["year"]) for row in rows for n in range(int(row["first"]), int(row["last"]) + 1)}


def test_years_and_days() -> None:
    table = years()
    assert len(adoptions()) > 2500
    for number, entry in adoptions().items():
        assert entry.year == table[number]
        assert entry.adopted.startswith(str(entry.year))


def test_days_never_run_backwards_far() -> None:
    """Numbers follow days; a resolution may be numbered a few days late, not a month."""
    rows = [adoptions()[number] for number in sorted(adoptions())]
    for one, other in zip(rows, rows[3:], strict=False):
        assert one.adopted <= other.adopted


def test_number_and_year_must_agree() -> None:
    assert adoption_of("doc/S_RES_822-1993") is not None
    assert adoption_of("doc/S_RES_822-1994") is None
    assert adoption_of("doc/A_RES_48_114") is None

"""The table of coordinates: every id known, every point on Earth, every row with its source."""

from __future__ import annotations

import json

import pytest

from graphkit.knowledge import ontology_path
from graphkit.view.facts.places import Position, positions


def known() -> dict[str, dict[str, object]]:
    files = [
        ontology_path() / "entities" / f"{n}.jsonl"
        for n in ("places", "states", "subdivisions", "territories")
    ]
    rows = (json.loads(line) for file in files for line in file.read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def test_rows_are_sorted_and_name_known_places() -> None:
    names = list(positions())
    assert names == sorted(names)
    assert set(names) - set(known()) == set()


def test_points_are_on_earth_with_a_source() -> None:
    for name, at in positions().items():
        assert -90 <= at.latitude <= 90 and -180 <= at.longitude <= 180, name
        assert at.what in {"point", "town", "capital", "area"}, name
        assert at.source.startswith(("GeoNames ", "Natural Earth")), name


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [("place/geneva", 46.2, 6.15), ("state/FJI", -17.8, 178.0), ("place/santiago", -33.45, -70.65)],
)
def test_some_points_are_where_an_atlas_has_them(name: str, latitude: float, longitude: float) -> None:
    at: Position = positions()[name]
    assert abs(at.latitude - latitude) < 0.3 and abs(at.longitude - longitude) < 0.3

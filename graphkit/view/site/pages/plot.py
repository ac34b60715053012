"""Claims on a line of time, as an SVG that needs no script: a lane for each claimant, a mark for a claim."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.view.facts.claims import ClaimRow
    from graphkit.view.facts.values import Ref

WIDTH, LANE, LEFT, TOP = 900, 26, 230, 26
LANES = 12
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


class PlotMark(NamedTuple):
    """One claim: where its bar or dot stands, and what it leads to."""

    x: float
    width: float
    y: float
    claim: ClaimRow


class Plot(NamedTuple):
    """A line of time, ready to be drawn.

    Args:
        width, height: size; lanes: (claimant, middle of the lane); marks: the claims;
        ticks: (position, year); rest: claimants without a lane of their own.
    """

    width: int
    height: int
    left: int
    lanes: tuple[tuple[Ref, float], ...]
    marks: tuple[PlotMark, ...]
    ticks: tuple[tuple[float, int], ...]
    rest: int
    undated: int


def plot(claims: Sequence[ClaimRow]) -> Plot | None:
    """Lay claims out by time and claimant, None where fewer than two have a date."""
    dated = [(bounds, row) for row in claims if (bounds := _bounds(row))]
    if len(dated) < 2:
        return None
    counts = Counter(row.claimant.id for _, row in dated)
    refs = {row.claimant.id: row.claimant for _, row in dated}
    names = [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    lanes = {name: TOP + LANE * at + LANE / 2 for at, name in enumerate(names[:LANES])}
    low = min(bounds[0] for bounds, _ in dated)
    high = max(bounds[1] for bounds, _ in dated)
    span = max(high - low, 1.0)
    room = WIDTH - LEFT - 20

    def at(day: float) -> float:
        return round(LEFT + 8 + (day - low) / span * (room - 16), 1)

    marks = tuple(
        PlotMark(
            at(bounds[0]), max(0.0, round(at(bounds[1]) - at(bounds[0]), 1)), lanes[row.claimant.id], row
        )
        for bounds, row in dated
        if row.claimant.id in lanes
    )
    return Plot(
        width=WIDTH,
        height=TOP + LANE * len(lanes) + 30,
        left=LEFT,
        lanes=tuple((refs[name], y) for name, y in lanes.items()),
        marks=marks,
        ticks=tuple((at(year), year) for year in _years(low, high)),
        rest=len(names) - len(lanes),
        undated=len(claims) - len(dated),
    )


def _bounds(row: ClaimRow) -> tuple[float, float] | None:
    """First and last day as fractions of years; an open end ends where it begins."""
    low, high = (_year(day) for day in (row.earliest or row.latest, row.latest or row.earliest))
    return None if low is None or high is None else (min(low, high), max(low, high))


def _year(day: str) -> float | None:
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return None
    return when.year + (when.timetuple().tm_yday - 1) / 366


def _years(low: float, high: float) -> list[int]:
    span = high - low
    step = next((step for step in _STEPS if span / step <= 9), 200)
    first = -(-int(low) // step) * step if low > int(low) else int(low) // step * step
    return [year for year in range(first, int(high) + 1, step) if low <= year <= high]

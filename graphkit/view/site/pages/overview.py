"""The pages on the whole graph: what is in it, timeline, map, discrepancies, unresolved references."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit.knowledge import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.view.facts import doubts
from graphkit.view.facts.chronology import chronology
from graphkit.view.facts.contents import contents
from graphkit.view.facts.places import spots
from graphkit.view.site.pages.press import by_kind, counted

if TYPE_CHECKING:
    from graphkit.view.facts.chronology import Dated
    from graphkit.view.site.pages.press import Press

SHEET = 400  # unresolved references on one page
_PLOT = 900


def contents_page(press: Press, path: str) -> bytes:
    """Return the first page: what is in this graph."""
    found = contents(press.desk)
    rows = found.documents
    return press.render(
        "contents.html",
        path,
        title=press.w("page/contents"),
        found=found,
        tiles=(
            ("documents", len(rows)),
            ("files", found.files),
            ("characters", found.characters),
            ("mentions", sum(times for _, times in found.mentions)),
            ("citations", found.citations),
            ("claims", found.claims),
            ("unresolved", found.unresolved),
        ),
        facets={
            "lang": counted([lang for row in rows for lang in {lang for _, lang, _ in row.files}]),
            "type": counted([row.type for row in rows]),
            "author": counted([row.author.id for row in rows if row.author]),
            "year": sorted(counted([row.date[:4] for row in rows], 200)),
        },
        things=by_kind([press.desk.ref(name) for name in press.desk.things()]),
    )


def timeline(press: Press, path: str) -> bytes:
    """Return the events in order of time."""
    found = chronology(press.claims)
    years: dict[str, list[Dated]] = {}
    for event in found.events:
        years.setdefault(event.earliest[:4], []).append(event)
    every = [claim for event in found.events for claim in event.claims]
    return press.render(
        "timeline.html",
        path,
        title=press.w("page/timeline"),
        found=found,
        years=list(years.items()),
        bars=_bars({year: len(events) for year, events in years.items()}),
        facets={
            "type": counted([event.type for event in found.events]),
            "claimant": counted([claim.claimant.id for claim in every]),
            "place": counted([claim.place.id for claim in every if claim.place]),
        },
    )


def _bars(counts: dict[str, int]) -> list[dict[str, Any]]:
    """Bars for each year from the first to the last; years far from the others are left out of the plot."""
    known = sorted(int(year) for year in counts if year.isdigit())
    if len(known) < 2:
        return []
    low, high = known[0], known[-1]
    if high - low > 150:
        low = next(year for year in known if high - year <= 150)
    step = _PLOT / (high - low + 1)
    most = max(counts.values())
    every = max(1, (high - low) // 12)
    return [
        {
            "year": f"{year:04}",
            "count": counts.get(f"{year:04}", 0),
            "x": round((year - low) * step, 1),
            "width": round(step, 1),
            "inner": round(max(1.0, step - 1), 1),
            "height": round(130 * counts.get(f"{year:04}", 0) / most, 1),
            "tick": (year - low) % every == 0 and _PLOT - (year - low) * step > 24,
        }
        for year in range(low, high + 1)
    ]


@cache
def _map_table() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(ontology_path() / "map.yml")
    return found


def world(press: Press, path: str) -> bytes:
    """Return the places on a map, with what is claimed to have happened there."""
    rows = spots(press.desk, press.claims)
    placed = sorted(
        (row for row in rows if row.position), key=lambda row: (-len(row.claims), -row.mentions, row.ref.id)
    )
    return press.render(
        "map.html",
        path,
        title=press.w("page/map"),
        placed=placed,
        unplaced=[row for row in rows if not row.position],
        dashed=" ".join(row["between"] for row in _map_table()["dashed"]),
        map_words={
            key: press.w("map/" + key) for key in ("label", "in", "out", "whole", "mentions", "events")
        },
    )


def discrepancies(press: Press, path: str) -> bytes:
    """Return what cannot both be exact."""
    rows = doubts.discrepancies(press.desk)
    groups: dict[str, list[doubts.DiscrepancyRow]] = {}
    for row in rows:
        groups.setdefault(row.type, []).append(row)
    return press.render(
        "discrepancies.html",
        path,
        title=press.w("page/discrepancies"),
        groups=list(groups.items()),
        checks=doubts.checks(press.desk),
        dates={ref.id: press.desk.date(ref.id) for row in rows for ref in row.concerns},
    )


def sheets(press: Press) -> int:
    """Return how many pages the unresolved references take."""
    return max(1, -(-len(doubts.unresolved_places(press.desk)) // SHEET))


def unresolved(press: Press, sheet: int, path: str) -> bytes:
    """Return one page of the references that are not linked."""
    places = doubts.unresolved_places(press.desk)
    rows = list(doubts.unresolved(press.desk, places[(sheet - 1) * SHEET : sheet * SHEET]))
    reasons = Counter(reason for _, reason in places)
    return press.render(
        "unresolved.html",
        path,
        title=press.w("page/unresolved"),
        rows=rows,
        total=len(places),
        sheet=sheet,
        sheets=max(1, -(-len(places) // SHEET)),
        reasons=sorted(reasons.items(), key=lambda row: (-row[1], row[0])),
        facets={
            "kind": counted([row.kind for row in rows]),
            "reason": counted([row.reason for row in rows]),
            "lang": counted([row.passage.lang for row in rows]),
        },
    )

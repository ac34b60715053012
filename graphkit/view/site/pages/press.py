"""What the pages share: the graph's facts, the words of the pages, the templates."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphkit.view.facts.chronology import all_claims
from graphkit.view.facts.desk import Desk
from graphkit.view.facts.naming import direction
from graphkit.view.site.pages.links import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graphkit.view.facts.claims import ClaimRow
    from graphkit.view.facts.reader import Version
    from graphkit.view.facts.values import Ref
    from graphkit.view.site.site import Site


class Press:
    """Renders pages of one graph.

    Args:
        site: the site they belong to.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.desk = Desk(site.graph)
        self.w = site.words

    @cached_property
    def claims(self) -> tuple[ClaimRow, ...]:
        """All claims of the graph's documents; read once, where a page is about all of them."""
        return tuple(all_claims(self.desk))

    @cached_property
    def _shared(self) -> dict[str, Any]:
        def named(prefix: str) -> Callable[[str], str]:
            return lambda name: self.w(f"{prefix}/{name or 'und'}")

        return {
            "w": self.w,
            "direction": direction,
            "anchor": anchor,
            "period": period,
            "lang_name": named("lang"),
            "fn_name": named("function"),
            "type_name": named("event-type"),
            "kind_name": named("kind"),
            "doctype_name": named("document-type"),
            "mention_name": named("mention"),
            "ref_name": lambda name: self.desk.ref(name).label(self.w.lang),
        }

    def render(self, template: str, path: str, **values: Any) -> bytes:
        """Fill a template; whatever comes from documents is escaped.

        Args:
            template: its name; path: path of the page.
            values: what the page shows.
        """
        return self.site.page(path, template, links=Links(path), **self._shared, **values)

    def compare_link(self, sha12: str, version: Version) -> dict[str, str]:
        """Return the path of the page that sets two files side by side, and the languages."""
        one, two = self.pair(sha12, version.sha12)
        return {"page": f"compare/{one}-{two}", "here": version.here, "there": version.lang}

    def pair(self, one: str, other: str) -> tuple[str, str]:
        """Return two files in the order in which they stand side by side."""
        first, second = sorted((one, other), key=lambda sha12: (self.desk.language(sha12), sha12))
        return first, second


def anchor(name: str) -> str:
    """Return an id as a fragment that needs no escapes.

    >>> anchor("place/kalbajar-district")
    'place_kalbajar-district'
    """
    return re.sub(r"[^\w.-]+", "_", name)


def period(first: str, last: str) -> str:
    """Return a stretch of days as shortly as it can be said.

    >>> period("1988-01-01", "1988-12-31"), period("1993-04-01", "1993-04-30")
    ('1988', '1993-04')
    """
    if first == last or not last:
        return first
    if first[4:] == "-01-01" and last[4:] == "-12-31":
        return first[:4] if first[:4] == last[:4] else f"{first[:4]} – {last[:4]}"
    ends = {"-28", "-29", "-30", "-31"}
    if first[:7] == last[:7] and first[7:] == "-01" and last[7:] in ends:
        return first[:7]
    return f"{first} – {last}"


def counted(values: Iterable[str], most: int = 40) -> list[tuple[str, int]]:
    """Count values, the most frequent first, empty ones left out."""
    counts = Counter(value for value in values if value)
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:most]


def by_kind(refs: Iterable[Ref]) -> list[tuple[str, list[Ref]]]:
    """Group things by kind; kinds and things in a fixed order."""
    grouped: dict[str, list[Ref]] = {}
    for ref in refs:
        grouped.setdefault(ref.kind, []).append(ref)
    return [
        (kind, sorted(rows, key=lambda ref: (ref.label().casefold(), ref.id)))
        for kind, rows in sorted(grouped.items())
    ]

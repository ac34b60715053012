"""Where the thing meant by a short form may have been named: before it, in the same part."""

from __future__ import annotations

import bisect
from functools import lru_cache

from graphkit.knowledge.cache import compiled
from graphkit.link.place import Places
from graphkit.model import Part
from graphkit.scan.context import Context, Found, in_order

_REACH = 3_000  # characters back in which an antecedent may stand
_SILENT = frozenset({"masthead", "running-header", "link-block", "annex-heading"})


def _types() -> dict[str, str]:
    return _types_of(compiled().digest)


@lru_cache(maxsize=4)
def _types_of(_digest: str) -> dict[str, str]:
    return {r.id: r.type for r in compiled().entities.values() if r.type}


class Antecedents:
    """The mentions of a document by kind, with the part each stands in.

    Args:
        context: the scanned document.
        parts: its parts.
        found: all mentions in view offsets, ordered.
    """

    def __init__(self, context: Context, parts: tuple[Part, ...], found: list[Found]) -> None:
        self._context = context
        self._places = Places(parts)
        self._by_id = {p.id: p for p in parts}
        self._silent = sorted((p.start, p.end) for p in parts if p.type in _SILENT)
        self._by_kind: dict[str, list[Found]] = {}
        self._starts: dict[str, list[int]] = {}
        self._states: dict[str, Found | None] = {}
        for one in in_order(found):
            if one.form != "url" and one.id is not None and one.kind != "anaphor":
                self._by_kind.setdefault(one.kind, []).append(one)

    def of_kind(self, kind: str) -> list[Found]:
        """Return all mentions of a kind, in order."""
        return self._by_kind.get(kind, [])

    def part(self, one: Found) -> Part | None:
        """Return the smallest part with an author that holds a mention."""
        return self._by_id.get(self._places.part(*self._context.document.view.to_source(one.start, one.end)))

    def state_of(self, author: str) -> Found | None:
        """Return the State named within a name of an author: Azerbaijan in its Permanent Representative."""
        if author not in self._states:
            self._states[author] = self._state_within(author)
        return self._states[author]

    def _state_within(self, author: str) -> Found | None:
        kind = compiled().entities[author].kind if author in compiled().entities else ""
        names = self._by_kind.get(kind, []) if kind else [m for row in self._by_kind.values() for m in row]
        states = self.of_kind("state")
        for name in names:
            if name.id == author:
                first = bisect.bisect_left(states, name.start, key=lambda f: f.start)
                for row in range(first, len(states)):
                    state = states[row]
                    if state.start >= name.end:
                        break
                    if name.start <= state.start and state.end <= name.end:
                        return state
        return None

    def near(self, kind: str, anaphor: Found) -> list[Found]:
        """Return the mentions of a kind that end before a short form, nearest last, wherever they stand."""
        mentions = self.of_kind(kind)
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = [m.start for m in mentions]
        first = bisect.bisect_left(starts, anaphor.start - _REACH)
        last = bisect.bisect_left(starts, anaphor.start)
        return [m for m in mentions[first:last] if m.end <= anaphor.start]

    def before(self, kind: str, anaphor: Found) -> list[Found]:
        """Return the mentions of a kind before a short form that its part allows, nearest last."""
        near = self.near(kind, anaphor)
        if not near:
            return []
        mine = self.part(anaphor)
        return [m for m in near if self._allows(mine, m)]

    def _allows(self, mine: Part | None, mention: Found) -> bool:
        start = self._context.document.view.to_source(mention.start, mention.end).start
        if any(first <= start < last for first, last in self._silent):
            return False
        other = self.part(mention)
        if mine is None or other is None or mine.id == other.id:
            return True
        return mine.type == "footnote" and mine.parent == other.id

    def of_types(self, mentions: list[Found], types: str) -> list[Found]:
        """Keep the mentions of places of some types: "district+city"."""
        wanted = types.split("+")
        return [m for m in mentions if _types().get(str(m.id)) in wanted]

"""The words behind the links of the Explorer, each with its counterpart in the other languages."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.graph.iris import Place, parse_mention
from graphkit.query.readable import visible
from graphkit.view.excerpt import excerpt
from graphkit.view.links import local

if TYPE_CHECKING:
    from graphkit.view.gather import Gathered
    from graphkit.view.links import Words
    from graphkit.view.origin import Origins

LONGEST = 700  # characters of a counterpart that are shown


class Counterpart(NamedTuple):
    """A paragraph that says the same in another version."""

    lang: str
    sha12: str
    start: int
    end: int


class Passages:
    """Cuts passages out of the texts.

    Args:
        gathered: the graph as read for the pages.
        origins: where words come from.
    """

    def __init__(self, gathered: Gathered, origins: Origins) -> None:
        self._gathered = gathered
        self._origins = origins

    def cut(self, words: Words) -> dict[str, Any]:
        """Return a passage as the page takes it; what is empty is left out.

        Keys: file, start, end (offsets of the mention), before, mention, after, lang, part;
        author, doc (ids); src (first digits of the file's hash); `also`: counterparts, each with
        lang, file, start, end, text.
        """
        gathered, carrier = self._gathered, self._gathered.files[words.sha12]
        shown = excerpt(gathered.text(words.sha12), words.start, words.end, words.context)
        origin = self._origins.of(words)
        passage = {
            "file": gathered.graph.names(words.sha12)[0],
            "start": words.start,
            "end": words.end,
            "before": shown.before,
            "mention": shown.mention,
            "after": shown.after,
            "lang": origin.lang,
            "part": origin.part,
            "author": origin.author,
            "doc": carrier.document,
            "src": words.sha12,
            "also": [self._shown(found) for found in self.counterparts(words)],
        }
        return {key: value for key, value in passage.items() if value not in ("", None, [])}

    def counterparts(self, words: Words) -> list[Counterpart]:
        """Return the paragraphs that say the same as the one in which some words stand."""
        rows = self._parallel.get(words.sha12, [])
        at = bisect_right(rows, (words.start, 1 << 60)) - 1
        if at < 0 or words.start >= rows[at][1]:
            return []
        return sorted(row[2] for row in rows if row[:2] == rows[at][:2])

    def _shown(self, found: Counterpart) -> dict[str, Any]:
        text = " ".join(visible(self._gathered.text(found.sha12)[found.start : found.end]).split())
        return {
            "lang": found.lang,
            "file": self._gathered.graph.names(found.sha12)[0],
            "start": found.start,
            "end": found.end,
            "text": text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…",
        }

    @cached_property
    def _parallel(self) -> dict[str, list[tuple[int, int, Counterpart]]]:
        found: dict[str, list[tuple[int, int, Counterpart]]] = {}
        for row in self._gathered.rows("parallel"):
            one, other = parse_mention(row["paragraph"] or ""), parse_mention(row["counterpart"] or "")
            if one is None or other is None:
                continue
            for here, there in ((one, other), (other, one)):
                if there.sha12 in self._gathered.files:
                    row_there = Counterpart(self._language(there), *there)
                    found.setdefault(here.sha12, []).append((here.start, here.end, row_there))
        return {sha12: sorted(set(rows)) for sha12, rows in found.items()}

    def _language(self, place: Place) -> str:
        """Return the language of a paragraph: that of the innermost part that says one, else of the file."""
        around = [
            (end - start, lang)
            for start, end, lang in self._spoken.get(place.sha12, ())
            if start <= place.start < end
        ]
        return min(around)[1] if around else self._gathered.files[place.sha12].lang

    @cached_property
    def _spoken(self) -> dict[str, list[tuple[int, int, str]]]:
        found: dict[str, list[tuple[int, int, str]]] = {}
        for row in self._gathered.rows("languages"):
            place = parse_mention(row["extent"] or "")
            if place is not None:
                found.setdefault(place.sha12, []).append((place.start, place.end, local(row["lang"])))
        return found

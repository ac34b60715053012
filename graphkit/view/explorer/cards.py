"""What the Explorer tells of one node: names with who uses them, facts, a caution, citations."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from graphkit.query.readable import visible
from graphkit.view.facts.citing import ready

if TYPE_CHECKING:
    from graphkit.view.describe import Describer
    from graphkit.view.facts.desk import Desk
    from graphkit.view.gather import Gathered
    from graphkit.view.origin import Origins
    from graphkit.view.values import PageNode

PER_FILE = 30  # mentions of one thing in one file that are looked at
SPELLINGS = 40  # names that are listed, the most frequent first
USERS = 8  # authors that are listed for a name


class Cards:
    """Gathers what is told of nodes.

    Args:
        gathered: the graph as read for the pages.
        describer: what things are called.
        origins: where words come from.
        desk: where works are looked up to be cited.
    """

    def __init__(self, gathered: Gathered, describer: Describer, origins: Origins, desk: Desk) -> None:
        self._gathered = gathered
        self._describer = describer
        self._origins = origins
        self._desk = desk

    def card(self, node: PageNode) -> dict[str, Any]:
        """Return what is told of a node; what is empty is left out.

        Keys: names (rows of language, spelling, times, ids of those who use it), aliases, note, facts, cite.
        """
        told = self._describer.node(node)
        card = {
            "names": self._names(node.id),
            "aliases": list(told.aliases),
            "note": told.note,
            "facts": [list(fact) for fact in told.facts],
            "cite": self._cite(node.id),
        }
        return {key: value for key, value in card.items() if value}

    def _cite(self, name: str) -> dict[str, str]:
        found = ready(self._desk, name)
        return {"un": found.un, "bibtex": found.bibtex.strip()} if found else {}

    def _names(self, name: str) -> list[list[Any]]:
        times: Counter[tuple[str, str]] = Counter()
        users: dict[tuple[str, str], Counter[str]] = {}
        seen: Counter[str] = Counter()
        for words in sorted(self._gathered.names.get(name, ())):
            seen[words.sha12] += 1
            if seen[words.sha12] > PER_FILE:
                continue
            origin = self._origins.of(words)
            spelling = re.sub(r"\s+", " ", visible(self._gathered.text(words.sha12)[words.start : words.end]))
            times[origin.lang, spelling] += 1
            if origin.author:
                users.setdefault((origin.lang, spelling), Counter())[origin.author] += 1
        ranked = sorted(times.items(), key=lambda item: (-item[1], item[0]))[:SPELLINGS]
        return [
            [lang, spelling, count, _most(users.get((lang, spelling), Counter()))]
            for (lang, spelling), count in ranked
        ]


def _most(users: Counter[str]) -> list[str]:
    ranked = sorted(users.items(), key=lambda item: (-item[1], item[0]))
    return [user for user, _ in ranked[:USERS]]

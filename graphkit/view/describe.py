"""Names, notes and facts of the nodes of a page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from graphkit.query.readable import visible
from graphkit.view import LANGUAGES
from graphkit.view.gather import Gathered
from graphkit.view.links import local
from graphkit.view.origin import Origins
from graphkit.view.plain_names import item_labels, plain
from graphkit.view.session_names import session_labels
from graphkit.view.tables import word

if TYPE_CHECKING:
    from graphkit.view.values import PageNode

PER_FILE = 30  # mentions of one thing in one file that are looked at for its spellings
NAMES_EACH = 12  # spellings shown for each language, the most frequent first
FACTS = (
    ("title", "prefLabel"),
    ("type", "documentType"),
    ("type", "entityType"),
    ("date", "edtf"),
    ("symbol", "symbol"),
)


class Describer:
    """Says what a node is called, in every language the graph knows."""

    def __init__(self, gathered: Gathered, kinds: dict[str, str], origins: Origins) -> None:
        self._gathered = gathered
        self._origins = origins
        self._kinds = kinds
        self._said: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for row in gathered.rows("labels"):
            said = self._said.setdefault(gathered.id(row["thing"]), {})
            said.setdefault(local(row["kind"]), []).append((row["lang"] or "", row["name"] or ""))
        authors = (link for link in gathered.frames() if link.type == "author" and link.target)
        self._authors = {link.source: link.target for link in sorted(authors, key=str, reverse=True)}
        bodies = (link for link in gathered.frames() if link.type == "part-of" and link.target)
        self._meets = {link.source: link.target for link in bodies if kinds.get(link.source) == "session"}
        self._files: dict[str, list[str]] = {}
        for sha12, carrier in sorted(gathered.files.items()):
            self._files.setdefault(carrier.document, []).extend(gathered.graph.names(sha12))

    def title(self) -> str:
        """Return a heading for the page: how many documents it is drawn from."""
        count = len({carrier.document for carrier in self._gathered.files.values()})
        return "One document" if count == 1 else f"{count} documents"

    def labels(self, name: str) -> dict[str, str]:
        """Return the display names of a thing by language.

        A document goes by its symbol, which is the same in all languages; one without a
        symbol by its type, author and date; whatever has no name at all by its file or id.
        """
        kind = self._kinds.get(name)
        if kind in ("document", "resolution"):
            symbol = self._first(name, "symbol")
            if symbol:
                return {"": symbol}
            return self._frame_labels(name) or {"": (self._files.get(name) or [plain(name)])[0]}
        if kind == "session" and name in self._meets:
            body = self._meets[name]
            number = name.rpartition("_")[2]
            return session_labels(number, body, self.labels(body))
        said = dict(sorted(self._said.get(name, {}).get("prefLabel", []), reverse=True))
        if kind == "agenda_item" and all(label.isdigit() for label in said.values()):
            return item_labels(name)
        return dict(sorted(said.items())) or {"": plain(name)}

    def node(self, node: PageNode) -> PageNode:
        """Return the node with everything the page tells about it."""
        notes = self._said.get(node.id, {}).get("note", [])
        return msgspec.structs.replace(
            node,
            labels=self.labels(node.id),
            names=self._names(node.id),
            aliases=tuple(sorted({text for _, text in self._said.get(node.id, {}).get("altLabel", [])})),
            note=min(notes)[1] if notes else None,
            facts=tuple(self._facts(node.id)),
        )

    def spellings(self, name: str) -> tuple[str, ...]:
        """Return the further names of a thing, and how the texts write it, the most frequent first."""
        known = sorted({text for _, text in self._said.get(name, {}).get("altLabel", [])})
        written = [text for texts in self._names(name).values() for text in texts]
        return tuple(dict.fromkeys((*known, *written)))

    def _first(self, name: str, key: str) -> str | None:
        return min((text for _, text in self._said.get(name, {}).get(key, [])), default=None)

    def _frame_labels(self, name: str) -> dict[str, str]:
        kind, date = local(self._first(name, "documentType")), self._first(name, "edtf")
        own = self.labels(self._authors[name]) if name in self._authors else {}
        if not kind or not (date or own):
            return {}
        plain = own.get("en") or own.get("")
        labels = {
            lang: word("comma", lang).join(filter(None, (word(kind, lang), date, own.get(lang) or plain)))
            for lang in LANGUAGES
        }
        return {lang: label[:1].upper() + label[1:] for lang, label in labels.items()}

    def _facts(self, name: str) -> list[tuple[str, str]]:
        said = self._said.get(name, {})
        facts = [
            (fact, local(text) if fact == "type" else text)
            for fact, key in FACTS
            for _, text in sorted(said.get(key, []))
            if fact != "title" or name.startswith("doc/")
        ]
        return facts + [("file", text) for text in self._files.get(name, [])]

    def _names(self, name: str) -> dict[str, tuple[str, ...]]:
        counts: dict[str, Counter[str]] = {}
        seen: Counter[str] = Counter()
        for words in sorted(self._gathered.names.get(name, ())):
            seen[words.sha12] += 1
            if seen[words.sha12] > PER_FILE:
                continue
            spelling = re.sub(r"\s+", " ", visible(self._gathered.text(words.sha12)[words.start : words.end]))
            counts.setdefault(self._origins.of(words).lang, Counter())[spelling] += 1
        return {lang: _frequent(found) for lang, found in sorted(counts.items())}


def _frequent(counts: Counter[str]) -> tuple[str, ...]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(spelling for spelling, _ in ranked[:NAMES_EACH])

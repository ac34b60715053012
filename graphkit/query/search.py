"""Full-text search over passages and labels, in every script: an index of three-letter pieces.

Chinese and Arabic need no word breaks that way. The index stands in a cache folder, named after
the content of the graph; the graph itself is never written to.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from graphkit.graph.iris import NS
from graphkit.graph.terms import DCTERMS, SKOS
from graphkit.knowledge.home import cache_home
from graphkit.query.excerpts import excerpt
from graphkit.query.readable import UNSEEN, readable

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.folder import GraphFolder

FORMAT = 2  # raise when the index changes its form
_PASSAGE, _OVERLAP = 1200, 120  # characters of a passage at most, and of what two have in common


class Passage(msgspec.Struct, frozen=True):
    """A sentence that holds the words looked for; file and place lead to the exact text."""

    file: str
    source: str
    start: int
    end: int
    lang: str
    sentence: str
    mark_start: int
    mark_end: int


class Named(msgspec.Struct, frozen=True):
    """A node that goes by a name that holds the words looked for."""

    iri: str
    name: str
    lang: str


class _Folding(dict[int, str]):
    """Folds a character without changing how many there are."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1].lower() or char
        self[code] = " " if base.isspace() else base if len(base) == 1 else char
        return self[code]


@cache
def _folding() -> _Folding:
    return _Folding()


def folded(text: str) -> str:
    """Return a text without case, accents and forms of letters, every character in its place.

    >>> folded("Лачинский Район, Général, آذار")
    'лачинскии раион, general, اذار'
    """
    return text.translate(_folding())


def index_file(graph: GraphFolder) -> Path | None:
    """Return where the index of a graph stands, made where there is none; None where none can be kept."""
    # Edits change no text: the index of the graph as it was built stays the one for its passages.
    built = msgspec.structs.replace(graph.manifest, edits=0, quads=0)
    digest = hashlib.sha256(msgspec.json.encode(built, order="deterministic")).hexdigest()[:24]
    target = cache_home() / f"search-{FORMAT}-{digest}.sqlite"
    if _sound(target):
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
            partial = Path(file.name)
    except OSError:
        return None
    try:
        with contextlib.closing(sqlite3.connect(partial)) as base:
            base.execute("PRAGMA journal_mode=OFF")
            _fill(graph, base)
        partial.replace(target)
    except (OSError, sqlite3.Error):  # no room for it
        return None
    finally:
        partial.unlink(missing_ok=True)
    return target


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _sound(file: Path) -> bool:
    """Say whether a file is a whole index: one that is cut off tells so when it is first asked."""
    if not file.is_file():
        return False
    try:
        with contextlib.closing(_opened(file)) as base:
            for table in ("passage", "label"):
                base.execute(f"SELECT rowid FROM {table} LIMIT 1").fetchone()  # noqa: S608 - our own tables
    except sqlite3.Error:
        return False
    return True


def _fill(graph: GraphFolder, base: sqlite3.Connection) -> None:
    base.execute("CREATE VIRTUAL TABLE passage USING fts5(body, sha12 UNINDEXED, first UNINDEXED,"
                 " lang UNINDEXED, tokenize='trigram')")  # fmt: skip
    base.executemany("INSERT INTO passage VALUES (?,?,?,?)", _passages(graph))
    _fill_labels(graph, base)
    base.commit()


def _fill_labels(graph: GraphFolder, base: sqlite3.Connection) -> None:
    base.execute("CREATE VIRTUAL TABLE label USING fts5(body, iri UNINDEXED, name UNINDEXED,"
                 " lang UNINDEXED, tokenize='trigram')")  # fmt: skip
    base.executemany("INSERT INTO label VALUES (?,?,?,?)", _labels(graph))


def _passages(graph: GraphFolder) -> Iterator[tuple[str, str, int, str]]:
    for sha12 in sorted(graph.sources):
        text, lang = readable(graph, sha12), language(graph, sha12)
        for match in re.finditer(rf"(?s)[^\s{UNSEEN}].*?(?=\n\s*\n|\f|\Z)", text):
            # A long paragraph is cut into pieces that overlap, so that no name is cut in two.
            for at in range(match.start(), match.end(), _PASSAGE - _OVERLAP):
                body = folded(text[at : min(at + _PASSAGE, match.end())])
                yield body.encode("utf-8", "replace").decode(), sha12, at, lang
                if at + _PASSAGE >= match.end():
                    break


def language(graph: GraphFolder, sha12: str) -> str:
    """Return the language of a file's document."""
    import pyoxigraph as ox

    source = ox.NamedNode(graph.iris.source(sha12))
    for quad in graph.store.quads_for_pattern(source, ox.NamedNode(NS + "embodies"), None, None):
        expression = cast("ox.NamedNode", quad.object)
        for row in graph.store.quads_for_pattern(expression, ox.NamedNode(DCTERMS + "language"), None, None):
            return str(getattr(row.object, "value", "")).rsplit("/", 1)[-1]
    return ""


def _labels(graph: GraphFolder) -> Iterator[tuple[str, str, str, str]]:
    import pyoxigraph as ox

    found = set()
    for name in (SKOS + "prefLabel", SKOS + "altLabel", NS + "symbol"):
        for quad in graph.store.quads_for_pattern(None, ox.NamedNode(name), None, None):
            value, lang = getattr(quad.object, "value", ""), getattr(quad.object, "language", None)
            found.add((getattr(quad.subject, "value", ""), str(value), str(lang or "")))
    for iri, value, lang in sorted(found):
        yield folded(value).encode("utf-8", "replace").decode(), iri, value, lang


class Search:
    """Looks words up in the index of a graph.

    Args:
        graph: an open graph.
        file: its index; None makes one in memory.
    """

    def __init__(self, graph: GraphFolder, file: Path | None) -> None:
        self._graph = graph
        self._base = sqlite3.connect(":memory:") if file is None else _opened(file)
        if file is None:
            _fill(graph, self._base)
        self._names = self._base
        if graph.manifest.edits:
            self._names = sqlite3.connect(":memory:")
            _fill_labels(graph, self._names)

    def labels(self, words: str, limit: int = 20) -> list[Named]:
        """Return nodes whose names hold all the words, the shortest names first."""
        rows = self._rows("label", "iri, name, lang", words, "length(name), name", limit)
        return [Named(*row) for row in rows]

    def passages(self, words: str, limit: int = 50, offset: int = 0) -> list[Passage]:
        """Return sentences that hold all the words, the best first."""
        rows = self._rows("passage", "body, sha12, first, lang", words, "rank", limit, offset)
        return [self._passage(words, *row) for row in rows]

    def _rows(
        self, table: str, columns: str, words: str, order: str, limit: int, offset: int = 0
    ) -> list[tuple[str, ...]]:
        terms = folded(words).split()[:12]
        if not terms or any("\ud800" <= char <= "\udfff" for char in words):  # no character of any text
            return []
        long = [term for term in terms if len(term) >= 3]
        tests = [f"{table} MATCH ?"] if long else []
        given: list[str | int] = [" ".join(f'"{term.replace(chr(34), chr(34) * 2)}"' for term in long)]
        tests += ["instr(body, ?) > 0"] * (len(terms) - len(long))
        given = [*(given if long else []), *(term for term in terms if len(term) < 3), limit, offset]
        order = order if long or order != "rank" else "rowid"
        # Only names of our own tables and columns are put together here; values are bound.
        ask = f"SELECT {columns} FROM {table} WHERE {' AND '.join(tests)} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
        base = self._names if table == "label" else self._base
        return list(base.execute(ask, given))

    def _passage(self, words: str, body: str, sha12: str, first: str, lang: str) -> Passage:
        term = max(folded(words).split()[:12], key=len)
        start = int(first) + max(0, body.find(term))
        end = start + len(term)
        shown = excerpt(readable(self._graph, sha12), start, end)
        name = self._graph.names(sha12)[0]
        return Passage(name, sha12, start, end, lang, *shown)

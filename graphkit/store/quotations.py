"""Sets what documents quote from resolutions, and how they report them, beside the resolutions' texts.

Only resolutions whose text is in the graph are looked at, and only the sentences that name one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.graph.iris import NS, Iris, Place, parse_mention
from graphkit.graph.terms import CITO, DCTERMS, TYPE, string, term, vocab
from graphkit.store.packs import read
from graphkit.store.resolutions import Text, Texts, by_document, objects, texts_found
from graphkit.store.verbs import acting, near, printed, said_forms
from graphkit.store.wording import Comparison, Word, compare, words

if TYPE_CHECKING:
    import pyoxigraph as ox

REACH = 600  # characters behind the name of a resolution in which its sentence goes on
NEAR = 60  # characters between the name of a resolution and the verb by which it is reported
FEWEST = 4  # words of a quotation


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“]+)“|\"([^\"]+)\"|「([^「」]+)」")


@cache
def _stop() -> re.Pattern[str]:
    """The end of a sentence: a full stop behind a word of three letters, or a blank line."""
    return re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s+[^\W\d_a-z])|(?<=[”»\"*])\.\s|[。！？؟]|\n[ \t\r]*\n")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r"(?:\n|\d\.|\([a-z]\)|, and)\s*$")


class Checked(msgspec.Struct, frozen=True):
    """The comparisons of one file: what they were made of, as a digest, the resolutions, and their quads."""

    ground: str
    others: list[str]
    lines: list[str]


class Known(msgspec.Struct):
    """What was known of all files when they were last looked at; brought up to date.

    Args:
        texts: the resolutions that a file is a text of, and its language; checked: the comparisons of files.
    """

    texts: Texts
    checked: dict[str, Checked]


class Quotations:
    """Compares what files quote and report with the texts of resolutions.

    Args:
        store: the store, with all that was read.
        folder: the folder with the texts.
        iris: where the IRIs of the graph begin.
        known: what is known, or None.
    """

    def __init__(self, store: ox.Store, folder: Path, iris: Iris, known: Known | None = None) -> None:
        self._store = store
        self.known = known or Known({}, {})
        self._folder = folder
        self._iris = iris
        self._text = lru_cache(maxsize=64)(self._read)
        self._words = lru_cache(maxsize=64)(self._read_words)
        self._lang = lru_cache(maxsize=4096)(self._lang_of)
        self._printed = lru_cache(maxsize=1024)(self._printed_in)

    def again(self, files: Iterable[str], anew: set[str]) -> set[str]:
        """Look for texts of resolutions once more; return the files whose comparisons may be others.

        Args:
            files: all files of the graph, by the first digits of their hashes.
            anew: those whose quads are not those they were, or no more.
        """
        before = by_document(self.known.texts)
        kept = {sha12: rows for sha12, rows in self.known.texts.items() if sha12 not in anew}
        self.known.texts = dict(
            sorted((kept | texts_found(self._store, self._iris, anew.intersection(files))).items())
        )
        now = self._texts
        changed = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
        # the same bytes may have been read in another way, as the text of the same resolution
        changed |= {name for name, texts in now.items() if any(text.sha12 in anew for text in texts)}
        looked = {sha12 for sha12, row in self.known.checked.items() if not changed.isdisjoint(row.others)}
        again = anew.union(looked, *map(self._naming, sorted(changed)))
        for sha12 in again:
            self.known.checked.pop(sha12, None)
        return again

    def _naming(self, document: str) -> Iterator[str]:
        """Yield the files that cite a document."""
        import pyoxigraph as ox

        cited, start = ox.NamedNode(f"{CITO}hasCitedEntity"), f"{self._iris.id}src/"
        for quad in self._store.quads_for_pattern(None, cited, ox.NamedNode(document), None):
            name = str(getattr(quad.subject, "value", ""))
            if name.startswith(start):
                yield name[len(start) :][:12]

    def lines(self, cited: Iterable[tuple[str, str]], again: set[str] | None = None) -> Iterator[str]:
        """Yield the quads of all comparisons; `known` is up to date at the end.

        Args:
            cited: mentions with what they cite, as IRIs, of the files that are looked at.
            again: these files, first digits of their hashes; None looks at all.
        """
        if again is None:
            self.known = Known(texts_found(self._store, self._iris), {})
        checked = self.known.checked
        names = self._named(cited) if self._texts else {}
        for sha12 in [sha12 for sha12 in checked if again is None or sha12 in again]:
            if sha12 not in names:
                del checked[sha12]
        for sha12, places in sorted(names.items()):
            others = sorted({document for _, document in places})
            ground = self._ground(places, others)
            known = checked.get(sha12)
            if known is None or known.ground != ground:
                checked[sha12] = Checked(ground, others, list(self._file(sha12, places, others)))
        self.known.checked = dict(sorted(checked.items()))
        for row in self.known.checked.values():
            yield from row.lines

    def close(self) -> None:
        """Let go of the store and the texts: a store that someone holds stays locked."""
        del self._store, self._text, self._words, self._lang, self._printed

    def _ground(self, places: list[tuple[Place, str]], others: list[str]) -> str:
        """Return a digest of what the comparisons of a file are made of: names by place, texts by hash."""
        own = bool(places) and places[0][0].sha12 in self.known.texts
        ground = repr((places, [(other, self._texts[other]) for other in others], own))
        return hashlib.sha256(ground.encode()).hexdigest()[:24]

    def _file(self, sha12: str, places: list[tuple[Place, str]], others: list[str]) -> Iterator[str]:
        for at, (place, document) in enumerate(places):
            limit = next((p.start for p, d in places[at + 1 :] if d != document), len(self._text(sha12)))
            yield from self._compare(place, document, limit, others)

    @cached_property
    def _texts(self) -> dict[str, list[Text]]:
        """Texts of each resolution, by its IRI."""
        return by_document(self.known.texts)

    def _named(self, cited: Iterable[tuple[str, str]]) -> dict[str, list[tuple[Place, str]]]:
        """Where each file names a resolution whose text is in the graph."""
        found: dict[str, list[tuple[Place, str]]] = {}
        for mention, document in cited:
            texts = self._texts.get(document, [])
            place = parse_mention(mention) if texts else None
            if place and all(text.sha12 != place.sha12 for text in texts):
                found.setdefault(place.sha12, []).append((place, document))
        return {sha12: sorted(set(places)) for sha12, places in found.items()}

    def _read(self, sha12: str) -> str:
        return read(self._folder, "texts", sha12).decode("utf-8", "surrogatepass")

    def _read_words(self, sha12: str) -> list[Word]:
        return words(self._text(sha12))

    def _compare(self, place: Place, document: str, limit: int, others: list[str]) -> Iterator[str]:
        text = self._text(place.sha12)
        limit = min(limit, place.end + REACH, len(text))
        stop = _stop().search(text, place.end, limit)
        end = stop.start() if stop else limit
        quotes = [
            m
            for m in _quoted().finditer(text, place.end, min(end + 2, len(text)))
            if len(words(m[0])) >= FEWEST
        ]
        for match in quotes:
            start = match.start() + 1
            verdict, against = self._quotation(text[start : match.end() - 1], document, others)
            yield from self._lines(
                place.sha12, (start, match.end() - 1), document, against, verdict, "quotation"
            )
        yield from self._reported(place, document, end, [m.span() for m in quotes])

    def _quotation(self, quoted: str, document: str, others: list[str]) -> tuple[Comparison, str]:
        """Compare with the resolution named, and where it has no such words, with the others named there."""
        best, where = Comparison("not-found"), ""
        for text in self._texts[document]:
            found = compare(quoted, self._words(text.sha12))
            if found.verdict == "verbatim" or (found.verdict == "altered" and best.verdict != "altered"):
                best, where = found, text.sha12
            if found.verdict == "verbatim":
                return best, where
        for other in others:
            for text in self._texts[other] if other != document else ():
                found = compare(quoted, self._words(text.sha12))
                if found.verdict == "verbatim":
                    return Comparison("elsewhere", found.found), text.sha12
        return best, where

    def _reported(
        self, place: Place, document: str, end: int, quotes: list[tuple[int, int]]
    ) -> Iterator[str]:
        """Set the verbs by which a sentence reports a resolution beside those of its text."""
        lang = self._lang(place) if place.end < end else ""
        found_there = sorted({name for text in self._texts[document] for name in self._printed(text)})
        taken: list[tuple[int, int]] = []
        sentence = self._text(place.sha12)
        first = place.end + NEAR
        if not found_there:
            return
        its_own = acting(lang) if place.sha12 in self.known.texts else frozenset()
        found = [
            (match.span(), name)
            for form, name in said_forms(lang)
            for match in form.finditer(sentence, place.end, end)
            if not any(a + 3 < match.start() < b for a, b in quotes) and match[0].casefold() not in its_own
        ]
        for span, name in sorted(found, key=lambda row: (row[0][0], -row[0][1])):
            own = _own().search(
                sentence, max(0, span[0] - 8), span[0]
            )  # a paragraph of the citing text itself
            if own or span[0] > first or any(a < span[1] and span[0] < b for a, b in taken):
                continue
            taken.append(span)
            first = span[1] + REACH // 2
            row = Comparison(
                "verb-found" if near(name) & set(found_there) else "verb-absent",
                None,
                f"{name}; the text has: {', '.join(found_there)}",
            )
            yield from self._lines(place.sha12, span, document, "", row, "paraphrase")

    def _printed_in(self, text: Text) -> frozenset[str]:
        return printed(self._text(text.sha12), text.lang)

    def _lang_of(self, place: Place) -> str:
        """Return the language of the part in which a mention stands, or else of the file."""
        import pyoxigraph as ox

        mention = self._iris.mention(place.sha12, place.start, place.end)
        for name, way in ((mention, "inComponent"), (self._iris.source(place.sha12), "embodies")):
            texts = objects(self._store, ox.NamedNode(name), f"{NS}{way}")
            langs = (
                lang.value for text in texts for lang in objects(self._store, text, f"{DCTERMS}language")
            )
            if lang := min(langs, default=""):
                return lang.rpartition("/")[2]
        return ""

    def _lines(
        self, sha12: str, span: tuple[int, int], document: str, against: str, row: Comparison, kind: str
    ) -> Iterator[str]:
        said, graph = self._iris.mention(sha12, *span), f" <{self._iris.graph}projection> ."
        name = hashlib.sha256(f"{kind} {said} {document}".encode()).hexdigest()[:16]
        node = f"<{self._iris.id}check/{name}>"
        yield f"{node} {TYPE} {term('gk:TextCheck')}{graph}"
        yield f"{node} {term('gk:checks')} <{said}>{graph}"
        yield f"{node} {term('gk:checkedAgainst')} <{document}>{graph}"
        yield f"{node} {term('gk:verdict')} {vocab('verdict', row.verdict)}{graph}"
        if row.found and against:
            found = self._iris.mention(against, row.found.start, row.found.end)
            yield f"{node} {term('gk:foundAt')} <{found}>{graph}"
        if row.difference:
            yield f"{node} {term('gk:difference')} {string(row.difference)}{graph}"
        if row.verdict not in {"verbatim", "verb-found"}:
            yield f"{node} {TYPE} {term('gk:Discrepancy')}{graph}"
            yield f"{node} {term('gk:discrepancyType')} {vocab('discrepancy', kind)}{graph}"
            yield f"{node} {term('gk:concerns')} <{said}>{graph}"
            yield f"{node} {term('gk:concerns')} <{document}>{graph}"

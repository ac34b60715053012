"""One pass over a document finds every known word."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.collector import collector_paused
from graphkit.knowledge.lexicon import ANCHOR, NAME, Compiled, Variant
from graphkit.knowledge.script import clitic_clusters
from graphkit.knowledge.templates import Slot
from graphkit.knowledge.text import cased
from graphkit.model import Document
from graphkit.scan.characters import ARABIC, HAN, classes, digit_runs
from graphkit.scan.context import Context, Hit, Words
from graphkit.scan.forms import Forms, Match

_OFFSET = 32  # bits that hold any offset
_TITLES = frozenset({"treaty", "body", "organisation"})  # kinds whose long names are printed in any capitals
_TITLE_BLANKS = 3  # blanks that a long name has at least
_AFTER_LAM = "after-lam"  # the hint of a form that follows the Arabic preposition li-
LONGEST_CLITICS = 4  # characters of particles before an Arabic word: و + ب + ال


class _Automaton(NamedTuple):
    """What finds the known words, and what each stands for.

    Args:
        find: the automaton.
        runs_on: for each form, whether it may run on into a name.
        first, sizes: for each form, where its senses begin in `rows`, and how many it has.
        rows: the numbers of senses, form after form.
        category: for each sense, the number of its category; categories: their names.
        after_lam: for each sense, whether the Arabic preposition has to stand before it.
        values, langs, hints: what the hits of each sense say.
        titles: what finds long names in a text without capitals.
        title_forms: for each of them, the number of its form, and whether a capital has to open it.
        printed: the long names as the tables print them.
    """

    find: Forms
    runs_on: NDArray[np.bool_]
    first: NDArray[np.int64]
    sizes: NDArray[np.int64]
    rows: NDArray[np.int64]
    category: NDArray[np.uint8]
    categories: list[str]
    after_lam: NDArray[np.bool_]
    values: list[str]
    langs: list[str]
    hints: list[str]
    titles: Forms
    title_forms: list[tuple[int, bool]]
    printed: frozenset[str]


def _automaton() -> _Automaton:
    """Return the automaton of the tables in force."""
    return _automaton_of(compiled().digest)


@lru_cache(maxsize=4)
def _automaton_of(_digest: str) -> _Automaton:
    """Return the automaton of the tables in force, by their version."""
    tables = compiled()
    senses = tables.senses
    first, count, rows = (
        np.frombuffer(data, code).astype(np.int64)
        for code, data in (("I", senses.first), ("H", senses.count), ("I", senses.rows))
    )
    categories = sorted(set(senses.categories))
    numbers = {category: number for number, category in enumerate(categories)}
    titles, printed = _titles(tables, first, rows)
    return _Automaton(
        Forms(tables.forms, tables.beginnings),
        _open(tables, first, count, rows),
        first,
        count,
        rows,
        np.fromiter(map(numbers.__getitem__, senses.categories), np.uint8, len(senses.categories)),
        categories,
        np.fromiter((hint == _AFTER_LAM for hint in senses.hints), np.bool_, len(senses.hints)),
        senses.values,
        senses.langs,
        ["" if hint == _AFTER_LAM else hint for hint in senses.hints],
        Forms(list(titles)),
        list(titles.values()),
        printed,
    )


def forget() -> None:
    """Let go of all automata; the next text has one made again."""
    _automaton_of.cache_clear()


def _open(
    tables: Compiled, first: NDArray[np.int64], count: NDArray[np.int64], rows: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Say of each form whether it may run on into a name; see `_runs_on`."""
    variants = {str(number): v for number, v in enumerate(tables.variants) if _runs_on(v)}
    shown = {form for v in variants.values() for form in cased(str(v.pieces[v.anchor]).strip())}
    senses = tables.senses
    anchors = [
        category == ANCHOR and value in variants
        for category, value in zip(senses.categories, senses.values, strict=True)
    ]
    runs_on = np.zeros(len(tables.forms), np.bool_)
    theirs = np.array(anchors, np.bool_)[rows[_each(first, count)]]
    runs_on[np.arange(count.size).repeat(count)[theirs]] = True
    for number in np.flatnonzero(runs_on).tolist():
        runs_on[number] = tables.forms[number] in shown
    return runs_on


def _titles(
    tables: Compiled, first: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[dict[str, tuple[int, bool]], frozenset[str]]:
    """Return the long names of instruments and institutions without capitals, and as the tables print."""
    senses, entities = tables.senses, tables.entities
    kinds = [
        entities[value].kind if category == NAME and not hint else ""
        for category, value, hint in zip(senses.categories, senses.values, senses.hints, strict=True)
    ]
    long = np.array([kind in _TITLES for kind in kinds], np.bool_)
    titles: dict[str, tuple[int, bool]] = {}
    printed = []
    for number in np.flatnonzero(long[rows[first]]).tolist():
        form = tables.forms[number]
        if form.count(" ") >= _TITLE_BLANKS:
            printed.append(form)
            if not form.isupper():
                kind = kinds[int(rows[first[number]])]
                titles.setdefault(form.lower(), (number, kind != "treaty" and form[0].isupper()))
    return titles, frozenset(printed)


def _runs_on(variant: Variant) -> bool:
    """Say whether an anchor is written together with the slot behind it: «الممثلة الدائمة ل{state}»."""
    anchor, behind = variant.pieces[variant.anchor], variant.pieces[variant.anchor + 1 : variant.anchor + 2]
    return (
        bool(behind) and isinstance(behind[0], Slot) and isinstance(anchor, str) and not anchor.endswith(" ")
    )


def _joins(kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the class of both characters at each place of a text within a word, 0 between words."""
    joins = np.zeros(kinds.size + 1, np.uint8)
    joins[1:-1] = kinds[1:] * ((kinds[1:] == kinds[:-1]) & (kinds[1:] != HAN))
    return joins


def _candidates(text: str, joins: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return all raw matches as rows (form, start, end), but for some that begin within a word."""
    starts = np.flatnonzero((joins[:-1] == 0) | (joins[:-1] == ARABIC)).tolist()
    matches = _automaton().find.found(text, starts)
    matches += _other_capitals(text, starts)
    flat = np.fromiter(chain.from_iterable(matches), np.int64, len(matches) * 3)
    rows: NDArray[np.int64] = flat.reshape(-1, 3)
    return rows


def _other_capitals(text: str, starts: list[int]) -> list[Match]:
    """Return the long names that a text prints in other capitals: "Convention on the rights of the child"."""
    automaton = _automaton()
    lower = text.replace("İ", "I").lower()  # the only letter that is longer without its capital
    found = []
    for title, start, end in automaton.titles.found(lower, starts):
        form, capital = automaton.title_forms[title]
        if text[start:end] not in automaton.printed and (text[start].isupper() or not capital):
            found.append((form, start, end))
    return found


def _bounded(
    rows: NDArray[np.int64], kinds: NDArray[np.uint8], joins: NDArray[np.uint8], text: str
) -> NDArray[np.int64]:
    """Keep the matches that are whole words, where the script has words.

    Arabic particles written with the word (wa-, fa-, bi-, li-, ka-, al-) may precede it.
    """
    start = rows[:, 1]
    before = joins[start]
    kept = ((joins[rows[:, 2]] == 0) | _automaton().runs_on[rows[:, 0]]) & (
        (before == 0) | (before == ARABIC)
    )
    attached = kept & (before == ARABIC)
    if attached.any():
        clusters = clitic_clusters()
        for i in np.flatnonzero(attached).tolist():
            s = int(start[i])
            head = s
            while head > 0 and s - head <= LONGEST_CLITICS and kinds[head - 1] == ARABIC:
                head -= 1
            kept[i] = text[head:s] in clusters
    bounded: NDArray[np.int64] = rows[kept]
    return bounded


def scan(document: Document) -> Context:
    """Find every known word of a document, by category.

    Args:
        document: the document as read.
    """
    with collector_paused():
        return Context(document, _known(document.view.text))


def _known(text: str) -> dict[str, Words]:
    """Return the known words of a text by category."""
    kinds = classes(text)
    known: dict[str, Words] = {}
    joins = _joins(kinds)
    rows = _candidates(text, joins)
    if rows.size:
        rows = _bounded(rows, kinds, joins, text)
        rows = rows[((rows[:, 1] << _OFFSET) - rows[:, 2]).argsort(kind="stable")]  # the longest first
        known = _by_category(rows, text)
    starts, ends = (column.tolist() for column in digit_runs(kinds))

    def digits(first: int, last: int) -> list[Hit]:
        spans = zip(starts[first:last], ends[first:last], strict=True)
        return [Hit(start, end, text[start:end], "") for start, end in spans]

    known["digits"] = Words(starts, 0, len(starts), digits)
    return known


def _each(first: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of stretches of rows, one stretch after the other.

    >>> _each(np.array([5, 0]), np.array([2, 1])).tolist()
    [5, 6, 0]
    """
    places: NDArray[np.int64] = (first - count.cumsum() + count).repeat(count)
    return places + np.arange(places.size)


def _by_category(rows: NDArray[np.int64], text: str) -> dict[str, Words]:
    """Return the meanings of matches by category, each in the order of the matches."""
    automaton = _automaton()
    forms = rows[:, 0]
    counts = automaton.sizes[forms]
    places = np.arange(counts.size).repeat(counts)  # a form may mean several things
    meanings = automaton.rows[_each(automaton.first[forms], counts)]
    bound = automaton.after_lam[meanings].nonzero()[0]
    if bound.size:
        spots = rows[places[bound], 1].tolist()
        free = bound[[text[spot - 1 : spot] != "ل" for spot in spots]]
        places, meanings = np.delete(places, free), np.delete(meanings, free)
    categories = automaton.category[meanings]
    order = categories.argsort(kind="stable")
    ordered = rows[places[order]]
    starts, ends, meant = ordered[:, 1].tolist(), ordered[:, 2].tolist(), meanings[order].tolist()
    values, langs, hints = automaton.values, automaton.langs, automaton.hints

    def make(first: int, last: int) -> list[Hit]:
        spans = zip(starts[first:last], ends[first:last], meant[first:last], strict=True)
        return [Hit(start, end, values[row], langs[row], hints[row]) for start, end, row in spans]

    def tell(first: int, last: int) -> list[str]:
        return [values[row] for row in meant[first:last]]

    known: dict[str, Words] = {}
    first = 0
    for category, size in enumerate(np.bincount(categories).tolist()):
        if size:
            known[automaton.categories[category]] = Words(starts, first, first + size, make, tell)
            first += size
    return known

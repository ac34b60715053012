"""One automaton pass over a document finds every known word."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.collector import collector_paused
from graphkit.knowledge.lexicon import Variant
from graphkit.knowledge.script import clitic_clusters
from graphkit.knowledge.templates import Slot
from graphkit.knowledge.text import cased
from graphkit.model import Document
from graphkit.scan.characters import ARABIC, DIGIT, LETTER, classes, digit_runs
from graphkit.scan.context import Context, Hit

LONGEST_CLITICS = 4  # characters of particles before an Arabic word: و + ب + ال


_Meaning = tuple[str, tuple[str, str, str]]  # category; value, language, hint
_Automaton = tuple[Any, list[list[_Meaning]], NDArray[np.bool_]]


def _automaton() -> _Automaton:
    """Return the automaton, what each form stands for, and which forms may run on into a name."""
    return _automaton_of(compiled().digest)


@lru_cache(maxsize=4)
def _automaton_of(_digest: str) -> _Automaton:
    """Return the automaton of the tables in force, by their version."""
    import ahocorasick_rs

    tables = compiled()
    senses = [[(s.category, (s.value, s.lang, s.hint)) for s in form] for form in tables.senses]
    open_forms = {str(v.pieces[v.anchor]).strip() for v in tables.variants if _runs_on(v)}
    shown = {form for text in open_forms for form in cased(text)}
    open_variants = {str(n) for n, v in enumerate(tables.variants) if _runs_on(v)}
    runs_on = [
        form in shown and any(s.category == "anchor" and s.value in open_variants for s in senses)
        for form, senses in zip(tables.forms, tables.senses, strict=True)
    ]
    return ahocorasick_rs.AhoCorasick(tables.forms), senses, np.array(runs_on, np.bool_)


def _runs_on(variant: Variant) -> bool:
    """Say whether an anchor is written together with the slot behind it: «الممثلة الدائمة ل{state}»."""
    anchor, behind = variant.pieces[variant.anchor], variant.pieces[variant.anchor + 1 : variant.anchor + 2]
    return (
        bool(behind) and isinstance(behind[0], Slot) and isinstance(anchor, str) and not anchor.endswith(" ")
    )


def _candidates(text: str) -> NDArray[np.int64]:
    """Return all raw matches as rows (form, start, end)."""
    automaton = _automaton()[0]
    matches = automaton.find_matches_as_indexes(text, overlapping=True)
    flat = np.fromiter(chain.from_iterable(matches), np.int64, len(matches) * 3)
    rows: NDArray[np.int64] = flat.reshape(-1, 3)
    return rows


def _bounded(rows: NDArray[np.int64], kinds: NDArray[np.uint8], text: str) -> NDArray[np.int64]:
    """Keep the matches that are whole words, where the script has words.

    Arabic particles written with the word (wa-, fa-, bi-, li-, ka-, al-) may precede it.
    """
    padded = np.concatenate((np.zeros(1, np.uint8), kinds, np.zeros(1, np.uint8)))
    start, end = rows[:, 1], rows[:, 2]
    before, first, last, after = padded[start], padded[start + 1], padded[end], padded[end + 1]
    joined_right = (
        (last == after)
        & ((last == LETTER) | (last == ARABIC) | (last == DIGIT))
        & ~_automaton()[2][rows[:, 0]]
    )
    joined_left = (first == before) & ((first == LETTER) | (first == DIGIT))
    kept = ~joined_right & ~joined_left
    attached = kept & (first == ARABIC) & (before == ARABIC)
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
        return Context(document, _hits(document.view.text))


def _hits(text: str) -> dict[str, list[Hit]]:
    kinds = classes(text)
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    rows = _candidates(text)
    if rows.size:
        rows = _bounded(rows, kinds, text)
        rows = rows[np.lexsort((-rows[:, 2], rows[:, 1]))]
        senses = _automaton()[1]
        for form, start, end in rows.tolist():
            for category, meaning in senses[form]:
                if meaning[2] == "after-lam":
                    if text[start - 1 : start] != "ل":
                        continue
                    meaning = (*meaning[:2], "")
                hits[category].append(Hit(start, end, *meaning))
    starts, ends = digit_runs(kinds)
    digits = zip(starts.tolist(), ends.tolist(), strict=True)
    hits["digits"] = [Hit(start, end, text[start:end], "") for start, end in digits]
    return dict(hits)

"""Common words that stand for one another in six languages, found in short texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from graphkit.graph.habits import habits
from graphkit.knowledge import ontology_path

_WORD = r"[^\W\d_]+"
_MARKS = "[\u064b-\u0652\u0640]"  # Arabic vowel signs and the line that stretches a word
_LONGEST = 12  # letters of a beginning
_SHORTEST = 3
_KNOWN = 1 << 14  # words of a language that are remembered


class _Words:
    """The beginnings of words of one language, and the notion that each stands for."""

    def __init__(self, lang: str, notions: dict[str, str]) -> None:
        self._notions = notions
        self._before = habits().before.get(lang)
        listed = sorted(notions, key=lambda word: (-len(word), word))
        self._anywhere = _any(listed) if lang in habits().unspaced else None
        self._of = lru_cache(maxsize=_KNOWN)(self._notion)  # most words of a text stand in others too

    def found(self, text: str) -> set[str]:
        text = text.casefold()
        if self._anywhere:
            return {self._notions[word] for word in self._anywhere.findall(text)}
        words = set(re.findall(_WORD, re.sub(_MARKS, "", text)))
        return set(filter(None, map(self._of, words)))

    def _notion(self, word: str) -> str:
        """Return the notion that a word stands for, "" for none."""
        if self._before:
            word = re.sub(self._before, "", word, count=1)
        for size in range(min(len(word), _LONGEST), _SHORTEST - 1, -1):
            notion = self._notions.get(word[:size])
            if notion:
                return notion
        return ""


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of any of some words, the first in their order where several begin alike."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()))


@cache
def _tables() -> dict[str, dict[str, str]]:
    """Return the notion of each word, by language."""
    lines = (ontology_path() / "common-words.tsv").read_text("utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {lang: {row[at]: row[0] for row in rows if row[at]} for at, lang in enumerate(head)}


@cache
def _words(lang: str) -> _Words:
    return _Words(lang, _tables()[lang])


def common_words(text: str, lang: str) -> set[str]:
    """Return the notions that the common words of a text stand for, named in English.

    >>> sorted(common_words("La Commission adopte la résolution.", "fr"))
    ['adopt', 'commission', 'resolution']
    >>> sorted(common_words("委员会通过决议。", "zh")), common_words("Guten Tag", "de")
    (['adopt', 'committee', 'resolution'], set())
    """
    return _words(lang).found(text) if lang in _tables() else set()

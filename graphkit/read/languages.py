"""Tells the language of each paragraph: by script, then by function words."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np

from graphkit.model import Block
from graphkit.read.characters import ARABIC, CYRILLIC, HAN, LATIN, Kinds
from graphkit.read.facts import facts
from graphkit.read.odds import Odds

LATIN_LANGUAGES = ("en", "fr", "es")
FIRST_SAMPLE = 160  # characters of a paragraph that are looked at
SAMPLE = 800  # and where these do not tell
UNDECIDED = "?"
HAN_WEIGHT = 4  # a Han character says as much as that many letters
NAMES_ONLY = 12  # one letter in so many: Latin letters beside another script may be names in its text
MARGIN = 2.5  # logarithm of the odds against English that a text of a word or two must show


@cache
def _words() -> tuple[frozenset[str], dict[str, int]]:
    """Return the function words of the languages in Latin letters, and whose each is, in two bytes each."""
    whose: dict[str, int] = {}
    for place, lang in enumerate(LATIN_LANGUAGES):
        for word in facts().function_words[lang]:
            whose[word] = whose.get(word, 0) | 1 << 16 * place
    return frozenset(whose), whose


def name_languages(text: str, kinds: Kinds, blocks: list[tuple[int, int, str]]) -> tuple[Block, ...]:
    """Return the blocks with their languages.

    Args:
        text: the view.
        kinds: class of each of its characters.
        blocks: start, end and role of each block, in order.
    """
    if not blocks:
        return ()
    langs: list[str] = []
    for (start, end, role), script in zip(blocks, _scripts(text, kinds, blocks), strict=True):
        if not script or role != "text":
            langs.append("")
        elif script != "latin":
            langs.append(script)
        else:
            langs.append(_by_function_words(text, start, end))
    _settle(langs, text, blocks)
    pairs = zip(blocks, langs, strict=True)
    return tuple(Block(start, end, lang, role) for (start, end, role), lang in pairs)


def _scripts(text: str, kinds: Kinds, blocks: list[tuple[int, int, str]]) -> list[str]:
    """Return for each block the language its script stands for, "latin", or "" where it has no letters.

    A paragraph with mostly Latin letters but no function word in them is one in another script with names.
    """
    names = {LATIN: "latin", CYRILLIC: "ru", ARABIC: "ar", HAN: "zh"}
    starts = np.array([start for start, _, _ in blocks])
    ends = np.array([end for _, end, _ in blocks])
    held = np.bitwise_or.reduceat(kinds, starts)
    every = int(np.bitwise_or.reduce(held))
    present = [script for script in names if every & script]
    if len(present) == 1:
        name = names[present[0]]
        return [name if bits else "" for bits in (held & present[0]).tolist()]
    counts = np.zeros((len(present) + 1, len(blocks)), np.int64)
    for row, script in enumerate(present, 1):
        hits = np.flatnonzero(kinds & script)
        counts[row] = np.searchsorted(hits, ends) - np.searchsorted(hits, starts)
        counts[row] *= HAN_WEIGHT if script == HAN else 1
    labels = ["", *(names[script] for script in present)]
    most = counts.argmax(0)
    if LATIN in present:
        row = 1 + present.index(LATIN)
        others = counts.copy()
        others[row] = 0
        second = others.argmax(0)
        share = others.max(0) * NAMES_ONLY >= counts[row]
        for at in np.flatnonzero((most == row) & (second > 0) & share).tolist():
            start, end, _ = blocks[at]
            if not any(_function_words(text[start : min(end, start + SAMPLE)])):
                most[at] = second[at]
    return [labels[row] for row in most.tolist()]


def _by_function_words(text: str, start: int, end: int) -> str:
    """Return the language most function words speak for, or "?" on a tie."""
    for size in (FIRST_SAMPLE, SAMPLE):
        sample = text[start : min(end, start + size)]
        if len(sample.split(maxsplit=2)) < 3:
            break
        counts = _function_words(sample)
        most = max(counts)
        if counts.count(most) == 1:
            return LATIN_LANGUAGES[counts.index(most)]
        if end - start <= size:
            break
    return UNDECIDED


def _function_words(text: str) -> tuple[int, ...]:
    """Return how many function words of each language in Latin letters a text has."""
    every, whose = _words()
    words = every.intersection(text.lower().replace("'", " ").split())
    total = sum(map(whose.__getitem__, words))
    return total & 0xFFFF, total >> 16 & 0xFFFF, total >> 32


def _settle(langs: list[str], text: str, blocks: list[tuple[int, int, str]]) -> None:
    """Give paragraphs without telling words the language around them, or that of the statistics."""
    if UNDECIDED not in langs:
        return
    decided = Counter(lang for lang in langs if lang in LATIN_LANGUAGES)
    first, count = max(decided.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    usual = first if count > 0.9 * decided.total() else ""  # the rest is a name or a quotation
    nearest = "" if decided else _of_few_words(text, langs, blocks)
    for index, lang in enumerate(langs):
        if lang in LATIN_LANGUAGES:
            nearest = lang
        elif lang == UNDECIDED:
            start, end, _ = blocks[index]
            words = [word for word in text[start : min(end, start + SAMPLE)].split() if word[0].isalpha()]
            if usual:
                langs[index] = usual
            elif len(words) >= 3:
                langs[index] = _by_statistics(" ".join(words))
            else:
                langs[index] = nearest or next((x for x in langs[index:] if x in LATIN_LANGUAGES), "en")


def _of_few_words(text: str, langs: list[str], blocks: list[tuple[int, int, str]]) -> str:
    """Return the language of a document that is a heading or two: English unless much speaks against it."""
    pieces = [
        text[a : min(b, a + SAMPLE)]
        for (a, b, _), lang in zip(blocks, langs, strict=True)
        if lang == UNDECIDED
    ]
    words = [word for word in " ".join(pieces).split() if word[0].isalpha()][:SAMPLE]
    if not words:
        return ""
    odds = _odds()(" ".join(words))
    best = max(odds, key=lambda lang: odds[lang])
    return best if odds[best] - odds["en"] >= MARGIN else "en"


def _by_statistics(text: str) -> str:
    odds = _odds()(text)
    return max(odds, key=lambda lang: odds[lang])


@cache
def _odds() -> Odds:
    return Odds(LATIN_LANGUAGES)

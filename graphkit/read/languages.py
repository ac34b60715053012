"""Tells the language of each paragraph: by script, then by function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np

from graphkit.model import Block
from graphkit.read.characters import ARABIC, CYRILLIC, HAN, LATIN, Kinds
from graphkit.read.facts import facts

LATIN_LANGUAGES = ("en", "fr", "es")
FIRST_SAMPLE = 160  # characters of a paragraph that are looked at
SAMPLE = 800  # and where these do not tell
UNDECIDED = "?"
HAN_WEIGHT = 4  # a Han character says as much as that many letters


@cache
def _words() -> tuple[frozenset[str], ...]:
    """Return the function words of each language in Latin letters."""
    return tuple(facts().function_words[lang] for lang in LATIN_LANGUAGES)


def name_languages(text: str, kinds: Kinds, blocks: list[tuple[int, int, str]]) -> tuple[Block, ...]:
    """Return the blocks with their languages.

    Args:
        text: the view.
        kinds: class of each of its characters.
        blocks: start, end and role of each block, in order.
    """
    if not blocks:
        return ()
    scripts = _scripts(kinds, blocks)
    langs: list[str] = []
    for (start, end, role), script in zip(blocks, scripts, strict=True):
        if not script or role != "text":
            langs.append("")
        elif script != "latin":
            langs.append(script)
        else:
            langs.append(_by_function_words(text, start, end))
    _settle(langs, text, blocks)
    pairs = zip(blocks, langs, strict=True)
    return tuple(Block(start, end, lang, role) for (start, end, role), lang in pairs)


def _scripts(kinds: Kinds, blocks: list[tuple[int, int, str]]) -> list[str]:
    """Return for each block the language its script stands for, "latin", or "" where it has no letters."""
    names = {LATIN: "latin", CYRILLIC: "ru", ARABIC: "ar", HAN: "zh"}
    starts = np.array([start for start, _, _ in blocks])
    ends = np.array([end for _, end, _ in blocks])
    held = np.bitwise_or.reduceat(kinds, starts)
    present = [script for script in names if bool((held & script).any())]
    if len(present) == 1:
        name = names[present[0]]
        return [name if bits else "" for bits in (held & present[0]).tolist()]
    counts = np.zeros((len(present) + 1, len(blocks)), np.int64)
    for row, script in enumerate(present, 1):
        hits = np.flatnonzero(kinds & script)
        counts[row] = np.searchsorted(hits, ends) - np.searchsorted(hits, starts)
        counts[row] *= HAN_WEIGHT if script == HAN else 1
    labels = ["", *(names[script] for script in present)]
    return [labels[row] for row in counts.argmax(0).tolist()]


def _by_function_words(text: str, start: int, end: int) -> str:
    """Return the language most function words speak for, or "?" on a tie."""
    english, french, spanish = _words()
    for size in (FIRST_SAMPLE, SAMPLE):
        listed = text[start : min(end, start + size)].lower().replace("'", " ").split()
        if len(listed) < 3:
            break
        words = set(listed)
        counts = (len(words & english), "en"), (len(words & french), "fr"), (len(words & spanish), "es")
        ranked = sorted(counts, reverse=True)
        if ranked[0][0] > ranked[1][0]:
            return ranked[0][1]
        if end - start <= size:
            break
    return UNDECIDED


def _settle(langs: list[str], text: str, blocks: list[tuple[int, int, str]]) -> None:
    """Give paragraphs without telling words the language around them, or that of the statistics."""
    decided = Counter(lang for lang in langs if lang in LATIN_LANGUAGES)
    first, count = max(decided.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    usual = first if count > 0.9 * decided.total() else ""  # the rest is a name or a quotation
    nearest = ""
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


def _by_statistics(text: str) -> str:
    return str(_classifier()(text)[0])


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    """Return a classifier of its own: the library's shared one stays as it is."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LATIN_LANGUAGES))
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify

"""Names of persons in Latin letters: the ground of their ids, whatever the script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.segment.words import is_han

_DOTS = "·•・"


@cache
def _table(lang: str) -> dict[str, Any]:
    return dict(read_yaml(ontology_path() / "transliteration" / f"{lang}.yml"))


@cache
def han_sounds() -> dict[str, str]:
    """Return the characters that write foreign names, with their sounds."""
    found: dict[str, str] = {}
    for sound, characters in _table("zh")["sounds"].items():
        for character in characters:
            found.setdefault(character, sound)
    return found


@cache
def family_names() -> frozenset[str]:
    """Return the characters of common Chinese and Korean family names."""
    return frozenset(_table("zh")["families"])


@cache
def inner_sounds() -> frozenset[str]:
    """Return the characters of foreign names that do not open one."""
    return frozenset(_table("zh")["inner"])


def _russian(word: str) -> str:
    table = _table("ru")
    letters, soft = table["letters"], table["soft"]
    low = word.lower()
    for ending, sound in table["endings"].items():
        if low.endswith(ending):
            low, tail = low[: -len(ending)], sound
            break
    else:
        tail = ""
    result = []
    for index, letter in enumerate(low):
        before = low[index - 1] if index else "-"
        opens = not before.isalpha() or before in soft["after"]
        result.append(soft["sound"] if letter in soft["letters"] and opens else letters.get(letter, letter))
    return "".join(map(str, result)) + str(tail)


def _chinese(word: str) -> str:
    from anyascii import anyascii

    sounds = han_sounds()
    if len(word) <= 3 and word[0] in family_names() and any(c not in sounds for c in word):
        return str(anyascii(word[0])).lower() + " " + "".join(str(anyascii(c)).lower() for c in word[1:])
    pieces = [sounds.get(c) or str(anyascii(c)).lower() for c in word]
    text = ""
    for piece in pieces:  # "sha" + "a", "li" + "ye": a vowel is not written twice
        text += piece[1:] if text and text[-1] == piece[0] and piece[0] in "aeiou" else piece
    return text


def _cyrillic(word: str) -> bool:
    return any("\u0400" <= c <= "\u04ff" for c in word)


def romanise(name: str) -> str:
    """Return a name in plain Latin letters, words apart.

    >>> romanise("Яшар Алиев"), romanise("José Núñez"), romanise("亚沙尔·阿利耶夫")
    ('yashar aliyev', 'jose nunez', 'yashar aliyev')
    """
    words = []
    for word in re.split(rf"[\s{_DOTS}]+", name.strip()):
        if not word:
            continue
        if any(is_han(c) for c in word):
            words.append(_chinese(word))
        elif _cyrillic(word):
            words.append("-".join(_russian(piece) for piece in word.split("-")))
        else:
            words.append(_latin(word))
    return " ".join(w for w in words if w)


def _latin(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if not plain.isascii():
        from anyascii import anyascii

        plain = str(anyascii(plain))
    return plain.lower()


def slug(name: str) -> str:
    """Return the id part of a person's name.

    >>> slug("BAN Ki-moon"), slug("Никол Пашинян"), slug("O'Neill, J.")
    ('ban-ki-moon', 'nikol-pashinyan', 'oneill-j')
    """
    text = romanise(name).replace("'", "").replace("ʼ", "")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")

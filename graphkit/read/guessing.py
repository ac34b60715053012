"""Guesses the encoding of a text that is not UTF-8."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from graphkit.read.facts import facts

SAMPLE = 12 * 1024  # bytes, from shortly before the first one beyond ASCII


def guess_encoding(data: bytes) -> str:
    """Return the codec under which the bytes read most like one of the six languages.

    Each candidate decodes a sample. Letters that such texts are made of count for
    it; letters and signs that they hardly ever hold, or that stand where they
    never do, count against it.

    >>> guess_encoding("Генеральная Ассамблея".encode("koi8-r"))
    'koi8-r'
    """
    found = re.search(rb"[\x80-\xff]", data)
    if not found:
        return "ascii"
    start = max(found.start() - 64, 0)
    sample = data[start : start + SAMPLE]
    codecs = facts().encodings.items()
    scored = [(_score(sample, codec) - less, -rank, codec) for rank, (codec, less) in enumerate(codecs)]
    best = max(scored)
    return best[2] if best[0] > 0.0 else _second_opinion(data) or best[2]


def _second_opinion(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 8 * SAMPLE]).best()
    return best.encoding if best else None


def _score(sample: bytes, codec: str) -> float:
    """Return how much a sample reads like text under one codec: at most 1."""
    text = ""
    for cut in range(4):  # the sample may end within a character
        try:
            text = sample[: len(sample) - cut].decode(codec)
            break
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 4:
                return -2.0
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    places = Counter(place for place in around if place[1] > "\x7f")
    total = sum(_weigh(*place) * count for place, count in places.items())
    return total / places.total() if places else -2.0


def _weigh(before: str, here: str, after: str) -> float:
    """Return how well one character beyond ASCII fits between its neighbours."""
    if unicodedata.category(here) in ("Cc", "Cn", "Co"):
        return -2.0
    script = next((name for name, letters in facts().usual_letters.items() if here in letters), "")
    if script in ("", "signs"):
        return 0.7 if script else 0.1 if "\u4e00" <= here <= "\u9fff" else -0.6
    if script in ("cyrillic", "arabic"):
        if (before < "\x80" and before.isalpha()) or (after < "\x80" and after.isalpha()):
            return -0.6
        if not before.isalpha() and not after.isalpha():
            return 0.2
    if script == "latin" and before > "\x7f" and before.isalpha():
        return -0.6  # two accented letters in a row
    if here.isupper() and before.isalpha():
        return -0.5 if before.islower() else 0.3
    return 1.0

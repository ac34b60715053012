"""How words are marked in the sentence they stand in."""

from __future__ import annotations


def marked(sentence: str, start: int, end: int, on: str, off: str) -> str:
    """Return a sentence on one line, with signs around the words that are meant.

    >>> marked("On that day a\\ngoat ate.", 14, 18, "[", "]")
    'On that day a [goat] ate.'
    """
    return " ".join(f"{sentence[:start]}{on}{sentence[start:end]}{off}{sentence[end:]}".split())

"""The plain values that pages are made of."""

from __future__ import annotations

import msgspec


class Ref(msgspec.Struct, frozen=True, order=True):
    """Something that has a page: its id, its kind, its names by language ("" for a symbol)."""

    id: str
    kind: str
    labels: dict[str, str]

    def label(self, lang: str = "en") -> str:
        """Return the name to show in a language; else the symbol, the English name, any name."""
        labels = self.labels
        found = labels.get(lang) or labels.get("") or labels.get("en")
        return found or next(iter(labels.values()), self.id)

    def label_lang(self, lang: str = "en") -> str:
        """Return the language of the name that `label` gives, "" where it has none."""
        for code in (lang, "", "en"):
            if self.labels.get(code):
                return code
        return next(iter(self.labels), "")


class PartName(msgspec.Struct, frozen=True):
    """What a part of a document is called: its type (annex, letter, footnote) and printed number."""

    type: str
    marker: str = ""


class Aligned(msgspec.Struct, frozen=True):
    """The paragraph of another language version that goes with some words."""

    sha12: str
    start: int
    end: int
    lang: str
    text: str


class Passage(msgspec.Struct, frozen=True):
    """Words of a file within their sentence.

    Args:
        file: name of the file; sha12: first digits of its hash.
        start, end: the words, in code points of the decoded file.
        before, words, after: the sentence in three pieces, white space folded for display.
        lang: language of the words; document: what the file carries.
        part: where in the document, the outermost part first; author: in whose name it speaks.
        aligned: the paragraphs of other versions that say the same.
    """

    file: str
    sha12: str
    start: int
    end: int
    before: str
    words: str
    after: str
    lang: str
    document: Ref | None = None
    part: tuple[PartName, ...] = ()
    author: Ref | None = None
    aligned: tuple[Aligned, ...] = ()

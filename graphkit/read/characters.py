"""What each character is and what it becomes in the view, as arrays over all code points at once."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SPACE, NEWLINE, LOWER, UPPER, DIGIT, LETTER = 1, 2, 4, 8, 16, 32
LATIN, CYRILLIC, ARABIC, HAN = 64, 128, 256, 512
WIDE = 1024  # Han and full-width punctuation: no spaces beside these
END = 2048  # ends a sentence or a clause that stands alone
QUOTE = 4096  # bracket or quotation mark: looked through to see what a line starts or ends with
GONE = 8192  # has no place in the view
MARK = 16384  # belongs to the character before it and has no place in the view
MANY = 32768  # becomes more than one character

PARAGRAPH = 0x2029
HYPHEN_MARKS = (0x2, 0xFFFE)  # what PDFium leaves where a word was divided

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint16]


class Tables(NamedTuple):
    """Class and folded form of each code point of the basic plane, and the forms that grow."""

    kinds: Kinds
    folds: Codes
    many: dict[int, str]


def _ranges(*pairs: tuple[int, int]) -> list[int]:
    return [code for first, last in pairs for code in range(first, last + 1)]


def _script(code: int) -> int:
    if code < 0x370:
        return LATIN
    if code < 0x530:
        return CYRILLIC if code >= 0x400 else 0
    if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFF00:
        return ARABIC
    return LATIN if 0x1E00 <= code < 0x1F00 else 0


def _fold_one(code: int) -> str:
    """Return what one character becomes: itself, another, or several."""
    character = chr(code)
    if code in _ranges((0x2010, 0x2015), (0x2212, 0x2212), (0xFE58, 0xFE58), (0xFE63, 0xFE63), (0x2, 0x2)):
        return "-"
    if code == 0xFFFE:
        return "-"
    if code in (0x2018, 0x2019, 0x201B, 0x02BC, 0x02B9):
        return "'"
    if character.isdigit() and 0x660 <= code < 0x6FA:
        return str(unicodedata.digit(character))
    if 0xFF01 <= code <= 0xFF5E and character not in "！，：；？":
        return chr(code - 0xFEE0)
    if 0xFB00 <= code <= 0xFB06 or 0xFB50 <= code <= 0xFDFB or 0xFE70 <= code <= 0xFEFC:
        plain = unicodedata.normalize("NFKC", character)
        return "".join(c for c in plain if not unicodedata.combining(c) and c not in " \u0640") or character
    return character


def _kind_one(code: int) -> int:
    character = chr(code)
    if code in (9, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000) or 0x2000 <= code <= 0x200A:
        return SPACE
    if code in (0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, PARAGRAPH):
        return NEWLINE
    kind = 0
    if character.isalpha():
        kind |= LETTER | _script(code)
        kind |= LOWER if character.islower() else UPPER if character.isupper() else 0
    elif character.isdigit():
        kind |= DIGIT if unicodedata.category(character) == "Nd" else 0
    if character in ".!?:;。！？：；…؟؛":
        kind |= END
    if character in "\"'“”„«»‘’()[]（）［］《》〈〉「」『』":
        kind |= QUOTE
    return kind


@cache
def tables() -> Tables:
    """Return the tables, built on first use."""
    kinds = np.zeros(0x10000, np.uint16)
    folds = np.arange(0x10000, dtype=np.uint32)
    many: dict[int, str] = {}
    codes = _ranges((0, 0x590), (0x600, 0x77F), (0x10A0, 0x10FF), (0x1E00, 0x206F), (0x2212, 0x2212))
    for code in codes + _ranges((0x3000, 0x303F), (0xFB00, 0xFB06), (0xFB50, 0xFDFB), (0xFE58, 0xFEFC),
                                (0xFF00, 0xFFEF)):  # fmt: skip
        kinds[code] = _kind_one(code)
        folded = _fold_one(code)
        folds[code] = ord(folded[0])
        if len(folded) > 1:
            kinds[code] |= MANY
            many[code] = folded
        elif folded != chr(code):
            kinds[code] = _kind_one(ord(folded)) | (kinds[code] & (LATIN | ARABIC | QUOTE))
    for first, last in ((0x3005, 0x3007), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF)):
        kinds[first : last + 1] |= LETTER | HAN | WIDE
    kinds[0x3001:0x3020] |= WIDE
    for character in "！，：；？（）［］":
        kinds[ord(character)] |= WIDE
    gone = [*range(9), *range(0xE, 0x20), 0x7F, 0xAD, 0x61C, 0x640, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB]
    gone += _ranges((0x80, 0x84), (0x86, 0x9F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069))
    kinds[[code for code in gone if code not in HYPHEN_MARKS]] = GONE
    marks = _ranges((0x300, 0x36F), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC))
    marks += _ranges((0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED), (0xFE00, 0xFE0F), (0xFE70, 0xFE70))
    kinds[marks] = MARK
    folds[0xFFFE] = ord("-")
    folds[[0xA0, 9, 0xD, 0xB, 0xC, 0x85, 0x2028, PARAGRAPH, 0x3000]] = [32, 32, 10, 10, 10, 10, 10, 10, 32]
    return Tables(kinds, folds, many)


def code_points(text: str) -> Codes:
    """Return the code points of a text as an array.

    >>> code_points("a中").tolist()
    [97, 20013]
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def classify(codes: Codes) -> tuple[Kinds, Codes]:
    """Return the class and the folded form of each code point.

    >>> kinds, folded = classify(code_points("№１٣–"))
    >>> "".join(map(chr, folded.tolist()))
    '№13-'
    """
    table = tables()
    if codes.size == 0 or int(codes.max()) <= 0xFFFF:
        return table.kinds[codes], table.folds[codes]
    wide = codes > 0xFFFF
    low = np.where(wide, 0xFFFF, codes)
    kinds = table.kinds[low]
    kinds[wide & (codes >= 0x20000) & (codes < 0x33000)] = LETTER | HAN | WIDE
    return kinds, np.where(wide, codes, table.folds[low])


def kinds_of(codes: Codes) -> Kinds:
    """Return the class of each code point."""
    if codes.size and int(codes.max()) > 0xFFFF:
        return classify(codes)[0]
    return tables().kinds[codes]


def text_of(codes: Codes) -> str:
    """Return an array of code points as a text."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "replace")

"""Puts the characters of a PDF page into lines, in reading order, Arabic ones too."""

from __future__ import annotations

import ctypes
import re
import statistics
import unicodedata
from itertools import pairwise
from typing import Any, NamedTuple

GAP = 0.18  # of the type size: a wider distance between two glyphs is a blank
RAISED = 0.78  # of the type size: smaller and raised is a note mark


class Glyph(NamedTuple):
    """One character where it stands."""

    code: int
    left: float
    right: float
    base: float
    size: float
    made: bool  # a blank that PDFium put in, not one of the file


class Line(NamedTuple):
    """One line of a page.

    Args:
        text: its characters in reading order.
        left, right: where it starts and ends on the page.
        base: height of its base line, from the bottom of the page.
        size: type size.
        raised: stretches of its text that are note marks.
        rtl: it is written from right to left.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    raised: tuple[tuple[int, int], ...]
    rtl: bool


def page_lines(text_page: Any) -> list[Line]:
    """Return the lines of a page in the order of the file."""
    rows = _rows(text_page)
    arabic, other = map(sum, zip(*map(_letters, rows), strict=True)) if rows else (0, 0)
    return [line for glyphs in rows if (line := _line(glyphs, arabic > other)) is not None]


def writing_direction(pages: list[list[Line]]) -> str:
    """Return "rtl" if most lines of a file are written from right to left, else "ltr"."""
    rtl = sum(line.rtl for page in pages for line in page)
    return "rtl" if 2 * rtl > sum(len(page) for page in pages) else "ltr"


def _rows(text_page: Any) -> list[list[Glyph]]:
    """Return the characters of each line; a divided word keeps its hyphen."""
    from pypdfium2 import raw

    left, right, low, high = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    handle, loose = text_page.raw, raw.FS_RECTF()
    rows: list[list[Glyph]] = [[]]
    for index in range(raw.FPDFText_CountChars(handle)):
        code = int(raw.FPDFText_GetUnicode(handle, index))
        if code in (0xA, 0xD):
            if rows[-1]:
                rows.append([])
            continue
        divided = code in (0x2, 0xFFFE) or raw.FPDFText_IsHyphen(handle, index) == 1
        if not raw.FPDFText_GetCharOrigin(handle, index, x, y):
            continue
        if raw.FPDFText_GetLooseCharBox(handle, index, loose):  # what it takes up, not only its ink
            left.value, right.value = loose.left, loose.right
        else:
            raw.FPDFText_GetCharBox(handle, index, left, right, low, high)
        size = float(raw.FPDFText_GetFontSize(handle, index)) or 1.0
        code = 0x2D if divided else code
        if code:
            made = raw.FPDFText_IsGenerated(handle, index) == 1
            rows[-1].append(Glyph(code, left.value, max(right.value, left.value), y.value, size, made))
        if divided:
            rows.append([])
    return [row for row in rows if row]


def _is_arabic(code: int) -> bool:
    return 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFEFF


def _letters(glyphs: list[Glyph]) -> tuple[int, int]:
    """Return how many letters are Arabic, and how many are not."""
    letters = [_is_arabic(glyph.code) for glyph in glyphs if chr(glyph.code).isalpha()]
    return sum(letters), len(letters) - sum(letters)


def _line(glyphs: list[Glyph], arabic_page: bool) -> Line | None:
    solid = [glyph for glyph in glyphs if not chr(glyph.code).isspace()]
    if not solid:
        return None
    size = _type_size(solid)
    base = statistics.median(glyph.base for glyph in solid)
    arabic, other = _letters(solid)
    left, right = min(glyph.left for glyph in solid), max(glyph.right for glyph in solid)
    if (arabic and arabic >= other) or (arabic_page and not other and len(solid) > 1):
        return Line(_right_to_left(glyphs, size), left, right, base, size, (), True)
    text, raised = _left_to_right(glyphs, size, base)
    return Line(text, left, right, base, size, raised, False)


def _type_size(solid: list[Glyph]) -> float:
    """Return the size of most of a line's letters (files that scale their type say 1 for it)."""
    size = statistics.median(glyph.size for glyph in solid)
    if size > 2:
        return size
    widths = [glyph.right - glyph.left for glyph in solid if glyph.right > glyph.left]
    return 2.0 * statistics.median(widths) if widths else 10.0


def _left_to_right(glyphs: list[Glyph], size: float, base: float) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of a line and the note marks in it; at its start a mark is text, set off by a blank."""
    pieces: list[str] = []
    raised: list[tuple[int, int]] = []
    at, mark = 0, -1
    for glyph in glyphs:
        character = chr(glyph.code)
        up = glyph.size < RAISED * size and glyph.base - base > 0.12 * size and character in "0123456789*"
        if up and mark < 0:
            mark = at
        elif not up and mark >= 0:
            if mark and not "".join(pieces[:mark]).isspace():
                raised.append((mark, at))
            elif not character.isspace():
                pieces.append(" ")
                at += 1
            mark = -1
        pieces.append(character)
        at += len(character)
    if mark > 0:
        raised.append((mark, at))
    return "".join(pieces).rstrip(), tuple(raised)


def _right_to_left(glyphs: list[Glyph], size: float) -> str:
    """Return the text of an Arabic line by where its glyphs stand, read from the right."""
    shown = [glyph for glyph in glyphs if not glyph.made and not unicodedata.combining(chr(glyph.code))]
    blanks = sum(chr(glyph.code).isspace() for glyph in shown)
    falling = sum(a.left > b.left for a, b in pairwise(shown))
    # PDFium turns right-to-left runs round, and with them the letters of one ligature: turn these back.
    order = -1 if 2 * falling > len(shown) else 1
    ranked = sorted(enumerate(shown), key=lambda item: (-(item[1].left + item[1].right), order * item[0]))
    pieces: list[str] = []
    before: Glyph | None = None
    for _, glyph in ranked:
        if not blanks and before is not None and before.left - glyph.right > GAP * size:
            pieces.append(" ")
        pieces.append(unicodedata.normalize("NFKC", chr(glyph.code)))
        before = glyph
    text = " ".join("".join(pieces).split())
    text = re.sub(r"[0-9A-Za-z\u0660-\u0669](?:[0-9A-Za-z\u0660-\u0669 ./,:_@&+-]*[0-9A-Za-z\u0660-\u0669])?",
                  lambda run: run.group()[::-1], text)  # fmt: skip
    brackets = re.findall(r"[()]", text)
    if brackets and brackets[0] == ")" and brackets[-1] == "(":
        text = text.translate(str.maketrans("()[]", ")(]["))
    return text

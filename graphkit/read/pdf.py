"""Reads the text layer of PDF files: lines and paragraphs from where the characters stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from graphkit.errors import ReadError
from graphkit.read.glyphs import Line, page_lines, writing_direction
from graphkit.read.limits import MAX_CHARACTERS, MAX_PAGES
from graphkit.read.marked import Aside, Marked, plain

FLAG = "visual-order-repaired"
EDGE = 3  # lines at the top and bottom of a page that may be repeated ones
OFTEN = 3  # pages that a line must be repeated on


def read_pdf(data: bytes, source: str) -> Marked:
    """Return the text layer of a PDF file.

    Raises:
        ReadError: it is damaged or encrypted, or has no text layer.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "is encrypted" if "assword" in str(error) else "is a damaged PDF"
        raise ReadError(source, reason) from error
    try:
        pages = list(_pages(document, source))
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        raise ReadError(source, "is a damaged PDF") from error
    finally:
        document.close()
    if not any(any(character.isalnum() for character in line.text) for page in pages for line in page):
        raise ReadError(source, "has no text layer; it needs OCR first")
    return _assemble(pages)


def _pages(document: Any, source: str) -> Iterator[list[Line]]:
    """Return the lines of each page."""
    if len(document) > MAX_PAGES:
        raise ReadError(source, f"has more than {MAX_PAGES:,} pages")
    size = 0
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        lines = page_lines(text_page)
        text_page.close()
        page.close()
        size += sum(len(line.text) for line in lines)
        if size > MAX_CHARACTERS:
            raise ReadError(source, f"is larger than {MAX_CHARACTERS:,} characters")
        yield lines


def _assemble(pages: list[list[Line]]) -> Marked:
    """Write the lines one below the other, an empty line where a paragraph ends."""
    repeated = _repeated(pages)
    pieces: list[str] = []
    starts: list[int] = []
    aside: list[Aside] = []
    raised: list[tuple[int, int]] = []
    at = 0
    for number, page in enumerate(pages):
        starts.append(at)
        leading = _leading(page)
        for index, line in enumerate(page):
            if index and _parts(page[index - 1], line, leading, page):
                pieces.append("\n")
                at += 1
            if number and _is_edge(page, index) and _shape(line) in repeated:
                aside.append(Aside(at, at + len(line.text), "running-header"))
            raised += [(at + first, at + last) for first, last in line.raised]
            pieces.append(line.text + "\n")
            at += len(line.text) + 1
    marked = plain("".join(pieces))
    if raised:
        marked.drop = np.zeros(at, bool)
        for first, last in raised:
            marked.drop[first:last] = True
    marked.wrapped, marked.aside, marked.pages = True, tuple(aside), tuple(starts)
    marked.flags = (FLAG,) if writing_direction(pages) == "rtl" else ()
    return marked


def _leading(page: list[Line]) -> float:
    """Return the usual distance from line to line."""
    steps = [before.base - line.base for before, line in pairwise(page)]
    steps = [step for step in steps if step > 1]
    return float(np.median(steps)) if len(steps) > 3 else 0.0


def _parts(before: Line, line: Line, leading: float, page: list[Line]) -> bool:
    """Tell whether a paragraph ends between two lines of a page."""
    step = before.base - line.base
    usual = leading or 1.3 * max(before.size, line.size)
    if step > 1.35 * max(usual, min(before.size, line.size)) or step < -0.5 * line.size:
        return True
    size = max(line.size, 1.0)
    if abs(before.size - line.size) > 0.12 * size + 0.4:
        return True
    right = max(each.right for each in page)
    left = min(each.left for each in page)
    ended = re.search(r"[.!?:;。！？：；؟][\"'”»)\]]*$", before.text.rstrip()) is not None
    if line.rtl:
        return ended and before.right - line.right > 0.7 * size
    short = before.right < right - 0.25 * (right - left)
    return (ended or short) and line.left - before.left > 0.7 * size


def _is_edge(page: list[Line], index: int) -> bool:
    return index < EDGE or index >= len(page) - EDGE


def _shape(line: Line) -> tuple[str, int]:
    """Return a line with its numbers blurred, as page counters change from page to page, and its height."""
    return re.sub(r"\d+", "0", " ".join(line.text.split())), round(line.base / 6)


def _repeated(pages: list[list[Line]]) -> frozenset[tuple[str, int]]:
    """Return the lines that stand at the top or bottom of several pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({_shape(line) for index, line in enumerate(page) if _is_edge(page, index)})
    return frozenset(shape for shape, count in counts.items() if count >= OFTEN)

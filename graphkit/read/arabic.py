"""Repairs Arabic paragraphs whose digits and brackets were stored as printed, from left to right."""

from __future__ import annotations

import bisect
import re

from graphkit.read.characters import Codes, text_of
from graphkit.read.facts import facts

FLAG = "visual-order-repaired"
_SWAP = str.maketrans("()[]", ")(][")


def repair_visual_order(codes: Codes, blocks: list[tuple[int, int, str]]) -> tuple[Codes, tuple[str, ...]]:
    """Return the view's characters with every damaged paragraph repaired, and the flags.

    Only the characters shown change, never their number: the map to the source stays true.
    """
    if not bool(((codes >= 0x600) & (codes < 0x700)).any()):
        return codes, ()
    repaired = False
    text = text_of(codes)
    suspects = _suspects(text)
    for start, end, role in blocks:
        closed = text.find(")", start, end)
        mirrored = closed >= 0 and text.find("(", closed, end) >= 0 and text.find("(", start, closed) < 0
        if role != "text" or not (mirrored or _any_between(suspects, start, end)):
            continue
        fixed = repaired_paragraph(text[start:end])
        if fixed != text[start:end]:
            codes[start:end] = [ord(character) for character in fixed]
            repaired = True
    return codes, (FLAG,) if repaired else ()


def _suspects(text: str) -> list[int]:
    """Return where four digits are no year but would be one reversed."""
    known = facts().visual_order
    found = ((run.start(), int(run.group())) for run in re.finditer(r"\d(?<!\d\d)\d\d[1-9](?!\d)", text))
    return [at for at, value in found
            if not known.first_year <= value <= known.last_year
            and known.first_year <= int(f"{value:04}"[::-1]) <= known.last_year]  # fmt: skip


def repaired_paragraph(text: str) -> str:
    """Return a paragraph with digits and brackets in logical order.

    >>> repaired_paragraph("قرار مجلس الأمن 0311 )7991(")
    'قرار مجلس الأمن 1130 (1997)'
    """
    if not re.search(r"[\u0600-\u06ff]", text):
        return text
    brackets = "".join(re.findall(r"[()]", text))
    mirrored = bool(brackets) and brackets == ")(" * (len(brackets) // 2)
    mirrored = mirrored and bool(re.search(r"\)[^()]{0,24}\d[^()]{0,24}\(", text))
    odd, fine = _years(text)
    if (odd or mirrored) and not fine:
        text = re.sub(r"\d+", lambda run: run.group()[::-1], text)
    elif not mirrored:
        return text
    return text.translate(_SWAP) if mirrored else text


def _years(text: str) -> tuple[int, int]:
    """Return how many years are possible only when reversed, and how many as they stand."""
    known = facts().visual_order
    odd = fine = 0
    for found in re.finditer(r"(?<!\d)\d{4}(?!\d)", text):
        before = re.findall(r"[\w]+|[()]", text[max(found.start() - 14, 0) : found.start()])
        after = text[found.end() : found.end() + 1]
        if not before or not (before[-1] in known.year_words or (before[-1] in "()" and after in "()")):
            continue
        value, reverse = int(found.group()), int(found.group()[::-1])
        if known.first_year <= value <= known.last_year:
            fine += 1
        elif known.first_year <= reverse <= known.last_year:
            odd += 1
    return odd, fine


def _any_between(places: list[int], start: int, end: int) -> bool:
    """Tell whether one of some ascending places lies between two offsets."""
    at = bisect.bisect_left(places, start)
    return at < len(places) and places[at] < end

"""Marks the tags of HTML and XML in a text, so that cleaning leaves them out with exact offsets."""

from __future__ import annotations

import html
import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from graphkit.read.characters import PARAGRAPH, Codes, code_points
from graphkit.read.facts import Markup, facts
from graphkit.read.marked import Marked

BLANK, LINE_END = 0x20, 0x2028
_DECLARED = (
    rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})""",
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9._:-]{2,40})""",
)


@cache
def _tokens() -> re.Pattern[str]:
    """Return the pattern of everything that is no text: each repetition is bounded, so it stays linear."""
    return re.compile(
        r"<!--(?:.*?-->|.*\Z)"
        r"|<!\[CDATA\[(?P<raw>.*?)(?:\]\]>|\Z)"
        r"|<[!?][^>]*(?:>|\Z)"
        r"|<(?P<close>/?)(?P<name>[A-Za-z_][\w:.-]*)(?P<rest>(?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*)>"
        r"|&(?P<entity>#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
        re.DOTALL,
    )


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the start of a file names for itself.

    >>> declared_encoding(b'<?xml version="1.0" encoding="windows-1251"?><a/>')
    'windows-1251'
    """
    for pattern in _DECLARED:
        found = re.search(pattern, data[:4096], re.IGNORECASE)
        if found:
            name = found.group(1).decode("ascii")
            return None if name.lower().startswith(("utf-16", "unicode")) else name
    return None


def mark_markup(text: str) -> Marked:
    """Return a text with its tags, comments, scripts and note marks marked to be left out.

    >>> marked = mark_markup("<p>A&amp;B<sup>1</sup></p>")
    >>> "".join(chr(code) for code, gone in zip(marked.codes, marked.drop) if not gone and code < 0x2000)
    'A&B'
    """
    return _Scanner(text, facts().markup).scan()


class _Scanner:
    """One pass over a marked-up text.

    Args:
        text: the text.
        names: what its elements do.
    """

    def __init__(self, text: str, names: Markup) -> None:
        self.text, self.names = text, names
        self.codes: Codes = code_points(text).copy()
        self.drop: NDArray[np.bool_] = np.zeros(len(text), bool)
        self.glue: NDArray[np.bool_] = np.zeros(len(text), bool)
        self.skipping = ""  # name of the element whose content is no text
        self.depth = 0  # how deep elements of that name are nested
        self.since = 0  # where it started
        self.after_number = 0  # offset after a paragraph number, whose text follows in a block of its own

    def scan(self) -> Marked:
        """Return the text with everything marked."""
        blanks = (self.codes == 0xA) | (self.codes == 0xD) | (self.codes == 0xC)
        self.codes[blanks] = BLANK
        at = 0
        tokens = _tokens()
        while found := tokens.search(self.text, at):
            at = found.end()
            if self.skipping:
                self._skip(found)
            elif found["entity"] is not None:
                self._entity(found)
            elif found["name"] is not None:
                at = self._tag(found)
            elif found["raw"] is not None:
                self.drop[found.start() : found.start("raw")] = True
                self.drop[found.end("raw") : at] = True
            else:
                self.drop[found.start() : at] = True
        if self.skipping:
            self.drop[self.since :] = True
        return Marked(self.text, self.codes, drop=self.drop, glue=self.glue, wrapped=False)

    def _write(self, start: int, end: int, code: int) -> None:
        """Leave a stretch out but for one character that stands for it."""
        self.drop[start:end] = True
        self.drop[start] = False
        self.codes[start] = code

    def _entity(self, found: re.Match[str]) -> None:
        start, end = found.span()
        plain = html.unescape(found.group())
        if plain == found.group() or "\ud800" <= plain[0] <= "\udfff":
            return
        code = BLANK if plain[0] in "\n\r" else ord(plain[0])
        self._write(start, end, code)
        self.glue[start + 1 : end] = True

    def _tag(self, found: re.Match[str]) -> int:
        """Mark one tag; return where the scan goes on."""
        start, end = found.span()
        name = found["name"].rpartition(":")[2].lower()
        closing, alone = found["close"] == "/", found["rest"].endswith("/")
        if name in self.names.skipped or name in self.names.notes:
            return self._passed_over(found, name, closing, alone)
        if name in self.names.numbers:
            self._write(start, end, BLANK if closing else PARAGRAPH)
            self.after_number = end if closing else 0
        elif name in self.names.breaks:
            self._write(start, end, LINE_END)
        elif name in self.names.blocks:
            number = self.after_number
            follows = number and not closing and not self._words(number, start)
            self._write(start, end, BLANK if follows else PARAGRAPH)
            self.after_number = end if follows else 0
        else:
            self.drop[start:end] = True
        return end

    def _words(self, start: int, end: int) -> bool:
        return not self.text[start:end].isspace() and start < end

    def _passed_over(self, found: re.Match[str], name: str, closing: bool, alone: bool) -> int:
        """Start passing over an element; its end is looked for from here."""
        start, end = found.span()
        note = name in self.names.notes
        self.drop[start:end] = True
        if not note:
            self._write(start, end, PARAGRAPH)
        if closing or alone or (note and not self._is_mark(end)):
            return end
        self.skipping, self.depth, self.since = name, 1, end
        if name in ("script", "style"):
            close = re.compile(rf"</{name}\b", re.IGNORECASE).search(self.text, end)
            self.drop[end : close.start() if close else len(self.text)] = True
            self.skipping = name if close else ""
            return close.start() if close else len(self.text)
        return end

    def _is_mark(self, start: int) -> bool:
        """Tell whether what stands raised here is a note mark: a number, letter or sign, not "nd"."""
        around = r"(?:\s|<[^<>]{0,300}>)*"
        inside = re.compile(rf"{around}\[?(?:[0-9]{{1,3}}|[A-Za-z]|[*†‡§]{{1,3}})\]?{around}</")
        return inside.match(self.text, start, start + 900) is not None

    def _skip(self, found: re.Match[str]) -> None:
        """Go on passing over content until the element ends."""
        name = (found["name"] or "").rpartition(":")[2].lower()
        if name != self.skipping:
            return
        self.depth += -1 if found["close"] else 0 if found["rest"].endswith("/") else 1
        if self.depth == 0:
            self.drop[self.since : found.end()] = True
            self.skipping = ""

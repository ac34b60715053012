"""Decodes the bytes of a text in whatever encoding they are."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from graphkit.errors import ReadError

UNDECODABLE = "undecodable-bytes"
GUESSED = "encoding-guessed"
_CONTROLS = bytes([*range(0x1, 0x9), *range(0xE, 0x1B), *range(0x1C, 0x20)])
SAMPLE = 64 * 1024  # bytes that are looked at to guess by

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(NamedTuple):
    """A text, the codec that decoded it, and what went wrong on the way."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(data: bytes, source: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text; a byte order mark stays in it as its first character.

    Args:
        data: all bytes.
        source: name of the file, for the error.
        declared: encoding that the file itself or a server names.

    Raises:
        ReadError: the bytes are no text.

    >>> decode("Совет и ".encode("cp1251") * 20, "a.txt").encoding
    'cp1251'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding)
    if declared and (found := _strict(data, declared)) is not None:
        return found
    if (wide := _wide(data)) is not None:
        return _lenient(data, wide)
    if (found := _strict(data, "utf-8")) is not None:
        if _looks_binary(data[:SAMPLE]):
            raise ReadError(source, "is not text that graphkit can read (binary data)")
        return found
    if _looks_binary(data[:SAMPLE]):
        raise ReadError(source, "is not text that graphkit can read (binary data)")
    if _almost_utf8(data):
        return _lenient(data, "utf-8")
    from graphkit.read.guessing import guess_encoding

    encoding = guess_encoding(data)
    found = _strict(data, encoding) or _lenient(data, encoding)
    return Decoded(found.text, found.encoding, tuple(sorted({*found.flags, GUESSED})))


def _strict(data: bytes, encoding: str) -> Decoded | None:
    """Decode, or return None if a byte does not fit or the codec is unknown."""
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except (UnicodeError, LookupError, ValueError, TypeError, AssertionError):
        return None
    return Decoded(text, name)


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    flags = (UNDECODABLE,) if "\ufffd" in text and _strict(data, encoding) is None else ()
    return Decoded(text, encoding, flags)


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 codec under which nearly all characters are ones that texts hold."""
    sample = data[:4096]
    if len(data) % 2 or len(data) < 4 or (b"\0" not in sample and sample.isascii()):
        return None
    if b"\0" not in sample and _strict(data[:SAMPLE], "utf-8"):
        return None
    best = max((_share_of_text(sample, codec), codec) for codec in ("utf-16-be", "utf-16-le"))
    return best[1] if best[0] > (0.9 if b"\0" in sample else 0.98) else None


def _share_of_text(sample: bytes, codec: str) -> float:
    text = sample.decode(codec, "replace")
    good = sum(
        character in "\n\r\t" or " " <= character <= "~" or "\xa0" <= character < "\u0530"
        or "\u0600" <= character < "\u0700" or "\u2010" <= character <= "\u2030"
        or "\u3000" <= character < "\u3018" or "\u4e00" <= character < "\ua000"
        or character in "（），：；？！"
        for character in text
    )  # fmt: skip
    spaced = sum(character in " \n，。、" for character in text)
    return good / len(text) if spaced else 0.0


def _looks_binary(sample: bytes) -> bool:
    """Tell whether control characters show that the bytes are no text."""
    if b"\0" in sample:
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(len(sample) // 50, 1)


def _almost_utf8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8 but for a few damaged places."""
    text = data.decode("utf-8", "replace")
    beyond = sum(1 for character in text[:SAMPLE] if character > "\x7f")
    bad = text[:SAMPLE].count("\ufffd")
    return bad * 5 <= beyond

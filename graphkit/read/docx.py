"""Reads the text of Word files: paragraphs, tables, notes, and the first page's header."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable

from graphkit.errors import ReadError
from graphkit.read.limits import MAX_BYTES, MAX_PARTS, MAX_RATIO
from graphkit.read.marked import Aside, Marked, plain
from graphkit.read.xml import guarded_parser, parse

_CHUNK = 256 * 1024
_SMALL = 1024 * 1024  # a part this small may be packed at any ratio
_BREAKS = {"p", "tc", "tr"}


def read_docx(data: bytes, source: str) -> Marked:
    """Return the text of a Word file: header of the first page, body, notes, other headers.

    Raises:
        ReadError: it is damaged, encrypted, or unpacks to more than graphkit accepts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if len(packed.infolist()) > MAX_PARTS:
                raise ReadError(source, f"is packed with more than {MAX_PARTS:,} parts")
            return _assemble(_Package(packed, source))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        reason = "is encrypted" if "encrypted" in str(error) else f"is a damaged Word file ({error})"
        raise ReadError(source, reason) from error


class _Package:
    """The parts of one Word file, each unpacked within bounds."""

    def __init__(self, packed: zipfile.ZipFile, source: str) -> None:
        self.packed, self.source = packed, source
        self.names = {info.filename: info for info in packed.infolist()}
        self.total = 0

    def part(self, name: str) -> bytes | None:
        """Return one part unpacked, or None if there is none of that name."""
        info = self.names.get(name)
        if info is None:
            return None
        if info.file_size > MAX_BYTES or self._swollen(info.file_size, info.compress_size):
            raise ReadError(self.source, "unpacks to far more than it holds, which graphkit refuses")
        pieces: list[bytes] = []
        size = 0
        with self.packed.open(info) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                self.total += len(piece)
                if self.total > MAX_BYTES or self._swollen(size, info.compress_size):
                    raise ReadError(self.source, "unpacks to far more than it holds, which graphkit refuses")
                pieces.append(piece)
        return b"".join(pieces)

    @staticmethod
    def _swollen(size: int, packed: int) -> bool:
        return size > _SMALL and size > MAX_RATIO * max(packed, 1)

    def walk(self, name: str, opened: Callable[[str, dict[str, str]], None], closed: Callable[[str], None],
             words: Callable[[str], None]) -> bool:  # fmt: skip
        """Run handlers over one part; return whether there is such a part."""
        content = self.part(name)
        if content is None:
            return False
        parser = guarded_parser()
        parser.StartElementHandler = lambda tag, attributes: opened(tag.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda tag: closed(tag.rpartition(":")[2])
        parser.CharacterDataHandler = words
        parse(parser, content, self.source)
        return True


class _Story:
    """The text of one part, one paragraph a line.

    Args:
        notes: True for a part of notes, each of which starts with its number.
    """

    def __init__(self, notes: bool = False) -> None:
        self.pieces: list[str] = []
        self.notes = notes
        self.hidden = 0  # depth within what is no text: deleted words, fallback copies
        self.in_text = False
        self.first_header = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an element's start."""
        if self.hidden or tag in ("Fallback", "del", "moveFrom", "instrText", "delText"):
            self.hidden += 1
        elif tag == "t":
            self.in_text = True
        elif tag in ("tab", "ptab"):
            self.pieces.append("\t")
        elif tag in ("br", "cr"):
            self.pieces.append("\n")
        elif tag == "noBreakHyphen":
            self.pieces.append("-")
        elif tag == "sym":
            self.pieces.append(" ")
        elif tag in ("footnote", "endnote"):
            self._note(attributes)
        elif tag == "headerReference" and _attribute(attributes, "type") == "first" and not self.first_header:
            self.first_header = _attribute(attributes, "id")

    def _note(self, attributes: dict[str, str]) -> None:
        kind = _attribute(attributes, "type")
        if kind in ("separator", "continuationSeparator", "continuationNotice"):
            self.hidden += 1
        else:
            self.pieces.append(_attribute(attributes, "id") + " ")

    def closed(self, tag: str) -> None:
        """Take note of an element's end."""
        if self.hidden:
            self.hidden -= 1
        elif tag == "t":
            self.in_text = False
        elif tag in _BREAKS and self.pieces and self.pieces[-1] != "\n":
            self.pieces.append("\n")

    def words(self, text: str) -> None:
        """Take the characters of a run."""
        if self.in_text and not self.hidden:
            self.pieces.append(text.replace("\n", " "))

    def text(self) -> str:
        """Return the text."""
        return "".join(self.pieces)


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _story(package: _Package, name: str, notes: bool = False) -> _Story | None:
    story = _Story(notes)
    return story if package.walk(name, story.opened, story.closed, story.words) else None


def _assemble(package: _Package) -> Marked:
    main = "word/document.xml"
    body = _story(package, main)
    if body is None:
        raise ReadError(package.source, "is not a Word file although its name says so")
    targets = _targets(package, main)
    first = targets.get(body.first_header, "")
    headers = sorted(name for name in package.names if name != first and _is_header(name))
    pieces = [story.text() for name in (first,) if name and (story := _story(package, name))]
    pieces.append(body.text())
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = _story(package, name, notes=True)
        pieces.append(notes.text() if notes else "")
    text = _stacked(pieces)
    repeated = _stacked([story.text() for name in headers if (story := _story(package, name))])
    marked = plain(text + repeated)
    marked.wrapped = False
    if repeated.strip():
        marked.aside = (Aside(len(text), len(text) + len(repeated), "running-header"),)
    return marked


def _is_header(name: str) -> bool:
    return name.startswith(("word/header", "word/footer")) and name.endswith(".xml")


def _stacked(pieces: list[str]) -> str:
    return "".join(piece if piece.endswith("\n") else piece + "\n" for piece in pieces if piece.strip())


def _targets(package: _Package, name: str) -> dict[str, str]:
    """Return the parts that a part refers to, by the ids it uses for them."""
    found: dict[str, str] = {}
    folder, base = posixpath.split(name)

    def opened(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[attributes.get("Id", "")] = posixpath.normpath(path)

    package.walk(f"{folder}/_rels/{base}.rels", opened, lambda _tag: None, lambda _words: None)
    return found

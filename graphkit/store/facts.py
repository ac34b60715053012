"""What a build keeps of each file beside its shard, so that the next build need not read it again."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from sys import intern

import msgspec

from graphkit.graph.fingerprints import Paragraph, prints
from graphkit.graph.iris import Iris
from graphkit.graph.marks import Marks, marks
from graphkit.graph.quads import shard
from graphkit.graph.same_person import Bearer, bearers
from graphkit.knowledge.cache import compiled
from graphkit.model import Extraction
from graphkit.recognise.symbols import doc_id
from graphkit.store.manifest import SourceEntry
from graphkit.store.merge import replaceable

# Folder of a graph, and the ending of the files in it: one a source file, named after its hash.
PLACES = {"texts": ".txt", "shards": ".nq", "facts": ".msgpack"}
_STAGES = (
    "edtf.py",
    "kinds.py",
    "model.py",
    "knowledge",
    "read",
    "scan",
    "segment",
    "recognise",
    "link",
    "graph",
    "store",
)


class Facts(msgspec.Struct, frozen=True):
    """What all files together need of one.

    Args:
        entry: its line in the manifest, without names.
        symbols: ids by its own symbols.
        prints, bearers: what its texts and persons are told by.
        replaceable: ids in its shard that another file may show to mean something already named.
        paragraphs: those of its texts, by the IRI of the part, as they are kept (see `read_paragraphs`).
    """

    entry: SourceEntry
    symbols: tuple[str, ...]
    prints: list[Marks]
    bearers: list[Bearer]
    replaceable: tuple[str, ...]
    paragraphs: msgspec.Raw


def write_facts(folder: Path, extraction: Extraction, form: str, iris: Iris) -> None:
    """Write all that is kept of one file; its facts come last, and say that the rest is whole.

    Args:
        folder: the graph folder in the making.
        extraction: what was found in the file.
        form: what its reading went by besides its bytes.
        iris: where the IRIs of the graph begin.
    """
    document, frame = extraction.document, extraction.frame
    sha12 = document.sha256[:12]
    quads = shard(extraction, iris.base)
    write_whole(place(folder, "texts", sha12), document.text.encode("utf-8", "surrogatepass"))
    write_whole(place(folder, "shards", sha12), quads.encode())
    entry = SourceEntry(
        document.sha256, (), document.media_type, len(document.text), len(extraction.mentions), frame.id, form
    )
    texts = list(prints(extraction, iris))
    paragraphs = msgspec.msgpack.encode({row.component: inside for row, inside in texts})
    facts = Facts(
        entry,
        tuple(doc_id(symbol) for symbol in frame.symbols),
        sorted((marks(row) for row, _ in texts), key=lambda row: row.component),
        bearers(extraction),
        replaceable(quads, iris),
        msgspec.Raw(paragraphs),
    )
    write_whole(place(folder, "facts", sha12), msgspec.msgpack.encode(facts))


def read_facts(folder: Path, sha12: str) -> Facts | None:
    """Return the facts of a file, None where they are missing or damaged."""
    try:
        return msgspec.msgpack.decode(_facts(folder, sha12), type=Facts)
    except (OSError, msgspec.MsgspecError):
        return None


def begun(folder: Path) -> dict[str, SourceEntry]:
    """Return the files whose facts are in a graph folder, whole, each with its line in the manifest."""
    names = (path.name.partition(".")[0] for path in (folder / "facts").iterdir())
    return {sha12: entry for sha12 in names if sha12 and (entry := read_entry(folder, sha12))}


class _Entry(msgspec.Struct, frozen=True):
    entry: SourceEntry


def read_entry(folder: Path, sha12: str) -> SourceEntry | None:
    """Return the line of a file in the manifest, None where its facts are missing or damaged."""
    try:
        entry = msgspec.msgpack.decode(_facts(folder, sha12), type=_Entry).entry
    except (OSError, msgspec.MsgspecError):
        return None
    # There are very many, and what few values stand for is held once.
    return msgspec.structs.replace(entry, media_type=intern(entry.media_type), form=intern(entry.form))


class _Replaceable(msgspec.Struct, frozen=True):
    """Of the facts, only what may have been replaced."""

    replaceable: tuple[str, ...]


def read_replaceable(folder: Path, sha12: str) -> tuple[str, ...]:
    """Return the ids in the shard of a file that another file may show to mean something already named.

    Raises:
        OSError: the facts are missing; they were read before.
    """
    return msgspec.msgpack.decode(_facts(folder, sha12), type=_Replaceable).replaceable


class _Paragraphs(msgspec.Struct, frozen=True):
    paragraphs: dict[str, tuple[Paragraph, ...]]


def read_paragraphs(folder: Path, sha12: str) -> dict[str, tuple[Paragraph, ...]]:
    """Return the paragraphs of the texts of a file, by the IRI of the part.

    Raises:
        OSError: the facts are missing; they were read before.
    """
    return msgspec.msgpack.decode(_facts(folder, sha12), type=_Paragraphs).paragraphs


def place(folder: Path, kind: str, sha12: str) -> Path:
    """Return where a graph folder keeps something of a file."""
    return folder / kind / f"{sha12}{PLACES[kind]}"


def _facts(folder: Path, sha12: str) -> bytes:
    """Return the facts of a file as they are kept; there are many files, and paths are slow to make."""
    with open(f"{folder}/facts/{sha12}{PLACES['facts']}", "rb") as stream:  # noqa: PTH123 - as said
        return stream.read()


def carry_over(old: Path, new: Path, files: Iterable[str]) -> None:
    """Let a new graph folder have what an old one keeps of files, by links where the disk allows.

    Args:
        old, new: the folders.
        files: first digits of the hashes.
    """
    files = list(files)
    for kind, ending in PLACES.items():
        there = {path.name for path in (new / kind).iterdir()}
        for name in (f"{sha12}{ending}" for sha12 in files):
            if name in there:
                continue
            source, target = f"{old}/{kind}/{name}", f"{new}/{kind}/{name}"
            try:
                os.link(source, target)
            except OSError:
                shutil.copyfile(source, target)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    # A process of a build that was killed may still be at its last document when the next build is there.
    partial = f"{path.parent}/.{path.name}.{os.getpid()}.part"
    with open(partial, "wb", buffering=0) as stream:  # noqa: PTH123 - there are many files, and paths are slow
        stream.write(data)
    os.replace(partial, path)  # noqa: PTH105 - as said


def how(base: str, model: str | None) -> str:
    """Return a digest of all that decides what is found in a file of given bytes.

    Args:
        base: where the IRIs of the graph begin.
        model: the spaCy model that helps, or None.
    """
    parts = (_code(), compiled().digest, base, model or "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """Hash the stages that a file passes through: a changed rule makes every shard anew."""
    total = hashlib.sha256()
    root = Path(__file__).parents[1]
    for stage in _STAGES:
        path = root / stage
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            total.update(file.read_bytes())
    return total.hexdigest()

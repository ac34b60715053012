"""What a build keeps of each file beside its shard, so that the next build need not read it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from graphkit.graph.fingerprints import Paragraph, prints
from graphkit.graph.iris import Iris
from graphkit.graph.marks import Marks, marks
from graphkit.graph.quads import shard
from graphkit.graph.same_person import Bearer, bearers
from graphkit.model import Extraction
from graphkit.recognise.symbols import doc_id, joint_ids
from graphkit.store.kept import place, write_whole
from graphkit.store.manifest import SourceEntry
from graphkit.store.merge import replaceable
from graphkit.store.packs import each, read


class Facts(msgspec.Struct, frozen=True):
    """What all files together need of one.

    Args:
        entry: its line in the manifest, without names.
        symbols: ids by its own symbols.
        joint: ids of documents that it cites with two symbols, by the ids that each symbol would give.
        prints, bearers: what its texts and persons are told by.
        replaceable: ids in its shard that another file may show to mean something already named.
        paragraphs: those of its texts, by the IRI of the part, as they are kept (see `read_paragraphs`).
    """

    entry: SourceEntry
    symbols: tuple[str, ...]
    joint: dict[str, str]
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
        joint_ids(extraction.mentions),
        sorted((marks(row) for row, _ in texts), key=lambda row: row.component),
        bearers(extraction),
        replaceable(quads, iris),
        msgspec.Raw(paragraphs),
    )
    write_whole(place(folder, "facts", sha12), msgspec.msgpack.encode(facts))


def each_facts(folder: Path, files: Sequence[str]) -> Iterator[Facts | None]:
    """Yield the facts of some files; where those of one are missing or damaged it ends with None."""
    try:
        for data in each(folder, "facts", files):
            yield msgspec.msgpack.decode(data, type=Facts)
    except (OSError, msgspec.MsgspecError):
        yield None


class _Replaceable(msgspec.Struct, frozen=True):
    """Of the facts, only what may have been replaced."""

    replaceable: tuple[str, ...]


def read_replaceable(folder: Path, sha12: str) -> tuple[str, ...]:
    """Return the ids in the shard of a file that another file may show to mean something already named.

    Raises:
        OSError: the facts are missing; they were read before.
    """
    return msgspec.msgpack.decode(read(folder, "facts", sha12), type=_Replaceable).replaceable


def each_replaceable(folder: Path, files: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what `read_replaceable` returns of each of some files.

    Raises:
        OSError: facts are missing; they were read before.
    """
    for data in each(folder, "facts", files):
        yield msgspec.msgpack.decode(data, type=_Replaceable).replaceable


class _Paragraphs(msgspec.Struct, frozen=True):
    paragraphs: dict[str, tuple[Paragraph, ...]]


def read_paragraphs(folder: Path, sha12: str) -> dict[str, tuple[Paragraph, ...]]:
    """Return the paragraphs of the texts of a file, by the IRI of the part.

    Raises:
        OSError: the facts are missing; they were read before.
    """
    return msgspec.msgpack.decode(read(folder, "facts", sha12), type=_Paragraphs).paragraphs

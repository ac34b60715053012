"""Builds a graph folder beside the old one, and swaps the two only when all went well."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from graphkit.errors import StoreError
from graphkit.graph.catalogue import catalogue_lines
from graphkit.graph.fingerprints import Fingerprint
from graphkit.graph.iris import Iris
from graphkit.graph.quads import shard
from graphkit.graph.same_person import Bearer, bearers, same_person, same_person_reasons
from graphkit.graph.same_text import Pair, same_text, same_works
from graphkit.graph.version import program
from graphkit.knowledge.cache import compiled
from graphkit.model import Extraction
from graphkit.recognise.symbols import doc_id
from graphkit.store.census import census
from graphkit.store.discrepancies import Registers
from graphkit.store.manifest import NAME, Manifest, SourceEntry, write_manifest
from graphkit.store.merge import Merger
from graphkit.store.pairing import Pairing
from graphkit.store.quotations import quotation_lines
from graphkit.store.rules import guard, project

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph

_CHUNK = 4 << 20  # characters of N-Quads handed to the store at a time


class _File(msgspec.Struct):
    """What the build keeps of a file once its shard is on disk."""

    entry: SourceEntry
    names: set[str]
    symbols: tuple[str, ...]
    prints: list[Fingerprint]
    bearers: list[Bearer]


def build(extractions: Iterable[Extraction], folder: Path, base: str) -> None:
    """Write the graph folder; see `graphkit.store.write_graph`."""
    if folder.exists() and not (folder / NAME).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder}: holds something that is not a graph; it is left as it is")
    fresh = folder.parent / f".{folder.name}.new-{os.getpid()}"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        for name in ("texts", "shards"):
            (fresh / name).mkdir(parents=True)
        _fill(fresh, extractions, Iris(base))
        _swap(fresh, folder)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror or error})") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, folder: Path) -> None:
    old = folder.parent / f".{folder.name}.old-{os.getpid()}"
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _fill(folder: Path, extractions: Iterable[Extraction], iris: Iris) -> None:
    files: dict[str, _File] = {}
    pairing = Pairing(folder / "paragraphs", iris)
    for extraction in extractions:
        _keep(folder, extraction, iris, files, pairing)
    files = dict(sorted(files.items()))
    quads = _load(folder, files, iris, pairing)
    shutil.rmtree(folder / "paragraphs")
    entries = tuple(
        msgspec.structs.replace(file.entry, names=tuple(sorted(file.names))) for file in files.values()
    )
    write_manifest(Manifest(1, iris.base, program(), compiled().digest[:12], quads, entries), folder)


def _keep(
    folder: Path, extraction: Extraction, iris: Iris, files: dict[str, _File], pairing: Pairing
) -> None:
    """Write text and shard of one file; a file with the same bytes only adds its name."""
    document, frame = extraction.document, extraction.frame
    known = files.get(document.sha256[:12])
    if known is not None:
        if known.entry.sha256 != document.sha256:
            raise StoreError(f"{document.source}: its hash begins like that of {min(known.names)}")
        known.names.add(document.source)
        return
    sha12 = document.sha256[:12]
    (folder / "texts" / f"{sha12}.txt").write_bytes(document.text.encode("utf-8", "surrogatepass"))
    (folder / "shards" / f"{sha12}.nq").write_bytes(shard(extraction, iris.base).encode())
    entry = SourceEntry(
        document.sha256, (), document.media_type, len(document.text), len(extraction.mentions), frame.id
    )
    symbols = tuple(doc_id(symbol) for symbol in frame.symbols)
    files[sha12] = _File(entry, {document.source}, symbols, pairing.keep(extraction), bearers(extraction))


def _aliases(
    files: dict[str, _File], pairs: list[Pair], translated: list[Bearer]
) -> tuple[dict[str, str], dict[str, str]]:
    """Names that mean something already named, and why: one text, one person, second symbols."""
    aliases = same_works(pairs)
    reasons = dict.fromkeys(aliases, "the texts are one, by what they refer to and by their paragraphs")
    named = [row for file in files.values() for row in file.bearers] + translated
    persons = same_person(named)
    aliases.update(persons)
    reasons.update(same_person_reasons(named, persons))
    for file in files.values():
        for name in file.symbols:
            if name != file.entry.document and name not in aliases:
                aliases[name] = file.entry.document
                reasons[name] = "both symbols are printed on one document"
    # A name that is itself replaced leads straight to the last one.
    last = {old: aliases.get(new, new) for old, new in sorted(aliases.items()) if aliases.get(new) != old}
    return last, reasons


def _load(folder: Path, files: dict[str, _File], iris: Iris, pairing: Pairing) -> int:
    import pyoxigraph as ox

    pairs = same_text(row for file in files.values() for row in file.prints)
    merger = Merger(iris, *_aliases(files, pairs, pairing.named(pairs)))
    store = ox.Store(str(folder / "store"))

    def lines() -> Iterator[str]:
        for sha12 in files:
            yield from merger.lines((folder / "shards" / f"{sha12}.nq").read_text("utf-8"))
        yield from merger.alias_lines()
        yield from merger.renamed(pairing.lines(pairs))

    _bulk(store, lines())
    project(store, iris)
    _bulk(store, merger.new(Registers(store, iris).lines()))
    _bulk(store, merger.new(quotation_lines(store, folder, iris)))
    names = {file.entry.sha256: tuple(sorted(file.names)) for file in files.values()}
    _bulk(store, iter(catalogue_lines(iris, names, len(store), program(), census(store))))
    guard(store)
    store.optimize()
    store.flush()
    return len(store)


def _bulk(store: pyoxigraph.Store, lines: Iterator[str]) -> None:
    import pyoxigraph as ox

    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size > _CHUNK:
            store.bulk_load("\n".join(waiting), ox.RdfFormat.N_QUADS)
            waiting, size = [], 0
    store.bulk_load("\n".join(waiting), ox.RdfFormat.N_QUADS)

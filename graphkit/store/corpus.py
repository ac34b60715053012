"""What all files of a graph give together: names that mean one thing, and texts that are one."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from graphkit.graph.collection import Collection
from graphkit.graph.iris import Iris
from graphkit.graph.marks import Marks
from graphkit.graph.same_person import Bearer, same_person, same_person_reasons
from graphkit.graph.same_text import Pair, compared, same_works
from graphkit.store.facts import Facts
from graphkit.store.merge import Merger
from graphkit.store.packs import read
from graphkit.store.pairing import Pairing
from graphkit.store.runs import in_order, read_lines, write_lines

NAME = "corpus.msgpack"
FOUND = "found.nq"  # quads on texts that are one, but for those on their paragraphs

Known = Callable[[], Iterator[Facts]]


class Corpus(msgspec.Struct, frozen=True):
    """How the shards of some files are joined.

    Args:
        files: first digits of the hashes, ordered.
        aliases: id in use by the id that it replaces; reasons: why.
        counts: how many lines each file has that others may share.
    """

    files: tuple[str, ...]
    aliases: dict[str, str]
    reasons: dict[str, str]
    counts: tuple[int, ...] = ()

    def merger(self, iris: Iris) -> Merger:
        """Return what joins the shards."""
        return Merger(iris, self.aliases, self.reasons)


class _Names(NamedTuple):
    """What files tell of names: who is named where, and symbols of one document."""

    bearers: set[Bearer]
    symbols: dict[str, str]
    joint: dict[str, str | None]  # None: files do not agree
    documents: set[str]  # that the files are


def corpus(folder: Path, files: tuple[str, ...], known: Known, pairing: Pairing, iris: Iris) -> Corpus:
    """Compare all files with each other; what pairs of texts give is written beside the graph.

    Args:
        folder: the graph folder in the making.
        files: first digits of the hashes, ordered.
        known: gives what is known of each, one after the other.
        pairing: writes what pairs of texts give.
        iris: where the IRIs of the graph begin.
    """
    names = _Names(set(), {}, {}, set())
    with Collection(_prints(known(), names)) as rows:
        pairs = compared(rows)
    names.bearers.update(pairing.write(pairs))
    aliases, reasons = _aliases(pairs, names)
    joined = Corpus(files, aliases, reasons)
    write_lines(folder / FOUND, in_order(joined.merger(iris).renamed(pairing.found(pairs))))
    return joined


def _prints(known: Iterator[Facts], names: _Names) -> Iterator[Marks]:
    """Yield what all texts are compared by, and take note of names on the way."""
    for file in known:
        names.bearers.update(file.bearers)
        names.documents.add(file.entry.document)
        for name in file.symbols:
            if name != file.entry.document:
                names.symbols.setdefault(name, file.entry.document)
        for name, document in file.joint.items():
            if names.joint.setdefault(name, document) != document:
                names.joint[name] = None
        yield from file.prints


def _aliases(pairs: list[Pair], names: _Names) -> tuple[dict[str, str], dict[str, str]]:
    """Names that mean something already named, and why: one text, one person, second symbols."""
    aliases = same_works(pairs)
    reasons = dict.fromkeys(aliases, "the texts are one, by what they refer to and by their paragraphs")
    named = sorted(names.bearers)
    persons = same_person(named)
    aliases.update(persons)
    reasons.update(same_person_reasons(named, persons))
    for name, document in names.symbols.items():
        if name not in aliases:
            aliases[name] = document
            reasons[name] = "both symbols are printed on one document"
    for name, cited in names.joint.items():
        # the file itself may print one symbol only, and be known by that
        old, new = (cited, name) if name in names.documents else (name, cited)
        if old is not None and new is not None and old not in aliases and old not in names.documents:
            aliases[old] = new
            reasons[old] = "a document is cited with both symbols"
    # A name that is itself replaced leads straight to the last one.
    last = {old: aliases.get(new, new) for old, new in sorted(aliases.items()) if aliases.get(new) != old}
    return last, reasons


def rest(folder: Path, iris: Iris, joined: Corpus) -> Iterator[str]:
    """Yield the lines of a graph that stand in no shard, but for those on paragraphs of pairs of texts."""
    yield from joined.merger(iris).alias_lines()
    yield from read_lines(folder / FOUND)


def write_corpus(folder: Path, joined: Corpus) -> None:
    """Keep beside a store how it was joined."""
    (folder / NAME).write_bytes(msgspec.msgpack.encode(joined))


def read_corpus(folder: Path) -> Corpus | None:
    """Return how the store of a graph folder was joined, None where that is not known."""
    try:
        return msgspec.msgpack.decode((folder / NAME).read_bytes(), type=Corpus)
    except (OSError, msgspec.MsgspecError):
        return None


def shard_text(folder: Path, sha12: str) -> str:
    """Return the quads that are kept of a file.

    Raises:
        OSError: they cannot be read, or end within a line.
    """
    quads = read(folder, "shards", sha12).decode()  # as text it is looked through for line ends
    if quads and quads[-1] != "\n":
        raise OSError(errno.EIO, f"what it keeps of {sha12} is damaged; remove it and build anew")
    return quads

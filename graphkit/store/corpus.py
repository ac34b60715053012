"""What all files of a graph give together: names that mean one thing, and texts that are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from graphkit.graph.iris import Iris
from graphkit.graph.same_person import Bearer, same_person, same_person_reasons
from graphkit.graph.same_text import Pair, same_text, same_works
from graphkit.store.facts import Facts, place
from graphkit.store.merge import Merger
from graphkit.store.pairing import Pairing

_NAME = "corpus.msgpack"


class Corpus(msgspec.Struct, frozen=True):
    """How the shards of some files are joined.

    Args:
        files: first digits of the hashes, ordered.
        aliases: id in use by the id that it replaces; reasons: why.
        lines: quads on texts that are one, names put right.
    """

    files: tuple[str, ...]
    aliases: dict[str, str]
    reasons: dict[str, str]
    lines: tuple[str, ...]

    def merger(self, iris: Iris) -> Merger:
        """Return what joins the shards."""
        return Merger(iris, self.aliases, self.reasons)

    def rest(self, merger: Merger) -> Iterator[str]:
        """Yield the lines that stand in no shard."""
        yield from merger.alias_lines()
        yield from self.lines


def corpus(folder: Path, files: Mapping[str, Facts], iris: Iris) -> Corpus:
    """Compare all files with each other.

    Args:
        folder: where their paragraphs are kept.
        files: what is known of each, by the first digits of its hash, ordered.
        iris: where the IRIs of the graph begin.
    """
    pairing = Pairing(folder / "paragraphs", iris)
    pairs = same_text(row for file in files.values() for row in file.prints)
    aliases, reasons = _aliases(files, pairs, pairing.named(pairs))
    lines = Merger(iris, aliases, reasons).renamed(pairing.lines(pairs))
    return Corpus(tuple(files), aliases, reasons, tuple(lines))


def _aliases(
    files: Mapping[str, Facts], pairs: list[Pair], translated: list[Bearer]
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


def write_corpus(folder: Path, joined: Corpus) -> None:
    """Keep beside a store how it was joined."""
    (folder / _NAME).write_bytes(msgspec.msgpack.encode(joined))


def read_corpus(folder: Path) -> Corpus | None:
    """Return how the store of a graph folder was joined, None where that is not known."""
    try:
        return msgspec.msgpack.decode((folder / _NAME).read_bytes(), type=Corpus)
    except (OSError, msgspec.MsgspecError):
        return None


def shard_text(folder: Path, kind: str, sha12: str) -> str:
    """Return the quads that are kept of a file: all ("shards"), or those others may share ("shared")."""
    return place(folder, kind, sha12).read_text("utf-8")

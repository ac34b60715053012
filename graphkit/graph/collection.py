"""The texts of a collection as columns: what comparing them takes, in a few hundred bytes a text."""

from __future__ import annotations

import hashlib
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.columns import Table
from graphkit.graph.fingerprints import Fingerprint
from graphkit.graph.habits import habits
from graphkit.graph.minhash import BINS

ENOUGH = 12  # different features a text that a document carries must have
_PERSON = "person "


class Text(msgspec.Struct, frozen=True):
    """One text of a collection: see `Fingerprint`.

    Args:
        sha, component, work, lang, whole: as there.
        persons: ids of the persons it names.
    """

    sha: str
    component: str
    work: str
    lang: str
    whole: bool
    persons: tuple[str, ...]


class _Lists:
    """A table while it grows."""

    def __init__(self, kind: str) -> None:
        self.starts = array("q", [0])
        self.values = array(kind)

    def add(self, values: Iterable[int]) -> None:
        self.values.extend(values)
        self.starts.append(len(self.values))


class Collection:
    """The texts of a collection that can be compared, in the order in which they are given.

    Args:
        fingerprints: ordered by `sha` and `component`; read once.

    The names of features become numbers, so that no name is held; texts and sketches lie on disk.
    """

    def __init__(self, fingerprints: Iterable[Fingerprint]) -> None:
        self._texts, self._sketches = tempfile.TemporaryFile(), tempfile.NamedTemporaryFile()  # noqa: SIM115 - as long as this
        self._at = array("q", [0])
        marks = {name: array("Q") for name in ("author", "date", "work", "component")}
        flags = {name: array("b") for name in ("whole", "symbols", "sketched")}
        langs, known = array("q"), dict[str, int]()
        tables = {name: _Lists("Q") for name in ("features", "words", "shapes")}
        lengths = _Lists("q")
        for row in fingerprints:
            if not (row.whole or len(row.features) >= ENOUGH):
                continue
            self._write(row)
            langs.append(known.setdefault(row.lang, len(known)))
            for name, column in marks.items():
                column.append(_mark(getattr(row, name)))
            flags["whole"].append(row.whole)
            flags["symbols"].append(bool(row.symbols))
            flags["sketched"].append(bool(row.sketch))
            tables["features"].add(_mark(name) for name in row.features)
            tables["words"].add(_mark(name) for name in row.words)
            tables["shapes"].add(_mark(name) for name in shapes(row.lengths))
            lengths.add(row.lengths)
        self.size = len(langs)
        self.langs, self.names = np.array(langs, dtype=np.int64), tuple(known)
        self.author, self.date, self.work, self.component = (np.array(c) for c in marks.values())
        self.whole, self.symbols, self.sketched = (np.array(c, dtype=bool) for c in flags.values())
        self.lengths = Table(np.array(lengths.starts), np.array(lengths.values, dtype=np.int64))
        self._number(list(tables.values()))

    def _write(self, row: Fingerprint) -> None:
        persons = tuple(name[len(_PERSON) :] for name in row.features if name.startswith(_PERSON))
        text = Text(row.sha, row.component, row.work, row.lang, row.whole, persons)
        self._at.append(self._at[-1] + self._texts.write(msgspec.msgpack.encode(text)))
        self._sketches.write(np.array(row.sketch or (0,) * BINS, dtype=np.uint64).astype(np.uint32).tobytes())

    def _number(self, tables: Sequence[_Lists]) -> None:
        """Number all names from 0, and count the texts that have each."""
        every = np.unique(np.concatenate([np.frombuffer(t.values, np.uint64) for t in tables]))
        self.counts = np.zeros(len(every), dtype=np.int64)
        made = []
        for table in tables:
            values = np.searchsorted(every, np.frombuffer(table.values, np.uint64))
            starts = np.array(table.starts)
            values = values[np.lexsort((values, Table(starts, values).rows()))]
            self.counts += np.bincount(values, minlength=len(every))
            made.append(Table(starts, values))
        self.features, self.words, self.shapes = made
        self.kinds = (every & np.uint64(0xFF)).astype(np.int64)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._texts.close()
        self._sketches.close()

    def text(self, row: int) -> Text:
        """Return one text."""
        self._texts.seek(self._at[row])
        return msgspec.msgpack.decode(self._texts.read(self._at[row + 1] - self._at[row]), type=Text)

    def sketches(self) -> NDArray[np.uint32]:
        """Return the sketches of all texts, one a line, as they lie on disk; zeros where there is none."""
        self._sketches.flush()
        if not self.size:
            return np.zeros((0, BINS), dtype=np.uint32)
        return np.memmap(self._sketches.name, np.uint32, "r").reshape(-1, BINS)


@lru_cache
def kinds() -> dict[str, int]:
    """Return the number of each kind of feature; 0 is any other."""
    return {name: at for at, name in enumerate(sorted(habits().features), 1)}


@lru_cache(maxsize=1 << 16)
def _mark(name: str | None) -> int:
    """Return a number for a name, 0 for none; its lowest byte tells the kind of a feature."""
    if not name:
        return 0
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(digest) << 8 | kinds().get(name.partition(" ")[0], 0)


def shapes(lengths: tuple[int, ...]) -> list[str]:
    """Return where the longest and shortest paragraphs stand: for texts that name little."""
    if len(lengths) < 3:
        return []
    order = sorted(range(len(lengths)), key=lambda at: (lengths[at], at))
    picks = ((order[-1], order[0]), sorted(order[-2:]), sorted(order[-3:]), sorted(order[:2]))
    return [f"shape {len(lengths)} {kind} {tuple(pick)}" for kind, pick in enumerate(picks)]

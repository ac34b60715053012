"""A fingerprint with numbers in the place of names: what comparing texts takes, worked out once a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import msgspec
import numpy as np

from graphkit.graph.fingerprints import Fingerprint
from graphkit.graph.habits import habits

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


class Marks(msgspec.Struct, frozen=True):
    """A text as numbers.

    Args:
        component: IRI of the part, by which the texts of a file are ordered.
        text: the text (see `Text`), as it is kept.
        lang, whole, symbols: as in `Fingerprint`, the last one as whether there are any.
        known: numbers that stand for author, date, work and component; 0 for none.
        features, words, shapes: numbers that stand for each, eight bytes a number.
        lengths: characters of each paragraph, eight bytes a number.
        sketch: of its letters, four bytes a number; empty for none.
    """

    component: str
    text: bytes
    lang: str
    whole: bool
    symbols: bool
    known: tuple[int, int, int, int]
    features: bytes
    words: bytes
    shapes: bytes
    lengths: bytes
    sketch: bytes


def marks(row: Fingerprint) -> Marks:
    """Return a fingerprint as numbers."""
    persons = tuple(name[len(_PERSON) :] for name in row.features if name.startswith(_PERSON))
    return Marks(
        row.component,
        msgspec.msgpack.encode(Text(row.sha, row.component, row.work, row.lang, row.whole, persons)),
        row.lang,
        row.whole,
        bool(row.symbols),
        (_mark(row.author), _mark(row.date), _mark(row.work), _mark(row.component)),
        _numbers(row.features),
        _numbers(row.words),
        _numbers(shapes(row.lengths)),
        np.array(row.lengths, dtype="<i8").tobytes(),
        np.array(row.sketch, dtype="<u8").astype("<u4").tobytes(),
    )


def _numbers(names: Iterable[str]) -> bytes:
    return np.fromiter(map(_mark, names), dtype="<u8").tobytes()


@lru_cache
def kinds() -> dict[str, int]:
    """Return the number of each kind of feature; 0 is any other."""
    return {name: at for at, name in enumerate(sorted(habits().features), 1)}


@lru_cache(maxsize=1 << 14)
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

"""Keeps the compiled tables on disk by the hash of their content: inflecting them takes seconds."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.collector import collector_paused
from graphkit.knowledge.gazetteer import merged, read_files, read_gazetteer
from graphkit.knowledge.home import cache_home, keep
from graphkit.knowledge.lexicon import Addition, Compiled, compile_tables, extended, name_senses
from graphkit.knowledge.tables import EntityRecord, digest

FORMAT = 4  # raise when the form of Compiled or Addition changes
T = TypeVar("T", Compiled, Addition)

# Which tables the work at hand goes by: each thread has its own, and `using` puts the former back.
_current: ContextVar[Compiled | None] = ContextVar("tables", default=None)


@cache
def _code_digest() -> str:
    """Hash the code that compiles, so that a changed rule of inflection makes a new cache."""
    here = Path(__file__).parent
    names: tuple[str, ...] = (
        "lexicon.py",
        "senses.py",
        "beginnings.py",
        "inflect.py",
        "templates.py",
        "text.py",
        "tables.py",
        "gazetteer.py",
    )
    names += ("gazetteer_csv.py", "gazetteer_turtle.py")
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in names)).hexdigest()


def _read(path: Path, form: type[T]) -> T | None:
    with collector_paused():  # a hundred thousand small values are made, and none is garbage
        try:
            return msgspec.msgpack.decode(path.read_bytes(), type=form)
        except (OSError, msgspec.DecodeError):
            return None  # none yet, or damaged: it is made again


@cache
def _shipped() -> Compiled:
    """Return the tables that ship with graphkit, from the cache on disk where it is up to date."""
    own = _own_version()
    path = cache_home() / f"lexicon-{FORMAT}-{own[:16]}-{_code_digest()[:8]}.msgpack"
    found = _read(path, Compiled)
    if found is None:
        found = compile_tables(own)
        keep(path, msgspec.msgpack.encode(found))
    return found


@cache
def _own_version() -> str:
    return digest()


def version() -> str:
    """Return the version of the tables that the work at hand goes by, without reading them."""
    tables = _current.get()
    return tables.digest if tables is not None else _own_version()


def compiled() -> Compiled:
    """Return the tables that the work at hand goes by: those of `using`, else those that ship."""
    return _current.get() or _shipped()


@contextlib.contextmanager
def using(gazetteers: Iterable[str | Path] = ()) -> Iterator[Compiled]:
    """Go by the user's own gazetteers too, in this thread and until the block ends.

    Args:
        gazetteers: Turtle or CSV files, in the order in which they are read.

    Raises:
        KnowledgeError: something in them is wrong, with file and line or subject.
    """
    with using_content(read_files(gazetteers)):
        yield compiled()


@contextlib.contextmanager
def using_content(files: tuple[tuple[str, bytes], ...]) -> Iterator[None]:
    """Go by gazetteers whose content is at hand; see `using`.

    Args:
        files: name and bytes of each.
    """
    if not files:  # also within another `using`: what is already in force stays
        yield
        return
    token = _current.set(_with(files))
    try:
        yield
    finally:
        _current.reset(token)


@lru_cache(maxsize=4)
def _with(files: tuple[tuple[str, bytes], ...]) -> Compiled:
    """Return the tables with these gazetteers added, by their content."""
    tables = _shipped()
    total = hashlib.sha256(tables.digest.encode())
    for name, data in files:
        total.update(Path(name).suffix.lower().encode() + b"\0" + hashlib.sha256(data).digest())
    version = total.hexdigest()
    path = cache_home() / f"gazetteer-{FORMAT}-{version[:16]}-{_code_digest()[:8]}.msgpack"
    more = _read(path, Addition)
    if more is None:
        more = _addition(tables, files)
        keep(path, msgspec.msgpack.encode(more))
    return extended(tables, more, version)


def _addition(tables: Compiled, files: tuple[tuple[str, bytes], ...]) -> Addition:
    known: dict[str, EntityRecord] = {}
    said: list[tuple[str, EntityRecord]] = []
    for file, data in files:
        for record in read_gazetteer(file, data):
            before = known.get(record.id) or tables.entities.get(record.id)
            known[record.id] = merged(before, record, file)
            said.append((file, record))
    for file, record in said:
        _check_references(file, record, {*tables.entities, *known})
    return Addition(list(known.values()), list(dict.fromkeys(name_senses(r for _, r in said))))


def _check_references(file: str, record: EntityRecord, known: set[str]) -> None:
    users = {name.used_by for names in record.names.values() for name in names if not isinstance(name, str)}
    for other in sorted({record.broader, record.part_of, *users} - {None} - known, key=str):
        raise KnowledgeError(file, record.id, f"points to {other}, which no table names")

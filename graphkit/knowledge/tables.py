"""Reads the tables of ontology/ as they are written: YAML for small ones, JSON Lines for big ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.home import cache_home, keep
from graphkit.knowledge.paths import ontology_path

T = TypeVar("T")


class Name(msgspec.Struct, frozen=True):
    """One form of an entity's name, and how far it can be trusted alone.

    Args:
        text: the form as written.
        hint: "needs-context", "in-scope", "never-alone", or "".
        fixed: True where the form never inflects.
        used_by: entity id of the one who uses a contested name, or None.
        exact: True where the capitals must be as written.
    """

    text: str
    hint: str = ""
    fixed: bool = False
    used_by: str | None = None
    exact: bool = False


class EntityRecord(msgspec.Struct, frozen=True):
    """One line of a table in ontology/entities/.

    `hint` holds for all names that have none of their own.
    """

    id: str
    kind: str
    labels: dict[str, str] = {}
    names: dict[str, list[str | Name]] = {}
    hint: str = ""
    type: str | None = None
    state: str | None = None
    broader: str | None = None
    part_of: str | None = None
    wikidata: str | None = None
    unbis: str | None = None
    date: str | None = None
    number: str | None = None
    source: str | None = None
    note: str | None = None

    def texts(self, *langs: str) -> list[str]:
        """Return its names as they are written, in these languages, else in all.

        >>> EntityRecord("place/x", "place", names={"en": ["X", Name("Y")], "fr": ["Z"]}).texts()
        ['X', 'Y', 'Z']
        """
        rows = (self.names.get(lang, ()) for lang in langs or self.names)
        return [name if isinstance(name, str) else name.text for row in rows for name in row]


class Cue(msgspec.Struct, frozen=True):
    """One record of a table in ontology/cues/: known words and what they stand for."""

    category: str
    value: str
    forms: dict[str, list[str]]
    source: str | None = None
    inflect: bool = False
    exact: bool = False  # no capitalised or upper-case variants


class Phrase(msgspec.Struct, frozen=True):
    """One template of ontology/phrases/: literals and slots that make a name."""

    id: str
    kind: str
    gives: str
    forms: dict[str, list[str]]
    short: dict[str, list[str]] = {}  # what it is called once it has been named: "the Ministry"
    short_unless: list[str] = []  # words that must not follow a short name, unless a number does
    short_alone: bool = True  # whether a short name is a mention where no full one stands
    unless: list[str] = []  # words that must not follow
    as_printed: bool = False  # a bare noun has to stand in the name as the document prints it
    adopts: bool = True  # whether such bodies may number resolutions
    unless_before: list[str] = []  # words that must not stand right before
    tier: int = 1
    type: str | None = None
    labels: dict[str, str] = {}
    part_of: str | None = None
    broader: str | None = None
    examples: list[dict[str, Any]] = []
    rejects: list[Any] = []
    source: str | None = None
    note: str | None = None


def read_yaml(path: Path) -> Any:
    """Return what a YAML table holds; it is kept in a form that is read in a tenth of the time.

    Raises:
        KnowledgeError: it is not YAML.
    """
    data = path.read_bytes()
    kept = cache_home() / "tables" / f"{hashlib.sha256(data).hexdigest()[:32]}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes())
    except (OSError, msgspec.DecodeError):  # none yet, or damaged
        pass
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        found = yaml.load(data.decode(), Loader=loader)  # noqa: S506 - a safe loader, in C where built
    except yaml.YAMLError as error:
        raise KnowledgeError(path.name, "", " ".join(str(error).split())) from error
    packed = msgspec.msgpack.encode(found)
    if msgspec.msgpack.decode(packed) == found:  # a date would come back as text
        keep(kept, packed)
    return found


def _records(path: Path) -> Iterator[tuple[str, Any]]:
    if path.suffix == ".jsonl":
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if line.strip():
                try:
                    yield f"line {number}", msgspec.json.decode(line)
                except msgspec.DecodeError as error:
                    raise KnowledgeError(path.name, f"line {number}", str(error)) from error
    else:
        for number, record in enumerate(read_yaml(path) or [], 1):
            yield f"record {number}", record


def read_table(folder: Path, form: type[T]) -> list[T]:
    """Return the records of every table in a folder, files in order of name.

    Raises:
        KnowledgeError: a record does not have the form, with file and record.
    """
    records = []
    for path in sorted(folder.glob("*")):
        if path.suffix in {".yml", ".jsonl"}:
            for where, record in _records(path):
                try:
                    records.append(msgspec.convert(record, form))
                except msgspec.ValidationError as error:
                    raise KnowledgeError(path.name, where, str(error)) from error
    return records


def digest() -> str:
    """Return the SHA-256 of all tables: the version of the knowledge."""
    total = hashlib.sha256()
    root = ontology_path()
    for path in sorted(root.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            total.update(path.read_bytes())
    return total.hexdigest()

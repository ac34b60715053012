"""A user's own names, without Python: Turtle (SKOS) or CSV files beside the built-in tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePath

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import EntityRecord, Name, read_yaml

MOST_BYTES = 64_000_000


class Family(msgspec.Struct, frozen=True):
    """What stands before the stroke of an id, and what it says of the entity."""

    kind: str
    cls: str = msgspec.field(name="class")


class Rules(msgspec.Struct, frozen=True):
    """What a gazetteer may say: the table ontology/gazetteer.yml."""

    base: str
    families: dict[str, Family]
    hints: list[str]
    columns: dict[str, str]


class Row(msgspec.Struct, frozen=True):
    """One statement of a gazetteer: one name of one entity, or what else is said of it.

    Args:
        where: line or subject, for messages.
        id: the entity.
        lang, text: a name and its language ("" where the row gives none).
        shown: True for the name that is displayed.
        hints: how far it can be trusted alone.
        facts: other fields of the record by name (type, broader, wikidata, source ...).
    """

    where: str
    id: str
    lang: str = ""
    text: str = ""
    shown: bool = False
    hints: tuple[str, ...] = ()
    used_by: str | None = None
    facts: dict[str, str] = {}


@cache
def rules() -> Rules:
    """Return what a gazetteer may say."""
    return msgspec.convert(read_yaml(ontology_path() / "gazetteer.yml"), Rules)


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    families = "|".join(sorted(rules().families))
    return {
        "id": re.compile(rf"(?:{families})/[A-Za-z0-9][A-Za-z0-9_.-]*"),
        "lang": re.compile(r"[a-z]{2,3}"),
        "wikidata": re.compile(r"Q[1-9][0-9]*"),
    }


def read_files(paths: Iterable[str | Path]) -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of each gazetteer, in the order given.

    Raises:
        KnowledgeError: a file cannot be opened.
    """
    files = []
    for path in map(Path, paths):
        try:
            if path.stat().st_size > MOST_BYTES:
                raise KnowledgeError(str(path), "", f"is larger than {MOST_BYTES:,} bytes")
            files.append((str(path), path.read_bytes()))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise KnowledgeError(str(path), "", f"cannot be opened ({reason})") from error
    return tuple(files)


def read_gazetteer(name: str, data: bytes) -> list[EntityRecord]:
    """Return the records of one gazetteer, in order of id.

    Args:
        name: file name; its ending tells the form, .ttl or .csv.
        data: its bytes.

    Raises:
        KnowledgeError: something in it is wrong, with file and line or subject.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in {".ttl", ".csv"}:
        raise KnowledgeError(name, "", "is neither Turtle (.ttl) nor CSV (.csv)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(name, f"byte {error.start}", "is not UTF-8") from error
    if suffix == ".ttl":
        from graphkit.knowledge.gazetteer_turtle import turtle_rows

        rows = turtle_rows(name, text)
    else:
        from graphkit.knowledge.gazetteer_csv import csv_rows

        rows = csv_rows(name, text)
    return _records(name, rows)


def _records(file: str, rows: Iterable[Row]) -> list[EntityRecord]:
    by_id: dict[str, list[Row]] = {}
    for row in rows:
        for reason in _faults(row):
            raise KnowledgeError(file, row.where, reason)
        by_id.setdefault(row.id, []).append(row)
    if not by_id:
        raise KnowledgeError(file, "", "names nothing")
    return [_record(file, name, by_id[name]) for name in sorted(by_id)]


def _faults(row: Row) -> Iterator[str]:
    shapes, hints = _shapes(), rules().hints
    references = {"used_by": row.used_by, **{n: row.facts.get(n) for n in ("broader", "part_of", "state")}}
    if not shapes["id"].fullmatch(row.id):
        yield f"{row.id!r} is not an id such as place/lake-arpi ({', '.join(sorted(rules().families))})"
    for field, value in references.items():
        if value and not shapes["id"].fullmatch(value):
            yield f"{field}: {value!r} is not an id such as state/GEO"
    if row.text and not shapes["lang"].fullmatch(row.lang):
        said = f"has the language {row.lang!r}" if row.lang else "has no language"
        yield f"the name {row.text!r} {said}; give a code such as en"
    if row.text and len(row.text.strip()) < 2:
        yield f"the name {row.text!r} is too short to be matched"
    for hint in row.hints:
        if hint not in hints:
            yield f"{hint!r} is no hint; there are {', '.join(hints)}"
    if row.facts.get("wikidata") and not shapes["wikidata"].fullmatch(row.facts["wikidata"]):
        yield f"{row.facts['wikidata']!r} is not a Wikidata number such as Q227"


def _record(file: str, name: str, rows: list[Row]) -> EntityRecord:
    """Gather what all rows say of one entity; what they say must agree."""
    facts: dict[str, str] = {}
    labels: dict[str, str] = {}
    names: dict[str, dict[str, Name]] = {}
    for row in rows:
        shown = {row.lang: row.text} if row.shown else {}
        for said, given in ((facts, row.facts), (labels, shown)):
            for field, value in given.items():
                if said.setdefault(field, value) != value:
                    what = "label" if said is labels else field
                    raise KnowledgeError(file, row.where, f"two values of {what}: {said[field]!r}, {value!r}")
        if row.text:
            _add_name(names.setdefault(row.lang, {}), row)
    ordered: dict[str, list[str | Name]] = {
        lang: sorted(names[lang].values(), key=lambda n, lang=lang: (n.text != labels.get(lang), n.text))  # type: ignore[misc]
        for lang in sorted(names)
    }
    kind = rules().families[name.partition("/")[0]].kind
    if facts.pop("kind", kind) != kind:
        raise KnowledgeError(file, rows[0].where, f"{name} is of the kind {kind}")
    return EntityRecord(name, kind, dict(sorted(labels.items())), ordered, **facts)


def _add_name(names: dict[str, Name], row: Row) -> None:
    """Add a form; where it is given twice, the one with the remarks stays."""
    alone = [hint for hint in row.hints if hint in {"never-alone", "needs-context", "in-scope"}]
    name = Name(
        row.text.strip(),
        min(alone, default=""),
        fixed="fixed" in row.hints,
        used_by=row.used_by,
        exact="case-sensitive" in row.hints,
    )
    other = names.get(name.text)
    if other is not None:
        hint = other.hint or name.hint
        fixed = other.fixed and name.fixed
        name = Name(name.text, hint, fixed, other.used_by or name.used_by, other.exact or name.exact)
    names[name.text] = name


def merged(known: EntityRecord | None, more: EntityRecord, file: str) -> EntityRecord:
    """Add what a gazetteer says to a record; what the record has already stays.

    Raises:
        KnowledgeError: a new entity lacks a label, or it is of another kind.
    """
    if known is None:
        if not more.labels:
            raise KnowledgeError(file, more.id, "a new entity needs a label (skos:prefLabel)")
        return more
    if known.kind != more.kind:
        raise KnowledgeError(file, more.id, f"is a {known.kind} in the tables, here a {more.kind}")
    facts = {
        field: getattr(known, field) or getattr(more, field)
        for field in EntityRecord.__struct_fields__
        if field not in {"id", "kind", "labels", "names"}
    }
    names = {
        lang: [*known.names.get(lang, []), *more.names.get(lang, [])]
        for lang in sorted({*known.names, *more.names})
    }
    return EntityRecord(known.id, known.kind, {**more.labels, **known.labels}, names, **facts)

"""Authority records of what a document refers to: from the tables, or made from a template's labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.memo import by_identity
from graphkit.knowledge.tables import EntityRecord, Phrase
from graphkit.knowledge.text import fold
from graphkit.link.meetings import meetings
from graphkit.link.usage import usage
from graphkit.model import Entity, Mention
from graphkit.scan.context import Found


@cache
def _slot() -> re.Pattern[str]:
    return re.compile(r"\{([^{}]+)\}")


@by_identity(65536)
def from_record(record: EntityRecord) -> Entity:
    """Return the authority record of a table's record."""
    return Entity(
        record.id,
        record.kind,
        record.labels,
        record.type,
        record.broader,
        record.part_of,
        record.wikidata,
        record.number,
        record.source,
        record.note,
        record.unbis,
    )


@cache
def _phrases() -> dict[str, Phrase]:
    return {phrase.id: phrase for phrase in compiled().phrases}


class _Filled(NamedTuple):
    """What fills a slot: the id, the rule that found it, and what fills its own slots, by name."""

    id: str | None
    rule: str
    slots: tuple[tuple[str, _Filled], ...]


def _filled(found: Found) -> _Filled:
    return _Filled(found.id, found.rule, tuple((name, _filled(one)) for name, one in found.slots.items()))


def _label(template: str, lang: str, slots: dict[str, _Filled]) -> str | None:
    """Fill a label's slots with the labels of what filled them."""
    values: dict[str, str] = {}
    for path in _slot().findall(template):
        filled = slots.get(path.split(".")[0].split("/")[0])
        record = compiled().entities.get(str(filled.id)) if filled else None
        label = record.labels.get(lang) if record else _made_label(filled, lang) if filled else None
        if label is None:
            return None
        values[path] = label
    return _slot().sub(lambda m: values[m.group(1)], template)


def _made_label(found: _Filled, lang: str) -> str | None:
    phrase = _phrases().get(found.rule)
    template = phrase.labels.get(lang) if phrase else None
    return _label(template, lang, dict(found.slots)) if template else None


def _reference(template: str | None, slots: dict[str, _Filled]) -> str | None:
    """Return the id that "{state}" or a plain id stands for."""
    if template is None or "{" not in template:
        return template
    filled = slots.get(template.strip("{}").split(".")[0])
    return filled.id if filled else None


def from_phrase(found: Found) -> Entity | None:
    """Return the authority record of something a template named."""
    return _made(_filled(found), compiled().digest)


@lru_cache(maxsize=16384)
def _made(found: _Filled, _digest: str) -> Entity | None:
    phrase = _phrases().get(found.rule)
    if phrase is None or found.id is None:
        return None
    slots = dict(found.slots)
    labels = {
        lang: label for lang in sorted(phrase.labels) if (label := _label(phrase.labels[lang], lang, slots))
    }
    return Entity(
        found.id,
        phrase.kind,
        labels,
        phrase.type,
        _reference(phrase.broader, slots),
        _reference(phrase.part_of, slots),
        source=f"phrase {phrase.id}",
    )


def collect(
    ids: Iterable[str], found: list[Found], mentions: Iterable[tuple[Mention, str]]
) -> dict[str, Entity]:
    """Return the authority records of all ids, and of what they are part of.

    Args:
        ids: entity ids that the document refers to.
        found: its mentions in view offsets, with what phrases were made of.
        mentions: the same, placed in the file, each with its words free of the marks of the file's format:
            they label what no table knows.
    """
    tables = compiled().entities
    ids, mentions = list(ids), list(mentions)
    made = {entity.id: entity for f in found if f.slots and (entity := from_phrase(f)) is not None}
    made |= meetings(ids, [mention for mention, _ in mentions])
    printed: dict[str, tuple[Mention, str]] = {}
    used = usage(mentions, tables)
    for mention, words in mentions:
        if mention.id is not None and mention.form not in {"anaphor", "collective"}:
            printed.setdefault(mention.id, (mention, words))
    wanted = sorted(set(ids))
    entities: dict[str, Entity] = {}
    while wanted:
        name = wanted.pop(0)
        if name in entities:
            continue
        if name in tables:
            record = from_record(tables[name])
            entities[name] = replace(record, usage=used[name]) if name in used else record
        elif name in made:
            entities[name] = made[name]
        elif name in printed:
            entities[name] = _from_words(*printed[name])
        else:
            continue
        wanted.extend(_beside(entities[name]))
    return {name: entities[name] for name in sorted(entities)}


def _beside(entity: Entity) -> list[str]:
    """Ids of what an authority record speaks of besides."""
    return [name for name in (entity.part_of, entity.broader, *(row.by for row in entity.usage)) if name]


def _from_words(mention: Mention, words: str) -> Entity:
    """Label what no table knows by its symbol, or by the words printed."""
    label = mention.symbol or str(mention.attrs.get("name", "")) or fold(words)  # a name in the nominative
    return Entity(str(mention.id), mention.kind, {mention.lang or "en": label})

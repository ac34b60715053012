"""Finds persons who are one under names in several scripts.

A name alone is no ground: two names are one person's where both stand with the same
office or State, at most a few years apart, or in one paragraph of a text and of its
translation, and sound alike.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import combinations

import msgspec

from graphkit.graph.name_sounds import alike, sounds
from graphkit.model import Extraction, Mention

YEARS = 6  # apart at most
SAME_TEXT, SAME_OFFICE, SAME_STATE = 0.6, 0.7, 0.75  # how far the sounds have to agree
LONG = 4  # sounds a name must have where only the State is the same
_BESIDE = 3  # code points between a name and its office
_SCRIPTS = {"ru": "Cyrl", "zh": "Hans", "ar": "Arab"}
_NO_CAPACITY = frozenset({"diplomatic-rank"})


class Bearer(msgspec.Struct, frozen=True, order=True):
    """Someone named with an office or a State.

    Args:
        person: entity id.
        capacity: id of the office held, or of the State named behind the name; or "text/" with what
            stands for a paragraph and its translation.
        year: of the document; 0 for a paragraph.
        listed: the tables know the person.
        script: ISO 15924 code of the name's script.
    """

    person: str
    capacity: str
    year: int
    listed: bool
    script: str


def bearers(extraction: Extraction) -> list[Bearer]:
    """Return who is named in which office or for which State, where the year is known."""
    found = set()
    year = _year(extraction.frame.date)
    for row in extraction.signatures:
        if row.office and (signed := _year(row.date) or year):
            found.add(_bearer(extraction, row.person, row.office, signed))
    if year:
        for person, capacity in _capacities(extraction):
            found.add(_bearer(extraction, person, capacity, year))
    return sorted(found)


def translated(
    names: tuple[Iterable[str], Iterable[str]], langs: tuple[str, str], place: str, known: Container[str]
) -> list[Bearer]:
    """Return those named in only one of a paragraph and its translation.

    Args:
        names: persons named in the two.
        langs: their languages.
        place: what stands for the two, unlike any other.
        known: persons that the tables have.
    """
    one, other = map(set, names)
    if not (one - other and other - one):
        return []
    return [
        Bearer(name, f"text/{place}", 0, name in known, _SCRIPTS.get(lang, "Latn"))
        for side, lang in zip((one - other, other - one), langs, strict=True)
        for name in sorted(side)
    ]


def _year(date: str | None) -> int:
    match = re.match(r"\d{4}", date or "")
    return int(match[0]) if match else 0


def _bearer(extraction: Extraction, person: str, capacity: str, year: int) -> Bearer:
    entity = extraction.entities.get(person)
    langs = sorted(entity.labels) if entity else []
    script = next((_SCRIPTS[lang] for lang in langs if lang in _SCRIPTS), "Latn")
    if not langs or {"en", "fr", "es"} & set(langs):
        script = "Latn"
    return Bearer(person, capacity, year, bool(entity and entity.source), script)


def _capacities(extraction: Extraction) -> Iterator[tuple[str, str]]:
    """Yield persons with the office beside their name, or the State in brackets behind it."""
    held = [m for m in extraction.mentions if m.kind == "office" and m.id and _specific(extraction, m.id)]
    ends = sorted((m.end, str(m.id)) for m in held)
    starts = sorted((m.start, str(m.id)) for m in held)
    for one in extraction.mentions:
        if one.kind != "person" or one.id is None:
            continue
        if "state" in one.attrs:
            yield one.id, str(one.attrs["state"])
        yield from ((str(one.id), office) for office in _beside(one, ends, starts))


def _specific(extraction: Extraction, office: str) -> bool:
    """Say whether an office is one post, and no rank."""
    entity = extraction.entities.get(office)
    return entity is not None and entity.type not in _NO_CAPACITY


def _beside(person: Mention, ends: list[tuple[int, str]], starts: list[tuple[int, str]]) -> Iterator[str]:
    first = bisect.bisect_left(ends, (person.start - _BESIDE, ""))
    last = bisect.bisect_right(ends, (person.start, "\uffff"))
    yield from (office for _, office in ends[first:last])
    first = bisect.bisect_left(starts, (person.end, ""))
    last = bisect.bisect_right(starts, (person.end + _BESIDE, "\uffff"))
    yield from (office for _, office in starts[first:last])


def same_person(rows: Iterable[Bearer]) -> dict[str, str]:
    """Return for every person that is another one the id to go by.

    >>> same_person([Bearer("person/aibek-toktosunov", "office/x", 2020, False, "Latn"),
    ...              Bearer("person/aibieke-tuoketuosunuov", "office/x", 2021, False, "Hans"),
    ...              Bearer("person/ana-example", "office/x", 2021, False, "Latn")])
    {'person/aibieke-tuoketuosunuov': 'person/aibek-toktosunov'}
    """
    by_capacity: dict[str, set[Bearer]] = defaultdict(set)
    rank: dict[str, tuple[bool, bool, str]] = {}
    for row in rows:
        by_capacity[row.capacity].add(row)
        rank[row.person] = min(rank.get(row.person, (True, True, row.person)), _rank(row))
    group: dict[str, set[str]] = {}
    for capacity, together in sorted(by_capacity.items()):
        for one, other in _pairs(together, capacity.partition("/")[0]):
            both = group.get(one, {one}) | group.get(other, {other})
            group.update(dict.fromkeys(both, both))
    best = {person: min(one, key=lambda name: rank[name]) for person, one in group.items()}
    return {person: name for person, name in sorted(best.items()) if person != name}


def _rank(row: Bearer) -> tuple[bool, bool, str]:
    return not row.listed, row.script != "Latn", row.person


def _pairs(rows: set[Bearer], ground: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that are one person's, of those named in one capacity."""
    blocks: dict[str, list[Bearer]] = defaultdict(list)
    for row in sorted(rows):
        blocks[sounds(row.person)[:1].replace("k", "s") if ground == "state" else ""].append(row)
    found = {
        (one.person, other.person): (one.script, other.script)
        for block in blocks.values()
        for one, other in combinations(block, 2)
        if _same(one, other, ground)
    }
    if ground != "office":  # a name that two of another script could be is nobody's
        rivals: Counter[tuple[str, str]] = Counter()
        for (one, other), (script, others) in found.items():
            rivals.update([(one, others), (other, script)])
        found = {
            (one, other): (script, others)
            for (one, other), (script, others) in found.items()
            if rivals[one, others] == 1 and rivals[other, script] == 1
        }
    yield from sorted(found)


def _same(one: Bearer, other: Bearer, ground: str) -> bool:
    if one.person == other.person or (one.listed and other.listed) or abs(one.year - other.year) > YEARS:
        return False
    if ground == "office":
        return alike(one.person, other.person) >= SAME_OFFICE
    if one.script == other.script:
        return False
    if ground == "state" and min(len(sounds(one.person)), len(sounds(other.person))) < LONG:
        return False
    return alike(one.person, other.person) >= (SAME_STATE if ground == "state" else SAME_TEXT)


def same_person_reasons(rows: Iterable[Bearer], merged: dict[str, str]) -> dict[str, str]:
    """Return for every replaced name why it is taken for the person it is replaced by.

    >>> rows = [Bearer("person/aibek-toktosunov", "office/x", 2020, False, "Latn"),
    ...         Bearer("person/aibieke-tuoketuosunuov", "office/x", 2021, False, "Hans")]
    >>> same_person_reasons(rows, same_person(rows))["person/aibieke-tuoketuosunuov"]
    'both are named as office/x (2020, 2021), and the names have the same consonants'
    """
    held: dict[str, dict[str, int]] = {}
    for row in sorted(rows):
        held.setdefault(row.person, {}).setdefault(row.capacity, row.year)
    reasons = {}
    for person, name in sorted(merged.items()):
        shared = sorted(held.get(person, {}).keys() & held.get(name, {}).keys())
        letters = "the same" if sounds(person) == sounds(name) else "nearly the same"
        if shared and shared[-1].startswith("text/"):
            where = "both are named in one paragraph of a text, in two languages, and "
        elif shared:
            years = sorted({held[name][shared[0]], held[person][shared[0]]})
            link = "for" if shared[0].startswith("state/") else "as"
            where = f"both are named {link} {shared[0]} ({', '.join(map(str, years))}), and "
        else:
            where = "each is named in an office or for a State with one and the same third name, and "
        reasons[person] = f"{where}the names have {letters} consonants"
    return reasons

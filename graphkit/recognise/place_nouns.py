"""The noun that says what a place is belongs to its name: "province de Kunduz", озеро Севан, 伊德利卜省.

Where a province and its town share a name, the noun also says which is meant.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.script import clitic_clusters
from graphkit.knowledge.tables import read_yaml
from graphkit.scan.context import Context, Found, in_order

_BLANK = " "
_DIVISIONS = frozenset({"subdivision", "province"})


class PlaceNoun(msgspec.Struct, frozen=True):
    """One record of ontology/place-nouns.yml."""

    id: str
    types: list[str]
    strict: bool = False
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    examples: list[dict[str, str]] = []
    rejects: list[dict[str, str]] = []


@cache
def place_nouns() -> tuple[PlaceNoun, ...]:
    """Return the nouns of places, as the table lists them."""
    return tuple(msgspec.convert(read_yaml(ontology_path() / "place-nouns.yml"), list[PlaceNoun]))


@cache
def _by_end(side: str, lang: str) -> dict[str, list[tuple[str, PlaceNoun]]]:
    """Return the nouns by the letter that touches the name, longest first."""
    table: dict[str, list[tuple[str, PlaceNoun]]] = {}
    for noun in place_nouns():
        for word in (noun.before if side == "before" else noun.after).get(lang, ()):
            table.setdefault(word[-1] if side == "before" else word[0], []).append((word, noun))
    return {letter: sorted(rows, key=lambda r: (-len(r[0]), r[0])) for letter, rows in table.items()}


@lru_cache(maxsize=4)
def _namesakes(_digest: str) -> dict[str, tuple[str, ...]]:
    """Return the places by each of their names."""
    found: dict[str, list[str]] = {}
    for record in compiled().entities.values():
        if record.kind == "place":
            for name in {*record.texts(), *record.labels.values()}:
                found.setdefault(name, []).append(record.id)
    return {name: tuple(sorted(ids)) for name, ids in found.items() if len(ids) > 1}


def _free(text: str, at: int) -> bool:
    """Say whether no letter or digit stands at an offset."""
    return not 0 <= at < len(text) or not text[at].isalnum()


def _noun_before(text: str, start: int, lang: str) -> tuple[int, PlaceNoun] | None:
    """Return where the noun before a name starts, and the noun."""
    end = start - 1 if text[start - 1 : start] == _BLANK else start
    if not end:
        return None
    letter = text[end - 1]
    if end == start and letter != "'":
        return None
    for word, noun in _by_end("before", lang).get(letter, ()):
        head = end - len(word)
        if head < 0 or text[head:end] != word:
            continue
        if _free(text, head - 1) or (lang == "ar" and _clitic(text, head)):
            return head, noun
    return None


def _clitic(text: str, head: int) -> bool:
    """Say whether only an Arabic conjunction or preposition is written on to a word."""
    first = head
    while first and text[first - 1].isalpha():
        first -= 1
    return text[first:head] in clitic_clusters()


def _noun_after(text: str, end: int, lang: str) -> tuple[int, PlaceNoun] | None:
    """Return where the noun after a name ends, and the noun."""
    start = end + 1 if text[end : end + 1] == _BLANK else end
    if start >= len(text) or (start == end and lang != "zh"):
        return None
    for word, noun in _by_end("after", lang).get(text[start], ()):
        if text.startswith(word, start) and (lang == "zh" or _free(text, start + len(word))):
            return start + len(word), noun
    return None


def _names(place: str) -> set[str]:
    record = compiled().entities[place]
    return {n if isinstance(n, str) else n.text for row in record.names.values() for n in row}


def _meant(one: Found, name: str, noun: PlaceNoun) -> bool:
    """Say whether a noun belongs to a name, and let the mention mean the place of which the noun speaks."""
    entities = compiled().entities
    record = entities.get(str(one.id))
    if record is None or record.type in noun.types:
        return True
    if not noun.strict or record.broader is None:
        return False
    namesakes = _namesakes(compiled().digest)
    others = {
        other
        for known in {name, *_names(record.id)}
        for other in namesakes.get(known, ())
        if entities[other].type in noun.types and entities[other].broader == record.broader
    }
    if len(others) == 1:
        one.id = others.pop()
    elif record.type in _DIVISIONS:  # the town of Milan is not the province of Milan
        one.id, one.candidates, one.confidence = None, (record.id, *sorted(others)), 0.4
        one.reason = "another kind of place of that name"
    else:
        return False
    return True


def with_place_nouns(context: Context, found: list[Found]) -> list[Found]:
    """Return the mentions, places with the noun that belongs to their name.

    Args:
        context: the scanned document.
        found: mentions of names in view offsets; those of places are changed in place.
    """
    text = context.text
    for one in found:
        if one.kind != "place" or one.id is None:
            continue
        lang = context.lang_at(one.start)
        name = text[one.start : one.end]
        after = _noun_after(text, one.end, lang)
        if after is not None and _meant(one, name, after[1]):
            one.end = after[0]
            continue
        before = _noun_before(text, one.start, lang)
        if before is not None and _meant(one, name, before[1]):
            one.start = before[0]
    return in_order(found)

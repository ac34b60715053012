"""Two communities under one noun: "the Georgian and Ossetian communities of the region"."""

from __future__ import annotations

import bisect
from functools import lru_cache

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.event_grammar import grammar
from graphkit.scan.context import Context, Found, Hit

_NEAR, _GAP = 3, 24  # characters between the adjectives and their noun; between the noun and its place
_REACH = 90  # characters from the noun in which the peoples and the place are looked for
_RULE = "community/coordinated"


def _people_of() -> dict[str, str]:
    return _people_by(compiled().digest)


@lru_cache(maxsize=4)
def _people_by(_digest: str) -> dict[str, str]:
    """Return the one people of each State, as Chinese names the State only."""
    peoples: dict[str, list[str]] = {}
    for record in compiled().entities.values():
        if record.kind == "demonym" and record.state:
            peoples.setdefault(record.state, []).append(record.id)
    return {state: names[0] for state, names in peoples.items() if len(names) == 1}


def _people(one: Found) -> str | None:
    """Return the code of the people that a mention names."""
    name = one.id if one.kind == "demonym" else _people_of().get(str(one.id))
    return name.split("/", 1)[1] if name else None


def _adjectives(context: Context, hit: Hit, named: list[Found]) -> tuple[Found, Found] | None:
    """Return the two peoples beside the noun, joined by "and"."""
    text = context.text
    if hit.value == "after":
        near = [f for f in named if f.end <= hit.start][-2:]
        beside = len(near) == 2 and hit.start - near[1].end <= _NEAR
    else:
        near = [f for f in named if f.start >= hit.end][:2]
        beside = len(near) == 2 and near[0].start - hit.end <= _NEAR
    if not beside or not grammar(hit.lang).join.match(text[near[0].end : near[1].start]):
        return None
    return near[0], near[1]


def _place(context: Context, hit: Hit, last: int, first: int, places: list[Found]) -> Found | None:
    """Return the place whose communities they are, behind the noun or, in Chinese, before the peoples."""
    words, text = grammar(hit.lang), context.text
    if hit.lang == "zh":
        return next((p for p in reversed(places) if 0 <= first - p.end <= 1), None)
    for one in places:
        between = text[last : one.start]
        if one.start < last or len(between) > _GAP:
            continue
        led = words.of_before.search(between) or words.place_before.search(between)
        if led or (hit.lang in {"ru", "ar"} and not between.strip()):
            return one
    return None


def communities(context: Context, found: list[Found]) -> list[Found]:
    """Return the mentions with those of two communities under one noun; both spans end with the noun's place.

    Args:
        context: the scanned document.
        found: all mentions in view offsets, ordered, short forms resolved.
    """
    made: list[Found] = []
    for hit in context.words("communities"):
        if hit.lang != context.lang_at(hit.start):
            continue
        first = bisect.bisect_left(found, hit.start - _REACH, key=lambda f: f.start)
        behind = bisect.bisect_right(found, hit.end + _REACH, key=lambda f: f.start)
        around = found[first:behind]
        named = [f for f in around if f.kind == "demonym" or (hit.lang == "zh" and f.kind == "state")]
        pair = _adjectives(context, hit, [f for f in named if _people(f)])
        if pair is None:
            continue
        last = max(hit.end, pair[1].end)
        places = [
            f for f in around if f.kind == "place" or (f.kind == "anaphor" and f.rule.startswith("anaphor/"))
        ]
        place = _place(context, hit, last, pair[0].start, sorted(places, key=lambda f: (f.start, -f.end)))
        whole = max((f.end for f in around if f.kind == "body" and f.start == pair[1].start), default=last)
        made += _mentions(hit, pair, place, max(last, whole))
    spans = {(f.start, f.end) for f in found if f.kind == "body"}
    made = [m for m in made if (m.start, m.end) not in spans]
    return sorted([*found, *made], key=lambda f: (f.start, -f.end)) if made else found


def _mentions(hit: Hit, pair: tuple[Found, Found], place: Found | None, last: int) -> list[Found]:
    ahead = place is not None and place.end <= pair[0].start
    start = min(pair[0].start, hit.start, place.start if place is not None and ahead else pair[0].start)
    end = max(last, place.end if place is not None else last)
    where = None
    if place is not None:
        where = place.id or (place.targets[0] if len(place.targets) == 1 else None)
    made = []
    for one, begin in zip(pair, (start, pair[1].start), strict=True):
        if where is not None and where.startswith("place/"):
            name = f"community/{_people(one)}-of-{where.split('/', 1)[1]}"
            made.append(
                Found(begin, end, "body", name, _RULE, 0.85, "description", reason="two under one noun")
            )
        elif place is not None:
            reason = "the place is not certain"
            made.append(Found(begin, end, "body", None, _RULE, 0.5, "description", reason=reason))
    return made

"""What an adjective of a country stands for: the State itself ("the Finnish Government"), or an origin."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.patterns import regex
from graphkit.knowledge.tables import read_yaml
from graphkit.read.facts import facts
from graphkit.scan.characters import HAN, classes
from graphkit.scan.context import Context, Found, Hit

_CONFIDENCE = 0.85
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_FARTHEST = 40  # characters between the first letter of a head noun and its adjective
_ADJECTIVE_FIRST = frozenset({"en", "ru"})
_LABEL = 60  # characters before the name of a language in which the label of the line stands
_POSSESSIVE = "'s"  # "the Korean People's Army" is not the people
_LAND = "land"
_WHOLE_NAME = "ministry"  # heads whose adjective may stand behind their whole name


class _Joints(msgspec.Struct, frozen=True):
    """What joins two names that share one noun, from ontology/peoples.yml."""

    adjectives: frozenset[str]
    chinese_names: frozenset[str]
    adjective_forms: dict[str, str]


@cache
def _joints() -> _Joints:
    return msgspec.convert(read_yaml(ontology_path() / "peoples.yml"), _Joints)


@cache
def _adjective_form(lang: str) -> re.Pattern[str] | None:
    pattern = _joints().adjective_forms.get(lang)
    return re.compile(pattern) if pattern else None


def describes(text: str, people: Hit) -> bool:
    """Say whether a people's name is an adjective before its noun: "two Finnish vessels" are no Finns.

    Args:
        text: in view offsets.
        people: the name.
    """
    form = _adjective_form(people.lang)
    if form is None or form.search(text[people.start : people.end]) is None:
        return False
    word = _NEXT_WORD.match(text, people.end)
    return word is not None and word[1] not in facts().function_words.get(people.lang, ())


def may_count(people: Hit, gap: str) -> bool:
    """Say whether a people's name may be what a number counts, with this between them."""
    return gap in {"", " "} or _adjective_form(people.lang) is not None


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(r"[^\w\s'-]|\n")


def _peoples() -> dict[str, str]:
    return _peoples_of(compiled().digest)


@lru_cache(maxsize=4)
def _peoples_of(_digest: str) -> dict[str, str]:
    """Return the one adjective of each State; a State of several peoples has none."""
    found: dict[str, list[str]] = {}
    for record in compiled().entities.values():
        if record.kind == "demonym" and record.state:
            found.setdefault(record.state, []).append(record.id)
    return {state: names[0] for state, names in found.items() if len(names) == 1}


def _head(one: Found, context: Context) -> str | None:
    """Return what of a State stands beside its adjective: an organ, the land, the people."""
    for hit in context.within("state-organ", max(0, one.start - _FARTHEST), one.start):
        if hit.lang not in _ADJECTIVE_FIRST and hit.end < one.start:
            between = context.text[hit.end : one.start]
            whole = hit.value == _WHOLE_NAME and one.rule != "name/origin"
            if between == " " or (whole and not _stops().search(between)):
                return hit.value
    for hit in context.within("state-organ", one.end, one.end + 2):
        behind = hit.start == one.end + 1 and hit.lang in _ADJECTIVE_FIRST
        if behind and context.text[hit.end : hit.end + 2] != _POSSESSIVE:
            return hit.value
    return None


def _decided(one: Found, head: str | None) -> None:
    """Let an adjective that could be a continent's mean the State's beside an organ of State: "American"."""
    if one.id is None and len(one.candidates) == 1 and head not in {None, _LAND}:
        one.id, one.candidates, one.confidence = one.candidates[0], (), _CONFIDENCE
        one.reason = "beside what only a State has"


def states_by_adjective(context: Context, names: list[Found]) -> list[Found]:
    """Return the States that adjectives stand for: the Government, the territory, the people of one.

    Args:
        context: the scanned document.
        names: the mentions of names.
    """
    if not context.words("state-organ"):
        return []
    made: list[Found] = []
    last: Found | None = None  # the adjective before, where it names a State
    for one in names:
        if one.kind != "demonym":
            continue
        head = _head(one, context)
        _decided(one, head)
        if one.id is not None:
            state = compiled().entities[one.id].state
            joined = last is not None and context.text[last.end : one.start] in _joints().adjectives
            if not state or "-" in (context.text[one.end : one.end + 1], context.text[one.start - 1]):
                continue  # one half of a compound
            if joined or head is not None:
                last = one
                made.append(
                    Found(one.start, one.end, "state", state, "name/adjective", _CONFIDENCE, "description")
                )
    return made


def without_languages(context: Context, names: list[Found]) -> list[Found]:
    """Return the names without adjectives that name a language: "Original : espagnol", or alone on a line.

    Args:
        context: the scanned document.
        names: the mentions of names.
    """
    text, label = context.text, _language("language-label")
    before, after = _language("before-language"), _language("after-language")

    def names_language(one: Found) -> bool:
        line = text[max(text.rfind("\n", 0, one.start) + 1, one.start - _LABEL) : one.start]
        alone = not line and text[one.end : one.end + 1] in {"", "\n"}
        return alone or bool(label.search(line) or before.search(line) or after.match(text, one.end))

    return [f for f in names if f.kind != "demonym" or not names_language(f)]


@cache
def _language(name: str) -> re.Pattern[str]:
    return regex("people", f"people/{name}")


def _within(one: Found, names: list[Found]) -> bool:
    """Say whether a name is a piece of the name of a body, as in 巴勒斯坦难民救济和工程处."""
    return any(
        f.start <= one.start and one.end < f.end
        for f in names
        if f.kind in {"body", "organisation", "treaty"}
    )


def origins(context: Context, names: list[Found]) -> None:
    """Turn a bare Chinese name before persons or units of a country into an adjective: 芬兰渔民.

    Args:
        context: the scanned document.
        names: the mentions of names; some change kind and id.
    """
    if not context.words("of-origin"):
        return
    starts = {hit.start for hit in context.words("of-origin")}
    starts -= {hit.start for hit in context.words("not-of-origin")}
    text = context.text
    for one in sorted(names, key=lambda f: -f.start):
        if one.kind == "state" and one.id in _peoples() and int(classes(text[one.end - 1])[0]) == HAN:
            joined = text[one.end : one.end + 1] in _joints().chinese_names and one.end + 1 in starts
            if (one.end in starts or joined) and not _within(one, names):
                starts.add(one.start)
                one.kind, one.id, one.rule = "demonym", _peoples()[one.id], "name/origin"

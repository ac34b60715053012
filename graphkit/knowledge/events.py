"""What is known about events: their neutral types, and the small words that tell who did what."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml
from graphkit.knowledge.text import fold


class EventType(msgspec.Struct, frozen=True):
    """A neutral type of event.

    Args:
        id: "change-of-control" ...
        labels: display name by language.
        of: role of the one named after "of".
        subject: role of the subject of an active verb.
        object: role of what an active verb acts on.
        measures: what a number near the word counts, by the unit of the number.
        needs: what has to stand near an ambiguous word of this type.
        origin: whether "from" gives the place.
        destination: whether "to" gives the place.
        wanted: whether authors demand, plan or announce such events.
        reach: characters from an ambiguous word to its companion.
        never: types of bodies that deliberate and speak, and do no such thing themselves.
    """

    id: str
    labels: dict[str, str]
    of: str = "affected"
    subject: str = "agent"
    object: str = "affected"
    measures: dict[str, str] = {}
    needs: tuple[str, ...] = ()
    origin: bool = False
    destination: bool = False
    wanted: bool = False
    reach: int = 110
    never: tuple[str, ...] = ()


class _Words(msgspec.Struct, frozen=True):
    lang: str
    agent: list[str]
    against: list[str]
    of: list[str]
    place: list[str]
    origin: list[str]
    territory: list[str]
    passive: list[str]
    join: list[str]
    break_: list[str] = msgspec.field(name="break")
    frame: list[str] = []
    definite: list[str] = []
    demanded: list[str] = []
    predicted: list[str] = []
    conditional: list[str] = []
    denied: list[str] = []
    negated: list[str] = []
    when: list[str] = []
    between: list[str] = []
    anniversary: list[str] = []
    toward: list[str] = []
    wished: list[str] = []
    response: list[str] = []
    described: list[str] = []
    full_ending: str = "(?!)"
    passive_ending: str = "(?!)"
    instrumental: str = "(?!)"
    participle: str = "(?!)"
    domestic: str = "(?!)"
    support: list[str] = []
    says: list[str] = []
    relative: list[str] = []
    topic: list[str] = []


class Grammar(msgspec.Struct, frozen=True):
    """Patterns over the small words of one language.

    `*_before` match at the end of the text before a name; the others are searched for in a stretch of text.
    """

    lang: str
    agent_before: re.Pattern[str]
    against_before: re.Pattern[str]
    of_before: re.Pattern[str]
    place_before: re.Pattern[str]
    origin_before: re.Pattern[str]
    territory_before: re.Pattern[str]
    passive_before: re.Pattern[str]
    definite_before: re.Pattern[str]
    join: re.Pattern[str]
    clause_break: re.Pattern[str]
    frame: re.Pattern[str]
    modality: re.Pattern[str]
    passive_ending: re.Pattern[str]
    instrumental: re.Pattern[str]
    participle: re.Pattern[str]
    place_word: re.Pattern[str]
    support: re.Pattern[str]
    says: re.Pattern[str]
    relative: re.Pattern[str]
    other_before: re.Pattern[str]
    domestic: re.Pattern[str]
    of_start: re.Pattern[str]
    topic: re.Pattern[str]
    negated: re.Pattern[str]
    when_before: re.Pattern[str]
    between_before: re.Pattern[str]
    led_before: re.Pattern[str]
    anniversary: re.Pattern[str]
    toward_before: re.Pattern[str]
    response: re.Pattern[str]
    described_before: re.Pattern[str]
    full_ending: re.Pattern[str]


@cache
def event_types() -> dict[str, EventType]:
    """Return the neutral types of events by id.

    Raises:
        KnowledgeError: the table is wrong.
    """
    path = ontology_path() / "event-types.yml"
    try:
        return {t.id: t for t in msgspec.convert(read_yaml(path), list[EventType])}
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error


def _either(words: list[str]) -> str:
    folded = sorted({fold(w) for w in words}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) for w in folded) or "(?!)"


def _grammar(words: _Words) -> Grammar:
    spaced = words.lang != "zh"
    left = {"zh": "", "ar": r"(?<!\w)[وف]?"}.get(words.lang, r"(?<![\w-])")
    gap = " ?" if words.lang in {"zh", "ar"} else " "
    elided = " ?" if words.lang == "fr" else gap  # l', d'
    right = r"(?!\w)" if spaced else ""
    insert = r"(?:[^\s,;:.()\d]+ ){0,2}" if spaced else ""

    def before(form: list[str], between: str = "") -> re.Pattern[str]:
        return re.compile(rf"{left}(?:{_either(form)}){elided}{between}$", re.IGNORECASE)

    def inside(form: list[str]) -> str:
        return rf"{left}(?:{_either(form)}){right}"

    modes = "|".join(f"(?P<{name}>{inside(getattr(words, name))})" for name in (*MODES, "wished"))
    small = (*words.place, *words.toward, *words.origin, *words.of, *words.against)
    others = [w for w in small if w not in words.agent]
    leading = [w for w in others if w not in words.of]
    article = rf"(?:(?:{_either(words.definite)}) )?" if spaced else ""
    land = rf"(?:{insert}(?:{_either(words.territory)}){elided})?"
    territory = rf"{left}(?:{_either(words.place)}){elided}{land}$"
    if words.lang == "zh":
        territory = r"(?:在|于)$"
    return Grammar(
        words.lang,
        before(words.agent, insert),
        before(words.against, insert),
        before(words.of, insert),
        before(words.place, insert),
        before(words.origin, insert),
        re.compile(territory, re.IGNORECASE),
        before(words.passive, insert),
        before(words.definite, insert),
        re.compile(rf"^[ ,]*(?:{_either(words.join)})[ ,]*(?:\w+ )?$", re.IGNORECASE),
        re.compile(inside(words.break_), re.IGNORECASE),
        re.compile(inside(words.frame), re.IGNORECASE),
        re.compile(modes, re.IGNORECASE),
        re.compile(words.passive_ending),
        re.compile(words.instrumental),
        re.compile(words.participle),
        re.compile(inside(words.place), re.IGNORECASE),
        re.compile(inside(words.support), re.IGNORECASE),
        re.compile(inside(words.says), re.IGNORECASE),
        re.compile(inside(words.relative), re.IGNORECASE),
        before(others, article),
        re.compile(words.domestic),
        re.compile(rf" ?(?:{_either(words.of)}){elided}", re.IGNORECASE),
        re.compile(inside(words.topic), re.IGNORECASE),
        re.compile(inside(words.negated), re.IGNORECASE),
        before(words.when),
        before(words.between, insert),
        before(leading, article),
        re.compile(inside(words.anniversary), re.IGNORECASE),
        before(words.toward, article),
        re.compile(inside(words.response), re.IGNORECASE),
        before(words.described),
        re.compile(words.full_ending),
    )


MODES = ("demanded", "predicted", "conditional", "denied")


@cache
def _grammars() -> dict[str, Grammar]:
    path = ontology_path() / "event-grammar.yml"
    try:
        return {w.lang: _grammar(w) for w in msgspec.convert(read_yaml(path), list[_Words])}
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error


def grammar(lang: str) -> Grammar:
    """Return the patterns of a language, English where it is unknown."""
    known = _grammars()
    return known.get(lang) or known["en"]

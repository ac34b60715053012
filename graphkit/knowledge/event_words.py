"""The table of small words that tell who did what, as it is read."""

from __future__ import annotations

import msgspec


class Contracted(msgspec.Struct, frozen=True):
    """A preposition that melts with the article behind it: "en vue de", "en vue des"."""

    from_: str = msgspec.field(name="from")
    to: list[str]


class EventWords(msgspec.Struct, frozen=True):
    """The small words of one language, as the table has them: each is explained at its head."""

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
    upcoming: list[str] = []
    beyond: list[str] = []
    again: list[str] = []
    supposed: list[str] = []
    chaired: list[str] = []
    full_ending: str = "(?!)"
    other_act: str = "(?!)"
    dated_name: str = "(?!)"
    verb_ending: str = "(?!)"
    passive_ending: str = "(?!)"
    instrumental: str = "(?!)"
    participle: str = "(?!)"
    domestic: str = "(?!)"
    support: list[str] = []
    says: list[str] = []
    relative: list[str] = []
    topic: list[str] = []
    finite: list[str] = []
    papers: list[str] = []
    dated: list[str] = []
    deadline: list[str] = []
    pronoun: list[str] = []
    whereupon: list[str] = []
    land: list[str] = []
    meanwhile: list[str] = []
    object: list[str] = []
    presupposed: list[str] = []
    done: str = "(?!)"
    bound: list[str] = []
    violation: list[str] = []
    earlier: list[str] = []
    until: list[str] = []
    copula: list[str] = []
    perfected: list[str] = []
    about: list[str] = []
    contracted: list[Contracted] = []

"""What the JSON API answers with."""

from __future__ import annotations

import msgspec

from graphkit.query.named import Parameter
from graphkit.query.search import Named, Passage
from graphkit.serve.look import Fact


class Problem(msgspec.Struct, frozen=True):
    """One line that says what is wrong, and the status of the answer."""

    status: int
    error: str


class Document(msgspec.Struct, frozen=True):
    """A file of the graph, and the document it carries; `chars` are code points of its text."""

    id: str
    iri: str
    title: str
    files: tuple[str, ...]
    sha256: str
    source: str
    media_type: str
    chars: int
    mentions: int


class Entity(msgspec.Struct, frozen=True):
    """A thing and what it is called, by language; "" for names that are the same in all."""

    id: str
    iri: str
    label: str
    labels: dict[str, str]


class Name(msgspec.Struct, frozen=True):
    """A name in a language."""

    lang: str
    name: str


class Wording(msgspec.Struct, frozen=True):
    """What a thing is called in the texts, and how many times."""

    lang: str
    name: str
    times: int


class EntityPage(msgspec.Struct, frozen=True):
    """A thing: its names, what is said of it, what points to it, what texts call it."""

    id: str
    iri: str
    title: str
    labels: list[Name]
    facts: list[Fact]
    inward: list[Fact]
    names: list[Wording]
    evidence_total: int


class Found(msgspec.Struct, frozen=True):
    """Names and sentences that hold the words looked for."""

    labels: list[Named]
    passages: list[Passage]
    offset: int


class Meaning(msgspec.Struct, frozen=True):
    """What a name means."""

    iri: str
    id: str
    label: str


class Column(msgspec.Struct, frozen=True):
    """A column of an answer."""

    name: str
    about: str


class Question(msgspec.Struct, frozen=True):
    """A named query: what it answers, takes and gives."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str

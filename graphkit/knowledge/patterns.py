"""Patterns of ontology/patterns/: regular expressions with shared parts and their proof beside them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from graphkit.errors import KnowledgeError
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.tables import read_yaml

_TRIGGER = "$trigger"


class Pattern(msgspec.Struct, frozen=True, eq=False):
    """One compiled pattern.

    Args:
        id: name of the pattern, kept as the rule of what it finds ("date/en-day-month").
        lang: languages it is for; empty for all.
        trigger: category of known words it is tried around, or None.
        before, after: how many characters on each side of the trigger it may look at.
        regex: the whole expression (where it says `$trigger`, the empty string).
        head, tail: what stands before and after the trigger, where the expression says `$trigger`.
        examples: texts it must match, with what is expected of them.
        rejects: texts it must not match.
        gives: fixed facts on what it finds.
    """

    id: str
    regex: re.Pattern[str]
    lang: tuple[str, ...] = ()
    trigger: str | None = None
    before: int = 0
    after: int = 0
    head: re.Pattern[str] | None = None
    tail: re.Pattern[str] | None = None
    examples: tuple[dict[str, Any], ...] = ()
    rejects: tuple[str, ...] = ()
    gives: dict[str, Any] = {}

    def around(
        self, text: str, start: int, end: int, floor: int = 0
    ) -> tuple[int, int, dict[str, tuple[int, int]]] | None:
        """Match the pattern around a trigger that stands at [start, end).

        A group named `cue` must be there but is no part of what is found.

        Args:
            floor: the offset before which the head may not reach.

        Returns:
            Start, end, and the spans of the named groups that took part; or None.
        """
        groups: dict[str, tuple[int, int]] = {}
        first, last = start, end
        if self.head is not None:
            before = self.head.search(text, max(floor, start - self.before), start)
            if before is None:
                return None
            first = before.start()
            for name in self.head.groupindex:
                if before.start(name) >= 0:
                    groups[name] = before.span(name)
            if "cue" in groups:
                first = groups.pop("cue")[1]
        if self.tail is not None:
            behind = self.tail.match(text, end, end + self.after)
            if behind is None:
                return None
            last = behind.end()
            for name in self.tail.groupindex:
                if behind.start(name) >= 0:
                    groups[name] = behind.span(name)
            if "cue" in groups:
                last = groups.pop("cue")[0]
        return first, last, groups


class _Record(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    regex: str
    lang: list[str] = []
    trigger: str | None = None
    before: int = 24
    after: int = 24
    ignore_case: bool = False
    examples: list[dict[str, Any]] = []
    rejects: list[str] = []
    gives: dict[str, Any] = {}
    note: str | None = None
    source: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    patterns: list[_Record]
    parts: dict[str, str] = {}


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"\$([a-z_][a-z_0-9]*)")


def _expand(expression: str, parts: dict[str, str], file: str, where: str) -> str:
    """Put the shared parts where the expression names them ("$year"); `$` before no letter stays."""

    def part(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "trigger":
            return _TRIGGER
        if name not in parts:
            raise KnowledgeError(file, where, f"no part is called ${name}")
        return parts[name]

    for _ in range(8):  # parts may be made of parts
        expression = _part().sub(part, expression)
        if all(match.group() == _TRIGGER for match in _part().finditer(expression)):
            return expression
    raise KnowledgeError(file, where, "its parts are made of each other without end")


def _compile(record: _Record, parts: dict[str, str], file: str) -> Pattern:
    expression = _expand(record.regex, parts, file, record.id)
    flags = re.IGNORECASE if record.ignore_case else 0
    pieces = expression.split(_TRIGGER)
    if len(pieces) > 2:
        raise KnowledgeError(file, record.id, "$trigger stands more than once")
    try:
        head = re.compile(f"(?:{pieces[0]})\\Z", flags) if len(pieces) == 2 and pieces[0] else None
        tail = re.compile(pieces[1], flags) if len(pieces) == 2 and pieces[1] else None
        whole = re.compile("".join(pieces), flags)
    except re.error as error:
        raise KnowledgeError(file, record.id, f"not a regular expression: {error}") from error
    return Pattern(
        id=record.id,
        regex=whole,
        lang=tuple(record.lang),
        trigger=record.trigger,
        before=record.before,
        after=record.after,
        head=head,
        tail=tail,
        examples=tuple(record.examples),
        rejects=tuple(record.rejects),
        gives=record.gives,
    )


def regex(name: str, of: str) -> re.Pattern[str]:
    """Return what one pattern of a file matches.

    Args:
        name: the file's name without its ending ("dates").
        of: the pattern's id.

    Raises:
        KnowledgeError: the file is missing or wrong, or has no such pattern.

    >>> bool(regex("dates", "date/range-link").fullmatch(" to "))
    True
    """
    found = next((pattern.regex for pattern in patterns(name) if pattern.id == of), None)
    if found is None:
        raise KnowledgeError(f"{name}.yml", of, "there is no such pattern")
    return found


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """Return the compiled patterns of one file of ontology/patterns/, in its order.

    Args:
        name: the file's name without its ending ("dates").

    Raises:
        KnowledgeError: the file is missing, or one of its patterns is wrong.

    >>> patterns("dates")[0].id.split("/")[0]
    'date'
    """
    path = ontology_path() / "patterns" / f"{name}.yml"
    if not path.is_file():
        raise KnowledgeError(path.name, "", "there is no such file of patterns")
    try:
        file = msgspec.convert(read_yaml(path), _File)
    except msgspec.ValidationError as error:
        raise KnowledgeError(path.name, "", str(error)) from error
    seen: set[str] = set()
    for record in file.patterns:
        if record.id in seen:
            raise KnowledgeError(path.name, record.id, "two patterns have this id")
        seen.add(record.id)
    return tuple(_compile(record, file.parts, path.name) for record in file.patterns)

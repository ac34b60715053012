"""Words that report an event, and what kind of event."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

import msgspec

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.event_grammar import grammar
from graphkit.knowledge.events import EventType, event_types
from graphkit.scan.context import Context, Found, Hit, in_order

Words = Callable[[str], list[Hit]]  # the known words of a category near an event word
_CLOSED = frozenset(
    {
        "treaty",
        "organisation",
        "body",
        "office",
        "place",
        "agenda_item",
        "session",
        "community",
        "state",
        "person",
        "url",
        "resolution",
        "quantity",
    }
)
_USUAL = 30  # characters of a name; what is longer does not part a word from its companions
_BESIDE = 20  # characters from "capture" to the place
_BREACH = 80  # characters from "violations" to "of the ceasefire"
_LONGEST_NAME = 80  # characters a named conflict may have before its head word
_CONFIDENCE = {"event": 0.85, "event-weak": 0.7}


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(r"[;.!?:。；！？：\n](?:(?<=[。；！？：\n])|(?= |$))")


@cache
def _name_word() -> re.Pattern[str]:
    """A word that may belong to the name of a conflict: capitalised, or two peoples joined by a hyphen."""
    return re.compile(r"(?:[A-ZА-ЯЁ][\w'-]*|\w+(?:-\w+)+)[ -]?$")


def _longest(hits: list[tuple[Hit, str]]) -> list[tuple[Hit, str]]:
    """Keep the longest of the words that overlap."""
    kept: list[tuple[Hit, str]] = []
    end = -1
    for hit, category in sorted(hits, key=lambda h: (h[0].start, -h[0].end, h[1])):
        if hit.start >= end:
            kept.append((hit, category))
            end = hit.end
        elif hit.end > end and category == "event-not":  # "taken occupied territory": the block wins
            if kept[-1][1] == "event-weak":
                kept[-1] = (hit, category)
            end = hit.end
    return kept


class _Neighbours:
    """The mentions found before, for quick looks round a word."""

    def __init__(self, found: list[Found]) -> None:
        self.found = in_order(found)
        self._at = 0

    def around(self, start: int, end: int) -> list[Found]:
        """Return the mentions that touch a stretch; stretches have to come in order of start."""
        while self._at < len(self.found) and self.found[self._at].start < start - 400:
            self._at += 1
        touching = []
        for row in range(self._at, len(self.found)):
            one = self.found[row]
            if one.start >= end:
                break
            if one.end > start:
                touching.append(one)
        return touching


def _clause(text: str, hit: Hit, reach: int) -> tuple[int, int]:
    """Return the stretch round a word in which its companions count."""
    start, end = max(0, hit.start - reach), min(len(text), hit.end + reach)
    for match in _clause_end().finditer(text, start, end):
        if match.end() <= hit.start:
            start = match.end()
        elif match.start() >= hit.end:
            return start, match.start()
    return start, end


def _type(name: str | None) -> str | None:
    record = compiled().entities.get(name or "")
    return record.type if record is not None else None


def _meets(need: str, near: list[Found], events: list[tuple[Hit, str]], words: Words) -> bool:
    """Say whether one of the kinds of companion that a type asks for is there."""
    family, _, wanted = need.partition(":")
    if family == "word":
        return bool(words(wanted))
    if family == "unit":
        return any(f.attrs.get("unit") == wanted for f in near)
    if family == "event":
        return any(c == "event" or (wanted and hit.value.startswith(wanted)) for hit, c in events)
    if family == "body" and wanted:
        return any(f.kind == "body" and _type(f.id) == wanted for f in near)
    if need == "forces":
        return any(f.kind == "body" and (f.id or "").endswith("-forces") for f in near)
    return any(f.kind == need for f in near)


def _inner(one: Found, longer: list[Found]) -> bool:
    """Say whether a state, people or date is only part of a longer name."""
    return one.kind in {"state", "demonym", "date"} and any(
        f.start <= one.start and one.end <= f.end and (f.start, f.end) != (one.start, one.end) for f in longer
    )


def _accepted(
    kind: EventType, near: list[Found], others: list[tuple[Hit, str]], words: Words, *, strict: bool = False
) -> bool:
    """Say whether an ambiguous word reports an event here; where it is `strict`, no date or number tells."""
    longer = [f for f in near if f.kind in _CLOSED and f.kind not in {"state", "place", "quantity"}]
    free = [f for f in near if not _inner(f, longer)]
    needs = [n for n in kind.needs if not strict or n not in {"date", "quantity"}]
    return any(_meets(need, free, others, words) for need in needs)


def _named(context: Context, hit: Hit, near: list[Found]) -> int:
    """Return where the name of a conflict begins: "Armenia-Azerbaijan Nagorno-Karabakh conflict"."""
    start = hit.start
    names = [f for f in near if f.kind in {"state", "place", "demonym"}]
    while hit.start - start < _LONGEST_NAME:
        gap = 1 if context.text[start - 1 : start] in {" ", "-"} else 0
        covering = [f for f in names if f.end == start - gap or (f.start < start - gap < f.end)]
        word = _name_word().search(context.text, max(0, start - _LONGEST_NAME), start)
        if covering:
            start = min(f.start for f in covering)
        elif word and gap and any(f.start < word.end() and f.end > word.start() for f in names):
            start = word.start()
        else:
            return start
    return start


def _event_word(text: str, hit: Hit, piece: list[str]) -> Hit:
    """Return the event word without what told it from other senses: "resolution" of "resolution of the"."""
    words = text[hit.start : hit.end].split(" ")
    if piece == ["tail"]:
        return msgspec.structs.replace(hit, start=hit.end - len(words[-1]))
    kept = len(words)
    if piece == ["head"]:
        kept = 1
    of = grammar(hit.lang).of_start
    for last in (1, 2):  # "of", "of the"
        if kept > last and of.fullmatch(" ".join(words[kept - last : kept]) + " "):
            kept -= last
            break
    return msgspec.structs.replace(hit, end=hit.start + len(" ".join(words[:kept])))


@cache
def _title() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A capitalised word just before, and one just behind."""
    return re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][\w']+ $"), re.compile(r" (?:[A-Z][\w']+|(?:of|and) [A-Z])")


def _in_a_name(text: str, hit: Hit) -> bool:
    """Say whether a word is part of a compound or a name: "Liberation Movement", "election-related"."""
    first, last = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 2]
    led = first == "-" and text[hit.start - 2 : hit.start - 1].isalpha()
    if led or (last[:1] == "-" and last[1:].isalpha()):
        return True
    if not text[hit.start].isupper() or not text[hit.start].isascii():
        return False
    before, after = _title()
    named = first == " " and after.match(text[hit.end : hit.end + 20])
    ahead = text[max(0, hit.start - 30) : hit.start]
    if grammar(hit.lang).other_before.search(ahead):  # "Sexual Violence in Conflict"
        ahead = ahead.rstrip().rpartition(" ")[0] + " "
    return bool(named or before.search(ahead))


def _titled(text: str, hit: Hit) -> bool:
    """Say whether an English participle has a capital within a sentence: "Alliance for the Injured"."""
    ahead = text[max(0, hit.start - 2) : hit.start]
    word = text[hit.start : hit.end]
    return (
        hit.lang == "en" and word.istitle() and " " not in word and ahead[:1].islower() and ahead[1:] == " "
    )


def _adjective(text: str, hit: Hit, near: list[Found]) -> bool:
    """Say whether a participle only describes a place: "to the occupied X district"."""
    words = grammar(hit.lang)
    before = text[max(0, hit.start - 24) : hit.start]
    marks = (words.definite_before, words.place_before, words.of_before, words.origin_before)
    qualified = any(mark.search(before) for mark in marks)
    return qualified and any(f.kind == "place" and f.start == hit.end + 1 for f in near)


def _place_beside(text: str, hit: Hit, near: list[Found]) -> bool:
    """Say whether a place or State stands right beside a word: "the capture of X", not of prisoners."""
    for one in near:
        if one.kind not in {"place", "state", "demonym"} or (one.start <= hit.start < one.end):
            continue
        between = text[hit.end : one.start] if one.start >= hit.end else text[one.end : hit.start]
        if len(between) <= _BESIDE and not any(mark in between for mark in ",;，、；"):
            return one.kind != "demonym"
    return False


def recognise_events(context: Context, found: list[Found]) -> list[Found]:
    """Return the mentions of events: the words that report them, with a neutral type.

    Args:
        context: the scanned document.
        found: the mentions of all other kinds.
    """
    hits = [(h, c) for c in ("event", "event-weak", "event-not") for h in context.words(c)]
    hits = [(h, c) for h, c in hits if h.lang == (context.lang_at(h.start) or h.lang)]
    hits = [(h, c) for h, c in _longest(hits) if c != "event-not"]
    neighbours = _Neighbours(found)
    made = []
    for position, (hit, category) in enumerate(hits):
        if _in_a_name(context.text, hit):
            continue
        name, word, *piece = hit.value.split(".")
        if word == "part" and _titled(context.text, hit):
            continue
        hit = _event_word(context.text, hit, piece)
        start, end = _clause(context.text, hit, event_types()[name].reach)
        near = neighbours.around(start, end)
        if any(f.kind in _CLOSED and f.start <= hit.start and hit.end <= f.end for f in near):
            continue
        if name == "change-of-control" and word == "part" and _adjective(context.text, hit, near):
            continue
        if "natural" in piece and context.within("illness", start, end):
            continue
        if name == "ceasefire" and grammar(hit.lang).violation_before.search(
            context.text[max(0, hit.start - _BREACH) : hit.start]
        ):
            name, word = "armed-attack", "noun"  # "violations by X of the ceasefire" are hostilities
        if "beside" in piece and not _place_beside(context.text, hit, near):
            continue
        if category == "event-weak":
            long = sum(max(0, f.end - f.start - _USUAL) for f in near if f.start >= hit.end)
            if long:  # "attacked a convoy of the <long name> on 3 May"
                start, end = _clause(context.text, hit, event_types()[name].reach + long)
                near = neighbours.around(start, end)
            around = hits[max(0, position - 4) : position + 5]
            others = [h for h in around if start <= h[0].start < end and h[0] != hit]
            words = partial(context.within, start=start, end=end)
            if not _accepted(event_types()[name], near, others, words, strict="strict" in piece):
                continue
        attrs: dict[str, str | int | float] = {"type": name, "word": word}
        if "upon" in piece:
            attrs["of"] = "affected"
        begin = _named(context, hit, near) if name == "armed-conflict" else hit.start
        made.append(
            Found(
                begin,
                hit.end,
                "event",
                f"event/{name}",
                f"event/{category}",
                _CONFIDENCE[category],
                form="name" if begin < hit.start else "description",
                attrs=attrs,
            )
        )
    return made

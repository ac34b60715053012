"""What each author claims to have happened: where, when, to whom, with which numbers."""

from __future__ import annotations

import msgspec

from graphkit.link.actors import Role
from graphkit.link.drafts import Draft, drafts
from graphkit.link.place import Places
from graphkit.link.speech import distance
from graphkit.link.tense import placed
from graphkit.link.timing import timings_of
from graphkit.model import Claim, Part, Participant, Quantity, Span
from graphkit.scan.context import Context, Found

_SILENT = frozenset(
    {
        "masthead",
        "heading",
        "annex-heading",
        "statement-title",
        "running-header",
        "link-block",
        "footnote-marker",
        "signature-block",
    }
)
_QUANTIFIERS = frozenset({"exact", "up-to", "more-than", "at-least", "less-than", "about", "magnitude"})
NAMED_FOR = ("agent", "affected", "signatory", "adopter", "host")
_OWN = frozenset({"demanded", "denied", "conditional"})  # what did not happen as stated is another event


class _Authors:
    """The part and author of a place in the file.

    Args:
        context: the scanned document.
        parts: its parts.
    """

    def __init__(self, context: Context, parts: tuple[Part, ...]) -> None:
        self._view = context.document.view
        self._places = Places(parts)
        self._by_id = {p.id: p for p in parts}
        self._dated = [p for p in parts if p.date]
        self._silent = [(p.start, p.end) for p in parts if p.type in _SILENT]

    def of(self, one: Found) -> tuple[str, str | None]:
        """Return the part that holds a mention, and the author in whose name it speaks."""
        part: str = self._places.part(*self._view.to_source(one.start, one.end))
        holder = self._by_id.get(part)
        while holder is not None and holder.author is None and holder.parent:
            holder = self._by_id.get(holder.parent)
        return part, holder.author if holder else None

    def scope(self, one: Found, document: str) -> str:
        """Return author and work, as part of an id, within which undated claims are about one event."""
        part, author = self.of(one)
        holder = self._by_id.get(part)
        while holder is not None and holder.work is None and holder.parent:
            holder = self._by_id.get(holder.parent)
        work = _code(holder.work if holder is not None and holder.work else document)
        who = _code(author) if author else "unknown"
        return work if work.startswith(who) else f"{who}-{work}"

    def said_on(self, one: Found) -> str | None:
        """Return the day of the smallest dated part that holds a mention."""
        at = self._view.to_source(one.start, one.end).start
        holding = [p for p in self._dated if p.start <= at < p.end]
        return min(holding, key=lambda p: p.end - p.start).date if holding else None

    def silent(self, one: Found) -> bool:
        """Say whether a mention stands where nothing is claimed: in a title, a masthead ..."""
        start = self._view.to_source(one.start, one.end).start
        return any(first <= start < last for first, last in self._silent)


def _code(name: str) -> str:
    return name.split("/", 1)[1]


def date_slug(date: str) -> str:
    """Return an EDTF date as it stands in the id of an event.

    >>> date_slug("1967/.."), date_slug("2024-04~")
    ('1967--open', '2024-04')
    """
    return date.replace("/", "--").replace("~", "").replace("?", "").replace("..", "open")


def _event(draft: Draft, result: str | None, scope: str) -> str:
    """Return the id of the event a claim is about: its type, then its place or parties, then its date.

    Claims of several documents meet in one event only where the date, or the text adopted or signed, agrees;
    else each author has an event of its own in each work (`scope`), the same in all its translations.
    """
    if result is not None:
        return f"event/{draft.kind.id}-{_code(result)}"
    pieces = [draft.kind.id]
    if draft.site is not None:
        pieces.append(_code(str(draft.site.id)))
    else:
        named = [_code(name) for wanted in NAMED_FOR for role, name, _ in draft.roles if role == wanted]
        pieces += named[:2]
    date = draft.timing.value
    if date:
        pieces.append(date_slug(date))
    else:
        pieces.append(scope)
    if draft.mode in _OWN:
        pieces.append(draft.mode)
    return "event/" + "-".join(pieces)


def _number(value: str | float | None) -> float | None:
    return None if value is None else float(value)


def _quantity(context: Context, one: Found, draft: Draft) -> Quantity:
    unit = str(one.attrs.get("unit", ""))
    quantifier = str(one.attrs.get("comparator", "exact"))
    return Quantity(
        context.document.view.to_source(one.start, one.end),
        quantifier if quantifier in _QUANTIFIERS else "exact",
        _number(one.attrs.get("lower")),
        _number(one.attrs.get("upper")),
        unit,
        draft.kind.measures.get(unit),
    )


def _source(context: Context, one: Found | None) -> Span | None:
    return context.document.view.to_source(one.start, one.end) if one is not None else None


def _claim(context: Context, draft: Draft, event: str, roles: list[Role], claimant: str | None) -> Claim:
    view, trigger = context.document.view, draft.clause.trigger
    distanced, start, end = distance(context, trigger)
    return Claim(
        event=event,
        type=draft.kind.id,
        part=draft.part,
        claimant=claimant,
        trigger=view.to_source(trigger.start, trigger.end),
        sentence=view.to_source(*draft.clause.sentence),
        wording=context.text[start:end],
        lang=draft.clause.grammar.lang,
        modality=draft.mode,
        attributed_to=draft.speaker,
        date=draft.timing.value,
        date_span=_source(context, draft.timing.mention),
        date_basis=draft.timing.basis,
        place=draft.site.id if draft.site else None,
        place_span=_source(context, draft.site),
        distanced=distanced,
        participants=tuple(
            Participant(r, name, view.to_source(one.start, one.end)) for r, name, one in roles
        ),
        quantities=tuple(_quantity(context, q, draft) for q in draft.quantities),
    )


def _says_something(draft: Draft, results: list[Role]) -> bool:
    """Say whether a claim has more than its type; "adopted measures" has no text that is meant."""
    if draft.kind.id == "adoption":
        return bool(results)
    return bool(draft.roles or draft.site or draft.timing.value or draft.quantities)


def _repeats(context: Context, left: Draft, right: Draft) -> bool:
    """Say whether two words side by side report one thing: "taken hostage or went missing"."""
    if left.kind != right.kind or left.clause.sentence != right.clause.sentence:
        return False
    between = context.text[left.clause.trigger.end : right.clause.trigger.start]
    return right.clause.grammar.join.match(between) is not None


def _placed(draft: Draft, said_on: str | None) -> Draft:
    reported, day, clause = draft.speaker is not None, draft.timing.mention, draft.clause
    own = day is not None and clause.start <= day.start and day.end <= clause.end
    mode, timing = placed(draft.mode, draft.kind, draft.timing, said_on, reported=reported, own=own)
    return draft._replace(mode=mode, timing=timing)


def _several(draft: Draft) -> list[Draft]:
    """Return one draft for each of the events that one word reports."""
    if len(draft.events) < 2:
        return [draft]
    return [draft._replace(site=place, timing=timing, events=()) for place, timing in draft.events]


def claims(
    context: Context, parts: tuple[Part, ...], found: list[Found], document: str = "doc/unknown"
) -> list[Claim]:
    """Return what is claimed to have happened: one claim for each event word that says more than its type.

    An act on several texts ("adopted resolutions 1, 2 and 3") makes one claim for each. The event mentions
    in `found` get the ids of their events.

    Args:
        context: the scanned document.
        parts: its parts, with authors.
        found: all mentions in view offsets.
        document: id of the document, which keeps its undated events apart from those of others.
    """
    authors = _Authors(context, parts)
    made: list[Claim] = []
    last: Draft | None = None
    for draft in drafts(context, found, authors.of):
        trigger, claimant = draft.clause.trigger, authors.of(draft.clause.trigger)[1]
        results = [r for r in draft.roles if r[0] == "result"]
        if not _says_something(draft, results):
            trigger.id, trigger.reason = None, "nothing beside it says where, when, who or how many"
            continue
        if last is not None and _repeats(context, last, draft):
            trigger.id = last.clause.trigger.id
            wording = context.text[last.clause.trigger.start : trigger.end]
            made[-1] = msgspec.structs.replace(made[-1], wording=wording)
            continue
        named: list[str | None] = [r[1] for r in results] or [None]
        scope = authors.scope(trigger, document)
        several = [_placed(one, authors.said_on(trigger)) for one in _several(draft)]
        if len(results) > 1:
            timings = timings_of(draft.clause, [r[2] for r in results], draft.timing)
            several = [several[0]._replace(timing=timing, events=()) for timing in timings]
        texts = named if len(results) > 1 else named * len(several)
        events = [_event(one, name, scope) for one, name in zip(several, texts, strict=True)]
        trigger.id, trigger.targets = events[0], tuple(events) if len(events) > 1 else ()
        if authors.silent(trigger):
            continue
        others = [r for r in draft.roles if r[0] != "result"]
        for number, event in enumerate(events):
            roles = sorted([*others, *results[number : number + 1]], key=lambda r: r[2].start)
            made.append(_claim(context, several[number], event, roles, claimant))
        last = draft
    return made

"""Short names of what a template named before: "the Ministry", 常驻代表团, «Постоянный представитель»."""

from __future__ import annotations

import bisect
from functools import lru_cache

from graphkit.knowledge.cache import compiled
from graphkit.scan.context import Context, Found, Hit

_GOES_ON = (" of ", " for ", " de ", " du ", " des ", " d'")


@lru_cache(maxsize=4)
def _types_of(_digest: str) -> dict[str, str | None]:
    return {phrase.id: phrase.type for phrase in compiled().phrases}


def _full(phrases: list[Found]) -> dict[str, list[Found]]:
    """Return the mentions by the id of the phrase that made them, ordered."""
    by_rule: dict[str, list[Found]] = {}
    for one in sorted(phrases, key=lambda f: f.start):
        if one.id is not None:
            by_rule.setdefault(one.rule, []).append(one)
    return by_rule


def _nearest(mentions: list[Found], position: int) -> Found | None:
    """Return the mention named last before a place, else the first after it."""
    if not mentions:
        return None
    last = bisect.bisect_left([m.start for m in mentions], position) - 1
    return mentions[last] if last >= 0 else mentions[0]


def _resolve(start: int, end: int, hits: list[Hit], by_rule: dict[str, list[Found]]) -> Found:
    tables = compiled().phrases
    phrases = [tables[int(hit.value)] for hit in hits]
    named = sorted(
        (m for p in {p.id for p in phrases} for m in by_rule.get(p, ())), key=lambda m: (m.start, m.rule)
    )
    full = _nearest(named, start)
    kind = full.kind if full else phrases[0].kind
    if full is None:
        return Found(
            start,
            end,
            kind,
            None,
            "name/short",
            0.4,
            "description",
            reason="short name without a full one in the document",
        )
    return Found(
        start,
        end,
        kind,
        full.id,
        "name/short",
        0.85,
        "description",
        antecedent=(full.start, full.end),
        reason="the one named in full nearest before",
    )


def complete_generic(names: list[Found], phrases: list[Found]) -> list[Found]:
    """Give a generic name ("Permanent Representative") the one of its type named in full nearest before.

    Args:
        names: mentions of names; those without an id and with one generic candidate may change.
        phrases: the mentions that templates made.

    Returns:
        The names without the generic ones that a longer name covers.
    """
    spans = {(p.kind, edge): p for p in phrases for edge in (p.start, -p.end)}
    types = _types_of(compiled().digest)
    by_type: dict[tuple[str, str | None], list[Found]] = {}
    for one in sorted(phrases, key=lambda f: f.start):
        by_type.setdefault((one.kind, types.get(one.rule)), []).append(one)
    kept = []
    for name in names:
        if name.id is None and len(name.candidates) == 1:
            if (name.kind, name.start) in spans or (name.kind, -name.end) in spans:
                continue
            full = _nearest(by_type.get((name.kind, name.candidates[0].split("/", 1)[1]), []), name.start)
            if full is not None:
                name.id, name.rule, name.confidence = full.id, "name/short", 0.85
                name.antecedent, name.reason = (full.start, full.end), "the one named in full nearest before"
        kept.append(name)
    return kept


def without_heads(names: list[Found], phrases: list[Found]) -> list[Found]:
    """Return the names without the office that only heads the name of another: "Secretary-General of ASEAN".

    Args:
        names: mentions of names.
        phrases: the mentions that templates made.
    """
    types, entities = _types_of(compiled().digest), compiled().entities
    longer: dict[int, list[Found]] = {}
    for one in phrases:
        if one.kind == "office":
            longer.setdefault(one.start, []).append(one)
            longer.setdefault(-one.end, []).append(one)

    def heads(name: Found) -> bool:
        kind = entities[name.id].type if name.id in entities else None
        return kind is not None and any(
            types.get(one.rule) == kind and one.id != name.id and one.end - one.start > name.end - name.start
            for one in (*longer.get(name.start, ()), *longer.get(-name.end, ()))
        )

    return [name for name in names if name.kind != "office" or not heads(name)]


def _on_a_topic(words: list[str], text: str, end: int) -> bool:
    """Say whether a noun goes on with what its experts know about; a date may stand there."""
    topic = next((word for word in words if text.startswith(word, end)), None)
    return topic is not None and not text[end + len(topic) : end + len(topic) + 1].isdigit()


def recognise_shorts(context: Context, phrases: list[Found]) -> list[Found]:
    """Return the mentions by short names, linked to the full name nearest before.

    Args:
        context: the scanned document.
        phrases: the mentions that templates made.
    """
    by_rule, tables = _full(phrases), compiled().phrases
    taken = sorted((p.start, p.end) for p in phrases if p.kind in {"body", "office", "place"})
    starts = [t[0] for t in taken]
    groups: dict[tuple[int, int], list[Hit]] = {}
    for hit in context.words("short"):
        if context.text.startswith(_GOES_ON, hit.end):
            continue  # "Ministry of Emergency Situations" is another than the one named before
        phrase = tables[int(hit.value)]
        if not phrase.short_alone and phrase.id not in by_rule:
            continue
        if _on_a_topic(phrase.short_unless, context.text, hit.end):
            continue  # "Group of Experts on Geographical Names"
        groups.setdefault((hit.start, hit.end), []).append(hit)
    found: list[Found] = []
    for (start, end), hits in sorted(groups.items(), key=lambda g: (g[0][0], -g[0][1])):
        at = bisect.bisect_right(starts, start)
        covered = any(s <= start and end <= e for s, e in taken[max(0, at - 6) : at])
        if not covered and not (found and found[-1].end >= end and found[-1].start <= start):
            found.append(_resolve(start, end, hits, by_rule))
    return found


def without_numbered(named: list[Found], cited: list[Found]) -> list[Found]:
    """Return mentions without what seems to point back but has a number: "adding that resolution 512 (VI)".

    Args:
        named: the mentions.
        cited: the citations by number.
    """
    numbers = {one.start for one in cited if one.rule == "citation/number"}
    return [one for one in named if one.kind != "anaphor" or one.end + 1 not in numbers]

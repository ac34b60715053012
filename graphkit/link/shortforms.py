"""Short forms to what they mean: "those resolutions", «настоящее письмо», 其附件, "this country".

Document order decides, as a reader does; where the antecedent is not certain the
mention keeps candidates and a reason (un-linked is better than wrong).
"""

from __future__ import annotations

import bisect

from graphkit.knowledge.organs import Organ, organs
from graphkit.model import Part
from graphkit.scan.context import Context, Found

_REACH = 3_000  # characters back in which an antecedent may stand
_MOST_CANDIDATES = 8
_MAIN_TYPES = ("letter", "note-verbale", "resolution", "report", "statement", "body")


class ShortForms:
    """Resolves the anaphors of one document.

    Args:
        context: the scanned document.
        parts: its parts.
        found: all mentions in view offsets, ordered.
        document: id of the document itself.
    """

    def __init__(self, context: Context, parts: tuple[Part, ...], found: list[Found], document: str) -> None:
        self._context = context
        self._parts = parts
        self._document = document
        self._by_kind: dict[str, list[Found]] = {}
        for one in found:
            if one.form != "url" and one.id is not None:
                self._by_kind.setdefault(one.kind, []).append(one)

    def resolve(self, anaphor: Found) -> Found:
        """Return the anaphor with its meaning, or with the reason why there is none."""
        _, how, *rest = str(anaphor.id).split("/")
        anaphor.id = None
        if how == "self":
            return self._meant(anaphor, (self._document,), "the document speaks of itself", 0.95)
        if how == "annex":
            return self._annex(anaphor)
        if how == "collective":
            if self._numbered(anaphor):
                return self._open(anaphor, (), "")
            return self._collective(anaphor, rest[0])
        if how == "both":
            return self._both(anaphor, rest[0])
        return self._previous(anaphor, rest[0], many=rest[1] == "many")

    @staticmethod
    def _meant(
        anaphor: Found,
        targets: tuple[str, ...],
        reason: str,
        confidence: float,
        antecedent: tuple[int, int] | None = None,
    ) -> Found:
        anaphor.id = targets[0] if len(targets) == 1 else None
        anaphor.targets = targets
        anaphor.reason, anaphor.confidence, anaphor.antecedent = reason, confidence, antecedent
        anaphor.form = "anaphor"
        return anaphor

    @staticmethod
    def _open(anaphor: Found, candidates: tuple[str, ...], reason: str, form: str = "anaphor") -> Found:
        anaphor.candidates, anaphor.reason, anaphor.confidence, anaphor.form = candidates, reason, 0.5, form
        return anaphor

    def _before(self, kind: str, position: int) -> list[Found]:
        """Return the mentions of a kind that end before a place, nearest last."""
        mentions = self._by_kind.get(kind, [])
        last = bisect.bisect_left([m.start for m in mentions], position)
        return [m for m in mentions[:last] if m.end <= position and position - m.start <= _REACH]

    def _previous(self, anaphor: Found, kind: str, *, many: bool) -> Found:
        before = self._before(kind, anaphor.start)
        if not before:
            return self._open(anaphor, (), f"no {kind} is named before")
        nearest = before[-1]
        if many:
            return self._many(anaphor, before)
        if nearest.group is not None:
            group = [m for m in before if m.group == nearest.group]
            return self._open(
                anaphor, tuple(dict.fromkeys(str(m.id) for m in group)), "several are named before"
            )
        return self._meant(
            anaphor, (str(nearest.id),), f"the {kind} named last before", 0.85, (nearest.start, nearest.end)
        )

    def _many(self, anaphor: Found, before: list[Found]) -> Found:
        """Link "those resolutions" to the enumeration before, and "those four" to as many as it says."""
        nearest = before[-1]
        group = [m for m in before if nearest.group is not None and m.group == nearest.group]
        if not group:  # singles since the paragraph before
            floor = self._context.block_at(nearest.start).start
            group = [m for m in before if m.start >= floor]
        said = self._context.within("count", anaphor.start, anaphor.end)
        reason, confidence = "the enumeration before", 0.9
        if said and len({m.id for m in group}) != int(said[0].value):
            group = _last_distinct(before, int(said[0].value))
            reason, confidence = "as many as are counted, named last before", 0.75
        targets = tuple(dict.fromkeys(str(m.id) for m in group))
        if len(targets) < 2 or (said and len(targets) != int(said[0].value)):
            return self._open(anaphor, targets, "fewer are named before than are meant")
        span = group[0].group if group[0].group == group[-1].group else None
        return self._meant(anaphor, targets, reason, confidence, span or (group[0].start, group[-1].end))

    def _both(self, anaphor: Found, kind: str) -> Found:
        names: list[str] = []
        for mention in reversed(self._before(kind, anaphor.start)):
            if mention.id not in names:
                names.append(str(mention.id))
            if len(names) == 2:
                return self._meant(anaphor, tuple(sorted(names)), f"the two named last ({kind})", 0.8)
        return self._open(anaphor, tuple(names), "two are not named before")

    def _annex(self, anaphor: Found) -> Found:
        annexes = [p for p in self._parts if p.type in {"annex", "enclosure"} and p.parent is None] or [
            p for p in self._parts if p.type in {"annex", "enclosure"}
        ]
        names = tuple(f"{self._document}#{p.id}" for p in annexes)
        if len(names) == 1:
            return self._meant(anaphor, names, "the document's annex", 0.95)
        return self._open(
            anaphor, names[:_MOST_CANDIDATES], "no annex in the file" if not names else "several annexes"
        )

    def _numbered(self, anaphor: Found) -> bool:
        """Say whether numbers follow: "Council resolutions 822 (1993) and ..." is no open set."""
        return any(0 <= m.start - anaphor.end <= 2 for m in self._by_kind.get("resolution", ()))

    def _collective(self, anaphor: Found, kind: str) -> Found:
        body = next((slot.id for slot in anaphor.slots.values() if slot.kind == "body" and slot.id), None)
        letter = _stem(organs()[body]) if body in organs() else "doc/"
        named = dict.fromkeys(str(m.id) for m in self._by_kind.get(kind, ()) if str(m.id).startswith(letter))
        if body is not None:
            anaphor.attrs = {**anaphor.attrs, "body": body}
        return self._open(anaphor, tuple(named)[:_MOST_CANDIDATES], "an open set", "collective")


def _last_distinct(mentions: list[Found], count: int) -> list[Found]:
    """Return the mentions that name the last `count` different things, in order."""
    kept: dict[str | None, Found] = {}
    for mention in reversed(mentions):
        if len(kept) == count:
            break
        kept.setdefault(mention.id, mention)
    return sorted(kept.values(), key=lambda m: m.start)


def _stem(organ: Organ) -> str:
    """Return what the ids of an organ's resolutions start with."""
    template = next(iter(organ.resolution.values()), "")
    return "doc/" + template.split("{", 1)[0].replace("/", "_")


def resolve_short_forms(
    context: Context, parts: tuple[Part, ...], found: list[Found], document: str
) -> list[Found]:
    """Resolve all anaphors; the list is returned without those that say nothing.

    Args:
        context: the scanned document.
        parts: its parts.
        found: all mentions in view offsets, ordered.
        document: id of the document itself.
    """
    forms = ShortForms(context, parts, found, document)
    kept = []
    for one in found:
        if one.kind != "anaphor":
            kept.append(one)
        elif str(one.id).startswith("anaphor/"):
            resolved = forms.resolve(one)
            if resolved.id or resolved.targets or resolved.candidates or resolved.form == "collective":
                kept.append(resolved)
    return kept

"""Short forms to what they mean: "those resolutions", «настоящее письмо», 其附件, "this country".

Document order decides, as a reader does; where the antecedent is not certain the
mention keeps candidates and a reason (un-linked is better than wrong).
"""

from __future__ import annotations

from functools import cached_property

from graphkit.knowledge.organs import Organ, organs, stem
from graphkit.knowledge.treaty_bodies import issuer, state_line, state_of
from graphkit.link.antecedents import Antecedents
from graphkit.link.bare_nouns import BareNouns, own_instrument
from graphkit.link.ibid import CITED, same_as_before
from graphkit.link.meanings import left_open, meant, mention_of
from graphkit.model import Part
from graphkit.scan.context import Context, Found

_MOST_CANDIDATES = 8
_INSTITUTIONS = frozenset({"body", "organisation"})
_ANNEXES = frozenset({"annex", "enclosure", "appendix"})


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
        self._by_id = {p.id: p for p in parts}
        self._document = document
        self._named = Antecedents(context, parts, found)
        self._nouns = {
            "institution": BareNouns(context, found, _INSTITUTIONS),
            "treaty": BareNouns(context, found, frozenset({"treaty"})),
        }

    def resolve(self, anaphor: Found) -> Found:
        """Return the anaphor with its meaning, or with the reason why there is none."""
        _, how, *rest = str(anaphor.id).split("/")
        anaphor.id = None
        alone = {
            "self": self._itself,
            "annex": self._annex,
            "own": self._own,
            "reported": self._reported,
            "ibid": self._ibid,
        }
        of_kind = {
            "collective": self._collective,
            "both": self._both,
            "named": self._by_name,
            "last": self._last_named,
            "among": self._among,
        }
        if how in alone:
            return alone[how](anaphor)
        if how in of_kind:
            return of_kind[how](anaphor, rest[0])
        types = rest[2] if len(rest) > 2 else ""
        many = rest[1] == "many" or (rest[1] == "any" and self._enumerated(anaphor, rest[0]))
        resolved = self._previous(anaphor, rest[0], many=many, types=types)
        if rest[3:] == ["open"] and resolved.id is None:  # "this region" where only towns are named
            named = dict.fromkeys(str(m.id) for m in self._named.before(rest[0], anaphor))
            return left_open(resolved, tuple(named)[-_MOST_CANDIDATES:], resolved.reason or "")
        return resolved

    def _previous(self, anaphor: Found, kind: str, *, many: bool, types: str = "") -> Found:
        before = self._named.before(kind, anaphor)
        if types:
            before = self._named.of_types(before, types)
        if not before:
            elsewhere = self._named.near(kind, anaphor) if not types else []
            names = tuple(dict.fromkeys(str(m.id) for m in elsewhere))[-_MOST_CANDIDATES:]
            return left_open(
                anaphor,
                names,
                "named only in another part"
                if names
                else f"no {types.replace('+', ' or ') or kind} is named before",
            )
        nearest = before[-1]
        if many:
            return self._many(anaphor, before)
        group = [m for m in before if m.group == nearest.group] if nearest.group is not None else []
        rivals = dict.fromkeys(str(m.id) for m in (group or self._rivals(anaphor, before, kind)))
        if len(rivals) > 1:
            return left_open(anaphor, tuple(rivals)[-_MOST_CANDIDATES:], "several are named before")
        if kind == "state" and nearest.start < self._context.block_at(anaphor.start).start:
            names = tuple(dict.fromkeys(str(m.id) for m in before))
            if len(names) > 1 or len(before) == 1:  # another paragraph may be about another one
                return left_open(anaphor, names[-_MOST_CANDIDATES:], "named in other paragraphs only")
        if kind == "date":
            anaphor.value = nearest.value
        return meant(
            anaphor, (str(nearest.id),), f"the {kind} named last before", 0.85, (nearest.start, nearest.end)
        )

    def _enumerated(self, anaphor: Found, kind: str) -> bool:
        """Say whether the nearest of a kind before is a member of an enumeration."""
        before = self._named.before(kind, anaphor)
        return bool(before) and before[-1].group is not None

    def _among(self, anaphor: Found, kind: str) -> Found:
        """Link "the aggressor State" to the only one before that is not the author's; else leave it open."""
        part = self._named.part(anaphor)
        own = self._named.state_of(part.author) if part is not None and part.author else None
        before = [m for m in self._named.before(kind, anaphor) if own is None or m.id != own.id]
        names = tuple(dict.fromkeys(str(m.id) for m in reversed(before)))[:_MOST_CANDIDATES]
        if len(names) == 1:
            nearest = before[-1]
            reason = f"the only {kind} named before but for the author's own"
            return meant(anaphor, names, reason, 0.75, (nearest.start, nearest.end))
        return left_open(anaphor, names, "which one is meant is the author's view")

    def _rivals(self, anaphor: Found, before: list[Found], kind: str) -> list[Found]:
        """Return what may be meant as well: works named beside the nearest, in an earlier sentence."""
        nearest = before[-1]
        block = self._context.block_at(nearest.start)
        between = self._context.text[nearest.end : anaphor.start]
        same_sentence = not any(stop in between for stop in (". ", "。", "; ", "；", "\n", "؛ "))
        if kind not in CITED or same_sentence:
            return [nearest]
        return [m for m in before if m.start >= block.start]

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
            named = tuple(dict.fromkeys(str(m.id) for m in before))
            return left_open(anaphor, named[-_MOST_CANDIDATES:], "fewer are named before than are meant")
        span = group[0].group if group[0].group == group[-1].group else None
        return meant(anaphor, targets, reason, confidence, span or (group[0].start, group[-1].end))

    def _both(self, anaphor: Found, kind: str) -> Found:
        before = self._named.before(kind, anaphor)
        names: list[str] = []
        for mention in reversed(before):
            if mention.id not in names:
                names.append(str(mention.id))
            if len(names) == 2:
                break
        if len(names) < 2:
            return left_open(anaphor, tuple(names), "two are not named before")
        block = self._context.block_at(anaphor.start)
        here = {str(m.id) for m in before if m.start >= block.start}
        if len(here) > 2 and not self._side_by_side(before, names):
            return left_open(anaphor, tuple(sorted(here)), "more than two are named before")
        return meant(anaphor, tuple(sorted(names)), f"the two named last ({kind})", 0.8)

    def _side_by_side(self, before: list[Found], names: list[str]) -> bool:
        """Say whether the two named last stand together: "between X and Y"."""
        right = max((m for m in before if m.id == names[0]), key=lambda m: m.start)
        left = max((m for m in before if m.id == names[1]), key=lambda m: m.start)
        first, last = sorted((left, right), key=lambda m: m.start)
        return last.start - first.end <= 24

    def _own(self, anaphor: Found) -> Found:
        """Link "my country" to the State of the one in whose name the part speaks."""
        part = self._named.part(anaphor)
        state = self._named.state_of(part.author) if part is not None and part.author else None
        if state is None:
            return left_open(anaphor, (), "who speaks is not named with a State")
        return meant(anaphor, (str(state.id),), "the author's State", 0.85, (state.start, state.end))

    def _reported(self, anaphor: Found) -> Found:
        """Link "the State party" in a committee's document on one State to that State."""
        state = state_of(self._document)
        if state is not None:
            return meant(anaphor, (state,), "the State that the document's symbol names", 0.95)
        if issuer(self._document) is not None and (named := self._headed) is not None:
            return meant(anaphor, (str(named.id),), "the State that the document says it is on", 0.95)
        return left_open(anaphor, (), "the document is not on one State")

    @cached_property
    def _headed(self) -> Found | None:
        """The State of the one line "State party: ..." in the head of a case."""
        starts = {line.end() for line in state_line().finditer(self._context.text)}
        named = [state for state in self._named.of_kind("state") if state.start in starts]
        return named[0] if len(named) == 1 else None

    def _by_name(self, anaphor: Found, kind: str) -> Found:
        """Link "the Mission", "the Convention" to the one of that name; it is then a mention of it."""
        own = own_instrument(self._document, self._context, anaphor) if kind == "treaty" else None
        if own is not None:
            return mention_of(anaphor, own, "treaty", "the treaty of the committee that speaks", 0.9)
        part = self._named.part(anaphor)
        named, names, reason = self._nouns[kind].meant(anaphor, part.author if part is not None else None)
        if named is None:
            return left_open(anaphor, names[:_MOST_CANDIDATES], reason)
        return mention_of(anaphor, str(named.id), named.kind, reason, 0.8, (named.start, named.end))

    def _last_named(self, anaphor: Found, kind: str) -> Found:
        """Link "the said Convention" to the one of that name that was named last."""
        named = self._nouns[kind].last(anaphor)
        if named is None:
            return left_open(anaphor, (), "nothing of that name stands before it")
        reason = "the one of that name that was named last"
        return meant(anaphor, (str(named.id),), reason, 0.85, (named.start, named.end))

    def _ibid(self, anaphor: Found) -> Found:
        return same_as_before(anaphor, context=self._context, named=self._named)

    def _itself(self, anaphor: Found) -> Found:
        """Link "the present letter": in an annex it is the annexed text, else the document."""
        part = self._named.part(anaphor)
        while part is not None:
            if part.work is not None:
                return meant(anaphor, (part.work,), "the annexed text speaks of itself", 0.85)
            if part.type in _ANNEXES:
                return meant(anaphor, (f"{self._document}#{part.id}",), "the annex speaks of itself", 0.8)
            part = self._by_id.get(part.parent) if part.parent else None
        return meant(anaphor, (self._document,), "the document speaks of itself", 0.95)

    def _annex(self, anaphor: Found) -> Found:
        annexes = [p for p in self._parts if p.type in {"annex", "enclosure"}]
        annexes = [p for p in annexes if p.parent is None] or annexes
        names = tuple(f"{self._document}#{p.id}" for p in annexes)
        if len(names) == 1:
            return meant(anaphor, names, "the document's annex", 0.95)
        reason = "several annexes" if names else "no annex in the file"
        return left_open(anaphor, names[:_MOST_CANDIDATES], reason)

    def _numbered(self, anaphor: Found) -> bool:
        """Say whether numbers follow: "Council resolutions 822 (1993) and ..." is no open set."""
        return any(0 <= m.start - anaphor.end <= 2 for m in self._named.of_kind("resolution"))

    def _collective(self, anaphor: Found, kind: str) -> Found:
        if self._numbered(anaphor):
            return left_open(anaphor, (), "")
        body = next((slot.id for slot in anaphor.slots.values() if slot.kind == "body" and slot.id), None)
        letter = _stem(organs()[body]) if body in organs() else "doc/"
        named = dict.fromkeys(str(m.id) for m in self._named.of_kind(kind) if str(m.id).startswith(letter))
        if body is not None:
            anaphor.attrs = {**anaphor.attrs, "body": body}
        return left_open(anaphor, tuple(named)[:_MOST_CANDIDATES], "an open set", "collective")


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
    return stem(next(iter(organ.resolution.values()), ""))


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
    said = {(f.start, f.end, f.id) for f in found if f.kind != "anaphor"}
    kept = []
    for one in found:
        if one.kind != "anaphor":
            kept.append(one)
        elif str(one.id).startswith("anaphor/"):
            resolved = forms.resolve(one)
            if (one.start, one.end, resolved.id) in said:
                continue  # "the Covenant" is a name of it, too
            if resolved.id or resolved.targets or resolved.candidates or resolved.form == "collective":
                kept.append(resolved)
    return kept

"""Names of the tables: the longest wins, and what may live inside it is kept."""

from __future__ import annotations

import bisect
from functools import lru_cache

from graphkit.knowledge.cache import compiled
from graphkit.knowledge.event_grammar import grammar
from graphkit.knowledge.longer import longer
from graphkit.scan.context import Context, Found, Hit

# Inside these nothing else is named: «Азербайджанская Республика» holds no demonym,
# "Gulf of Guinea" no state.
_CLOSED = frozenset({"state", "place", "demonym", "none", "person"})
_PIECES = frozenset({"body", "treaty"})
_ABBREVIATED = frozenset({"body", "organisation"})
_FIELDS = frozenset({"body-of-law"})  # what a commission is for: the International Law Commission
_SHORTENED = 8  # characters of a Chinese abbreviation, at most
_NAME_CONFIDENCE = 0.97
_SHORT_FORM = 3
_SHARED_LETTERS = frozenset({"en", "es", "fr"})


def _abbreviations() -> frozenset[tuple[str, int]]:
    return _abbreviations_of(compiled().digest)


@lru_cache(maxsize=4)
def _abbreviations_of(_digest: str) -> frozenset[tuple[str, int]]:
    """Return (entity, length) of the Chinese names of bodies that shorten a longer one: 马里稳定团."""
    short = set()
    for record in compiled().entities.values():
        if record.kind in _ABBREVIATED:
            lengths = {len(n if isinstance(n, str) else n.text) for n in record.names.get("zh", ())}
            short |= {(record.id, n) for n in lengths if n <= _SHORTENED and n < max(lengths)}
    return frozenset(short)


def _abbreviated(hit: Hit) -> bool:
    """Say whether a name is a Chinese abbreviation, where others print capital letters."""
    return hit.lang == "zh" and (hit.value, hit.end - hit.start) in _abbreviations()


def _covered(hit: Hit, longer: list[Hit], kind: str) -> bool:
    """Say whether a longer name leaves no room for this one."""
    entities = compiled().entities
    for other in longer:
        if (
            other.start <= hit.start
            and hit.end <= other.end
            and (other.end - other.start) > (hit.end - hit.start)
        ):
            other_kind = entities[other.value].kind
            field = entities[hit.value].type in _FIELDS
            if field or other_kind in _CLOSED or kind in {other_kind, "demonym"} or _abbreviated(other):
                return True
            tables = compiled().digest
            if hit.lang == "zh" and kind == "place" and _only_an_adjective(tables, hit.value, other.value):
                return True
    return False


@lru_cache(maxsize=1024)
def _only_an_adjective(_tables: str, place: str, longer: str) -> bool:
    """Say whether a place within a Chinese name is an adjective elsewhere: 非洲联盟, the African Union."""
    entities = compiled().entities
    inner, outer = entities[place].texts("en"), entities[longer].texts("en")
    return bool(inner and outer) and not any(f" {name} " in f" {whole} " for name in inner for whole in outer)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Drop the names that a longer one covers, and the later of two that cross."""
    entities = compiled().entities
    kept: list[Hit] = []
    open_hits: list[Hit] = []
    reach = -1
    for hit in hits:  # ordered by start, longest first
        if hit.start >= reach:
            kept.append(hit)
            open_hits, reach = [hit], hit.end
            continue
        open_hits = [o for o in open_hits if o.end > hit.start]
        kind = entities[hit.value].kind
        crossed = any(o.end < hit.end and entities[o.value].kind in (_CLOSED | {kind}) for o in open_hits)
        if not crossed and not _covered(hit, open_hits, kind):
            kept.append(hit)
            open_hits.append(hit)
            reach = max(reach, hit.end)
    return kept


def _in_scope(hits: list[Hit], context: Context) -> list[Hit]:
    """Keep the names of subdivisions only where the State they are listed under is named.

    A name that means several of them there, or something else of the tables, is passed over.
    """
    sure_hits = _longest([hit for hit in hits if hit.hint != "in-scope"])
    if len(sure_hits) == len(hits):
        return sure_hits
    entities = compiled().entities
    sure = {hit.value for hit in sure_hits if not hit.hint}
    spans = {(hit.start, hit.end) for hit in sure_hits}
    text = context.text
    meant: dict[tuple[int, int], Hit | None] = {}
    for hit in hits:
        span = hit.start, hit.end
        if hit.hint != "in-scope" or span in spans or entities[hit.value].broader not in sure:
            continue
        if not _within_a_name(text, hit):
            known = meant.setdefault(span, hit)
            meant[span] = hit if known is not None and known.value == hit.value else None
    named = [hit for hit in meant.values() if hit is not None]
    return _longest(sorted([*sure_hits, *named], key=lambda h: (h.start, -h.end))) if named else sure_hits


def _within_a_name(text: str, hit: Hit) -> bool:
    """Say whether one word is part of a longer name: Liptako-Gourma, a family name after a first name."""
    start, end = hit.start, hit.end
    if text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()):
        return True
    if start < 3 or text[start - 1] != " " or not text[start].isupper() or " " in text[start:end]:
        return False
    head = start - 1
    while head and (text[head - 1].isalpha() or text[head - 1] in ".-'"):
        head -= 1
    opens = head < 2 or text[head - 1] in '\n"«“(' or text[head - 2] in ".:;"
    return text[head].isupper() and not opens


class _Spans:
    """Which spans names already take, to keep senses of one form together."""

    def __init__(self, hits: list[Hit]) -> None:
        self.by_span: dict[tuple[int, int], list[Hit]] = {}
        for hit in hits:
            self.by_span.setdefault((hit.start, hit.end), []).append(hit)


def _sure(hits: list[Hit]) -> dict[str, list[int]]:
    """Return the entities named beyond doubt, each with where."""
    sure: dict[str, list[int]] = {}
    for hit in hits:
        if not hit.hint:
            sure.setdefault(hit.value, []).append(hit.start)
    return sure


def _above(entity: str) -> set[str | None]:
    record = compiled().entities[entity]
    return {record.broader, record.part_of, record.state}


def _related(entity: str, sure: dict[str, list[int]]) -> bool:
    """Say whether what an entity belongs to, or something in a State, is named beyond doubt."""
    if any(above in sure for above in _above(entity)):
        return True
    return compiled().entities[entity].kind == "state" and any(entity in _above(other) for other in sure)


def _choose(hits: list[Hit], sure: dict[str, list[int]]) -> Found | None:
    """Decide which of the entities that share a form is meant here."""
    entities = compiled().entities
    start, end = hits[0].start, hits[0].end
    if hits[0].hint == "in-scope":
        reason = "the State it is listed under is named in the same document"
        return Found(start, end, "place", hits[0].value, "name/scope", 0.85, reason=reason)
    strong = sorted({h.value for h in hits if not h.hint})
    weak = sorted({h.value for h in hits if h.hint == "needs-context"})
    if len(strong) == 1:
        return Found(start, end, entities[strong[0]].kind, strong[0], "name/table", _NAME_CONFIDENCE)
    if len(strong) > 1:
        seen = [e for e in strong if len(sure.get(e, ())) > 1]
        chosen = seen[0] if len(seen) == 1 else None
        return Found(
            start,
            end,
            entities[strong[0]].kind,
            chosen,
            "name/table",
            0.7 if chosen else 0.4,
            candidates=tuple(strong),
            reason=None if chosen else "several entities have this name",
        )
    named = [e for e in weak if e in sure]
    if len(named) > 1:  # the one named last before this place
        last = {e: max((p for p in sure[e] if p < start), default=-1) for e in named}
        named = [max(named, key=lambda e: (last[e], e))] if max(last.values()) >= 0 else named
    named = named or [e for e in weak if _related(e, sure)]
    if len(named) == 1:
        return Found(
            start,
            end,
            entities[named[0]].kind,
            named[0],
            "name/context",
            0.85,
            form="description",
            reason="named in full, or its parent or a place in it is, in the same document",
        )
    if not weak:
        return None
    return Found(
        start,
        end,
        entities[weak[0]].kind,
        None,
        "name/context",
        0.4,
        form="description",
        candidates=tuple(named or weak),
        reason="short name without a full one in the document",
    )


def _foreign(hit: Hit, context: Context) -> bool:
    """Say whether a short form is another language's: "UN" in a French heading is an article."""
    if hit.end - hit.start > _SHORT_FORM:
        return False
    lang = context.lang_at(hit.start)
    return lang != hit.lang and lang in _SHARED_LETTERS and hit.lang in _SHARED_LETTERS


def _opens_a_longer_name(hit: Hit, context: Context, organisations: set[int]) -> bool:
    """Say whether a short name is a piece of one no table knows: "Council of Ministers", "Earth Charter"."""
    kind = compiled().entities[hit.value].kind
    if hit.hint != "needs-context" or kind not in _PIECES:
        return False
    shape = longer(hit.lang)
    if kind == "treaty":
        return shape.is_preceded(context.text, hit.start)
    if " " not in context.text[hit.start : hit.end] and (
        shape.describes(context.text, hit.end) or shape.is_preceded(context.text, hit.start)
    ):
        return True
    of = grammar(hit.lang).of_start.match(context.text, hit.end)
    start = of.end() if of is not None else hit.end + 1
    return start in organisations or (of is not None and context.text[start : start + 1].isupper())


def _own_language(group: list[Hit], context: Context) -> list[Hit]:
    """Keep the senses a form has in the language of the text: "Argentine" is a State in French only."""
    lang = context.lang_at(group[0].start)
    own = [hit for hit in group if hit.lang == lang]
    return own or group


def recognise_names(context: Context) -> list[Found]:
    """Return the mentions of all names in the tables, in order of start.

    Args:
        context: the scanned document.
    """
    hits = [h for h in context.words("name") if h.end - h.start > _SHORT_FORM or not _foreign(h, context)]
    hits = _in_scope(hits, context)
    entities = compiled().entities
    whole = {h.start for h in hits if entities[h.value].kind == "organisation" and not h.hint}
    hits = [h for h in hits if not _opens_a_longer_name(h, context, whole)]
    sure = _sure(hits)
    found = []
    by_span = _Spans(hits).by_span
    for start, end in sorted(by_span):
        group = by_span[start, end]
        if len(group) > 1:
            group = _own_language(group, context)
        if len(group) == 1 and not group[0].hint:
            one = entities[group[0].value]
            if one.kind != "none":
                found.append(Found(start, end, one.kind, one.id, "name/table", _NAME_CONFIDENCE))
            continue
        kinds = {entities[h.value].kind for h in group}
        for kind in sorted(kinds - {"none"}):
            choice = _choose([h for h in group if entities[h.value].kind == kind], sure)
            if choice is not None:
                found.append(choice)
    return found


class Index:
    """Mentions by where they start and end, for the phrases that are made of them."""

    def __init__(self, found: list[Found]) -> None:
        self.starts: dict[int, list[Found]] = {}
        self.ends: dict[int, list[Found]] = {}
        self.add(found)

    def add(self, found: list[Found]) -> None:
        """Add mentions; at one place the longest comes first."""
        starts, ends = self.starts, self.ends
        for one in found:
            here = starts.get(one.start)
            if here is None:
                starts[one.start] = [one]
            else:
                bisect.insort(here, one, key=lambda f: (f.start - f.end, f.kind))
            there = ends.get(one.end)
            if there is None:
                ends[one.end] = [one]
            else:
                bisect.insort(there, one, key=lambda f: (f.start, f.kind))

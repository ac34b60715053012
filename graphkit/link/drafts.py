"""Claims in the making: each event word with its own words, then with what its neighbours lend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from graphkit.knowledge.events import EventType, event_types
from graphkit.link.actors import Role, actor
from graphkit.link.attributive import attributive, complement
from graphkit.link.clauses import Clause, clauses, is_noun
from graphkit.link.foreign_dates import told_earlier
from graphkit.link.pairs import Pair, pairs
from graphkit.link.results import stops
from graphkit.link.roles import participants
from graphkit.link.sites import site
from graphkit.link.speech import modality, speaker
from graphkit.link.timing import NONE, Timing, date_of
from graphkit.scan.context import Context, Found

# Acts of a moment, with a date and place of their own: they take none from their neighbours.
ACTS = frozenset(
    {
        "adoption",
        "signing",
        "ratification",
        "meeting",
        "negotiation",
        "vote-or-election",
        "settlement-of-conflict",
    }
)
_PEOPLES = frozenset({"demonym", "community", "body"})
_RESPONSE = 60  # characters from "in response to" to the event answered
_NEXT = 400  # characters: an event of the paragraph before may be spoken of again


class Draft(NamedTuple):
    """A claim in view offsets, before it is known which events are the same."""

    clause: Clause
    kind: EventType
    part: str
    roles: list[Role]
    site: Found | None
    timing: Timing
    quantities: list[Found]
    mode: str
    speaker: str | None
    events: tuple[Pair, ...] = ()  # where one word reports several: place and date of each


def drafts(
    context: Context, found: list[Found], author: Callable[[Found], tuple[str, str | None]]
) -> list[Draft]:
    """Return one draft for each event word, in order.

    Args:
        context: the scanned document.
        found: all mentions in view offsets.
        author: gives the part and the author of a mention.
    """
    made: list[Draft] = []
    described: Clause | None = None  # the one before, where its word only describes a noun
    for clause in clauses(context, found):
        if described is not None and described.sentence == clause.sentence:
            clause.lead = described.lead  # "wishes to see displaced families return": one wish
        described = clause if attributive(context.text, clause) else None
        kind = event_types().get(str(clause.trigger.attrs.get("type")))
        if kind is None:
            continue
        part, claimant = author(clause.trigger)
        said, force = speaker(context, clause)
        source = actor(said) if said is not None else None
        roles = participants(context, clause, kind)
        draft = Draft(
            clause,
            kind,
            part,
            [r for r in roles if r[2] is not said],  # who reports an event does not take part in it
            site(context, clause, kind),
            date_of(context, clause, kind),
            _numbers(context.text, clause, kind),
            _mode(context, clause, kind, force),
            source if source != claimant else None,
        )
        if described is clause:
            made.append(_described(context, draft))
            continue
        several = pairs(context, clause, kind, draft.site, draft.timing)
        if len(several) > 1 and not draft.quantities and kind.object != "result":
            draft = draft._replace(events=tuple(several), site=several[0][0], timing=several[0][1])
        made.append(_shared(context, draft, made[-1]) if made else draft)
    for i in range(len(made) - 1, 0, -1):
        made[i - 1] = _complemented(context, made[i - 1], made[i])
    return _grounded(context, _once(made))


def _described(context: Context, draft: Draft) -> Draft:
    """Leave a participle that only describes its noun what belongs to that noun."""
    clause = draft.clause
    site = draft.site if draft.site and complement(context.text, clause, draft.site) else None
    noun = next((f for f in clause.inside() if f.start >= clause.trigger.end), None)
    named = noun is not None and noun.kind in _PEOPLES and complement(context.text, clause, noun) is False
    return draft._replace(
        roles=[("affected", str(actor(noun)), noun)] if noun is not None and named and actor(noun) else [],
        site=site,
        timing=NONE,
        mode="stated",
        speaker=None,
    )


def _of_other_verb(text: str, clause: Clause, one: Found) -> bool:
    """Say whether a relative clause parts a number from the verb: "200 marched for one who was killed"."""
    if one.end > clause.trigger.start:
        return False
    numbers = [f.start for f in clause.items if f.kind == "quantity"]
    if is_noun(clause) and stops(text[one.end : clause.trigger.start]):
        return True  # "inflicted on thousands by the slave trade, ..., genocide"
    asides = [
        m
        for m in clause.grammar.relative.finditer(text, one.end, clause.trigger.start)
        if not any(0 <= start - m.end() <= 1 for start in numbers)  # "..., dont 1 810 enfants, ont été tués"
    ]
    if not asides:
        return False
    told = text[asides[-1].end() : clause.trigger.start]  # "2,000 who are in need, also those displaced"
    return any(c.isalpha() for c in text[one.end : asides[-1].start()]) or "," in told


def _numbers(text: str, clause: Clause, kind: EventType) -> list[Found]:
    """Return the quantities of the stretch that a word of this type counts."""
    around = clause.inside()
    quantities = [f for f in around if f.kind == "quantity" and not _of_other_verb(text, clause, f)]
    if not is_noun(clause) and not quantities:  # "613 people, among them ..., were killed"
        before = [f for f in clause.items if clause.lead <= f.start and f.end <= clause.trigger.start]
        quantities = [f for f in before if f.kind == "quantity" and not _of_other_verb(text, clause, f)]
    counted = [q for q in quantities if str(q.attrs.get("unit", "")) in kind.measures]
    return [q for q in counted if q.attrs.get("unit")] or counted


def _mode(context: Context, clause: Clause, kind: EventType, force: str | None) -> str:
    mode = modality(context, clause, kind)
    wanted = kind.wanted and (kind.subject != "adopter" or is_noun(clause))
    if mode is None and (force == "denied" or (force == "demanded" and wanted)):
        return force
    return mode or "stated"


def _aside(context: Context, draft: Draft) -> bool:
    """Say whether a date stands in a clause about the noun before it: "the policy, which started in 1988"."""
    date, clause = draft.timing.mention, draft.clause
    if date is None or date.start < clause.trigger.end:
        return False
    return clause.grammar.relative.search(context.text, clause.trigger.end, date.start) is not None


def _answered(context: Context, draft: Draft) -> bool:
    """Say whether an event is only what the next one answers: "in response to the attack of 2 May"."""
    clause = draft.clause
    first = max(clause.sentence[0], clause.trigger.start - _RESPONSE)
    return clause.grammar.response.search(context.text, first, clause.trigger.start) is not None


def _shared(context: Context, draft: Draft, before: Draft) -> Draft:
    """Let a joined stretch share what the one before it says: "in X, 5 people were killed, 3 wounded"."""
    clause = draft.clause
    if before.clause.sentence != clause.sentence:
        return draft
    place, timing, mode, roles, numbers = draft.site, draft.timing, draft.mode, draft.roles, draft.quantities
    caused = before.kind.id in draft.kind.follows and before.mode == mode == "stated"
    alone = draft.kind.id in ACTS
    if place is None and (clause.linked or caused) and not alone:
        place = before.site
    alike = alone == (before.kind.id in ACTS)
    lends = caused or before.timing.fronted or (clause.joined and not roles and not _aside(context, before))
    doubted = (mode == "conditional") != (before.mode == "conditional")
    if not before.timing.fronted and (doubted or (alone and is_noun(clause))):
        lends = caused
    lends = lends and not told_earlier(context.text, clause)
    if timing.value is None and alike and lends and not _answered(context, before):
        timing = before.timing
    if clause.joined:
        wanted = draft.kind.wanted and draft.kind.subject != "adopter"  # a text that is named is adopted
        if mode == "stated" and before.mode in {"demanded", "predicted"} and wanted:
            mode = before.mode
        measure = draft.kind.measures.get("person")
        if not numbers and measure is not None and measure == before.kind.measures.get("person"):
            numbers = before.quantities
        if (
            _bare(clause)
            and not roles
            and not any(actor(f) for f in clause.inside())
            and draft.kind.subject == "agent"
        ):
            roles = [r for r in before.roles if r[0] in {"agent", "affected"}]
    return draft._replace(site=place, timing=timing, mode=mode, roles=roles, quantities=numbers)


def _bare(clause: Clause) -> bool:
    """Say whether the event word is a verb that may lean on the subject of the verb before."""
    return not is_noun(clause) or clause.grammar.lang == "zh"


def _once(given: list[Draft]) -> list[Draft]:
    """Leave a number to the nearest of several words of one type that claim it."""
    owner: dict[tuple[int, str], tuple[int, int]] = {}
    for i, draft in enumerate(given):
        for q in draft.quantities:
            gap = max(q.start - draft.clause.trigger.end, draft.clause.trigger.start - q.end)
            key = (q.start, draft.kind.id)
            owner[key] = min(owner.get(key, (gap, i)), (gap, i))
    return [
        d._replace(quantities=[q for q in d.quantities if owner[q.start, d.kind.id][1] == i])
        for i, d in enumerate(given)
    ]


def _complemented(context: Context, left: Draft, right: Draft) -> Draft:
    """Let the first of two nouns share what stands behind the second: "occupation and shelling of X by Y"."""
    if left.roles or left.clause.sentence != right.clause.sentence:
        return left
    between = context.text[left.clause.trigger.end : right.clause.trigger.start]
    if not right.clause.grammar.join.match(between):
        return left
    timing = left.timing if left.timing.value else right.timing
    return left._replace(roles=right.roles, site=left.site or right.site, timing=timing)


def _grounded(context: Context, given: list[Draft]) -> list[Draft]:
    """Date an undated event by an earlier one of the part that it speaks of again, or that is its ground."""
    known: dict[tuple[str, str], list[Draft]] = {}
    done: list[Draft] = []
    ground: Draft | None = None
    for draft in given:
        if ground is not None and ground.clause.sentence != draft.clause.sentence:
            ground = None
        if draft.mode == "stated":
            earlier = known.setdefault((draft.part, draft.kind.id), [])
            if draft.timing.value is not None:
                earlier.append(draft)
                source = None
            else:
                source = _spoken_of_again(context, draft, earlier) or _on_ground(draft, ground)
                draft = _inherit(draft, source) if source else draft
            opens = draft.clause.first if source is None else ground is None
            framed = _frames(context, draft.clause) and not _answered(context, draft)
            if draft.timing.value is not None and opens and framed:
                ground = draft
        done.append(draft)
    return done


def _on_ground(draft: Draft, ground: Draft | None) -> Draft | None:
    if ground is None or draft.kind.id in ACTS or ground.kind.id in ACTS:
        return None
    same = draft.site is None or (ground.site is not None and draft.site.id == ground.site.id)
    return ground if same else None


def _inherit(draft: Draft, source: Draft) -> Draft:
    timing = source.timing._replace(basis="context", fronted=False)
    return draft._replace(timing=timing, site=draft.site or source.site)


def _frames(context: Context, clause: Clause) -> bool:
    """Say whether the event is only the ground of its sentence: "as a result of the attack, ..."."""
    return clause.grammar.frame.search(context.text, clause.sentence[0], clause.trigger.start) is not None


def _spoken_of_again(context: Context, draft: Draft, earlier: list[Draft]) -> Draft | None:
    """Return the dated event that an undated word of the same type speaks of again."""
    clause, words = draft.clause, draft.clause.grammar
    repeats = bool({"person", "event"} & set(draft.kind.measures))
    if draft.site is not None and draft.site.kind == "place" and not repeats:
        fitting = [d for d in earlier if d.site is not None and d.site.id == draft.site.id]
    else:
        before = context.text[max(clause.sentence[0], clause.trigger.start - 30) : clause.trigger.start]
        articleless = words.lang in {"ru", "zh", "ar"} and _frames(context, clause)
        if not is_noun(clause) or not (articleless or words.definite_before.search(before)):
            return None
        fitting = [d for d in earlier[-1:] if clause.block - d.clause.sentence[1] <= _NEXT]
    fitting = [d for d in fitting if not _other_party(d, draft) and not _other_result(d, draft)]
    return fitting[0] if len({d.timing.value for d in fitting}) == 1 else None


def _other_party(one: Draft, other: Draft) -> bool:
    """Say whether two drafts tell of others who act, or one of signatories that the other does not name."""
    left, right = ({name for role, name, _ in d.roles if role == "agent"} for d in (one, other))
    if left and right and not left & right:
        return True
    signed, again = ({name for role, name, _ in d.roles if role == "signatory"} for d in (one, other))
    return bool(signed) and signed != again


def _other_result(one: Draft, other: Draft) -> bool:
    """Say whether two acts are on different texts."""
    left, right = ({name for role, name, _ in d.roles if role == "result"} for d in (one, other))
    return left != right

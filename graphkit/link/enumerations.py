"""Those who take part in an event because they are named in one breath with one who does."""

from __future__ import annotations

from itertools import pairwise

from graphkit.knowledge.events import EventType
from graphkit.link.actors import Role, actor, may, standing_for
from graphkit.link.clauses import Clause
from graphkit.link.results import listed, stops
from graphkit.scan.context import Found

_AND = 12  # characters in which "and" stands behind the last name of an enumeration


def coordinated(text: str, clause: Clause, found: list[Role], kind: EventType) -> list[Role]:
    """Give the members of an enumeration the role of the one that has it: "by X, Y and Z".

    Args:
        text: the view.
        clause: the stretch of the event word.
        found: the roles that prepositions and order give.
        kind: the neutral type.
    """
    roles = {id(one): role for role, _, one in found}
    more = list(found)
    for chain in _chains(text, clause, [f for f in clause.inside() if actor(f)]):
        known = next((one for one in chain if id(one) in roles), None)
        if known is None:
            continue
        role = roles[id(known)]
        for other in chain:
            name = str(actor(other))
            if id(other) not in roles and may(role, kind, name):
                roles[id(other)] = role
                more.append((role, standing_for(other, name, role, kind), other))
    return more


def _chains(text: str, clause: Clause, actors: list[Found]) -> list[list[Found]]:
    """Return the enumerations among the actors: names parted by commas, the last two by "and"."""
    chains: list[list[Found]] = []
    chain, closed = actors[:1], False
    for left, right in pairwise(actors):
        between = text[left.end : right.start]
        joined = bool(clause.grammar.join.match(between))
        if joined or (listed().match(between) and stops(between)):
            chain, closed = [*chain, right], closed or joined
            continue
        chains += [chain] if closed or _and_others(text, clause, chain) else []
        chain, closed = [right], False
    return [*chains, chain] if closed or _and_others(text, clause, chain) else chains


def _and_others(text: str, clause: Clause, chain: list[Found]) -> bool:
    """Say whether an enumeration goes on with those that no name stands for: "X, Y and other officials"."""
    if len(chain) < 2:
        return False
    behind = text[chain[-1].end : chain[-1].end + _AND].lstrip(" ,،")
    return clause.grammar.joining.match(behind) is not None

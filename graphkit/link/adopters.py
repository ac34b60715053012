"""Who adopted a text, where the symbol of the text tells: no other organ can have."""

from __future__ import annotations

from functools import cache

from graphkit.knowledge.organs import conferences, organs, stem
from graphkit.link.actors import Role
from graphkit.link.clauses import Clause


@cache
def _by_prefix() -> dict[str, str]:
    """Return the organ whose resolutions and decisions begin with a prefix of an id: doc/S_RES_ ..."""
    return {
        stem(template): organ.body
        for organ in organs().values()
        for template in (*organ.resolution.values(), *organ.decision.values())
    }


def organ_of(work: str) -> str | None:
    """Return the organ that adopts works with such an id, None where the id does not tell.

    >>> organ_of("doc/S_RES_822-1993"), organ_of("instrument/2030-agenda")
    ('body/UN-SC', None)
    >>> organ_of("doc/1_CP.21")
    'body/UNFCCC-COP'
    """
    conference = work.partition("_")[2].partition(".")[0]
    if work.startswith("doc/") and conference in conferences():
        return conferences()[conference]
    fitting = [prefix for prefix in _by_prefix() if work.startswith(prefix)]
    return _by_prefix()[max(fitting, key=len)] if fitting else None


def adopters(clause: Clause, given: list[Role], texts: list[Role]) -> list[Role]:
    """Return the roles with the adopter that the symbols of the texts tell, where the sentence names it.

    Args:
        clause: the stretch of the event word.
        given: the roles that order and prepositions give.
        texts: the texts adopted.
    """
    known = {organ_of(name) for _, name, _ in texts}
    organ = known.pop() if len(known) == 1 else None
    if organ is None or not given:
        return given
    right = [role for role in given if role[0] != "adopter" or role[1] == organ]
    if any(role == "adopter" for role, _, _ in right) or len(right) == len(given):
        return right
    named = [f for f in clause.inside() if f.id == organ and f.end <= clause.trigger.start]
    return [*right, ("adopter", organ, named[-1])] if named else right

"""Finds parts that carry one text: a statement sent twice, or in two languages.

What survives translation is compared: resolutions, dates, states, places, treaties,
bodies and numbers, in their canonical form. The thresholds are strict; two texts
that merely speak of the same matter stay two works.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

import msgspec

from graphkit.graph.iris import Iris
from graphkit.model import Extraction, Mention

_KINDS = frozenset({"resolution", "document", "treaty", "state", "place", "body", "organisation", "person"})
_DATED = r"\d{4}-\d\d(-\d\d)?$"

ENOUGH = 12  # mentions a text must have to be compared at all
DISTINCT = 6  # different ones among them
COSINE = 0.88
JACCARD = 0.5
LENGTH = 0.6  # shorter over longer, in mentions
COMMON = 40  # a feature of more texts than this brings no pair to the table


class Fingerprint(msgspec.Struct, frozen=True):
    """What a text refers to, whatever its language.

    Args:
        sha: hash of the file; component: IRI of the part; work: id of the work it realises.
        author, date: of the part, None where not known.
        features: how often each canonical id or value occurs.
    """

    sha: str
    component: str
    work: str
    author: str | None
    date: str | None
    features: dict[str, int]


class Pair(NamedTuple):
    """Two texts that are one, and how alike they are."""

    one: Fingerprint
    other: Fingerprint
    cosine: float


def fingerprints(extraction: Extraction, iris: Iris) -> list[Fingerprint]:
    """Return the fingerprint of every work that a part of the document carries."""
    found = []
    parents = {part.id: part for part in extraction.parts}
    for part in extraction.parts:
        above = parents.get(part.parent) if part.parent else None
        if not part.work or part.work == extraction.frame.id or (above and above.work == part.work):
            continue
        inside = [m for m in extraction.mentions if part.start <= m.start and m.end <= part.end]
        features = Counter(feature for mention in inside for feature in _features(mention))
        if sum(features.values()) >= ENOUGH and len(features) >= DISTINCT:
            row = dict(sorted(features.items()))
            sha, frame = extraction.document.sha256, extraction.frame
            component = iris.component(frame.id, frame.lang, part.id)
            found.append(Fingerprint(sha, component, part.work, part.author, part.date, row))
    return found


def _features(mention: Mention) -> Iterator[str]:
    if mention.kind == "date" and mention.value:
        yield "date/" + mention.value
    elif mention.kind == "quantity":
        low, high = mention.attrs.get("lower"), mention.attrs.get("upper")
        if low is not None or high is not None:
            yield f"quantity/{low}/{high}"
    elif mention.kind in _KINDS and mention.id:
        yield mention.id


def same_text(fingerprints: Iterable[Fingerprint]) -> list[Pair]:
    """Return the pairs of texts that are one, in a fixed order."""
    rows = sorted(fingerprints, key=lambda row: (row.sha, row.component))
    pairs = []
    for a, b in sorted(_candidates(rows)):
        one, other = rows[a], rows[b]
        likeness = _likeness(one, other)
        if likeness is not None:
            pairs.append(Pair(one, other, likeness))
    return pairs


def _candidates(rows: list[Fingerprint]) -> set[tuple[int, int]]:
    """Pairs worth comparing: those that share at least three features that are not everywhere."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for feature in row.features:
            holders[feature].append(index)
    shared = Counter(
        pair for indexes in holders.values() if len(indexes) <= COMMON for pair in combinations(indexes, 2)
    )
    return {pair for pair, times in shared.items() if times >= 3}


def _likeness(one: Fingerprint, other: Fingerprint) -> float | None:
    """How alike two texts are, None where they are not the same text."""
    for a, b in ((one.author, other.author), (one.date, other.date)):
        if a and b and a != b:
            return None
    sizes = sorted((sum(one.features.values()), sum(other.features.values())))
    if sizes[0] < LENGTH * sizes[1]:
        return None
    both, either = one.features.keys() & other.features.keys(), one.features.keys() | other.features.keys()
    if len(both) < JACCARD * len(either):
        return None
    dot = sum(one.features[f] * other.features[f] for f in both)
    norms = math.prod(math.sqrt(sum(n * n for n in row.features.values())) for row in (one, other))
    cosine = dot / norms
    return cosine if cosine >= COSINE else None


def canonical_works(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for every work that is another one the id it goes by: a dated id, else the first."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = group.get(pair.one.work, {pair.one.work}) | group.get(pair.other.work, {pair.other.work})
        for work in joined:
            group[work] = joined
    best = {work: min(joined, key=_preference) for work, joined in group.items()}
    return {work: name for work, name in sorted(best.items()) if work != name}


def _preference(work: str) -> tuple[bool, bool, str]:
    return not re.search(_DATED, work), "/x-" in work, work
